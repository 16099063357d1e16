"""Live charts: what is in the figure, in marks and in words. Each is a figure that plotly itself accepts."""

import json
from datetime import date

import pytest
from given import HOSTILE, STEADY, a_finding, a_measure
from plotly.graph_objects import Figure
from test_svg_chart import FINDINGS

from dashboard.plan import Break
from dashboard.render import PAGE, draw
from dashboard.render.colours import DARK, LIGHT
from dashboard.render.plotly_chart import chart
from dashboard.render.plotly_layout import LIVES


def drawn(finding, dark=False, size="page"):
    return chart(draw(finding, PAGE), dark, size).to_dict()


def labels(figure):
    return [each["text"] for each in figure["layout"]["annotations"]]


def traces(figure, colour):
    """The lines and markers drawn in a colour."""
    return [each for each in figure["data"] if colour in (each.get("line", each.get("marker")) or {}).values()]


def uprights(figure):
    return [shape for shape in figure["layout"]["shapes"] if shape["x0"] == shape["x1"]]


@pytest.mark.parametrize("size", LIVES)
@pytest.mark.parametrize("name", FINDINGS)
def test_plotly_takes_the_figure_and_it_has_no_legend(name, size):
    figure = drawn(FINDINGS[name], size=size)

    assert Figure(figure).layout.showlegend is False
    assert not any(trace["showlegend"] for trace in figure["data"])


@pytest.mark.parametrize("name", sorted(FINDINGS.keys() - {"negative"}))
def test_the_axis_begins_at_zero_and_cannot_be_dragged_away(name):
    axis = drawn(FINDINGS[name])["layout"]["yaxis"]

    assert axis["range"][0] == 0
    assert axis["fixedrange"]


@pytest.mark.parametrize(
    ("name", "symbol", "value"), [("high", "triangle-up", "5,200"), ("low", "triangle-down", "900")]
)
def test_an_exception_has_its_mark_its_word_and_its_value_in_its_own_ink(name, symbol, value):
    figure = drawn(FINDINGS[name])

    (mark,) = traces(figure, LIGHT["exception"])
    assert mark["marker"]["symbol"] == symbol
    assert mark["name"] == {"high": "Higher", "low": "Lower"}[name]
    (label,) = (each for each in figure["layout"]["annotations"] if each["text"] == value)
    assert label["font"]["color"] == LIGHT["exception"]


def test_what_is_expected_has_nothing_in_the_exception_ink():
    assert LIGHT["exception"] not in json.dumps(drawn(FINDINGS["established"]))


def test_quarters_judged_together_have_a_bar_named_as_their_average():
    figure = drawn(FINDINGS["run"])

    (bar,) = traces(figure, LIGHT["exception"])
    assert (bar["x"], bar["y"][0]) == ([12.5, 19.5], pytest.approx(3120))
    assert {"3,120", "average"} <= set(labels(figure))


def test_a_gap_is_a_gap_and_says_so():
    figure = drawn(FINDINGS["gap"])

    (line,) = (each for each in figure["data"] if each.get("mode") == "lines")
    assert line["connectgaps"] is False
    joined = [pair for pair in zip(line["x"], line["x"][1:], strict=False) if None not in pair]
    assert not [pair for pair in joined if pair[0] < 16 < pair[1]]
    assert "not supplied" in labels(figure)
    assert [shape["x0"] for shape in uprights(figure)] == [16]


def test_a_break_is_an_upright_with_its_name_and_the_line_starts_anew():
    measure = a_measure(breaks=(Break(date(2013, 4, 1), "definition", "A new rule."),))
    figure = drawn(a_finding(STEADY, measure=measure))

    assert "new count" in labels(figure)
    assert [shape["x0"] for shape in uprights(figure)] == [12.5]
    (line,) = (each for each in figure["data"] if each.get("mode") == "lines")
    assert line["x"][line["x"].index(12) + 1] is None


def test_a_trial_range_is_dashed_and_named():
    figure = drawn(FINDINGS["trial"])

    assert "trial range" in labels(figure)
    assert [trace["line"]["dash"] for trace in traces(figure, LIGHT["edge"])] == ["4px,4px"]


def test_a_revised_quarter_is_hollow_with_an_r():
    figure = drawn(FINDINGS["revised"])

    assert "r" in labels(figure)
    (dots,) = (each for each in figure["data"] if isinstance((each.get("marker") or {}).get("color"), list))
    assert [place for place, fill in enumerate(dots["marker"]["color"]) if fill == LIGHT["paper"]] == [14]


def test_pointing_says_quarter_figure_and_range():
    told = drawn(FINDINGS["high"])["data"][-1]["hovertext"][-1].replace("<br>", " ")

    assert told.startswith("October–December 2013: 5,200 offences. Expected ")


def test_pointing_at_a_gap_says_why():
    assert "not supplied" in drawn(FINDINGS["gap"])["data"][-1]["hovertext"][16]


def test_small_counts_are_columns_with_every_count_written():
    figure = drawn(FINDINGS["columns"])

    assert figure["data"][0]["type"] == "bar"
    assert figure["data"][0]["text"] == ["0", "2", "1", "0", "3", "1", "0", "0", "2", "4", "1", "2"]


@pytest.mark.parametrize("count", [1, 2, 4, 5, 8, 12, 20, 31, 49])
def test_the_same_quarter_is_marked_each_year_and_three_at_most_are_named(count):
    figure = chart(draw(a_finding([1000 + place for place in range(count)]), None), dark=False).to_dict()
    axis = figure["layout"]["xaxis"]

    assert 1 <= len(axis["ticktext"]) <= 3 and axis["tickangle"] == 0
    assert axis["ticktext"][-1] == "Oct–Dec<br>2013"
    marked = {*axis["tickvals"], *axis["minor"]["tickvals"]}
    assert marked >= set(range((count - 1) % 4, count, 4))


@pytest.mark.parametrize("size", LIVES)
def test_a_hostile_name_stays_text(size):
    measure = a_measure(name=HOSTILE, unit=HOSTILE, breaks=(Break(date(2013, 4, 1), "recording", HOSTILE),))
    text = json.dumps(drawn(a_finding(STEADY, measure=measure, notes={15: HOSTILE}, area=HOSTILE), size=size))

    assert "&lt;a href=https://evil.example&gt;" in text
    for mark in ("<a", "<b>", "$"):
        assert mark not in text


@pytest.mark.parametrize(("dark", "inks", "others"), [(False, LIGHT, DARK), (True, DARK, LIGHT)])
def test_every_colour_is_of_the_theme_asked_for(dark, inks, others):
    for finding in FINDINGS.values():
        text = json.dumps(drawn(finding, dark))
        assert inks["muted"] in text and inks["line"] in text
        assert not [colour for colour in set(others.values()) - set(inks.values()) if colour in text]
