"""Districts in, whether they moved together out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.variation import beyond, common_shift

NAN = float("nan")


def move(*districts):
    """Of districts given as (p_value, value), 100 expected in each."""
    p, value = np.array(districts, dtype=float).T
    return common_shift(p, value, np.full(len(p), 100.0))


UP, DOWN, STILL = (0.05, 130), (0.05, 80), (0.6, 101)
districts = st.lists(st.tuples(st.floats(0, 1) | st.just(NAN), st.floats(0, 400)), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("up", "still", "moved"),
    [(8, 6, True), (7, 7, False), (5, 3, True), (4, 4, False), (4, 0, True), (3, 1, False), (3, 0, False)],
)
def test_over_half_of_four_or_more_move_together_where_chance_would_hardly_have_it_so(up, still, moved):
    found = move(*[UP] * up, *[STILL] * still)
    assert (found is not None) == moved
    if moved:
        assert (found.signal, found.shifted, found.judged) == ("high", up, up + still)


def test_districts_that_go_different_ways_do_not_move_together():
    assert move(*[UP] * 7, *[DOWN] * 7) is None
    assert move(*[DOWN] * 9, *[UP] * 5).signal == "low"


def test_a_district_that_was_not_judged_is_not_counted():
    assert move(*[UP] * 5, *[(NAN, 500)] * 9).judged == 5
    assert move(*[UP] * 3, *[(NAN, 500)] * 9) is None


def test_how_far_they_moved_is_the_median_of_all():
    assert move((0.01, 120), (0.01, 130), (0.01, 140), (0.01, 900)).ratio == pytest.approx(1.35)


def test_what_lies_outside_its_range_even_once_that_has_moved_along_went_further():
    together = move(*[(0.01, 150)] * 5)
    assert beyond(together, [170, 181], [80, 80], [120, 120]).tolist() == [False, True]
    together = move(*[(0.01, 50)] * 5)
    assert beyond(together, [45, 35], [80, 80], [120, 120]).tolist() == [False, True]


@given(districts, st.randoms())
def test_the_order_of_districts_says_nothing(given_districts, random):
    mixed = given_districts.copy()
    random.shuffle(mixed)
    assert move(*mixed) == move(*given_districts)


@given(districts)
def test_what_moved_together_is_over_half_and_mirrored_it_moves_the_other_way(given_districts):
    found = move(*given_districts)
    mirrored = move(*[(p, max(200 - value, 0)) for p, value in given_districts])
    if found is None:
        return
    assert 2 * found.shifted > found.judged >= 4
    assert mirrored is not None and mirrored.signal != found.signal
