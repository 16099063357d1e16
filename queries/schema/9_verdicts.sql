-- What was concluded of a topic, promised, asked and answered. Each is kept as it stood after each change: the latest
-- version counts. A topic is named 'topic 12' where it was chosen here, and by its id in the plan where it came with it.

create table verdict (
    topic varchar not null,
    version integer not null,
    verdict varchar not null check (verdict in ('assured', 'partly assured', 'not assured')),
    why varchar not null,
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null,
    primary key (topic, version)
);

-- 'action 3' where it was recorded here, and its id in the plan where it came with it: a version here then goes before
-- the plan's own words. One that is closed has its evidence.
create table action (
    action varchar not null,
    version integer not null,
    topic varchar not null,
    meeting varchar not null,
    track varchar not null,
    what varchar not null,
    owner varchar not null,
    due date not null,
    closed boolean not null,
    evidence varchar not null,
    agreed date not null,
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null,
    primary key (action, version)
);

create table commission (
    topic varchar not null,
    version integer not null,
    "to" varchar not null,
    question varchar not null,
    deadline date not null,
    asked_by varchar not null,
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null,
    primary key (topic, version)
);

-- file: the name it came under, empty where there is none; then content is null.
create table reply (
    topic varchar not null,
    version integer not null,
    sender varchar not null,
    words varchar not null,
    file varchar not null,
    sha256 varchar not null,
    content blob,
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null,
    primary key (topic, version)
);
