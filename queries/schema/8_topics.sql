-- What a topic asks the Chief Constable, why it is looked at, and what became of
-- the exceptions that nobody took to a meeting.

alter table topic add column question varchar default '';

-- Who pinned what a topic rests on, and when; empty for what it was chosen with.
alter table evidence add column "by" varchar default '';
alter table evidence add column recorded_at timestamp;

-- A further reason why a topic is looked at, beside its first, which stands with
-- the topic. The same words with the same origin are one rationale, whichever
-- topics it serves; the latest act on each topic and rationale counts.
create table rationale (
    topic integer not null,
    words varchar not null,
    origin varchar not null,
    withdrawn boolean not null,
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null
);

-- What became, at one meeting, of an exception that was not taken, and how the
-- exception stood then: it is offered again once that is different. A finding has
-- a measure; one people raised has its number, or where it came with the plan its
-- title alone. report: the one it is covered in. The latest on each counts.
create table disposition (
    meeting varchar not null,
    measure varchar,
    area varchar,
    raised integer,
    title varchar not null,
    origin varchar not null,
    period varchar,
    signal varchar,
    quarters integer,
    sentence varchar not null,
    disposition varchar not null check (disposition in ('carried', 'covered elsewhere', 'not taken', 'offered again')),
    report varchar not null,
    reason varchar not null,
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null
);
