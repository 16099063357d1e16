-- Attach to a topic what was answered, with the bytes of a file where one came: a further version each time.

insert into reply by name
select
    $topic as topic,
    $version as version,
    $sender as sender,
    $words as words,
    $file as file,
    $sha256 as sha256,
    $content::blob as content,
    $day as day,
    $recorded_at as recorded_at,
    $by as "by"
