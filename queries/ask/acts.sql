-- How many acts are recorded that what an extract would change can rest on?
-- One row. Until this moves, what a person was shown of an extract still holds.

select
    (select count(*) from extract)
    + (select count(*) from rollback)
    + (select count(*) from decision)
    + (select count(*) from topic)
    + (select count(*) from evidence)
    + (select count(*) from raised)
    + (select count(*) from alias)
    + (select count(*) from kept_meeting)
    + (select count(*) from kept_owners)
    + (select count(*) from kept_item) as acts
