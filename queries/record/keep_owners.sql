-- Give a section its owners: a further version each time.

insert into kept_owners by name
select
    $section as section,
    $version as version,
    $owners as owners,
    $scrutineers as scrutineers,
    $why as why,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by"
