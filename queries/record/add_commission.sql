-- Keep what the owner of a topic is asked: a further version each time.

insert into commission by name
select
    $topic as topic,
    $version as version,
    $to as "to",
    $question as question,
    $deadline as deadline,
    $asked_by as asked_by,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by"
