-- Record what was concluded of a topic: a further version each time.

insert into verdict by name
select
    $topic as topic,
    $version as version,
    $verdict as verdict,
    $why as why,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by"
