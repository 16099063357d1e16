"""Meetings with a day and meetings that have only a month, and finding a word of the plan by its id."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.plan.document import read_document
from dashboard.plan.meeting import Meeting

JUNE = Meeting("2014-06-12", date(2014, 6, 12), (2014, 6))
SEPTEMBER = Meeting("2014-09", None, (2014, 9))
months = st.tuples(st.integers(2000, 2098), st.integers(1, 12))


def without_a_day(month):
    return Meeting(f"{month[0]}-{month[1]:02d}", None, month)


def test_a_meeting_with_a_day_says_it_in_full_and_in_brief():
    assert (JUNE.words, JUNE.short, JUNE.precision) == ("Thursday 12 June 2014", "12 June", "day")


def test_a_meeting_with_only_a_month_never_gets_a_day():
    assert (SEPTEMBER.words, SEPTEMBER.short, SEPTEMBER.precision) == ("September 2014", "September 2014", "month")
    assert SEPTEMBER.day is None


def test_september_comes_after_june_and_before_december():
    december = Meeting("2014-12", None, (2014, 12))
    ordered = sorted([december, SEPTEMBER, JUNE], key=lambda meeting: meeting.sort)
    assert [meeting.id for meeting in ordered] == ["2014-06-12", "2014-09", "2014-12"]


def test_the_day_of_a_meeting_is_not_yet_behind_it():
    assert not JUNE.has_passed(date(2014, 6, 12))
    assert JUNE.has_passed(date(2014, 6, 13))


def test_a_month_is_behind_only_when_it_has_ended():
    assert not SEPTEMBER.has_passed(date(2014, 9, 30))
    assert SEPTEMBER.has_passed(date(2014, 10, 1))


@given(months)
def test_a_month_sorts_by_its_last_day(month):
    last = without_a_day(month).sort
    assert (last.year, last.month) == month
    assert (last + timedelta(days=1)).day == 1


@given(months, st.dates(date(2000, 1, 1), date(2098, 12, 31)))
def test_a_day_in_the_same_month_never_sorts_after_it(month, day):
    dated = Meeting(day.isoformat(), day, (day.year, day.month))
    if dated.month <= month:
        assert dated.sort <= without_a_day(month).sort
    else:
        assert dated.sort > without_a_day(month).sort


def test_words_are_found_by_their_ids_and_an_unknown_id_is_a_key_error():
    plan = read_document(Path(__file__).parents[2] / "data", [])
    assert plan.section("2B").tracks == (plan.track("2B-victims"), plan.track("2B-pvp"))
    assert plan.item("2B-rape").section == "2B"
    assert plan.meeting("2014-09").words == "September 2014"
    for find in (plan.section, plan.track, plan.item, plan.meeting):
        with pytest.raises(KeyError):
            find("9Z")
