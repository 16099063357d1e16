-- Take one extract back. Its figures stay held, and no longer count from $day.

insert into rollback by name
select
    $extract as extract,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by",
    $why as why
