-- What is held of the months of some quarters, as known on a day?
-- One row per month, force, place and crime type; a month is that of the extract received last which has it.
-- `incoming` is a frame with the quarters: force, period.
--   $as_at   a date

select
    month_count."month",
    month_count.period,
    month_count.force,
    month_count.place,
    month_count.place_is,
    month_count.crime_type,
    month_count.measure,
    month_count.records
from month_count
join extract_known($as_at) as known on known.extract = month_count.extract
semi join incoming
    on incoming.force = month_count.force
    and incoming.period = month_count.period
qualify rank() over (
    partition by month_count.force, month_count."month"
    order by known.received desc, month_count.extract desc
) = 1
