-- What the engine answered for a group of series, by a digest of all that the answer rests on.
-- Nothing here is a record: any row may be lost, and is then worked out again.

create table judgement (
    digest varchar primary key,
    judged varchar not null
);
