-- Which schema files have been run; this one always is.

create table if not exists schema_version (
    version integer primary key,
    recorded_at timestamp not null
);
