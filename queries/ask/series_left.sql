-- Which measures does an extract go on from with a leap, and at what do its series stand?
-- One row per figure of each series, of a measure of which some figure is of a
-- later quarter than its series holds, and far from the last one held and from
-- those of the same quarter in earlier years. The figure received last counts;
-- quarters that had not ended are left out.
-- `incoming` is a frame with the extract's figures, and between what two ends
-- a figure lies that is near each: a count or mean, or a share of 0 to 1.
--   $as_at   a date

with held as (
    select
        figure.*,
        known.basis,
        known.received,
        coalesce(figure.value / nullif(figure.denominator, 0), figure.value) as shown
    from figure_known($as_at) as figure
    join extract_known($as_at) as known on known.extract = figure.extract
    semi join incoming
        on incoming.measure = figure.measure
        and incoming.area = figure.area
    where figure.period_end < $as_at
    qualify row_number() over (
        partition by figure.measure, figure.area, figure.period
        order by known.received desc, figure.extract desc
    ) = 1
),

lasts as (
    select measure, area, max(period_end) as last_end
    from held
    group by measure, area
),

leapt as (
    select distinct incoming.measure
    from incoming
    join lasts
        on lasts.measure = incoming.measure
        and lasts.area = incoming.area
    anti join held
        on held.measure = incoming.measure
        and held.area = incoming.area
        and (held.period_end = lasts.last_end or month(held.period_end) = month(incoming.period_end))
        and held.shown between incoming.near_from and incoming.near_to
    where incoming.period_end > lasts.last_end
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
    null::double as was,
    null::double as was_of,
    null::date as was_received
from held
semi join leapt on leapt.measure = held.measure
