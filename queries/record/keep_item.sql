-- Add a scrutiny item or change it: a further version each time.

insert into kept_item by name
select
    $item as item,
    $version as version,
    $section as section,
    $text as text,
    $status as status,
    $note as note,
    $why as why,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by"
