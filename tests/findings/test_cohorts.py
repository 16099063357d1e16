"""Cohorts that have not matured: shown, said in words, and neither judged nor part of what others are judged by."""

import csv
from datetime import date

import pytest
from given import a_percentage
from held import found_on, the_plan
from stores import an_extract

from dashboard import intake
from dashboard.findings import explanations, findings
from dashboard.findings.judgement import EXPECTED, METHODS
from dashboard.period import Period
from dashboard.render import draw, figure_table
from dashboard.render.plotly_chart import chart
from dashboard.render.svg_chart import still
from dashboard.scrutiny import Act

CODE = "rape-charged"  # a bundled cohort that matures after three quarters
HEADING = "quarter,measure,numerator,denominator"
LAST = Period(2013, 3)
RECEIVED = date(2014, 1, 28)
YOUNG = "The last three quarters are still being decided and will rise."


def cohorts(values, last=LAST):
    return [f"{last - back},{CODE},{value},100" for back, value in enumerate(reversed(values))]


def load(store, values, last=LAST, day=RECEIVED):
    extract = an_extract(HEADING, *cohorts(values, last))
    [loaded] = intake.load([extract], store, the_plan(), Act(day, "A"), explanation="Seen and right.")
    return loaded


def asked(store, values, last, day):
    checked = intake.check(an_extract(HEADING, *cohorts(values, last)), store, the_plan(), day)
    return [each.found for each in checked.questions]


def shown(store, day="2014-03-06", method=EXPECTED):
    as_at = date.fromisoformat(day)
    return findings(store.standing_figures(as_at), the_plan(), as_at, method).of(CODE, "Lancashire")


@pytest.fixture
def falling(store):
    """Sixteen mature cohorts of about a third charged, and three young ones that have hardly begun."""
    load(store, [33, 35, 31, 34] * 4 + [20, 9, 1])
    return store


# Judged


@pytest.mark.parametrize("method", METHODS)
def test_the_verdict_is_on_the_latest_cohort_that_has_matured(falling, method):
    finding = shown(falling, method=method)

    assert (finding.quarter, finding.signal, finding.state) == (LAST - 3, None, "established")
    assert finding.latest.value == 34
    assert finding.sentence.startswith("34% (34 of 100 crimes) in January–March 2013. Expected: ")


@pytest.mark.parametrize("method", METHODS)
def test_what_the_young_are_changes_neither_verdict_nor_range(store, method):
    load(store, [33, 35, 31, 34] * 4 + [20, 9, 1])
    low = shown(store, method=method)
    load(store, [90, 95, 99], day=date(2014, 2, 1))
    high = shown(store, method=method)

    assert high.verdict == low.verdict
    assert [(each.lower, each.upper) for each in high.points] == [(each.lower, each.upper) for each in low.points]


def test_the_young_are_provisional_and_have_no_range(falling):
    points = shown(falling).points

    assert [each.provisional for each in points] == [False] * 16 + [True] * 3
    assert [each.value for each in points[-3:]] == [20, 9, 1]
    assert {each.lower for each in points[-3:]} == {None}
    assert points[-4].lower is not None


def test_history_counts_mature_cohorts_alone(store):
    load(store, [33] * 8 + [20, 9, 1])
    assert shown(store).sentence.endswith("Collecting: 7 of the 8 earlier quarters needed before a range can be drawn.")


def test_as_known_on_an_earlier_day_the_young_are_those_of_that_day(store):
    load(store, [33] * 12 + [20, 9, 1], last=LAST - 1, day=date(2013, 10, 28))
    load(store, [33, 20, 9, 1])

    before, now = shown(store, "2013-12-20"), shown(store)
    assert (before.quarter, now.quarter) == (LAST - 4, LAST - 3)
    assert [each.period for each in before.points if each.provisional] == [LAST - 3, LAST - 2, LAST - 1]


def test_a_cohort_supplied_late_is_judged_by_what_was_known_when_it_came(store):
    load(store, [33] * 12 + [20, 9, 1], last=LAST - 1)
    burglary = an_extract("quarter,measure,value", f"{LAST},burglary,3000")
    intake.load([burglary], store, the_plan(), Act(RECEIVED, "A"))

    assert shown(store).quarter == LAST - 4


def test_where_every_cohort_is_young_that_is_said(store):
    load(store, [20, 9, 1])
    finding = shown(store)

    assert (finding.latest, finding.signal, finding.sentence) == (None, None, YOUNG)
    assert draw(finding).latest is None
    assert figure_table.rows(finding)[0].verdict == "Not yet mature"


def test_a_change_among_the_mature_stands_out_where_it_is(store):
    load(store, [33, 35, 31, 34] * 3 + [33, 35, 75, 74] + [20, 9, 1])
    finding = shown(store)
    drawing = draw(finding)

    assert (finding.signal, finding.window.quarters) == ("high", 2)
    assert "in October 2012–March 2013" in finding.sentence
    assert (drawing.together.first, drawing.together.end) == (7, 9)


