-- Figures no longer refer to their extract by a key. They are added with it, in one transaction, by one method, so
-- that the key caught nothing; to look it up for each figure took a sixth of the time of a load.

create table figure_with_key as from figure;
drop table figure;

create table figure (
    extract integer not null,
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

insert into figure from figure_with_key;
drop table figure_with_key;
