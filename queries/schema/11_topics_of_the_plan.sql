-- A topic that came with the plan and was changed here stands in the plan's place: its id there, empty for one that was
-- chosen here.

alter table topic add column planned varchar default '';
