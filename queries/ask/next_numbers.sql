-- Which numbers are free for the next extract, raised exception and topic?
-- One row. What is kept ahead of its day is numbered from 100001 up.

select
    (select coalesce(max(extract), 0) + 1 from extract where extract <= 100000) as extract,
    (select greatest(coalesce(max(extract), 0), 100000) + 1 from extract) as extract_ahead,
    (select coalesce(max(raised), 0) + 1 from raised where raised <= 100000) as raised,
    (select greatest(coalesce(max(raised), 0), 100000) + 1 from raised) as raised_ahead,
    (select coalesce(max(topic), 0) + 1 from topic) as topic
