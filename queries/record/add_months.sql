-- Add the counts by month of one extract.
-- `incoming` is a frame with one row per month, place and crime type.
--   $extract

insert into month_count by name
select
    $extract as extract,
    "row",
    "month",
    period,
    period_end,
    force,
    place,
    place_is,
    crime_type,
    measure,
    records
from incoming
