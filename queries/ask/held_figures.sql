-- What is held of some series in some periods, as known on a day?
-- One row per figure that is held, whether its quarter has ended or not.
-- `incoming` is a frame with the series: measure, area.
--   $as_at   a date
--   $periods a list of texts

select
    figure.measure,
    figure.area,
    figure.period,
    figure.value as was,
    figure.denominator as was_of,
    figure.symbol as was_symbol
from figure_known($as_at) as figure
join extract_known($as_at) as known on known.extract = figure.extract
semi join incoming
    on incoming.measure = figure.measure
    and incoming.area = figure.area
where figure.period in (select unnest($periods))
qualify row_number() over (
    partition by figure.measure, figure.area, figure.period
    order by known.received desc, figure.extract desc
) = 1
