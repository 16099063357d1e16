-- Record an action, change it, close it with its evidence or open it again: a further version each time.

insert into action by name
select
    $action as action,
    $version as version,
    $topic as topic,
    $meeting as meeting,
    $track as track,
    $what as what,
    $owner as owner,
    $due as due,
    $closed as closed,
    $evidence as evidence,
    $agreed as agreed,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by"
