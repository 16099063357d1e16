-- Keep the answers to the questions about one extract.
-- `incoming` is a frame with one row per question.
--   $extract

insert into explanation by name
select
    $extract as extract,
    "row",
    "column",
    found,
    question,
    answer
from incoming
