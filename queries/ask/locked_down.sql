-- Is the connection locked down already?
-- One row.

select current_setting('lock_configuration')::boolean as locked
