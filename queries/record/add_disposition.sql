-- Say what becomes at one meeting of an exception that is not taken, or that it is offered again.

insert into disposition by name
select
    $meeting as meeting,
    $measure as measure,
    $area as area,
    $raised as raised,
    $title as title,
    $origin as origin,
    $period as period,
    $signal as signal,
    $quarters as quarters,
    $sentence as sentence,
    $disposition as disposition,
    $report as report,
    $reason as reason,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by"
