-- Which extracts count on a day: received by then, and not taken back by then.

create macro extract_known(as_at) as table
    select extract.*
    from extract
    left join rollback
        on rollback.extract = extract.extract
        and rollback.day <= as_at
    where extract.received <= as_at
        and rollback.extract is null;
