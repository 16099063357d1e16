-- Give a topic a further rationale, or withdraw it.

insert into rationale by name
select
    $topic as topic,
    $words as words,
    $origin as origin,
    $withdrawn as withdrawn,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by"
