"""The picture of areas beside one another: a row for each, in alphabetical order, and nothing that ranks or blames."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from given import HOSTILE
from held import found_on, the_plan

from dashboard.findings import COMPARATORS, DISTRICTS, Comparison
from dashboard.findings import comparison_wording as words
from dashboard.findings.comparison import compare
from dashboard.render.colours import PAGE
from dashboard.render.svg_comparison import HEAD, ROW, comparison_still, notes
from dashboard.text.escape import JOINER

PLAN = the_plan()


def compared(code="violence-without-injury", kind=COMPARATORS):
    return compare(found_on("2014-03-06"), PLAN.by_code[code], kind, PLAN)


def parsed(markup):
    return ElementTree.fromstring(markup.replace(JOINER, ""))


def test_it_is_one_line_named_by_its_sentence_with_a_title_a_row():
    found = compared()
    markup = comparison_still(found, "Lancashire")
    chart = parsed(markup).find("svg")

    assert markup.startswith("<div") and "\n" not in markup and "viewBox" not in markup
    assert (chart.get("role"), chart.get("aria-label")) == ("img", words.sentence(found, "Lancashire"))
    assert [title.text for title in chart.iter("title")] == [words.title(found, each) for each in found.areas]


def test_rows_follow_the_alphabet_and_the_readers_own_area_is_the_bold_one():
    found = compared()
    written = [text for text in parsed(comparison_still(found, "Lancashire")).iter("text")]
    names = [text.text for text in written if text.text in {each.area for each in found.areas}]

    assert names == sorted(names) and len(names) == 26
    assert [text.text for text in written if text.get("class")] == ["Lancashire", "4.6"]


@pytest.mark.parametrize("kind", [COMPARATORS, DISTRICTS])
def test_everything_lies_inside_the_frame_for_every_measure(kind):
    for measure in PLAN.measures:
        found = compared(measure.code, kind)
        if not isinstance(found, Comparison):
            continue
        height = HEAD + ROW * len(found.areas) + 26
        for element in parsed(comparison_still(found, "Preston")).iter():
            for down in ("y", "y1", "y2", "cy"):
                assert 0 <= float(element.get(down, 0)) <= height
            for across in ("x", "x1", "x2", "cx", "width"):
                assert -0.01 <= float(element.get(across, "0").rstrip("%")) <= 100.01


def test_an_area_far_beyond_the_others_is_an_arrow_with_its_figure_and_is_named():
    found = compared()
    chart = parsed(comparison_still(found, "Lancashire"))

    assert len(list(chart.iter("path"))) == 1 and len(list(chart.iter("circle"))) == 25
    assert "28.9" in [text.text for text in chart.iter("text")]
    assert "An arrow: City of London lies beyond the edge of the picture." in notes(found)


def test_no_colour_says_good_or_bad():
    markup = comparison_still(compared("public-order", DISTRICTS), "Blackpool")

    assert PAGE["exception"] not in markup
    assert not re.search(r"#[0-9A-Fa-f]{6}", markup)


def test_a_hostile_name_stays_text():
    found = compared()
    found = replace(found, areas=(replace(found.areas[0], area=HOSTILE), *found.areas[1:]))
    markup = comparison_still(found, HOSTILE)

    assert {each.tag for each in parsed(markup).iter()} == {
        "div", "svg", "g", "line", "rect", "circle", "path", "text", "title",
    }  # fmt: skip
    assert ":red" not in markup
