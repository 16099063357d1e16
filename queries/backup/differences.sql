-- How many rows of a table are not in its file, or the other way round?
-- One row: 0 where they are the same, row for row.
--   $table, $file

select count(*) as differences
from (
    (from query_table($table) except all from read_parquet($file))
    union all
    (from read_parquet($file) except all from query_table($table))
)
