-- When did the figures of each measure and period come, in which extract, and who brought them last?
-- One row per measure and period that had ended, over the areas named.
-- `incoming` is a frame with the areas.
--   $as_at   a date

select
    figure.measure,
    figure.period,
    min(known.received) as received,
    arg_min(known.extract, row(known.received, known.extract)) as extract,
    arg_max(known."by", row(known.received, known.extract)) as "by",
    max(known.received) as last_received
from figure_known($as_at) as figure
join extract_known($as_at) as known on known.extract = figure.extract
semi join incoming on incoming.area = figure.area
where figure.period_end < $as_at
group by figure.measure, figure.period
order by figure.measure, figure.period
