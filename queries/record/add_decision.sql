-- Add a decision about one quarter of a series' past.
--   $measure, $area, $period, $kind, $decision, $why, $day, $recorded_at, $by

insert into decision by name
select
    $measure as measure,
    $area as area,
    $period as period,
    $kind as kind,
    $decision as decision,
    $why as why,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by"
