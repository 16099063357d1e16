-- At which version does what is kept under one name stand: a topic's verdict, commission and reply, an action?
-- One row; 0 where there is none. actions: how many were first recorded here.
--   $name

select
    (select coalesce(max(version), 0) from verdict where topic = $name) as verdict,
    (select coalesce(max(version), 0) from action where action = $name) as action,
    (select coalesce(max(version), 0) from commission where topic = $name) as commission,
    (select coalesce(max(version), 0) from reply where topic = $name) as reply,
    (select count(distinct action) from action where action like 'action %') as actions
