-- Which scrutiny items has the office added or changed, by a day?
-- One row per version, in the order they were recorded.
--   $as_at   a date

select
    item,
    version,
    section,
    text,
    status,
    note,
    why,
    day,
    recorded_at,
    "by"
from kept_item
where day <= $as_at
order by recorded_at, item, version
