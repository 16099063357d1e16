-- What had been concluded of each topic by a day?
-- One row per topic: its latest verdict.
--   $as_at   a date

select
    topic,
    version,
    verdict,
    why,
    day,
    "by"
from verdict
where day <= $as_at
qualify row_number() over (partition by topic order by version desc) = 1
order by topic
