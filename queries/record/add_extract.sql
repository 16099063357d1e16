-- Keep one extract whole: who brought which bytes, and when.
-- `incoming` is a table with one row, the bytes: content.

insert into extract by name
select
    $extract as extract,
    $file as file,
    $family as family,
    $basis as basis,
    $publisher as publisher,
    $received as received,
    $recorded_at as recorded_at,
    $by as "by",
    $note as note,
    $sha256 as sha256,
    $row_count as row_count,
    content
from incoming
