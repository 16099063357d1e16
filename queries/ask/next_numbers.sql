-- Which numbers are free for the next extract, raised exception and topic?
-- One row.

select
    (select coalesce(max(extract), 0) + 1 from extract) as extract,
    (select coalesce(max(raised), 0) + 1 from raised) as raised,
    (select coalesce(max(topic), 0) + 1 from topic) as topic
