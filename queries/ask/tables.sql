-- Which tables has the file?
-- One row per table, in the order in which they were made; none in a new store.

select table_name as name
from duckdb_tables()
order by table_oid
