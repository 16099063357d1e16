-- Keep what the engine answered, where it is not kept already.
-- `incoming` is a frame with one row per group of series: digest, judged.

insert or ignore into judgement by name
select
    digest,
    judged
from incoming
