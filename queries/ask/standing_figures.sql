-- At what does every figure stand, as known on a day?
-- One row per measure, area and period, oldest period first. The figure of the
-- extract received last counts; `was` is what the one before it gave, where
-- that differed. Quarters that had not ended are left out. A figure asked about
-- carries the answer, through every revision too small to be asked about anew;
-- an answer that repeats the note on its whole extract says nothing of the
-- figure.
--   $as_at   a date
--   $much    the share of a number that it moves by at most, or is asked about

with held as (
    select
        figure."row",
        figure.measure,
        figure.area,
        figure.period,
        figure.value,
        figure.denominator,
        figure.symbol,
        figure.note,
        figure.extract,
        known.basis,
        known.received,
        known."by",
        row_number() over (
            partition by figure.measure, figure.area, figure.period
            order by known.received desc, figure.extract desc
        ) as place
    from figure_known($as_at) as figure
    join extract_known($as_at) as known on known.extract = figure.extract
    where figure.period_end < $as_at
),

earlier as (
    select
        held.measure,
        held.area,
        held.period,
        arg_min(struct_pack(
            was := held.value, was_of := held.denominator, was_symbol := held.symbol, was_received := held.received
        ), held.place) as before
    from held
    join held as standing
        on standing.measure = held.measure
        and standing.area = held.area
        and standing.period = held.period
        and standing.place = 1
    where held.place > 1
        and (held.value, held.denominator, held.symbol)
            is distinct from (standing.value, standing.denominator, standing.symbol)
    group by held.measure, held.area, held.period
),

answered as (
    select
        explanation.extract,
        explanation."row",
        string_agg(distinct explanation.answer, ' ' order by explanation.answer) as answer
    from explanation
    join extract on extract.extract = explanation.extract
    where explanation."row" is not null
        and explanation.answer <> extract.note
    group by all
),

explained as (
    select
        held.measure,
        held.area,
        held.period,
        arg_min(struct_pack(answer := answered.answer, "by" := held."by", received := held.received), held.place) as said
    from held
    join answered
        on answered.extract = held.extract
        and answered."row" = held."row"
    join held as standing
        on standing.measure = held.measure
        and standing.area = held.area
        and standing.period = held.period
        and standing.place = 1
    where held.symbol = standing.symbol
        and coalesce(
            abs(standing.value - held.value) <= $much * abs(held.value),
            standing.value is not distinct from held.value
        )
        and coalesce(
            abs(standing.denominator - held.denominator) <= $much * abs(held.denominator),
            standing.denominator is not distinct from held.denominator
        )
    group by held.measure, held.area, held.period
)

select
    held.measure,
    held.area,
    held.period,
    held.value,
    held.denominator,
    held.symbol,
    held.note,
    held.extract,
    held.basis,
    held.received,
    earlier.before.was as was,
    earlier.before.was_of as was_of,
    earlier.before.was_received as was_received,
    explained.said.answer as explained,
    explained.said."by" as explained_by,
    explained.said.received as explained_on
from held
left join earlier
    on earlier.measure = held.measure
    and earlier.area = held.area
    and earlier.period = held.period
left join explained
    on explained.measure = held.measure
    and explained.area = held.area
    and explained.period = held.period
where held.place = 1
order by held.measure, held.area, held.period
