-- Street-level records are held by month, and quarters are made of months when
-- they are asked for: the months of a quarter may come in several extracts, be
-- revised or be taken back one by one.

-- How many records one extract gave of one crime type, month and place. Every
-- district and crime type of a month has a row, with 0 where there is no record.
-- force: the area it falls within. place: the district, the place outside, or
-- none. measure: empty where none counts the crime type, which is kept all the same.
create table month_count (
    extract integer not null references extract (extract),
    "row" integer not null,
    "month" varchar not null,
    period varchar not null,
    period_end date not null,
    force varchar not null,
    place varchar not null,
    place_is varchar not null check (place_is in ('district', 'no location', 'outside')),
    crime_type varchar not null,
    measure varchar not null,
    records integer not null
);

-- Every figure of the extracts known on a day, and the figures of the quarters
-- whose three months are known on it. An extract that brings a month gives the
-- quarter as it stood once the extract had come: the latest extract that has a
-- month of a force counts for it, whole. A quarter of a force is the sum of all
-- its places, one of a district of its own alone.
create macro figure_known(as_at) as table
    with given as (
        select distinct
            month_count.extract,
            known.received,
            month_count.force,
            month_count.period,
            month_count."month"
        from month_count
        join extract_known(as_at) as known on known.extract = month_count.extract
    ),

    stood as (
        select
            later.extract,
            given.force,
            given.period,
            given."month",
            arg_max(given.extract, (given.received, given.extract)) as counting
        from (select distinct extract, received, force, period from given) as later
        join given
            on given.force = later.force
            and given.period = later.period
            and (given.received, given.extract) <= (later.received, later.extract)
        group by later.extract, given.force, given.period, given."month"
    ),

    counted as (
        select
            stood.extract,
            stood."month",
            month_count.* exclude (extract, "month")
        from stood
        join month_count
            on month_count.extract = stood.counting
            and month_count.force = stood.force
            and month_count."month" = stood."month"
        where month_count.measure <> ''
    ),

    placed as (
        select *, force as area from counted
        union all by name
        select *, place as area from counted where place_is = 'district'
    )

    select
        figure.extract,
        figure."row",
        figure.measure,
        figure.area,
        figure.period,
        figure.period_end,
        figure.value,
        figure.denominator,
        figure.symbol,
        figure.note
    from figure
    join extract_known(as_at) as known on known.extract = figure.extract
    union all by name
    select
        extract,
        min("row") as "row",
        measure,
        area,
        period,
        period_end,
        sum(records)::double as value,
        null::double as denominator,
        '' as symbol,
        '' as note
    from placed
    group by extract, measure, area, period, period_end
    having count(distinct "month") = 3;
