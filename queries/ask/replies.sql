-- What had been answered to the commissions of topics by a day?
-- One row per topic: its latest reply, without the bytes of its file.
--   $as_at   a date

select
    topic,
    version,
    sender,
    words,
    file,
    sha256,
    day,
    "by"
from reply
where day <= $as_at
qualify row_number() over (partition by topic order by version desc) = 1
order by topic
