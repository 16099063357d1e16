-- How many quarters a pinned exception takes together; null where nothing stands out, where the method takes none
-- together, and in rows pinned before this column was there.

alter table evidence add column quarters integer;
