"""Still charts: what they say in words and marks."""

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from given import HOSTILE, STEADY, a_finding, a_measure, a_percentage
from hypothesis import given
from hypothesis import strategies as st

from dashboard.plan import Break
from dashboard.render import draw
from dashboard.render.chart_marks import Together
from dashboard.render.colours import DARK, LIGHT, PAGE, variables
from dashboard.render.svg import SIZES
from dashboard.render.svg_chart import still
from dashboard.text.escape import JOINER

BREAK = Break(date(2013, 4, 1), "definition", "A new rule.")
FINDINGS = {
    "established": a_finding(STEADY),
    "high": a_finding([*STEADY, 5200]),
    "low": a_finding([*STEADY, 900]),
    "run": a_finding([*STEADY, 3120, 3110, 3125, 3115, 3130, 3118, 3122]),
    "trend": a_finding([*STEADY[:12], 2860, 2900, 2960, 3010, 3080, 3130, 3190, 3240]),
    "trial": a_finding(STEADY[:10]),
    "collecting": a_finding(STEADY[:4]),
    "gap": a_finding([*STEADY, None, 3000]),
    "latest missing": a_finding([*STEADY, None]),
    "break": a_finding(STEADY, measure=a_measure(breaks=(BREAK,))),
    "revised": a_finding(STEADY, was={14: 3001}),
    "columns": a_finding([0, 2, 1, 0, 3, 1, 0, 0, 2, 4, 1, 2]),
    "too few": a_finding([2, 3, 1, 4], [12, 13, 8, 15], a_percentage()),
    "one quarter": a_finding([1234]),
    "zero": a_finding([0] * 14),
    "negative": a_finding([5, 3, -4, 6, 30]),
    "hostile": a_finding(STEADY, measure=a_measure(name=HOSTILE, unit=HOSTILE), notes={15: HOSTILE}, area=HOSTILE),
}


def parsed(markup):
    return ElementTree.fromstring(markup.replace(JOINER, ""))


def words(markup):
    """What the chart shows as text, without what only pointing shows."""
    return [element.text for element in parsed(markup).iter("text")]


def lines(markup, ink):
    """The ends of every line drawn in an ink."""
    groups = [each for each in parsed(markup).iter("g") if each.get("stroke") == PAGE[ink]]
    return [(line.get("x1"), line.get("x2")) for each in groups for line in each.iter("line")]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", FINDINGS)
def test_a_still_is_one_line_of_markup_with_a_name_and_a_title_for_each_quarter(name, size):
    drawing = draw(FINDINGS[name])
    markup = still(drawing, size)

    assert markup.startswith("<div") and "\n" not in markup
    chart = parsed(markup).find("svg")
    assert (chart.get("role"), chart.get("aria-label")) == ("img", drawing.description)
    assert "viewBox" not in chart.attrib
    assert [title.text for title in chart.iter("title")] == [quarter.title for quarter in drawing.quarters]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", FINDINGS)
def test_everything_drawn_lies_inside_the_frame(name, size):
    for element in parsed(still(draw(FINDINGS[name]), size)).iter():
        for down in ("y", "y1", "y2", "cy"):
            assert -1 <= float(element.get(down, 0)) <= SIZES[size].height
        for across in ("x", "x1", "x2", "cx"):
            assert -0.01 <= float(element.get(across, "0").rstrip("%")) <= 100.01


def test_a_card_says_its_scale_its_ends_its_range_and_its_latest_value():
    assert words(still(draw(FINDINGS["established"]))) == [
        "4,000 offences a quarter", "2,972", "0", "expected range", "Jan–Mar 2011", "Oct–Dec 2013",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), [("high", "5,200"), ("low", "900")])
def test_an_exception_has_its_triangle_and_its_value_in_its_own_ink(name, value):
    shapes = {}
    for each in ("high", "low"):
        (path,) = parsed(still(draw(FINDINGS[each]))).iter("path")
        shapes[each] = path.get("d")
        assert path.get("fill") == PAGE["exception"]

    assert shapes["high"] != shapes["low"]
    marked = [text for text in parsed(still(draw(FINDINGS[name]))).iter("text") if text.text == value]
    assert [text.get("class") for text in marked] == ["look-exception"]


def test_what_is_expected_has_no_triangle_and_nothing_in_the_exception_ink():
    markup = still(draw(FINDINGS["established"]))

    assert not list(parsed(markup).iter("path"))
    assert "exception" not in markup


