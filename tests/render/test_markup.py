"""The HTML of the pages: typed words as typed, tables that stay tables, small charts with their words."""

import re
from html import unescape

import pytest
from given import HOSTILE, STEADY, a_finding, a_measure
from hypothesis import given
from hypothesis import strategies as st

from dashboard.render import draw, markup
from dashboard.text import csv_of

FINDINGS = [a_finding(STEADY), a_finding([*STEADY, 5200]), a_finding(STEADY[:4]), a_finding(STEADY[:10])]


def words(html):
    """What stands between the marks, but for what is inside charts."""
    return " ".join(unescape(re.sub(r'<div class="look-chart.*?</svg></div>|<[^>]+>', " ", html)).split())


@pytest.mark.parametrize(
    "made",
    [
        markup.title(HOSTILE, HOSTILE, HOSTILE), markup.section(HOSTILE, HOSTILE, ()),
        markup.table((HOSTILE,), [(HOSTILE,)], ()), markup.rows([(HOSTILE, HOSTILE)]),
        markup.finding(a_finding(STEADY, measure=a_measure(name=HOSTILE, worse_reason=HOSTILE), area=HOSTILE), HOSTILE),
        markup.multiples([a_finding(STEADY, area=HOSTILE)]), markup.flats([a_finding(STEADY, area=HOSTILE)]),
    ],
)  # fmt: skip
def test_typed_words_bring_no_mark_of_their_own(made):
    assert "\n" not in made
    assert "<a" not in made and "<b>bold" not in made and ":red" not in made
    assert "&lt;b&gt;bold&lt;/b&gt;" in made


def test_a_table_says_what_each_part_is_since_on_a_phone_it_is_set_in_blocks():
    made = markup.table(("Quarter", "Offences"), [("Oct–Dec 2013", "1,837")], (1,))

    assert re.findall(r'role="(\w+)"', made) == [
        "table", "rowgroup", "row", "columnheader", "columnheader", "rowgroup", "row", "cell", "cell",
    ]  # fmt: skip
    assert 'data-label="Offences">1,837' in made


def test_each_of_many_small_charts_says_in_words_how_it_stands():
    made = markup.multiples(FINDINGS)

    assert made.count("<svg role") == len(FINDINGS)
    assert words(made) == "Preston Within the range Preston ▲ Higher Preston Collecting Preston Within a trial range"


def test_what_did_not_change_has_its_value_and_its_range_beside_its_chart():
    assert re.search(r"^Theft in Preston 2,972 expected [\d,]+–\S*[\d,]+$", words(markup.flats(FINDINGS[:1])))


def test_the_still_of_a_live_chart_waits_for_paper_and_its_notes_do_not():
    drawing = draw(a_finding(STEADY, was={14: 3001}))
    made = markup.under_live(drawing)

    assert made.startswith('<div class="look-paper"><div class="look-chart')
    assert drawing.notes[0] == words(made.split("</div></div>")[1])


@given(st.text(max_size=20))
def test_no_cell_of_a_download_begins_as_a_formula_does(text):
    line = csv_of(["a", "b"], [(text, 1)]).split("\r\n", 1)[1]

    assert not line.lstrip('" ').startswith(("=", "+", "-", "@"))
