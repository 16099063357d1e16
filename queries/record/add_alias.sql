-- Add what a person said that a text stands for.
--   $text, $area, $decision, $day, $recorded_at, $by

insert into alias by name
select
    $text as text,
    $area as area,
    $decision as decision,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by"
