"""The XmR rules against 416 answers of NHSRplotthedots 0.2.2, the NHS's own R package."""

import json
from pathlib import Path

import numpy as np
import pytest

from dashboard.variation import point_types, xmr_chart
from dashboard.variation.nhs.chart import in_order
from dashboard.variation.nhs.point_types import assurance, nhs_words

CASES = json.loads((Path(__file__).parents[2] / "reference" / "xmr_cases.json").read_text())["cases"]
ANSWERED = [case for case in CASES if case["expected"]["ok"]]
REFUSED = {case["id"]: case for case in CASES if not case["expected"]["ok"]}
WHY_REFUSED = {
    "duplicate_dates": "2020-01-01 stands twice",
    "empty": "no point",
    "fix_lt_12": "fixed after 12 points or more, not 8",
}


def numbers(cells):
    """Cells as floats; JSON's null is a missing one."""
    return np.array([np.nan if cell is None else cell for cell in cells], dtype=float)


def draw(given):
    """The case's chart, its values and its dates, in order of date."""
    order = in_order(given["dates"])
    dates = [given["dates"][place] for place in order]
    values = numbers([given["y"][place] for place in order])
    starts = [place for place, date in enumerate(dates) if date in given.get("rebase", ())]
    chart = xmr_chart(values, starts, given["screen_outliers"], given.get("fix_after_n_points"))
    return chart, values, dates


def blank_where_undefined(flags, undefined):
    return [None if blank else int(flag) for flag, blank in zip(flags, undefined, strict=True)]


def test_every_reference_case_is_here():
    assert (len(ANSWERED), len(REFUSED)) == (413, 3)


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case["id"])
def test_a_series_is_charted_as_the_nhs_tool_charts_it(case):
    given, wanted = case["input"], case["expected"]

    chart, values, dates = draw(given)

    assert dates == wanted["dates_sorted"]
    for ours, theirs in ((chart.mean, "mean"), (chart.lower, "lpl"), (chart.upper, "upl")):
        np.testing.assert_allclose(ours, numbers(wanted[theirs]), rtol=1e-9, atol=1e-9)
    missing = np.isnan(values)
    undefined = missing | np.isnan(chart.upper)
    assert chart.group.tolist() == wanted["rebase_group"]
    assert blank_where_undefined(chart.outside, undefined) == wanted["outside"]
    assert blank_where_undefined(chart.close, undefined) == wanted["close"]
    assert blank_where_undefined(chart.side, missing) == wanted["rtm"]
    assert [int(short) for short in chart.short] == wanted["short_group_warning"]


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case["id"])
def test_every_point_is_labelled_as_the_nhs_tool_labels_it(case):
    given, wanted = case["input"], case["expected"]
    improvement = given["improvement_direction"]

    chart, _, _ = draw(given)

    types = point_types(chart.direction, improvement)
    assert nhs_words(chart.rule, chart.direction) == wanted["special_cause_type"]
    assert types == wanted["point_type"]
    assert types[-1] == wanted["variation_type"]
    target = given.get("target")
    assert assurance(target, chart.lower[-1], chart.upper[-1], improvement) == wanted["assurance_type"]


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_nhs_tool_refuses_is_refused_with_the_reason(name):
    with pytest.raises(ValueError, match=WHY_REFUSED[name]):
        draw(REFUSED[name]["input"])
