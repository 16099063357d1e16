-- What an office has changed in its plan: meetings, a section's owners, scrutiny items.
-- A change is a further version of the whole; the latest known on a day counts.

-- stands: the day or the month, as ISO writes it. tracks: those that are due at the meeting.
create table kept_meeting (
    meeting varchar not null,
    version integer not null,
    stands varchar not null,
    tracks varchar[] not null,
    papers_set date,
    held date,
    concluded date,
    why varchar not null,
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null,
    primary key (meeting, version)
);

-- owners: posts. scrutineers: those of them on the scrutinising side.
create table kept_owners (
    section varchar not null,
    version integer not null,
    owners varchar[] not null,
    scrutineers varchar[] not null,
    why varchar not null,
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null,
    primary key (section, version)
);

create table kept_item (
    item varchar not null,
    version integer not null,
    section varchar not null,
    text varchar not null,
    status varchar not null,
    note varchar not null,
    why varchar not null,
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null,
    primary key (item, version)
);
