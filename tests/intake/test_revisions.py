"""What is asked of an extract beside what is held: figures that are right only if somebody says why."""

from datetime import date

import pytest
from held import the_plan
from stores import TODAY, an_extract

from dashboard import intake
from dashboard.scrutiny import Act

HATE = "quarter,area,strand,offences,resolved"
COUNTS = "quarter,area,measure,value"
SHARES = "quarter,area,measure,numerator,denominator"
QUARTERS = [f"{year}/{year % 100 + 1:02} Q{quarter}" for year in range(2007, 2013) for quarter in (1, 2, 3, 4)]
STEADY = [100, 108, 95, 104, 97, 106, 99, 103, 101, 94, 107, 98, 105, 96, 102, 100]


def check(store, *lines, **more):
    return intake.check(an_extract(*lines, **more), store, the_plan(), TODAY)


def load(store, *lines, explanation="Seen and right.", **more):
    return intake.load([an_extract(*lines, **more)], store, the_plan(), Act(TODAY, "A"), explanation=explanation)


def asked(checked):
    return [(each.row, each.column, each.message) for each in checked.questions]


def revised(store, was, now, heading=COUNTS, key="2013/14 Q2,Preston,burglary"):
    """What is asked where one figure was held and another comes."""
    load(store, heading, f"{key},{was}", file="first.csv")
    return check(store, heading, f"{key},{now}")


# What is asked


@pytest.mark.parametrize(
    ("was", "now", "is_asked"),
    [(100, 110, False), (100, 111, True), (100, 90, False), (100, 89, True), (0, 1, True), (0, 0, False),
     (1, 2, True), (410, "c", True), ("c", 410, False), ("c", "x", False)],
)  # fmt: skip
def test_a_held_number_that_moves_by_more_than_a_tenth_or_goes_is_asked_about(store, was, now, is_asked):
    found = revised(store, was, now)

    assert [(row, column) for row, column, _ in asked(found)] == ([(2, "value")] if is_asked else [])
    assert all(message.endswith("?") and f"{was} was held" in message for _, _, message in asked(found))


@pytest.mark.parametrize(
    ("was", "now", "columns"),
    [("9,60", "9,90", ["denominator"]), ("9,60", "12,60", ["numerator"]), 
     ("9,60", "18,120", ["denominator", "numerator"]),
     ("9,60", "9,61", []), ("9,60", "c,60", ["numerator"])],
)  # fmt: skip
def test_a_share_is_asked_about_by_its_numerator_and_its_denominator(store, was, now, columns):
    found = revised(store, was, now, SHARES, "2013/14 Q2,Preston,hiac-burglary-dwelling-resolved")

    assert sorted(column for _, column, _ in asked(found)) == columns


def test_a_cell_is_asked_about_once_by_the_name_of_its_column(store):
    load(store, HATE, "2013/14 Q2,Preston,Race,50,10")

    found = check(store, HATE, "2013/14 Q2,Preston,Race,80,30")

    assert asked(found) == [
        (2, "offences", "Preston, 2013/14 Q2: 50 was held. Is the change right?"),
        (2, "resolved", "Preston, 2013/14 Q2: 10 was held. Is the change right?"),
    ]


def test_a_quarter_that_has_not_ended_is_asked_about_once_at_its_first_row(store):
    places = [("Preston", 10), ("Wyre", 11), ("Fylde", 12)]
    rows = [f"2013/14 Q{quarter},{area},burglary,{value}" for quarter in (3, 4) for area, value in places]

    found = check(store, COUNTS, *rows)

    assert [(each.row, each.column, each.found) for each in found.questions] == [(5, "quarter", "2013/14 Q4")]
    assert found.questions[0].message.endswith("is that right? 2 more rows are for it too.")


def test_a_quarter_that_has_not_ended_is_asked_about_for_what_people_raise_too(store):
    heading = "quarter,reference,theme,area,summary,raised_by,section,sensitive,sensitivity_reason"
    rows = [f"2013/14 Q{quarter},M-{quarter},Metal theft,Wyre,Lead.,MADE,2A,no," for quarter in (3, 4)]

    assert [(row, column) for row, column, _ in asked(check(store, heading, *rows))] == [(3, "quarter")]

    load(store, heading, *rows)
    assert list(store.raised_exceptions(TODAY).reference) == ["M-3"]
    assert list(store.raised_exceptions(date(2014, 4, 1)).reference) == ["M-4", "M-3"]
    changed = check(store, heading, rows[1].replace("Lead.", "Copper.")).changes
    assert (changed.new, changed.revised) == (0, 1)


def test_a_question_names_the_column_by_the_files_own_heading(store):
    heading = "Quarter ending,Area,Strand,Offences,RESOLVED"
    load(store, heading, "30/09/2013,Preston,Race,50,10")

    found = asked(check(store, heading, "30/09/2013,Preston,Race,80,30", "31/03/2014,Preston,Race,60,10"))

    assert [(row, column) for row, column, _ in found] == [(2, "Offences"), (2, "RESOLVED"), (3, "Quarter ending")]


@pytest.mark.parametrize(
    ("measure", "was", "now", "held", "found"),
    [("officer-sickness", "2.11", "2.49", "2.11", "2.49"), ("burglary", "1200", "3,500", "1,200", "3500"),
     ("officer-sickness", "2", "2.500", "2", "2.5")],
)  # fmt: skip
def test_a_number_asked_about_is_written_as_it_was_given(store, measure, was, now, held, found):
    load(store, COUNTS, f"2013/14 Q2,Lancashire,{measure},{was}", file="first.csv")

    [question] = check(store, COUNTS, f'2013/14 Q2,Lancashire,{measure},"{now}"').questions

    assert question.found == found
    assert question.message == f"Lancashire, 2013/14 Q2: {held} was held. Is the change right?"


