"""A finding as plain numbers to draw, and as a table."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from given import HOSTILE, STEADY, a_finding, a_measure, a_percentage
from hypothesis import given
from hypothesis import strategies as st

from dashboard.plan import Break
from dashboard.render import draw
from dashboard.render.chart_spec import next_top
from dashboard.render.colours import DARK, LIGHT
from dashboard.render.figure_table import csv_text, rows
from dashboard.text import harmless


def contrast(one, other):
    """WCAG's ratio of two colours given as hex."""

    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)) + 0.05

    return max(light(one), light(other)) / min(light(one), light(other))


@pytest.mark.parametrize(
    ("largest", "top"), [(1837, 2000), (2000, 2000), (2001, 2500), (79, 80), (81, 100), (0.031, 0.04), (0, 5)]
)
def test_the_top_of_a_chart_is_the_next_round_number(largest, top):
    assert next_top(largest) == top


@given(st.floats(1e-6, 1e9))
def test_nothing_rises_over_the_top_and_nothing_is_left_half_empty(largest):
    assert largest <= next_top(largest) <= largest * 1.34 + 1e-9


def test_the_axis_begins_at_zero_and_says_its_unit_once():
    drawing = draw(a_finding(STEADY))

    assert (drawing.bottom, drawing.top, drawing.scale) == (0, 4000, "4,000 offences a quarter")


def test_a_percentage_is_drawn_from_zero_to_a_round_number():
    drawing = draw(a_finding([310 + place % 4 for place in range(14)], [1000] * 14, a_percentage()))

    assert (drawing.bottom, drawing.top, drawing.scale) == (0, 40, "40% of offences")


def test_a_percentage_never_has_more_than_a_hundred():
    nearly_all = [100, 98, 96, 100, 97, 99, 100, 95, 100, 98, 96, 100, 97, 100]

    assert draw(a_finding(nearly_all, [100] * 14, a_percentage())).top == 100


def test_a_card_draws_the_latest_twelve_quarters():
    drawing = draw(a_finding(STEADY))

    assert [drawing.quarters[0].label, drawing.quarters[-1].label] == ["Jan–Mar 2011", "Oct–Dec 2013"]


def test_quarters_before_the_first_figure_are_no_gap():
    drawing = draw(a_finding([None, None, 100, 104, 97]))

    assert len(drawing.quarters) == 3
    assert not drawing.gaps


def test_a_finding_without_a_figure_is_not_drawn():
    assert draw(a_finding([None, None])) is None


def test_a_gap_has_no_value_is_bridged_by_no_line_and_says_why():
    drawing = draw(a_finding([*STEADY, None, None, 3000, 3010], symbols={16: "c", 17: "c"}))

    assert [(gap.first, gap.last, gap.words) for gap in drawing.gaps] == [(8, 9, "confidential")]
    assert [[quarter.place for quarter in run] for run in drawing.runs] == [list(range(8)), [10, 11]]
    assert "April–June 2013: confidential. A gap, not a zero." not in drawing.notes
    assert "January–March 2013 to April–June 2013: confidential. A gap, not a zero." in drawing.notes


def test_a_line_starts_anew_at_a_definition_break_and_goes_on_at_a_recording_one():
    def runs(kind):
        measure = a_measure(breaks=(Break(date(2013, 4, 1), kind, "A new rule."),))
        return [len(run) for run in draw(a_finding(STEADY, measure=measure)).runs]

    assert (runs("definition"), runs("recording")) == ([9, 3], [12])


def test_a_definition_break_says_its_reason():
    measure = a_measure(breaks=(Break(date(2013, 4, 1), "definition", "A new rule."),))
    drawing = draw(a_finding(STEADY, measure=measure))

    assert [(mark.place, mark.words) for mark in drawing.breaks] == [(9, "new count")]
    assert drawing.notes == ("Counted differently from April 2013: not compared with what came before. A new rule.",)


