"""Intervals against R's."""

import json
from pathlib import Path

import numpy as np
import pytest

from dashboard.variation.comparison.intervals import byar, clopper_pearson, poisson, wilson

CASES = json.loads((Path(__file__).parents[2] / "reference" / "interval_cases.json").read_text())


@pytest.mark.parametrize("interval, name", [(wilson, "wilson"), (clopper_pearson, "clopper")])
def test_intervals_of_a_proportion_are_rs(interval, name):
    number, of = (np.array([case[key] for case in CASES["wilson"]]) for key in ("x", "n"))

    assert np.transpose(interval(number, of)) == pytest.approx(
        np.array([case[name] for case in CASES["wilson"]]), abs=1e-9
    )


@pytest.mark.parametrize("interval, name", [(poisson, "exact"), (byar, "byar")])
def test_intervals_of_a_count_are_rs(interval, name):
    count = np.array([case["x"] for case in CASES["poisson"]])

    assert np.transpose(interval(count)) == pytest.approx(np.array([case[name] for case in CASES["poisson"]]), abs=1e-9)


def test_a_proportion_of_nothing_has_no_interval():
    assert np.isnan(wilson(0, 0)).all()