def test_a_mean_far_outside_is_written_apart_from_its_range(store):
    small = [value / 10_000 for value in STEADY]

    [question] = after(store, small, 0.0178, area="Lancashire", measure="officer-sickness")

    assert question.found == "0.0178"
    assert "0.02 days lost per officer is far outside the expected range, 0.01–0.01." in question.message


@pytest.mark.parametrize(("today", "is_asked"), [("2014-03-31", True), ("2014-04-01", False)])
def test_a_quarter_has_ended_on_the_day_after_its_last(store, today, is_asked):
    typed = an_extract(COUNTS, "2013/14 Q4,Preston,burglary,10")

    assert bool(intake.check(typed, store, the_plan(), date.fromisoformat(today)).questions) == is_asked


def test_a_figure_of_a_quarter_not_yet_ended_is_kept_once_explained_and_seen_when_it_has(store):
    load(store, COUNTS, "2013/14 Q4,Preston,burglary,10")

    assert store.standing_figures(TODAY).empty
    assert list(store.standing_figures(date(2014, 4, 1)).value) == [10]


# Far outside the expected range


def after(store, values, *new, area="Preston", measure="burglary", quarters=None):
    """What is asked where a series is held and a further quarter of it comes."""
    held = [f"{quarter},{area},{measure},{value}" for quarter, value in zip(QUARTERS[-len(values) :], values)]
    load(store, COUNTS, *held, file="held.csv")
    rows = [f"{quarter},{area},{measure},{value}" for quarter, value in zip(quarters or ["2013/14 Q1"], new)]
    return [each for each in check(store, COUNTS, *rows).questions if "far outside" in each.message]


@pytest.mark.parametrize("value", [1000, 200, 20, 0])
def test_a_figure_far_outside_the_range_of_its_series_is_asked_about(store, value):
    [question] = after(store, STEADY, value)

    assert (question.row, question.column, question.found) == (2, "value", str(value))
    assert question.message.startswith(f"Preston, 2013/14 Q1: {value:,} offences is far outside the expected range, ")
    assert question.message.endswith("Is that right?")


@pytest.mark.parametrize("value", [100, 90, 115, 125, 75])
def test_a_figure_inside_its_range_or_just_outside_is_not(store, value):
    assert after(store, STEADY, value) == []


def test_the_expected_range_is_said_in_numbers(store):
    [question] = after(store, STEADY, 1000)

    low, high = question.message.split("range, ")[1].split(".")[0].split("–")

    assert 60 < int(low) < min(STEADY) < max(STEADY) < int(high) < 145


@pytest.mark.parametrize(("length", "is_asked"), [(7, False), (11, False), (12, True)])
def test_only_a_series_with_a_firm_range_is_asked_about(store, length, is_asked):
    assert bool(after(store, STEADY[:length], 1000)) == is_asked


def test_another_force_is_not_asked_about(store):
    assert after(store, STEADY, 1000, area="Cumbria") == []


def test_a_quarter_that_fills_a_gap_is_not_asked_about(store):
    assert after(store, STEADY, 1000, quarters=["2008/09 Q4"]) == []


def test_a_series_that_climbs_is_asked_about_when_it_leaps_and_not_for_ever(store):
    climbed = [*STEADY, 300, 310, 320]

    assert len(after(store, STEADY, 300)) == 1
    assert after(store, climbed, 325) == []


@pytest.mark.parametrize(("value", "is_asked"), [(180, False), (190, True)])
def test_a_leap_is_half_the_way_from_what_is_expected_to_the_end_of_its_range(store, value, is_asked):
    assert bool(after(store, [*STEADY[1:], 160], value)) == is_asked


SEASONAL = [100, 108, 300, 104, 97, 106, 310, 103, 101, 94, 290, 98, 105, 96, 305, 100]


@pytest.mark.parametrize(("quarter", "value", "is_asked"), [("2013/14 Q3", 302, False), ("2013/14 Q1", 302, True)])
def test_a_season_is_known_its_height_is_asked_about_at_another_time_of_the_year_alone(store, quarter, value, is_asked):
    assert bool(after(store, SEASONAL, value, quarters=[quarter])) == is_asked


def test_a_quarter_more_than_a_year_after_the_last_is_not_foretold(store):
    assert after(store, STEADY, 1000, quarters=["2014/15 Q1"]) == []
    assert len(after(store, STEADY, 1000, quarters=["2013/14 Q3"])) == 1


def test_each_new_quarter_of_a_file_is_held_against_what_was_there_before(store):
    found = after(store, STEADY, 1000, 101, 1010, quarters=["2013/14 Q1", "2013/14 Q2", "2013/14 Q3"])

    assert [each.row for each in found] == [2, 4]


def test_nothing_is_expected_of_a_measure_whose_definition_has_changed_since(store):
    key = "Lancashire,resolutions-all-crime"
    held = [f"{quarter},{key},{value * 10},4000" for quarter, value in zip(QUARTERS[-16:], STEADY)]
    load(store, SHARES, *held)

    assert check(store, SHARES, f"2012/13 Q4,{key},1000,4000", f"2013/14 Q1,{key},3900,4000").questions == ()


def test_a_share_far_outside_its_range_is_said_as_a_share(store):
    key = "Preston,hiac-burglary-dwelling-resolved"
    load(store, SHARES, *(f"{quarter},{key},{value},1000" for quarter, value in zip(QUARTERS[-16:], STEADY)))

    [question] = check(store, SHARES, f"2013/14 Q1,{key},600,1000").questions

    assert (question.column, question.found) == ("numerator", "600")
    assert "60% (600 of 1,000 offences) is far outside the expected range, " in question.message
