-- Which bytes were received as one extract?
-- One row, or none where it had not been received by the day.
--   $extract, $as_at

select
    extract.file,
    extract.content
from extract
where extract.extract = $extract
    and extract.received <= $as_at
