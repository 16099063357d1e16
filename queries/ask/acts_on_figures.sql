-- How often have the figures held been added to or taken back, or their past been decided about?
-- One row. What is worked out from the figures stays good until this moves.

select
    (select count(*) from extract)
    + (select count(*) from rollback)
    + (select count(*) from decision) as acts
