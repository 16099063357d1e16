-- Add the figures of one extract.
-- `incoming` is a frame with one row per figure. What is returned is not looked
-- at: asking for it has the rows added one after another, which for one extract
-- takes half the time of adding them side by side.
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
returning true as added
