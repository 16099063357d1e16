-- Pin to a topic what it rests on, as it stands now.

insert into evidence by name
select
    $topic as topic,
    $measure as measure,
    $area as area,
    $period as period,
    $value as value,
    $denominator as denominator,
    $expected as expected,
    $lower as lower,
    $upper as upper,
    $signal as signal,
    $quarters as quarters,
    $sentence as sentence,
    $raised as raised,
    $as_at as as_at,
    $recorded_at as recorded_at,
    $by as "by"
