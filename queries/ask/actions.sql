-- Which actions were recorded here by a day, as they stood then?
-- One row per action, those of the plan that were changed here too.
--   $as_at   a date

select
    action,
    version,
    topic,
    meeting,
    track,
    what,
    owner,
    due,
    closed,
    evidence,
    agreed,
    day,
    "by"
from action
where day <= $as_at
qualify row_number() over (partition by action order by version desc) = 1
order by agreed, recorded_at, action
