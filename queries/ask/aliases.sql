-- Which texts are read as which area, as known on a day?
-- One row per text that was accepted and not revoked since, by the text.
--   $as_at   a date

select
    text,
    area,
    day,
    "by"
from alias
where day <= $as_at
qualify row_number() over (partition by text order by recorded_at desc) = 1
    and decision = 'accepted'
order by text
