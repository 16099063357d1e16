-- How far has the store's schema come?
-- One row: the number of the last schema file that was run, 0 in a new store.

select coalesce(max(version), 0) as version
from schema_version
