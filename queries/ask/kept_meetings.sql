-- Which meetings has the office added, set or moved, by a day?
-- One row per version, in the order they were recorded.
--   $as_at   a date

select
    meeting,
    version,
    stands,
    tracks,
    papers_set,
    held,
    concluded,
    why,
    day,
    recorded_at,
    "by"
from kept_meeting
where day <= $as_at
order by recorded_at, meeting, version
