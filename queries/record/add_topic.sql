-- Put a topic on an agenda, change it or take it off: a further version each time.

insert into topic by name
select
    $topic as topic,
    $version as version,
    $meeting as meeting,
    $track as track,
    $title as title,
    $rationale as rationale,
    $origin as origin,
    $owner as owner,
    $question as question,
    $planned as planned,
    $taken_off as taken_off,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by"
