-- What people decided about single quarters of a series' past: the latest decision on each counts.

create table decision (
    measure varchar not null,
    area varchar not null,
    period varchar not null,
    kind varchar not null check (kind in ('quarter', 'level')),
    decision varchar not null check (decision in ('confirmed', 'rejected', 'declared', 'withdrawn')),
    why varchar not null,
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null
);
