"""What is late, what nobody has ever sent, and what is still being collected."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from given import LATEST, STEADY
from held import found_on

from dashboard.findings import expected_quarter, findings, never_supplied
from dashboard.findings.coverage import collecting, due, not_received, unknown
from dashboard.findings.judgement import XMR
from dashboard.period import Period

DUE = date(2014, 2, 28)  # when the extracts of 2013/14 Q3 are due


def rows(measure, last, area="Lancashire"):
    return [(measure, area, str(last - back), value) for back, value in enumerate(reversed(STEADY))]


@pytest.fixture
def found(store, plan):
    """What the store shows on a day."""
    return lambda as_at: findings(store.standing_figures(as_at), plan, as_at, XMR)


def test_the_professional_standards_extract_is_late_in_march(plan):
    [late] = not_received(found_on("2014-03-06"), plan)
    assert (late.supplier, late.due) == ("Professional Standards Department", DUE)
    assert (str(late.quarter), str(late.latest_held)) == ("2013/14 Q3", "2013/14 Q2")
    assert {measure.family for measure in late.measures} == {"psd"}
    assert len(late.measures) == 8
    assert late.sections == ("1", "2A")


@pytest.mark.parametrize("day", ["2013-12-20", "2014-01-29", "2014-02-27", "2014-02-28"])
def test_nothing_is_late_until_the_day_after_it_was_due(plan, day):
    assert not_received(found_on(day), plan) == []


def test_it_is_late_from_the_day_after(plan):
    assert [late.due for late in not_received(found_on("2014-03-01"), plan)] == [DUE]


def test_the_quarter_expected_moves_on_the_day_after_it_was_due(plan):
    assert expected_quarter(plan, DUE) == LATEST - 1
    assert expected_quarter(plan, DUE + timedelta(1)) == LATEST
    assert expected_quarter(plan, date(2014, 4, 1)) == LATEST


@pytest.mark.parametrize("days", range(0, 800, 37))
def test_the_quarter_expected_had_ended_and_was_due(plan, days):
    as_at = date(2013, 1, 1) + timedelta(days)
    quarter, due_days = expected_quarter(plan, as_at), timedelta(plan.document.due_days)
    assert quarter.end + due_days < as_at <= (quarter + 1).end + due_days


def test_where_no_extract_of_a_quarter_has_come_every_supplier_is_late(found, given_extract, plan):
    given_extract("2013-10-28", *rows("burglary", LATEST - 1), *rows("hate-all", LATEST - 2))
    late = not_received(found(date(2014, 3, 6)), plan)
    assert [(each.latest_held, [measure.code for measure in each.measures]) for each in late] == [
        (LATEST - 1, ["burglary"]),
        (LATEST - 2, ["hate-all"]),
    ]


def test_a_symbol_has_been_received(found, given_extract, plan):
    given_extract("2014-01-28", *rows("burglary", LATEST - 1), ("burglary", "Lancashire", str(LATEST), "x"))
    assert not_received(found(date(2014, 3, 6)), plan) == []


def test_a_district_will_do_and_another_force_will_not(found, given_extract, plan):
    given_extract("2014-01-28", *rows("burglary", LATEST - 1), *rows("burglary", LATEST, "Wyre"))
    given_extract("2014-01-28", *rows("robbery", LATEST - 1), *rows("robbery", LATEST, "Kent"))
    [late] = not_received(found(date(2014, 3, 6)), plan)
    assert [measure.code for measure in late.measures] == ["robbery"]


def test_with_nothing_held_nothing_is_late_and_everything_is_asked_for(found, plan):
    nothing = found(date(2014, 3, 6))
    assert not_received(nothing, plan) == []
    asked = [measure.code for measures in never_supplied(nothing, plan).values() for measure in measures]
    assert sorted(asked) == sorted(measure.code for measure in plan.measures if not measure.optional)


def test_each_measure_nobody_has_sent_stands_once_under_its_first_item(plan):
    asked = never_supplied(found_on("2014-03-06"), plan)
    codes = [measure.code for measures in asked.values() for measure in measures]
    assert {"other-sexual-offences-rate", "asbrac-cases", "special-constables", "police-cadets"} <= set(codes)
    assert len(codes) == len(set(codes))
    for item, measures in asked.items():
        for measure in measures:
            first = next(each.id for each in plan.document.items if each.id in measure.items)
            assert item.id == first


def test_what_is_late_has_been_supplied_before(plan):
    shown = found_on("2014-03-06")
    late = {measure for each in not_received(shown, plan) for measure in each.measures}
    never = {measure for measures in never_supplied(shown, plan).values() for measure in measures}
    assert late and never and not late & never


def test_figures_of_another_force_alone_are_not_ours(found, given_extract, plan):
    given_extract("2014-01-28", *rows("burglary", LATEST, "Kent"), *rows("robbery", LATEST))
    asked = never_supplied(found(date(2014, 3, 6)), plan)
    codes = {measure.code for measures in asked.values() for measure in measures}
    assert "burglary" in codes
    assert "robbery" not in codes


def test_what_is_being_collected_is_the_forces_own(plan):
    being = collecting(found_on("2014-03-06"))
    assert {"resolutions-all-crime", "mash-referrals", "first-time-entrants"} <= {each.measure.code for each in being}
    assert all(each.is_force and each.state == "collecting" and each.supplied for each in being)
    assert all(each.quarter == Period(2013, 3) for each in being)


def test_of_what_is_late_collecting_or_never_supplied_nothing_can_be_said(plan):
    found = found_on("2014-03-06")
    counted = [len(group.measures) for group in not_received(found, plan)]
    counted += [len(collecting(found)), *map(len, never_supplied(found, plan).values())]

    assert {"psd-complaints-recorded", "first-time-entrants", "special-constables"} <= unknown(found, plan)
    assert len(unknown(found, plan)) == sum(counted)


# Due by the frequency of the tracks that look at it


def given_two(given_extract, last):
    """A measure that the half-yearly track of victims alone looks at, and one looked at every quarter."""
    given_extract("2013-10-28", *rows("victim-referrals", last), *rows("burglary", last))


@pytest.mark.parametrize(
    ("day", "late"),
    [("2014-03-06", ["burglary"]), ("2014-03-14", ["burglary"]), ("2014-05-29", ["burglary"]),
     ("2014-05-30", ["victim-referrals", "burglary"])],
)  # fmt: skip
def test_what_only_a_track_that_is_not_due_looks_at_is_not_late(found, given_extract, plan, day, late):
    given_two(given_extract, LATEST - 1)

    told = not_received(found(date.fromisoformat(day)), plan)

    assert sorted(measure.code for each in told for measure in each.measures) == sorted(late)


def test_a_track_that_looks_every_half_year_wants_the_last_quarter_before_its_meeting(plan):
    victims, burglary = plan.by_code["victim-referrals"], plan.by_code["burglary"]

    assert (due(burglary, LATEST, plan), due(victims, LATEST, plan)) == (DUE, date(2014, 5, 29))
    assert due(victims, LATEST - 1, plan) == due(burglary, LATEST - 1, plan)  # the meeting of December saw it
    assert due(victims, LATEST + 1, plan) == due(burglary, LATEST + 1, plan)


def test_the_day_it_is_due_follows_a_meeting_that_is_moved(plan):
    meetings = tuple(
        replace(each, day=date(2014, 5, 1)) if each.id == "2014-06-12" else each for each in plan.document.meetings
    )
    moved = replace(plan, document=replace(plan.document, meetings=meetings))

    assert due(plan.by_code["victim-referrals"], LATEST, moved) == DUE
