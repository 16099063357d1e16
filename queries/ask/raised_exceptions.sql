-- Which exceptions have people raised, as known on a day?
-- One row per exception, the latest raised first. Where a later extract gives
-- the same reference again, the later words count.
--   $as_at   a date

select
    raised.raised,
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
    raised.day,
    raised."by",
    coalesce(known.basis, 'supplied') as basis
from raised
left join extract_known($as_at) as known on known.extract = raised.extract
where raised.day <= $as_at
    and (raised.extract is null or known.extract is not null)
qualify row_number() over (
    partition by
        case when raised.reference = '' then raised.raised::varchar else raised.origin || ' ' || raised.reference end
    order by raised.day desc, raised.raised desc
) = 1
order by raised.day desc, raised.raised desc
