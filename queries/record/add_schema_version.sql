-- Note that one schema file has been run.

insert into schema_version
values ($version, $recorded_at)