def test_why_the_range_is_what_it_is_is_told_of_mature_cohorts(falling):
    told = dict(explanations.reasons(shown(falling)))

    assert told["History used"] == "15 earlier quarters, from April–June 2009 on; never more than the last 24."
    assert told["Season"].startswith("Expected by season and trend: Apr–Jun 2012: ")
    assert "Jan–Mar 2013: " in told["Season"]


# Drawn and told


def test_the_young_are_drawn_hollow_and_dashed(falling):
    drawing = draw(shown(falling))
    traces = chart(drawing, dark=False).to_dict()["data"]
    [dashed] = [each for each in traces if each.get("line", {}).get("dash") == "3px,4px"]

    assert [quarter.provisional for quarter in drawing.quarters] == [False] * 9 + [True] * 3
    assert still(drawing).count('r="3.5"') == 3
    assert [x for x in dashed["x"] if x is not None] == [8, 9, 9, 10, 10, 11]


def test_the_latest_value_written_is_the_one_judged(falling):
    drawing = draw(shown(falling))

    assert (drawing.latest.place, drawing.latest.figure) == (8, "34%")
    assert ">34%</text>" in still(drawing)
    assert ">1%</text>" not in still(drawing)


def test_that_they_will_rise_stands_beneath_the_chart_and_in_its_description(falling):
    drawing = draw(shown(falling))

    assert drawing.notes[-1] == f"{YOUNG} Not yet mature, so not judged."
    assert YOUNG in drawing.description
    assert drawing.quarters[-1].title.startswith(
        "October–December 2013: 1% (1 of 100 crimes). Not yet mature: still being decided."
    )


def test_the_table_gives_each_cohort_with_its_n_and_says_which_are_young(falling):
    rows = figure_table.rows(shown(falling))

    assert [(row.figure, row.verdict) for row in rows[:4]] == [
        ("1% (1 of 100)", "Not yet mature"), ("9% (9 of 100)", "Not yet mature"),
        ("20% (20 of 100)", "Not yet mature"), ("34% (34 of 100)", "Within"),
    ]  # fmt: skip
    *_, last = csv.DictReader(figure_table.csv_text(shown(falling)).splitlines())
    assert (last["numerator"], last["denominator"], last["compared_with_range"]) == ("1", "100", "Not yet mature")


def test_young_columns_are_hollow_where_counts_are_drawn(store):
    lines = [f"{LAST - back},{CODE},{4 + back % 3},12" for back in range(12)]
    extract = an_extract(HEADING, *lines)
    intake.load([extract], store, the_plan(), Act(RECEIVED, "A"), explanation="Seen.")
    drawing = draw(shown(store))
    [bars] = [each for each in chart(drawing, dark=False).to_dict()["data"] if each.get("width") == 0.56]

    assert drawing.columns
    assert len(set(bars["marker"]["color"][-3:]) | set(bars["marker"]["color"][:-3])) == 2
    assert len(set(bars["marker"]["color"][-3:])) == 1
    assert 'stroke-dasharray="3 4"' in still(drawing)


# Growing is no revision


def test_a_cohort_that_grew_while_young_is_not_marked_revised(store):
    load(store, [33] * 12 + [20, 9, 1], last=LAST - 1, day=date(2013, 10, 28))
    load(store, [33, 20, 9, 1])

    assert [each.was for each in shown(store).points if each.was is not None] == []


def test_a_cohort_that_changes_after_it_matured_is_marked_revised(store):
    load(store, [33] * 13 + [20, 9, 1])
    load(store, [41, 20, 9, 1], day=date(2014, 2, 20))

    assert [(each.period, each.was) for each in shown(store).points if each.was is not None] == [(LAST - 3, 33)]


def test_what_young_cohorts_grow_by_is_not_asked_about(store):
    load(store, [33] * 12 + [20, 9, 1], last=LAST - 1, day=date(2013, 10, 28))

    assert asked(store, [34, 22, 10, 2], LAST, RECEIVED) == []


def test_a_mature_cohort_that_moves_by_more_than_a_tenth_is_asked_about(store):
    load(store, [33] * 12 + [20, 9, 1], last=LAST - 1, day=date(2013, 10, 28))

    assert asked(store, [40, 34, 22, 10, 2], LAST, RECEIVED) == ["40"]


def test_half_yearly_cohorts_mature_in_half_years():
    measure = a_percentage(every="half-year", matures_after=4)
    assert measure.young == 2


def test_the_bundled_cohorts_are_not_judged_young_and_have_a_reading_on_both_meetings():
    for day, quarter in (("2013-12-20", "2012/13 Q3"), ("2014-03-06", "2012/13 Q4")):
        finding = found_on(day, EXPECTED).of(CODE, "Lancashire")
        assert (str(finding.quarter), finding.signal, finding.basis) == (quarter, None, "illustrative")
        assert sum(each.provisional for each in finding.points) == 3
