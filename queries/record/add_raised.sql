-- Add an exception that people raise.

insert into raised by name
select
    $raised as raised,
    $extract as extract,
    $row as "row",
    $reference as reference,
    $title as title,
    $summary as summary,
    $origin as origin,
    $raised_by as raised_by,
    $area as area,
    $section as section,
    $period as period,
    $period_end as period_end,
    $sensitive as sensitive,
    $sensitivity_reason as sensitivity_reason,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by"
