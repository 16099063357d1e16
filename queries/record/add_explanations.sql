-- Keep the answer to the questions about one extract.
-- `incoming` is a frame with one row per question.
--   $extract, $answer

insert into explanation by name
select
    $extract as extract,
    "row",
    "column",
    found,
    question,
    $answer as answer
from incoming
