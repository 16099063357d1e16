-- What was asked about one extract, and what was answered?
-- One row per question, in the order of the file's rows; one about the whole file first.
--   $extract

select
    explanation."row",
    explanation."column",
    explanation.found,
    explanation.question,
    explanation.answer
from explanation
where explanation.extract = $extract
order by explanation."row" nulls first, explanation."column"
