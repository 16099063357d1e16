-- Add a meeting, set or move its day, or say how far it has come: a further version each time.

insert into kept_meeting by name
select
    $meeting as meeting,
    $version as version,
    $stands as stands,
    $tracks as tracks,
    $papers_set as papers_set,
    $held as held,
    $concluded as concluded,
    $why as why,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by"
