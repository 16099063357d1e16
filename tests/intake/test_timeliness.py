"""Extracts by quarters: received, late, not due, not begun, and in one voice with what is told as late elsewhere."""

from datetime import date

import pytest
from held import found_on, the_plan, the_store

from dashboard import scrutiny
from dashboard.findings import coverage, findings
from dashboard.findings.judgement import XMR
from dashboard.intake import timeliness

MARCH = date(2014, 3, 6)


def table(day="2014-03-06", found=None, store=None):
    shown = timeliness.received(found or found_on(day), store or the_store(), the_plan())
    words = {row: [cell.words.replace("\xa0", " ") for cell in row.cells] for row in shown.rows}
    return {(row.name, row.supplier): dict(zip(map(str, shown.quarters), words[row])) for row in shown.rows}


@pytest.fixture
def small(store, given_extract):
    """A table of what a test gives, as known on a day."""

    def small(day):
        as_at = date.fromisoformat(day)
        found = findings(store.standing_figures(as_at), the_plan(), as_at, XMR)
        return table(found=found, store=store)

    return small


@pytest.fixture
def small_rows(store, given_extract):
    """The quarters and cells of each row of what a test gives, as known on a day."""

    def small_rows(day):
        as_at = date.fromisoformat(day)
        shown = timeliness.received(findings(store.standing_figures(as_at), the_plan(), as_at, XMR), store, the_plan())
        return [tuple(zip(shown.quarters, row.cells)) for row in shown.rows]

    return small_rows


PSD = ("Professional standards", "Professional Standards Department")
HATE = ("Hate crime", "Force performance team")
OFFICE = ("Other measures", "Force performance team")


def test_each_quarter_is_received_late_or_not_due_in_words():
    psd = table()[PSD]

    assert list(psd)[:2] == ["2013/14 Q4", "2013/14 Q3"] and len(psd) == 8
    assert psd["2013/14 Q4"] == "Not due until 29 May"
    assert psd["2013/14 Q3"] == "Late: 6 days"
    assert psd["2013/14 Q2"] == "28 Oct 2013, extract 21"


@pytest.mark.parametrize(("day", "words"), [("2014-02-28", "Not due until 28 February"), ("2014-03-01", "Late: 1 day")])
def test_it_is_late_from_the_day_after_it_was_due(day, words):
    assert table(day)[PSD]["2013/14 Q3"] == words


def test_what_is_late_here_is_what_is_told_as_late_everywhere():
    for day in ("2013-12-23", "2014-02-28", "2014-03-06", "2014-05-29", "2014-05-30", "2014-09-01"):
        found = found_on(day)
        told = {(timeliness.NAMES[each.family], each.supplier) for each in coverage.not_received(found, the_plan())}
        shown = timeliness.received(found, the_store(), the_plan())
        assert told == {(row.name, row.supplier) for row in shown.rows if row.late}, day


def test_a_quarter_is_late_by_its_day_and_not_by_the_word(given_extract, small_rows):
    given_extract("2013-10-28", ("hate-all", "Lancashire", "2013/14 Q1", 5))
    given_extract("2013-10-28", ("hate-all", "Lancashire", "2013/14 Q2", 5))
    [row] = small_rows("2014-02-01")
    late = {str(quarter): cell.late for quarter, cell in row}

    assert late["2013/14 Q1"] is False and late["2013/14 Q3"] is False
    [row] = small_rows("2014-03-06")
    assert [str(quarter) for quarter, cell in row if cell.late] == ["2013/14 Q3"]


def test_a_half_yearly_measure_is_not_late_in_the_quarter_between():
    victims = table()["Other measures", "ACC Specialist Operations"]

    assert victims["2013/14 Q3"] == "Each half-year: not due"
    assert victims["2013/14 Q2"] == "28 Oct 2013, extract 19"
    assert victims["2013/14 Q4"] == "Not due until 29 May"


