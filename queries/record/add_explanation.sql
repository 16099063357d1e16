-- Keep the answer to one question about an extract.

insert into explanation by name
select
    $extract as extract,
    $row as "row",
    $column as "column",
    $found as found,
    $question as question,
    $answer as answer
