-- What has one figure been, extract by extract, who gave it and why?
-- One row per extract received by a day, oldest first. One taken back since has
-- back_on, back_by and back_why. answer: what was answered when the figure was
-- asked about, where that is more than the note on its whole extract.
--   $measure, $area, $period, $as_at

with answered as (
    select
        explanation.extract,
        explanation."row",
        string_agg(distinct explanation.answer, ' ' order by explanation.answer) as answer
    from explanation
    join extract on extract.extract = explanation.extract
    where explanation.answer <> extract.note
    group by all
),

figures as (
    select extract, "row", measure, area, period, value, denominator, symbol
    from figure_known($as_at)
    union
    select figure.extract, figure."row", figure.measure, figure.area, figure.period, figure.value,
        figure.denominator, figure.symbol
    from figure
)

select
    extract.extract,
    extract.file,
    extract.received,
    extract."by",
    extract.note,
    figures.value,
    figures.denominator,
    figures.symbol,
    coalesce(of_the_row.answer, of_the_file.answer, '') as answer,
    rollback.day as back_on,
    rollback."by" as back_by,
    rollback.why as back_why
from figures
join extract on extract.extract = figures.extract
left join answered as of_the_row
    on of_the_row.extract = figures.extract
    and of_the_row."row" = figures."row"
left join answered as of_the_file
    on of_the_file.extract = figures.extract
    and of_the_file."row" is null
left join rollback
    on rollback.extract = figures.extract
    and rollback.day <= $as_at
where figures.measure = $measure
    and figures.area = $area
    and figures.period = $period
    and extract.received <= $as_at
order by extract.received, extract.extract
