-- Which extracts have been received by a day?
-- One row per extract, newest first; one taken back is listed with its day.
--   $as_at   a date

select
    extract.extract,
    extract.file,
    extract.family,
    extract.basis,
    extract.publisher,
    extract.received,
    extract.recorded_at,
    extract."by",
    extract.note,
    extract.sha256,
    extract.row_count,
    rollback.day as rolled_back,
    rollback.why as rolled_back_why,
    rollback."by" as rolled_back_by
from extract
left join rollback
    on rollback.extract = extract.extract
    and rollback.day <= $as_at
where extract.received <= $as_at
order by extract.received desc, extract.extract desc
