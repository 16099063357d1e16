-- What a person said that a text which is no area's name stands for: the latest on each text counts.

create table alias (
    text varchar not null,
    area varchar not null,
    decision varchar not null check (decision in ('accepted', 'revoked')),
    day date not null,
    recorded_at timestamp not null,
    "by" varchar not null
);
