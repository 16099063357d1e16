-- What has each figure of one measure in one area been, extract by extract?
-- One row per period and extract, as known on a day, oldest first.
--   $measure, $area, $as_at

select
    figure.period,
    figure.value,
    figure.denominator,
    figure.symbol,
    known.extract,
    known.file,
    known.received,
    known."by",
    known.note
from figure_known($as_at) as figure
join extract_known($as_at) as known on known.extract = figure.extract
where figure.measure = $measure
    and figure.area = $area
    and figure.period_end < $as_at
order by figure.period, known.received, known.extract
