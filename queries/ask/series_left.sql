-- Which series does an extract go on from with a figure beyond all they have held, and at what do they stand?
-- One row per figure of such a series whose quarter had ended; the figure of the extract received last.
-- `incoming` is a frame with the extract's figures.
--   $as_at    a date
--   $fewest   the least base on which a share counts

with held as (
    select
        figure.*,
        known.basis,
        known.received,
        case when figure.denominator is null then figure.value
            when figure.denominator >= $fewest then figure.value / figure.denominator end as shown
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

bounds as (
    select measure, area, min(shown) as least, max(shown) as most, max(period_end) as last_end
    from held
    group by measure, area
),

gone_beyond as (
    select distinct incoming.measure, incoming.area
    from incoming
    join bounds
        on bounds.measure = incoming.measure
        and bounds.area = incoming.area
    where incoming.period_end > bounds.last_end
        and case when incoming.denominator is null then incoming.value
            when incoming.denominator >= $fewest then incoming.value / incoming.denominator end
            not between bounds.least and bounds.most
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
semi join gone_beyond
    on gone_beyond.measure = held.measure
    and gone_beyond.area = held.area
