-- What have people decided about the past of the series, as known on a day?
-- One row per quarter of a series and kind: the latest decision; one withdrawn is left out.
--   $as_at   a date

select
    measure,
    area,
    period,
    kind,
    decision,
    why,
    day,
    "by"
from decision
where day <= $as_at
qualify row_number() over (partition by measure, area, period, kind order by recorded_at desc) = 1
    and decision <> 'withdrawn'
order by measure, area, period, kind
