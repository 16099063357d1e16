-- Which tables has the file?
-- One row per table; none in a new store.

select table_name as name
from duckdb_tables()
order by table_name
