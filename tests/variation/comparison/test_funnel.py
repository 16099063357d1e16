"""Funnel limits against FunnelPlotR 0.6.0, in the forms where it is right (standardised ratios and proportions)."""

import json
from math import log, sqrt
from pathlib import Path

import numpy as np
import pytest

from dashboard.variation.comparison.funnel import LOG_RATIO, PROPORTION, ROOT_RATIO, limits, spread_of, wider_limits

CASES = json.loads((Path(__file__).parents[2] / "reference" / "funnel_cases.json").read_text())["cases"]
FORMS = {("PR", "SHMI"): PROPORTION, ("SR", "SHMI"): LOG_RATIO, ("SR", "CQC"): ROOT_RATIO}
KEYS = [(data, method) for data, method in FORMS]


def cases(key):
    return [case for case in CASES if (case["data_type"], case["sr_method"]) == key]


def numbers(values):
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def spread(case):
    form = FORMS[case["data_type"], case["sr_method"]]
    return spread_of(case["numerator"], case["denominator"], case["target"], form), form


@pytest.mark.parametrize("key", KEYS)
def test_scores_and_spread_are_the_packages(key):
    for case in cases(key):
        found, _ = spread(case)

        assert found.scores == pytest.approx(numbers(case["Uzscore"]), abs=1e-9)
        assert found.counted == pytest.approx(numbers(case["Wuzscore"]), abs=1e-9, nan_ok=True)
        assert (found.phi, found.between) == pytest.approx((case["phi"], case["tau2"]), abs=1e-9)


@pytest.mark.parametrize("level, name", [("95", "95"), ("99.8", "998")])
@pytest.mark.parametrize("key", KEYS)
def test_limits_are_the_packages(key, level, name):
    for case in cases(key):
        found, form = spread(case)
        plain = limits(found, np.array(case["denominator"], float), case["target"], form, level)
        wider = wider_limits(found, case["target"], form, level)

        for ends, prefix in ((plain, ""), (wider, "od")):
            for end, side in zip(ends, ("ll", "ul")):
                wanted = numbers(case[prefix + side + name])
                compared = (
                    slice(None) if form != PROPORTION else (wanted > 0) & (wanted < 1)
                )  # its clean-up blanks some
                assert end[compared] == pytest.approx(wanted[compared], abs=1e-9)


def test_chance_alone_leaves_no_variance_between_areas():
    assert spread_of([100, 101, 99, 100], [100.0] * 4).between == 0


def test_an_area_without_an_event_has_a_score():
    found = spread_of([0, 10, 12], [10.0, 10.0, 10.0])

    # Half an event stands for none: the log of 0.5 in 10, over the standard error 1 / sqrt 10.
    by_hand = [log(0.05) * sqrt(10), 0, log(1.2) * sqrt(10)]
    assert found.scores == pytest.approx(by_hand)
    assert found.phi == pytest.approx(sum(each**2 for each in by_hand) / 3)
