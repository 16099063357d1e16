-- Is there already an extract of these very bytes, known on a day?
-- One row, the latest such extract, or none.
--   $sha256, $as_at

select
    known.extract,
    known.file,
    known.received,
    known."by"
from extract_known($as_at) as known
where known.sha256 = $sha256
order by known.extract desc
limit 1