def test_a_revision_is_marked_and_told():
    drawing = draw(a_finding(STEADY, was={14: 3001}))

    assert [quarter.revised for quarter in drawing.quarters[-3:]] == [False, True, False]
    assert drawing.notes == ("r Revised: July–September 2013 was 3,001, now 3,050.",)


def test_counts_under_twenty_are_columns_with_zeros_written():
    drawing = draw(a_finding([0, 2, 1, 0, 3, 1, 0, 0, 2, 4, 1, 2]))

    assert drawing.columns
    assert [quarter.figure for quarter in drawing.quarters[:3]] == ["0", "2", "1"]
    assert drawing.top == 5


def test_a_percentage_of_few_shows_its_counts_and_no_percentage_at_all():
    drawing = draw(a_finding([2, 3, 1, 4], [12, 13, 8, 15], a_percentage()))

    assert drawing.columns
    assert [quarter.value for quarter in drawing.quarters] == [2, 3, 1, 4]
    assert drawing.scale == "5 offences resolved a quarter"
    assert "Too few for a percentage: the counts are shown." in drawing.notes
    assert "%" not in "".join(quarter.title for quarter in drawing.quarters)


def test_one_quarter_of_few_among_many_is_a_gap_that_says_so():
    drawing = draw(a_finding([40, 41, 4, 43], [100, 100, 19, 100], a_percentage()))

    assert [(gap.first, gap.words) for gap in drawing.gaps] == [(2, "too few")]
    assert "4 of 19 offences" in drawing.quarters[2].title


def test_a_high_quarter_is_marked_by_itself_and_in_words():
    drawing = draw(a_finding([*STEADY, 5200]))

    assert (drawing.direction, drawing.direction_words, drawing.together) == ("high", "Higher", None)
    assert "higher than expected" in drawing.description


def test_a_run_is_marked_over_all_its_quarters_at_their_average():
    drawing = draw(a_finding([*STEADY, 3120, 3110, 3125, 3115, 3130, 3118, 3122]))

    assert drawing.direction == "high"
    assert (drawing.together.first, drawing.average) == (5, "3,120")


def test_a_trend_is_marked_along_its_line():
    drawing = draw(a_finding([*STEADY[:12], 2860, 2900, 2960, 3010, 3080, 3130, 3190, 3240]))

    assert (drawing.together.first, drawing.together.average) == (4, None)


def test_the_tags_say_what_the_figures_are():
    measure = a_measure(publication="restricted")

    assert draw(a_finding(STEADY[:4], basis="illustrative")).tags == ("Collecting", "Illustrative")
    assert draw(a_finding(STEADY[:10], measure=measure)).tags == ("Trial range", "Restricted")
    assert draw(a_finding(STEADY)).tags == ()


def test_a_range_is_cut_to_the_frame_and_stays_whole_in_the_title():
    wide = [2, 40, 3, 35, 1, 44, 2, 38, 5, 41, 3, 39, 2, 40]
    quarter = draw(a_finding(wide)).quarters[-1]

    assert quarter.lower == 0
    assert "Expected 0–" in quarter.title


def test_a_negative_figure_lies_inside_the_frame():
    drawing = draw(a_finding([5, 3, -4, 6, 30]))

    assert drawing.bottom <= -4 < 0 < drawing.top


def test_the_table_has_every_quarter_the_latest_first_with_its_verdict():
    told = rows(a_finding([*STEADY, 5200], was={15: 2900.0}))

    assert len(told) == len(STEADY) + 1
    assert (told[0].quarter, told[0].figure, told[0].verdict) == ("Oct–Dec 2013", "5,200", "Above")
    assert (told[1].figure, told[1].verdict, told[1].note) == ("2,972 r", "Within", "Revised from 2,900.")


