-- Which exceptions have people raised, as known on a day?
-- One row per exception, the latest raised first. Where a later extract gives
-- the same reference again, the later words count; it keeps the number and the
-- day it was first raised with.
-- What an extract gave for a quarter that had not ended is left out.
--   $as_at       a date
--   $not_ended   true: it is given too

select
    min(raised.raised) over same as raised,
    raised.extract,
    raised.reference,
    raised.title,
    raised.summary,
    raised.origin,
    raised.raised_by,
    raised.area,
    raised.section,
    raised.period,
    raised.sensitive,
    raised.sensitivity_reason,
    min(raised.day) over same as day,
    raised."by",
    coalesce(known.basis, 'supplied') as basis
from raised
left join extract_known($as_at) as known on known.extract = raised.extract
where raised.day <= $as_at
    and (raised.extract is null or (known.extract is not null and ($not_ended or raised.period_end < $as_at)))
window same as (
    partition by
        case when raised.reference = '' then raised.raised::varchar else raised.origin || ' ' || raised.reference end
)
qualify row_number() over (same order by raised.day desc, raised.raised desc) = 1
order by day desc, raised.raised desc
