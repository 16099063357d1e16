-- How many changes of the plan are recorded?
-- One row. Until this moves, the plan as it was last read with them still holds.

select
    (select count(*) from kept_meeting)
    + (select count(*) from kept_owners)
    + (select count(*) from kept_item) as acts