def test_the_table_writes_a_figure_apart_from_the_range_it_lies_outside_and_from_what_it_was():
    mean = a_measure(kind="mean", unit="days")
    told = rows(a_finding([*(value / 1500 for value in STEADY), 2.28], measure=mean, was={16: 2.2798}))

    assert (told[0].verdict, told[0].figure) == ("Above", "2.28 r")
    assert told[0].expected == "1.77–2.27"
    assert told[0].note == "Revised from 2.2798."


def test_the_table_says_why_there_is_no_figure_or_no_range():
    told = rows(a_finding([3000, None, 2950], symbols={1: "x"}))

    assert [(row.figure, row.verdict) for row in told] == [
        ("2,950", "No range"), ("Not available", ""), ("3,000", "No range"),
    ]  # fmt: skip


def test_quarters_judged_together_say_so_in_the_table():
    told = rows(a_finding([*STEADY, 3120, 3110, 3125, 3115, 3130, 3118, 3122]))

    assert {row.verdict for row in told[:7]} == {"Together: higher"}
    assert told[7].verdict == "Within"


def test_the_download_reads_back_as_the_figures_and_runs_nothing():
    finding = a_finding([3000, None, 2950], area='=HYPERLINK("x")', notes={2: "@SUM(A1)"}, symbols={1: "c"})
    read = list(csv.DictReader(io.StringIO(csv_text(finding))))

    assert [row["figure"] for row in read] == ["3000", "", "2950"]
    assert [row["not_supplied"] for row in read] == ["", "confidential", ""]
    assert read[2]["note"] == "'@SUM(A1)"
    assert {row["area"] for row in read} == {'\'=HYPERLINK("x")'}


@given(st.text())
def test_no_downloaded_text_begins_as_a_formula_does(typed):
    assert not harmless(typed).lstrip(" ").startswith(("=", "+", "-", "@", "\t"))
    assert harmless(typed).removeprefix("'").endswith(typed.removeprefix("'"))


def test_typed_text_reaches_the_drawing_as_typed():
    assert HOSTILE in draw(a_finding(STEADY, measure=a_measure(name=HOSTILE))).description


def test_cohorts_not_yet_mature_are_told():
    finding = a_finding(STEADY)
    finding.__dict__["points"] = tuple(
        replace(point, provisional=place > 13) for place, point in enumerate(finding.points)
    )

    assert draw(finding).notes == (
        "The last two quarters are still being decided and will rise. Not yet mature, so not judged.",
    )


@pytest.mark.parametrize("inks", [LIGHT, DARK])
def test_every_ink_can_be_read_on_what_it_stands_on(inks):
    for text in ("ink", "muted", "line", "exception"):
        assert contrast(inks[text], inks["paper"]) >= 4.5
    for text in ("ink", "muted"):
        assert contrast(inks[text], inks["wash"]) >= 4.5 <= contrast(inks[text], inks["band"])
    for mark in ("line", "exception", "edge"):
        assert contrast(inks[mark], inks["band"]) >= 3
    for mark in ("line", "exception"):
        assert contrast(inks[mark], inks["inner-band"]) >= 3


def test_one_exception_has_one_average_however_many_quarters_are_drawn():
    finding = a_finding([*STEADY, *[3120, 3110, 3125, 3115, 3130, 3118, 3122] * 2])

    card, page = draw(finding, 12), draw(finding, 20)
    assert card.average == page.average
    assert (card.together.first, page.together.first) == (0, 6)


def test_no_exception_reaches_across_a_break():
    measure = a_measure(breaks=(Break(date(2011, 4, 1), "recording", "A new system."),))
    finding = a_finding([*STEADY[:12], *STEADY[:4], 3120, 3110, 3125, 3115, 3130, 3118, 3122], measure=measure)
    drawing = draw(finding, None)

    assert drawing.together is None or drawing.together.first >= drawing.breaks[0].place


def test_a_missing_quarter_is_passed_over_by_a_run():
    drawing = draw(a_finding([*STEADY, 3120, 3110, 3125, None, 3115, 3130, 3118, 3122]))

    assert (drawing.together.first, drawing.gaps[0].first) == (4, 7)
