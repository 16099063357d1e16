"""Half-yearly measures, from the row of a file to the chart: never mixed with quarters, never drawn as two of them."""

from datetime import date

import numpy as np
import pytest
from given import STEADY, a_measure
from held import found_on, the_plan
from rows import frame
from stores import an_extract

from dashboard import intake
from dashboard.findings import Decision, JudgementCache, explanations, findings
from dashboard.findings.comparison import compare
from dashboard.findings.comparison_wording import sentence
from dashboard.findings.coverage import not_received
from dashboard.findings.judgement import EXPECTED, METHODS, XMR
from dashboard.findings.series import every_series
from dashboard.period import Half, Period
from dashboard.plan import Area, Break
from dashboard.render import PAGE, draw, figure_table
from dashboard.render.chart_marks import Upright
from dashboard.render.svg_chart import still
from dashboard.scrutiny import Act
from dashboard.variation import bands_expected, judge_expected

CODE = "victims-code-compliance"  # the bundled measure that comes each half-year
HEADING = "quarter,measure,numerator,denominator"
HALVES = [str(Half(2013, 1) - back) for back in range(15, -1, -1)]  # to April–September 2013
DUE = date(2013, 11, 28)  # when the half-year to September 2013 is due


def load(store, *lines, day=date(2014, 1, 28), explanation="Seen and right.", heading=HEADING):
    extract = an_extract(heading, *lines)
    [loaded] = intake.load([extract], store, the_plan(), Act(day, "A"), explanation=explanation)
    return loaded


def shares(values, halves=HALVES):
    return [f"{half},{CODE},{value},400" for half, value in zip(halves, values)]


