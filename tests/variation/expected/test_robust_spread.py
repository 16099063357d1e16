"""A past that all areas share does not hide what is new."""

import numpy as np

from dashboard.variation import judge_expected
from dashboard.variation.expected.robust_spread import _granted

AREAS, QUARTERS = 24, 21


def measure(past):
    """24 areas of about 500 a quarter that vary by 8%, `past` added to the log of their history."""
    rng = np.random.default_rng(9)
    logs = np.log(500) + 0.3 * rng.standard_normal((AREAS, 1)) + 0.08 * rng.standard_normal((AREAS, QUARTERS))
    return rng.poisson(np.exp(logs + past)).astype(float)


def test_a_dip_in_every_area_leaves_the_range_nearly_as_narrow():
    past = np.zeros(QUARTERS)
    past[10:12] = np.log(0.65)
    dipped, steady = (judge_expected(measure(each), [0] * AREAS) for each in (past, 0 * past))

    widths = [np.mean([each.verdict.upper / each.verdict.lower for each in judged]) for judged in (dipped, steady)]
    assert widths[0] < 1.3 * widths[1]
    assert sum(10 in each.aside or 11 in each.aside for each in dipped) > AREAS / 2


def test_a_step_in_every_area_is_found_in_most():
    past = np.where(np.arange(QUARTERS) >= 10, np.log(1.5), 0)
    judged = judge_expected(measure(past), [0] * AREAS)

    found = [each.steps for each in judged]
    assert sum(steps in ((9,), (10,), (11,)) for steps in found) > AREAS / 2


def test_about_one_series_in_ten_is_granted_anything_where_nothing_happened():
    series, quarters = 2_000, 20
    noise = np.random.default_rng(9).standard_normal((series, quarters))
    about_its_mean = np.broadcast_to(np.eye(quarters) - 1 / quarters, (series, quarters, quarters))

    granted = _granted(about_its_mean, noise) > 0

    assert 0.05 < granted.mean() < 0.2
