"""The state of a series: how much history stands before the quarter judged."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.variation import state_of

NAN = float("nan")


@pytest.mark.parametrize(
    "supplied, state",
    [(0, "collecting"), (7, "collecting"), (8, "trial"), (11, "trial"), (12, "established"), (40, "established")],
)
def test_the_state_follows_the_count_of_earlier_quarters(supplied, state):
    assert state_of(np.ones(supplied)) == state


def test_a_quarter_not_supplied_does_not_count():
    assert state_of(np.array([1.0] * 7 + [NAN] * 5)) == "collecting"
    assert state_of(np.array([NAN, 1.0] * 12)) == "established"


def test_only_the_last_24_quarters_count():
    assert state_of(np.array([1.0] * 40 + [NAN] * 17)) == "collecting"
    assert state_of(np.array([1.0] * 40 + [NAN] * 16)) == "trial"
    assert state_of(np.array([1.0] * 40 + [NAN] * 12)) == "established"


@given(st.lists(st.sampled_from([NAN, 0.0, 4.5]), max_size=40), st.permutations(range(24)))
def test_the_order_within_the_last_24_does_not_matter_nor_do_the_values(values, order):
    last = np.array(values[-24:] + [NAN] * (24 - len(values[-24:])))

    assert state_of(last[order]) == state_of(np.array(values)) == state_of(last * 1000)
