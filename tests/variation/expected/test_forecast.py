"""Histories in, forecasts out: rates, means, and what series lend each other."""

import numpy as np
import pytest

from dashboard.variation import judge_expected

STEADY = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 101, 99, 103, 97, 100, 102]
DAYS = [12.1, 11.8, 12.4, 12.0, 11.7, 12.2, 12.3, 11.9, 12.0, 12.1, 11.8, 12.2]


def one(values, **more):
    more = {name: np.array([each], float) if name == "base" else each for name, each in more.items()}
    return judge_expected(np.array([values], float), [0], **more)[0].verdict


def test_a_rate_is_judged_by_its_exposure():
    grown = [100_000.0] * 16 + [150_000.0]

    assert one([*STEADY, 150]).signal == "high"
    verdict = one([*STEADY, 150], base=grown)
    assert (verdict.signal, verdict.expected) == (None, pytest.approx(150, abs=3))


@pytest.mark.parametrize("latest, signal", [(12.1, None), (16.0, "high"), (9.0, "low")])
def test_a_mean_is_judged_by_its_own_spread(latest, signal):
    verdict = one([*DAYS, latest], kind="mean")

    assert verdict.signal == signal
    assert verdict.expected == pytest.approx(12, abs=0.2)
    assert (verdict.lower <= latest <= verdict.upper) == (verdict.p_value >= 0.005)


def test_what_is_small_as_a_mean_is_no_small_count():
    assert one([0.2, 0.21, 0.19, 0.2] * 3 + [0.4], kind="mean").signal == "high"


def test_measures_do_not_touch_each_other():
    both = np.array([[*STEADY, 130], [300 + 40 * (place % 4) for place in range(17)]], float)
    apart = judge_expected(both, [0, 1])

    alone = judge_expected(both[:1], [0])[0]
    assert apart[0].verdict.p_value == pytest.approx(alone.verdict.p_value, rel=1e-9)
    assert (apart[0].verdict.lower, apart[0].verdict.upper) == (alone.verdict.lower, alone.verdict.upper)
