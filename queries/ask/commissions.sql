-- What had been asked of the owners of topics by a day?
-- One row per topic: its latest commission.
--   $as_at   a date

select
    topic,
    version,
    "to",
    question,
    deadline,
    asked_by,
    day,
    "by"
from commission
where day <= $as_at
qualify row_number() over (partition by topic order by version desc) = 1
order by topic
