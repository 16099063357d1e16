-- Add the figures of one extract.
-- `incoming` is a frame with one row per figure.
--   $extract

insert into figure by name
select
    $extract as extract,
    "row",
    measure,
    area,
    period,
    period_end,
    value,
    denominator,
    symbol,
    note
from incoming
