-- How many acts has the store recorded?
-- One row. What is worked out from the store stays good until this moves.

select
    (select count(*) from extract)
    + (select count(*) from rollback)
    + (select count(*) from raised)
    + (select count(*) from topic) as acts
