-- What has become of the exceptions that were not taken, as known on a day?
-- One row per meeting and exception, in the order they were decided; one that is offered again says so.
--   $as_at   a date

select
    disposition.meeting,
    disposition.measure,
    disposition.area,
    disposition.raised,
    disposition.title,
    disposition.origin,
    disposition.period,
    disposition.signal,
    disposition.quarters,
    disposition.sentence,
    disposition.disposition,
    disposition.report,
    disposition.reason,
    disposition.day,
    disposition."by",
    disposition.recorded_at
from disposition
where disposition.day <= $as_at
qualify
    row_number() over (
        partition by
            disposition.meeting,
            disposition.measure,
            case when disposition.measure is null then null else disposition.area end,
            disposition.raised,
            case when disposition.measure is null and disposition.raised is null then disposition.title end
        order by disposition.recorded_at desc
    ) = 1
order by disposition.recorded_at
