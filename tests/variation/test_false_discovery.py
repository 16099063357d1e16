"""p-values in, discoveries out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.variation import stands_out
from dashboard.variation.false_discovery import benjamini_hochberg, for_windows


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_the_rates_are_scipys(p):
    from scipy.stats import false_discovery_control

    assert benjamini_hochberg(np.array(p)) == pytest.approx(false_discovery_control(p), abs=1e-12)


def test_the_strongest_of_three_windows_is_three_times_as_likely_by_chance():
    assert for_windows([0.001, 0.5], np.array([3, 3])).tolist() == pytest.approx([0.003, 1.0])


def test_under_forty_series_each_is_decided_by_its_own_p():
    found, chance = stands_out(np.array([0.001, 0.004, 0.2, np.nan]), np.array([3, 3, 3, 0]))

    assert (found.tolist(), chance.tolist()) == ([True, True, False, False], [False] * 4)


def test_among_forty_what_lies_outside_its_range_may_be_likely_chance():
    p = np.array([0.0001, 0.004, *np.linspace(0.02, 1, 38)])
    found, chance = stands_out(p, np.full(40, 3))

    assert (found.nonzero()[0].tolist(), chance.nonzero()[0].tolist()) == ([0], [1])
