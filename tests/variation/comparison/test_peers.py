"""Areas beside their group, against answers worked out by hand."""

from math import comb, exp, lgamma, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.variation import levels


def chance_of_at_most(count, expected):
    """The Poisson chance of so many or fewer."""
    return sum(exp(each * log(expected) - expected - lgamma(each + 1)) for each in range(count + 1))


def test_limits_are_widened_by_how_much_the_areas_differ_as_worked_out_by_hand():
    found = levels([81] * 5 + [121] * 5, [1000] * 10, is_share=False)

    # Ten areas expecting 101: z is 2(9 - sqrt 101) and 2(11 - sqrt 101), phi their mean square 4.0100, so that
    # tau2 = (10 phi - 9) / (4 x 101 x 9) = 0.0085533, and the limits are (1 -+ 3.0902 sqrt(1/404 + tau2)) squared.
    assert found.group == pytest.approx(0.101)
    assert found.lower == pytest.approx(0.101 * 0.456265, rel=1e-4)
    assert found.upper == pytest.approx(0.101 * 1.754370, rel=1e-4)
    assert not found.outside.any()


def test_alike_areas_have_exact_limits_and_an_area_beyond_them_is_told():
    found = levels([100] * 24 + [145, 55], [1000] * 26, is_share=False)

    assert found.group == pytest.approx(0.1)
    assert chance_of_at_most(100, found.upper[0] * 1000) == pytest.approx(0.001, rel=1e-6)
    least = round(found.lower[0] * 1000)
    assert chance_of_at_most(least - 1, 100) < 0.001 <= chance_of_at_most(least, 100)
    assert found.outside.tolist() == [0] * 24 + [1, -1]


@pytest.mark.parametrize("expected", [5, 7, 12, 20])
def test_no_whole_count_is_outside_that_comes_oftener_than_once_in_a_thousand(expected):
    events = np.array([expected] * 25 + [0])
    found = levels(events, np.full(26, 1.0), is_share=False)
    least = found.lower[0]

    each = events.sum() / 26
    lowest_inside = next(count for count in range(100) if chance_of_at_most(count, each) >= 0.001)
    assert least <= lowest_inside


def test_shares_of_alike_areas_have_the_limits_of_the_binomial():
    found = levels([30] * 6, [100] * 6, is_share=True)
    at_most = np.cumsum([comb(100, each) * 0.3**each * 0.7 ** (100 - each) for each in range(101)])

    assert found.group == pytest.approx(0.3)
    assert found.lower[0] == pytest.approx(min(0.17010, np.argmax(at_most >= 0.001) / 100), abs=1e-4)
    assert found.upper[0] == pytest.approx(max(0.44889, np.argmax(at_most >= 0.999) / 100), abs=1e-4)
    assert (found.low[0], found.high[0]) == pytest.approx((0.2189, 0.3958), abs=1e-4)  # Wilson's interval of 30 of 100


def test_an_area_where_fewer_than_five_are_expected_is_not_judged():
    found = levels([100, 100, 100, 100, 100, 9], [1000] * 5 + [10], is_share=False)

    assert found.enough.tolist() == [True] * 5 + [False]
    assert found.outside[-1] == 0


@pytest.mark.parametrize(("exposure", "is_judged"), [(4.5, False), (4.9, False), (5.2, True)])
def test_an_area_is_judged_from_five_expected_events(exposure, is_judged):
    found = levels([1000] * 5 + [90], [1000] * 5 + [exposure], is_share=False)

    assert found.group * exposure == pytest.approx(exposure, rel=0.02)
    assert (found.enough[-1], found.outside[-1]) == (is_judged, int(is_judged))


def test_more_than_all_of_what_is_counted_is_taken_as_a_ratio():
    found = levels([26, 10, 12, 11, 9], [25] * 5, is_share=True)

    assert np.isfinite(found.upper).all() and np.isfinite(found.high).all()


@pytest.mark.parametrize("events", [[10, 10, 10, 10], [0, 0, 0, 0, 0, 0]])
def test_too_few_areas_or_no_event_at_all_are_not_compared(events):
    assert levels(events, [100] * len(events), is_share=False) is None


@given(
    st.lists(st.tuples(st.integers(0, 5000), st.integers(20, 10**6)), min_size=5, max_size=30),
    st.booleans(),
)
def test_any_areas_have_limits_about_the_groups_rate_and_intervals_about_their_own(areas, is_share):
    found = levels(*np.array(areas, dtype=float).T, is_share)

    if found is None:
        assert sum(events for events, _ in areas) == 0
        return
    near = 1e-9 * max(found.group, 1)
    assert (found.lower <= found.group + near).all() and (found.upper >= found.group - near).all()
    assert (found.low <= found.rate + near).all() and (found.high >= found.rate - near).all()
    assert (found.outside[~found.enough] == 0).all()
