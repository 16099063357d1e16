-- What has the engine answered for these groups of series?
-- One row for each of incoming (digest) that has been judged before.

select
    judgement.digest,
    judgement.judged
from judgement
semi join incoming
    on incoming.digest = judgement.digest