@pytest.fixture
def steady(store):
    """A store that holds sixteen half-years, about three quarters of 400 cases each."""
    load(store, *shares([value // 10 for value in STEADY]))
    return store


def shown(store, day="2014-03-06", method=EXPECTED):
    as_at = date.fromisoformat(day)
    return findings(store.standing_figures(as_at), the_plan(), as_at, method)


# Read


@pytest.mark.parametrize("written", ["2013/14 H1", "2013/14 h1", "  2013/14   H1 "])
def test_a_half_year_is_read_for_a_measure_that_comes_so(written):
    extract = an_extract(HEADING, f"{written},{CODE},239,301")

    assert extract.problems == ()
    assert [*extract.figures.period] == ["2013/14 H1"]


@pytest.mark.parametrize("heading", ["quarter", "period", "Half-year", "half year"])
def test_the_column_may_say_that_it_holds_half_years(heading):
    assert an_extract(HEADING.replace("quarter", heading), f"2013/14 H1,{CODE},239,301").problems == ()


@pytest.mark.parametrize("written", ["2013/14 Q2", "Jul-Sep 2013"])
def test_a_quarter_of_a_half_yearly_measure_is_a_problem_of_its_row(written):
    [problem] = an_extract(HEADING, f"2012/13 H2,{CODE},239,301", f"{written},{CODE},239,301").problems

    assert (problem.row, problem.column, problem.found) == (3, "quarter", written)
    assert problem.message == (
        "This measure comes each half-year, and quarters are never mixed with half-years. "
        "Write the half-year like 2013/14 H1, which is April to September 2013."
    )


@pytest.mark.parametrize("written", ["2013-14 H1", "H1 2013/14", "Apr-Sep 2013", "2013/14", "2013/15 H1", "2013/14 H3"])
def test_anything_else_is_a_problem_that_says_what_to_write(written):
    [problem] = an_extract(HEADING, f"{written},{CODE},239,301").problems

    assert problem.message == "Write the half-year like 2013/14 H1, which is April to September 2013."


def test_a_half_year_of_any_other_measure_is_a_problem_of_its_row():
    measures = an_extract("quarter,measure,value", "2013/14 H1,burglary,3000")
    hate = an_extract("quarter,area,strand,offences,resolved", "2013/14 H1,Preston,Race,6,2")

    for extract in (measures, hate):
        [problem] = extract.problems
        assert (problem.row, problem.column, problem.found) == (2, "quarter", "2013/14 H1")
        assert problem.message.startswith("This comes each quarter, and half-years are never mixed with quarters.")


def test_the_period_of_a_row_that_names_no_measure_is_read_either_way():
    lines = ("2013/14 H1,unicorns,1", "2013/14 Q1,unicorns,1", "2013/14 H3,unicorns,1")
    problems = an_extract("quarter,measure,value", *lines).problems

    assert [(each.row, each.column) for each in problems] == [
        (2, "measure"),
        (3, "measure"),
        (4, "quarter"),
        (4, "measure"),
    ]


def test_the_same_half_year_twice_names_the_later_row():
    [problem] = an_extract(HEADING, f"2013/14 H1,{CODE},239,301", f"2013/14 H1,{CODE},240,301").problems

    assert (problem.row, problem.message) == (
        3, "Row 2 has this half-year, area and measure already. Take one of them out.",
    )  # fmt: skip


# Held


def test_the_store_holds_the_half_year_and_its_last_day(store):
    load(store, f"2013/14 H1,{CODE},239,301", f"2012/13 H2,{CODE},230,301")
    held = store._ask("revisions", measure=CODE, area="Lancashire", as_at=date(2014, 3, 6))
    ended = store.standing_figures(date(2013, 9, 30)), store.standing_figures(date(2014, 1, 28))

    assert [*held.period] == ["2012/13 H2", "2013/14 H1"]
    assert [len(figures) for figures in ended] == [0, 2]


def test_a_half_year_is_not_shown_before_it_has_ended(store):
    load(store, f"2013/14 H1,{CODE},239,301", day=date(2013, 8, 1))

    assert [*store.standing_figures(date(2013, 9, 30)).period] == []
    assert [*store.standing_figures(date(2013, 10, 1)).period] == ["2013/14 H1"]


def test_a_half_year_that_has_not_ended_is_asked_about(store):
    extract = an_extract(HEADING, f"2013/14 H2,{CODE},239,301")
    [question] = intake.check(extract, store, the_plan(), date(2014, 3, 6)).questions

    assert (question.row, question.found) == (2, "2013/14 H2")
    assert question.message == "2013/14 H2 ends on 31\N{NO-BREAK SPACE}March 2014: is that right?"


def test_a_half_year_far_outside_its_range_is_asked_about(steady):
    extract = an_extract(HEADING, f"2013/14 H2,{CODE},100,400")
    questions = intake.check(extract, steady, the_plan(), date(2014, 4, 28)).questions

    assert [(each.row, each.column) for each in questions] == [(2, "numerator")]
    assert "Lancashire, 2013/14 H2: 25% (100 of 400 cases checked) is far outside" in questions[0].message


def test_a_revised_half_year_is_marked_with_what_it_was(steady):
    loaded = load(steady, f"2013/14 H1,{CODE},300,400", day=date(2014, 3, 1))
    finding = shown(steady).of(CODE, "Lancashire")

    assert (loaded.changes.revised, loaded.changes.new) == (1, 0)
    assert (finding.latest.value, finding.latest.was) == (75, 74.25)
    assert "r Revised: April–September 2013 was 74%, now 75%." in draw(finding).notes


def test_as_known_on_an_earlier_day_later_half_years_are_not_there(store):
    load(store, *shares([300] * 15, HALVES[:-1]), day=date(2013, 4, 28))
    load(store, f"{HALVES[-1]},{CODE},310,400", day=date(2013, 10, 28))

    assert shown(store, "2013-10-27").of(CODE, "Lancashire").quarter == Half(2012, 2)
    assert shown(store, "2013-10-28").of(CODE, "Lancashire").quarter == Half(2013, 1)


def test_figures_of_the_other_length_held_from_before_a_measure_changed_are_left_out(plan):
    held = frame(((CODE, "Lancashire", "2013/14 Q1", 80, 100), (CODE, "Lancashire", "2013/14 H1", 160, 200)))
    held = held.assign(
        basis="supplied", extract=1, received=date(2014, 1, 28), was=np.nan, was_of=np.nan, was_received=None
    )
    [series] = every_series(held, plan)

    assert (series.first, [*series.value]) == (Half(2013, 1), [160])


# Judged


@pytest.mark.parametrize("method", METHODS)
def test_a_steady_half_yearly_series_is_judged_against_its_half_years(steady, method):
    finding = shown(steady, method=method).of(CODE, "Lancashire")

    assert (finding.quarter, finding.state, finding.signal) == (Half(2013, 1), "established", None)
    assert finding.sentence.startswith("74% (297 of 400 cases checked) in April–September 2013. Expected: ")


def test_a_fall_over_two_half_years_is_said_in_half_years(store):
    load(store, *shares([*[300] * 14, 225, 225]))
    finding = shown(store).of(CODE, "Lancashire")

    assert (finding.signal, finding.verdict.window) == ("low", 2)
    assert finding.window_words == "The last two half-years, taken together."
    assert "in October 2012–September 2013" in finding.sentence
    assert "two half-years this low" in finding.certainty
    assert (draw(finding).together.first, draw(finding).together.end) == (4, 6)


@pytest.mark.parametrize(("held", "state"), [(8, "collecting"), (9, "trial"), (12, "trial"), (13, "established")])
def test_the_states_count_half_years(store, held, state):
    load(store, *shares([300] * held, HALVES[-held:]))
    finding = shown(store).of(CODE, "Lancashire")

    assert finding.state == state
    said = {
        "collecting": "Collecting: 7 of the 8 earlier half-years needed before a range can be drawn.",
        "trial": f"A trial range: {held - 1} earlier half-years, firm from 12.",
    }
    assert finding.sentence.endswith(said.get(state, finding.sentence))


def test_a_season_of_two_halves_is_expected():
    winters = [1000, 600] * 7
    steady, odd = judge_expected(np.array([[*winters, 1000], [*winters, 600]]), [0, 1], a_year=2)

    assert (steady.verdict.signal, odd.verdict.signal) == (None, "low")
    assert steady.verdict.lower > 600


def test_no_window_of_half_years_is_longer_than_a_year():
    rng = np.random.RandomState(3)
    judged = judge_expected(rng.poisson(50, (40, 16)), np.arange(40) // 8, a_year=2)

    assert {each.verdict.window for each in judged} == {1, 2}
    assert {each.tried for each in judged} == {2}


def test_of_few_events_a_half_year_only_a_year_is_judged_and_fewer_than_five_a_year_never():
    some = judge_expected(np.array([[3] * 15 + [18]]), [0], a_year=2)[0].verdict
    fewest = judge_expected(np.array([[1] * 15 + [12]]), [0], a_year=2)[0].verdict

    assert (some.window, some.signal) == (2, "high")
    assert (fewest.window, fewest.why_silent) == (None, "too few")


def test_the_range_of_a_half_year_is_the_one_it_was_judged_by():
    values = np.random.RandomState(5).poisson(200, (4, 16)).astype(float)
    drawn = bands_expected(values, [0] * 4, a_year=2)
    judged = judge_expected(values, [0] * 4, a_year=2)

    assert drawn.lower[:, -1].tolist() == [each.verdict.lower for each in judged]
    assert drawn.upper[:, -1].tolist() == [each.verdict.upper for each in judged]


def test_why_the_range_is_what_it_is_is_told_in_half_years(steady):
    told = dict(explanations.reasons(shown(steady).of(CODE, "Lancashire")))

    assert (
        told["History used"] == "15 earlier half-years, from October 2005–March 2006 on; never more than the last 24."
    )
    assert told["Season"].startswith("Expected by season and trend: Oct 2012–Mar 2013: ")
    assert told["Season"].count("%") == 2
    assert "quarter" not in " ".join(told.values())


@pytest.mark.parametrize(("period", "counts"), [(Half(2011, 2), True), (Period(2011, 3), False)])
def test_a_decision_is_about_a_half_year_and_one_about_a_quarter_is_about_none(steady, period, counts):
    decision = Decision(CODE, "Lancashire", period, "quarter", "declared", "A strike.", date(2014, 3, 1), "A")
    as_at = date(2014, 3, 6)
    found = findings(steady.standing_figures(as_at), the_plan(), as_at, decisions=[decision])
    finding = found.of(CODE, "Lancashire")

    assert bool(finding.group.overrides.any()) is counts
    assert [each.period for each in explanations.decisions(finding)] == [period] * counts


def test_a_verdict_kept_with_the_store_is_found_again_with_the_half_years_set_aside(steady):
    load(steady, f"2010/11 H1,{CODE},60,400", day=date(2014, 2, 1))
    as_at, figures = date(2014, 3, 6), steady.standing_figures(date(2014, 3, 6))
    first = findings(figures, the_plan(), as_at, judge=JudgementCache(steady).judge).of(CODE, "Lancashire")
    again = findings(figures, the_plan(), as_at, judge=JudgementCache(steady).judge).of(CODE, "Lancashire")

    assert first.judgement.aside == (Half(2010, 1),)
    assert again.judgement == first.judgement


@pytest.mark.parametrize("season", [0, 0.25])
def test_where_nothing_changed_few_half_yearly_series_stand_out(season):
    rng, found = np.random.RandomState(7), []
    for _ in range(6):
        levels = np.repeat([5, 20, 100, 500, 3000], 16)[:, None]
        halves = np.where(np.arange(13) % 2, 1 - season, 1 + season)
        values = rng.poisson(levels * halves * np.exp(rng.normal(0, 0.08, (80, 13))))
        found += judge_expected(values, np.repeat(np.arange(5), 16), a_year=2)

    assert sum(each.verdict.signal is not None for each in found) / len(found) <= 0.02


def test_quarterly_measures_are_judged_as_they_are_without_half_yearly_ones(store):
    lines = [f"2013/14 Q{quarter},burglary,{3000 + quarter}" for quarter in (1, 2, 3)]
    lines += [
        f"{2009 + place // 4}/{10 + place // 4:02} Q{place % 4 + 1},burglary,{STEADY[place]}" for place in range(16)
    ]
    load(store, *lines, heading="quarter,measure,value")
    alone = shown(store).of("burglary", "Lancashire")
    load(store, *shares([300] * 16))

    assert shown(store).of("burglary", "Lancashire").verdict == alone.verdict
    assert str(shown(store).latest) == "2013/14 Q3"


# Late


@pytest.mark.parametrize(("day", "quarter"), [("2013-11-28", Half(2012, 2)), ("2013-11-29", Half(2013, 1))])
def test_what_is_not_yet_due_is_judged_at_the_half_year_before(store, day, quarter):
    load(store, *shares([300] * 15, HALVES[:-1]), day=date(2013, 4, 28))
    load(store, "2013/14 Q2,burglary,3000", heading="quarter,measure,value", day=date(2013, 10, 28))

    assert shown(store, day).of(CODE, "Lancashire").quarter == quarter


@pytest.mark.parametrize(("day", "is_late"), [("2013-11-28", False), ("2013-11-29", True), ("2014-03-06", True)])
def test_a_half_year_is_late_from_the_day_after_it_was_due(store, plan, day, is_late):
    load(store, *shares([300] * 15, HALVES[:-1]), day=date(2013, 4, 28))
    late = not_received(shown(store, day), plan)

    assert [(each.quarter, each.due, each.latest_held) for each in late] == [
        (Half(2013, 1), DUE, Half(2012, 2))
    ] * is_late


def test_the_bundled_half_yearly_measure_is_not_late_while_its_half_is_not_over(plan):
    assert CODE not in {
        measure.code for each in not_received(found_on("2014-03-06"), plan) for measure in each.measures
    }


def test_areas_are_compared_over_a_year_of_two_half_years(store, plan):
    lines = [f"{half},{area.name},{CODE},{300 + place},400" for half in HALVES[-3:] for place, area in
             enumerate(plan.areas.districts)]  # fmt: skip
    load(store, *lines, heading="quarter,area,measure,numerator,denominator")
    found = shown(store)
    comparison = compare(found, found.of(CODE, "Preston").measure, "district", plan)

    assert (comparison.first, comparison.last) == (Half(2012, 2), Half(2013, 1))
    assert {each.exposure for each in comparison.areas} == {800}
    assert "in October 2012–September 2013;" in sentence(comparison, "Preston")


def test_an_area_with_one_of_the_two_half_years_is_left_out_of_a_comparison(store, plan):
    lines = [f"{half},{area.name},{CODE},300,400" for half in HALVES[-2:] for area in plan.areas.districts]
    load(store, *lines[1:], heading="quarter,area,measure,numerator,denominator")
    found = shown(store)
    comparison = compare(found, found.of(CODE, "Preston").measure, "district", plan)

    assert comparison.left_out == ((plan.areas.districts[0].name, "fewer than two of the latest two half-years"),)


# Drawn and told


def test_twelve_quarters_of_width_hold_six_half_years(steady):
    finding = shown(steady).of(CODE, "Lancashire")
    card, page = draw(finding), draw(finding, PAGE)

    assert (len(card.quarters), len(page.quarters), len(draw(finding, None).quarters)) == (6, 10, 16)
    assert card.quarters[-1].label == "Apr–Sep 2013"
    assert card.quarters[-2].label == "Oct 2012–Mar 2013"
    assert 'width="16.667%"' in still(card)


def test_the_chart_says_half_years(steady):
    drawing = draw(shown(steady).of(CODE, "Lancashire"))

    assert drawing.description.endswith("Chart of October 2010–March 2011 to April–September 2013, by half-year.")
    assert drawing.quarters[-1].title.startswith("April–September 2013: 74% (297 of 400 cases checked).")
    assert "quarter" not in f"{drawing.description} {drawing.scale}"


def test_a_count_is_told_a_half_year(steady):
    [finding] = [each for each in shown(steady).all if each.measure.code == CODE]
    counted = a_measure(code=CODE, every="half-year")
    finding = type(finding)(counted, finding.area, finding.quarter, finding.series, finding.verdict)

    assert draw(finding).unit == "offences a half-year"


def test_a_break_stands_before_the_half_year_that_holds_it(steady):
    [finding] = [each for each in shown(steady, method=XMR).all if each.measure.code == CODE]
    broken = a_measure(code=CODE, every="half-year", breaks=(Break(date(2012, 4, 1), "definition", "New code."),))
    finding = type(finding)(broken, Area("Lancashire", "force"), finding.quarter, finding.series, finding.verdict)
    [upright] = draw(finding).breaks

    assert isinstance(upright, Upright)
    assert draw(finding).quarters[upright.place].label == "Apr–Sep 2012"


def test_the_table_and_its_download_say_half_years(steady):
    finding = shown(steady).of(CODE, "Lancashire")
    first, *_, last = figure_table.csv_text(finding).splitlines()

    assert figure_table.rows(finding)[0].quarter == "Apr–Sep 2013"
    assert first.startswith("half-year,months,measure")
    assert last.startswith("2013/14 H1,Apr–Sep 2013,Victims' code compliance,Lancashire,74.25,297,400,")
