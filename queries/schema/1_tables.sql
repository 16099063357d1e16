-- What the store holds. Rows are only ever added: a revision, a rollback and a
-- change to a topic are each a further row, so that any day can be drawn as it
-- was known then.

create table extract (
    extract integer primary key,
    file varchar not null,
    family varchar not null,
    basis varchar not null check (basis in ('official', 'supplied', 'illustrative')),
    publisher varchar not null,
    received date not null,
    recorded_at timestamp not null,
    "by" varchar not null,
    note varchar not null,
    sha256 varchar not null,
    row_count integer not null,
    content blob not null
);

-- One value of one measure in one area and period, as one extract gave it.
-- value is the count, or the numerator where a denominator stands beside it.
-- A symbol (c, x, z, low) is kept as such, with no value.
-- No key here: reading refuses the same figure twice in a file, and an index
-- would cost more than it saves on a load.
create table figure (
    extract integer not null references extract (extract),
    "row" integer not null,
    measure varchar not null,
    area varchar not null,
    period varchar not null,
    period_end date not null,
    value double,
    denominator double,
    symbol varchar not null,
    note varchar not null
);

create table explanation (
    extract integer not null references extract (extract),
    "row" integer,
    "column" varchar not null,
    found varchar not null,
    question varchar not null,
    answer varchar not null
);

create table rollback (
    extract integer primary key references extract (extract),
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null,
    why varchar not null
);

-- An exception that people raise. One from a MADE extract names it; one raised
-- on a page has no extract, and for the end of its period its day.
create table raised (
    raised integer primary key,
    extract integer references extract (extract),
    "row" integer,
    reference varchar not null,
    title varchar not null,
    summary varchar not null,
    origin varchar not null,
    raised_by varchar not null,
    area varchar not null,
    section varchar not null,
    period varchar not null,
    period_end date not null,
    sensitive boolean not null,
    sensitivity_reason varchar not null,
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null
);

-- A topic as it stood after each change: the latest version counts.
create table topic (
    topic integer not null,
    version integer not null,
    meeting varchar not null,
    track varchar not null,
    title varchar not null,
    rationale varchar not null,
    origin varchar not null,
    owner varchar not null,
    taken_off boolean not null,
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null,
    primary key (topic, version)
);

-- What a topic rests on, as it stood when it was chosen.
create table evidence (
    topic integer not null,
    measure varchar,
    area varchar,
    period varchar,
    value double,
    denominator double,
    expected double,
    lower double,
    upper double,
    signal varchar,
    sentence varchar not null,
    raised integer,
    as_at date not null
);
