-- Write one table whole into a file.
--   $table, $file

copy (from query_table($table)) to $file (format parquet)