def test_quarters_judged_together_have_a_bar_named_as_their_average():
    markup = still(draw(FINDINGS["run"]))

    assert lines(markup, "exception") == [("41.667%", "100%")]
    assert words(markup)[1:3] == ["3,120", "average"]
    assert not list(parsed(markup).iter("path"))


def test_a_range_of_several_quarters_is_an_inner_band_that_says_so_in_the_room():
    joint = Together(first=8, end=12, average=3150.0, lower=2900.0, upper=3100.0)
    drawing = replace(draw(FINDINGS["established"]), together=joint, direction="high", average="3,150")

    assert "inner band: the 4 quarters together" in words(still(drawing, "room"))
    (band,) = (group for group in parsed(still(drawing)).iter("g") if group.get("fill") == PAGE["inner-band"])
    assert len(band) == 4


def test_a_gap_is_a_gap_and_says_so():
    markup = still(draw(FINDINGS["gap"]))

    assert ("79.167%", "95.833%") not in lines(markup, "line")
    assert len(lines(markup, "line")) == 9
    assert "not supplied" in words(markup)


def test_a_latest_quarter_that_is_missing_leaves_no_value_to_read():
    assert "2,972" not in words(still(draw(FINDINGS["latest missing"])))


def test_a_definition_break_parts_the_line_and_is_named():
    markup = still(draw(FINDINGS["break"]))

    assert lines(markup, "ink") == [("75%", "75%")]
    assert len(lines(markup, "line")) == 10
    assert "new count" in words(markup)


def test_a_trial_range_is_dashed_and_named_as_one():
    markup = still(draw(FINDINGS["trial"]))

    assert "trial range" in words(markup)
    dashed = [group for group in parsed(markup).iter("g") if group.get("stroke-dasharray") == "4 4"]
    assert len(dashed[0]) == 2 * 10


def test_collecting_is_a_line_without_any_band():
    markup = still(draw(FINDINGS["collecting"]))

    assert PAGE["band"] not in markup
    assert len(lines(markup, "line")) == 3


def test_a_revised_quarter_is_hollow_with_an_r():
    markup = still(draw(FINDINGS["revised"]))

    assert "r" in words(markup)
    assert [dot.get("fill") for dot in parsed(markup).iter("circle")] == [PAGE["paper"], PAGE["line"]]


def test_small_counts_are_columns_with_every_count_written():
    markup = still(draw(FINDINGS["columns"]))

    assert words(markup)[:12] == ["0", "2", "1", "0", "3", "1", "0", "0", "2", "4", "1", "2"]
    assert not lines(markup, "line")


def test_quarters_not_yet_final_are_dashed_and_hollow():
    drawing = draw(FINDINGS["established"])
    quarters = tuple(replace(quarter, provisional=quarter.place > 9) for quarter in drawing.quarters)
    markup = still(replace(drawing, quarters=quarters))

    assert markup.count('stroke-dasharray="3 4"') == 1
    assert [dot.get("fill") for dot in parsed(markup).iter("circle")] == [PAGE["paper"]] * 2


def test_a_flat_still_has_no_words_and_a_multiple_only_numbers():
    assert words(still(draw(FINDINGS["established"]), "flat")) == []
    assert words(still(draw(FINDINGS["established"]), "multiple")) == ["4,000", "2,972", "0"]


def test_a_hostile_name_stays_text():
    markup = still(draw(FINDINGS["hostile"]))

    assert {element.tag for element in parsed(markup).iter()} == {
        "div", "svg", "g", "line", "rect", "circle", "text", "title",
    }  # fmt: skip
    assert f"4,000 {HOSTILE} a quarter" in words(markup)
    assert ":red" not in markup and ":" not in re.sub(r"style=\"[^\"]*\"", "", markup).replace("&#58;", "")


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**7)), min_size=1, max_size=30))
def test_any_series_with_a_figure_can_be_drawn_in_every_size(values):
    drawing = draw(a_finding(values))

    assert (drawing is None) == all(value is None for value in values[-12:])
    for size in SIZES if drawing else ():
        assert len(list(parsed(still(drawing, size)).iter("title"))) == len(drawing.quarters)


def test_no_colour_is_written_into_a_still():
    for finding in FINDINGS.values():
        assert not re.search(r"#[0-9A-Fa-f]{6}", still(draw(finding)))


def test_each_ink_has_a_light_and_a_dark_colour_in_the_page():
    assert LIGHT.keys() == DARK.keys()
    for name in LIGHT:
        assert f"--look-{name}:light-dark({LIGHT[name]},{DARK[name]});" in variables()