def test_an_extract_that_came_late_says_by_how_much_but_a_first_history_does_not(given_extract, small):
    given_extract("2013-04-28", *(("hate-all", "Lancashire", f"2012/13 Q{quarter}", 5) for quarter in (1, 2, 3, 4)))
    given_extract("2013-09-02", ("hate-all", "Lancashire", "2013/14 Q1", 5))

    hate = small("2014-03-06")[HATE]

    assert hate["2013/14 Q1"] == "2 Sep 2013, 5 days late, extract 2"
    assert hate["2012/13 Q1"] == "28 Apr 2013, extract 1"
    assert (hate["2013/14 Q2"], hate["2013/14 Q3"]) == ("Late: 98 days", "Late: 6 days")


def test_a_part_and_a_gap_and_what_came_before_it_all_are_told_apart(given_extract, small):
    given_extract("2013-04-28", ("burglary", "Lancashire", "2012/13 Q4", 5), ("robbery", "Lancashire", "2012/13 Q4", 5))
    given_extract("2013-10-28", ("burglary", "Lancashire", "2013/14 Q2", 5), ("robbery", "Lancashire", "2013/14 Q2", 5))
    given_extract("2014-01-28", ("burglary", "Lancashire", "2013/14 Q3", 5))

    [shown] = [cells for (name, _), cells in small("2014-03-06").items() if name == "Other measures"]

    assert shown["2013/14 Q3"] == "1 of 2 on 28 Jan 2014, extract 3; the rest late: 6 days"
    assert shown["2013/14 Q1"] == "Not received"
    assert shown["2012/13 Q3"] == "Not begun"


def test_an_extract_taken_back_is_not_received(store, given_extract, small):
    number = given_extract("2014-01-28", ("hate-all", "Lancashire", "2013/14 Q3", 5))
    given_extract("2013-10-28", ("hate-all", "Lancashire", "2013/14 Q2", 5))
    store.add_rollback(number, date(2014, 3, 1), "A", "wrong")

    assert small("2014-02-28")[HATE]["2013/14 Q3"] == "28 Jan 2014, extract 1"
    assert small("2014-03-06")[HATE]["2013/14 Q3"] == "Late: 6 days"


def test_a_quarter_in_which_nothing_was_raised_is_not_late():
    made = table()["Multi-Agency Data Exchange", "MADE"]

    assert made["2013/14 Q3"].startswith("28 Jan 2014, extract")
    assert made["2013/14 Q1"] == "Nothing raised"


def test_what_is_late_is_told_with_its_days_the_meeting_the_last_held_the_sections_and_who_brought_it():
    found = found_on("2014-03-06")
    [(words, small)] = timeliness.late(found, the_store(), the_plan(), scrutiny.next_meeting(the_plan(), MARCH))

    said = words.replace("\xa0", " "), small.replace("\xa0", " ")
    assert said[0] == "Professional standards for 2013/14 Q3: 6 days late, 7 days before the meeting of 13 March 2014."
    assert said[1].startswith(
        "Due on 28 February 2014 from Professional Standards Department; last held 2013/14 Q2; sections 1 and 2A; "
        "last brought by Bundled with the dashboard. Not received: Appeals received"
    )


def test_before_a_meeting_without_a_day_no_day_is_counted():
    september = the_plan().document.meeting("2014-09")
    [(words, _)] = timeliness.late(found_on("2014-03-06"), the_store(), the_plan(), september)

    assert words.endswith("6 days late, before the meeting of September 2014.")


def test_what_was_never_sent_says_how_that_stands():
    told = dict(timeliness.never_sent(found_on("2014-03-06"), the_plan()))

    assert any(words.startswith("Asked for, no answer yet: Crime by first-time offenders") for words in told)
    assert any(words.startswith("Not supplied: Police cadets") for words in told)
    assert all("for " in small or small.startswith("For ") for small in told.values())


def test_with_nothing_held_nothing_is_late(small):
    assert small("2014-03-06") == {}


def test_what_a_half_yearly_track_looks_at_is_not_due_before_its_meeting(given_extract, small):
    given_extract("2013-10-28", *(("victim-referrals", "Lancashire", f"2013/14 Q{quarter}", 50) for quarter in (1, 2)))
    victims = ("Other measures", "ACC Specialist Operations")

    assert small("2014-03-06")[victims]["2013/14 Q3"] == "Not due until 29 May"
    assert small("2014-05-30")[victims]["2013/14 Q3"] == "Late: 1 day"
