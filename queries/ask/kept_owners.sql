-- Whose sections has the office given other owners, by a day?
-- One row per version, in the order they were recorded.
--   $as_at   a date

select
    section,
    version,
    owners,
    scrutineers,
    why,
    day,
    recorded_at,
    "by"
from kept_owners
where day <= $as_at
order by recorded_at, section, version
