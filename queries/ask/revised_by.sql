-- Which figures did one extract revise, and what stood before it?
-- One row per figure that it gave differently, in the order of its rows.
--   $extract    its number
--   $received   the day it was received

with own as (
    select figure.*
    from figure
    where figure.extract = $extract
),

before as (
    select figure.measure, figure.area, figure.period, figure.value, figure.denominator, figure.symbol
    from figure
    join extract_known($received) as known on known.extract = figure.extract
    semi join own
        on own.measure = figure.measure
        and own.area = figure.area
        and own.period = figure.period
    where known.received < $received
        or known.extract < $extract
    qualify row_number() over (
        partition by figure.measure, figure.area, figure.period
        order by known.received desc, known.extract desc
    ) = 1
)

select
    own."row",
    own.measure,
    own.area,
    own.period,
    before.value as was,
    before.denominator as was_of,
    before.symbol as was_symbol,
    own.value,
    own.denominator,
    own.symbol
from own
join before
    on before.measure = own.measure
    and before.area = own.area
    and before.period = own.period
where (before.value, before.denominator, before.symbol) is distinct from (own.value, own.denominator, own.symbol)
order by own."row", own.measure
