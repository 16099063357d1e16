"""The second clock: which day an address asks for, in which words a page tells it, and what past meetings saw."""

from dataclasses import replace
from datetime import date

import pytest
from held import DATA
from rows import frame
from stores import office_of

from dashboard.app.cache import office_on
from dashboard.period import Period
from dashboard.plan import Plan
from dashboard.scrutiny import as_at
from dashboard.scrutiny.as_at import requested_day
from dashboard.store import Store, StoreError

TODAY = date(2014, 3, 6)
THEN = date(2013, 12, 20)


@pytest.mark.parametrize(
    ("text", "day"), [(None, None), ("2014-03-06", None), ("2013-12-20", THEN), ("2001-01-01", date(2001, 1, 1))]
)
def test_a_day_that_can_be_seen_is_seen_and_today_is_no_day_of_the_past(text, day):
    assert (requested_day(text, TODAY).day, requested_day(text, TODAY).fault) == (day, "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2014-03-07", "for 7 March 2014, which is later than today."),
        ("2013-13-99", "for “2013-13-99”, which is no date like 2013-12-20."),
        ("2013-02-29", "for “2013-02-29”, which is no date like 2013-12-20."),
        ("2013-W51-5", "for “2013-W51-5”, which is no date like 2013-12-20."),
        ("20131220", "for “20131220”, which is no date like 2013-12-20."),
        ("٢٠١٣-12-20", "for “٢٠١٣-12-20”, which is no date like 2013-12-20."),
        ("20 December 2013", "for “20 December 2013”, which is no date like 2013-12-20."),
        ("", "for “”, which is no date like 2013-12-20."),
        ("1900-01-01", "for 1 January 1900, which is before any quarter that is looked at."),
    ],
)
def test_a_day_that_cannot_be_seen_is_told_and_today_is_shown(text, why):
    found = requested_day(text, TODAY)

    assert found.day is None
    assert found.fault.replace("\N{NO-BREAK SPACE}", " ") == f"The address asks {why}"


def test_a_page_is_told_by_its_day_and_the_latest_quarter_it_shows():
    told = as_at.in_words(THEN, Period(2013, 2)).replace("\N{NO-BREAK SPACE}", " ")

    assert told == "As known on Friday 20 December 2013, with figures to July–September 2013."
    assert as_at.in_words(date(2001, 1, 1), None).endswith("when no figures were held.")


def words(days):
    return {each.replace("\N{NO-BREAK SPACE}", " "): day for each, day in days.items()}


def test_figures_can_be_seen_now_as_past_meetings_saw_them_and_on_the_day_that_is_chosen(plan):
    december = {"As known now": None, "As reported on 23 December 2013": date(2013, 12, 23)}

    assert words(as_at.choices(plan, TODAY, TODAY)) == december
    assert words(as_at.choices(plan, date(2013, 12, 23), TODAY)) == december
    assert words(as_at.choices(plan, THEN, TODAY)) == december | {"As known on 20 December 2013": THEN}


def test_a_meeting_that_had_only_a_month_is_named_by_it_and_the_latest_comes_first(plan):
    found = words(as_at.choices(plan, date(2014, 10, 1), date(2014, 10, 1)))

    assert [*found.items()][:2] == [("As known now", None), ("As reported in September 2014", date(2014, 9, 30))]


def test_two_stores_in_one_process_each_show_their_own_figures_and_their_own_plan(store, given_extract, tmp_path):
    plan, other = Plan.read(DATA), Store(tmp_path / "other.duckdb")
    given_extract("2014-01-28", *(("burglary", "Lancashire", f"2012/13 Q{each}", 100.0) for each in (1, 2, 3, 4)))
    other.add_extract(
        frame((("robbery", "Lancashire", "2012/13 Q4", 7.0),)),
        file="1.csv", family="measures", basis="official", publisher="Somebody else", received=date(2014, 1, 28),
        by="A", note="", sha256="1", row_count=1, content=b"",
    )  # fmt: skip
    renamed = replace(plan, document=replace(plan.document, title="Another plan"))

    first, second, third = (office_on(*each) for each in ((plan, store), (plan, other), (renamed, store)))

    assert {each.measure.code for each in first.findings.all} == {"burglary"}
    assert {each.measure.code for each in second.findings.all} == {"robbery"}
    assert first.attribution != second.attribution
    assert (first.plan.document.title, third.plan.document.title) == (plan.document.title, "Another plan")
    other.close()


def test_an_office_that_looks_back_knows_what_was_known_and_has_no_day_for_an_act(store):
    plan = Plan.read(DATA)
    today, then = office_of(store, plan), office_of(store, plan, THEN)

    assert (today.as_at, today.today, today.looks_back) == (TODAY, TODAY, False)
    assert (then.as_at, then.looks_back, then.meeting.id) == (THEN, True, "2013-12-23")
    with pytest.raises(StoreError, match="Nothing can be recorded while looking back"):
        then.today  # noqa: B018
