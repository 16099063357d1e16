"""The range that a series' chart shows."""

import numpy as np

from dashboard.variation import judge_xmr, ranges_xmr

STEADY = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 101, 99, 103, 97, 100, 102, 98, 101, 99, 100]


def test_a_chart_has_one_level_between_breaks_and_none_where_a_stretch_is_too_short():
    values = np.array([*STEADY, *(value + 50 for value in STEADY[:5]), *(value + 90 for value in STEADY[:4])])

    ranges = ranges_xmr(values, recording=[20, 25])

    assert set(ranges.mean[:20]) == {np.mean(STEADY)}
    assert set(ranges.mean[20:25]) == {np.mean(STEADY[:5]) + 50}
    assert np.isnan([ranges.mean[25:], ranges.lower[25:], ranges.upper[25:]]).all()


def test_the_range_of_a_chart_is_the_one_the_verdict_gives():
    values = np.array([*STEADY, 140.0])

    ranges = ranges_xmr(values)

    verdict = judge_xmr(values)
    assert (verdict.expected, verdict.lower, verdict.upper) == (ranges.mean[-1], ranges.lower[-1], ranges.upper[-1])


def test_only_the_drawing_is_cut_at_zero():
    wide = np.array([2.0, 40, 3, 35, 1, 44, 2, 38, 5, 41, 3, 39, 2, 40])

    assert judge_xmr(wide).lower == ranges_xmr(wide).lower[-1] < 0
    assert set(ranges_xmr(wide, floor=0).lower) == {0}


def test_no_range_is_drawn_for_counts_too_few_to_judge():
    few = np.array([4.0, 5, 3, 6, 4, 5, 4, 3, 5, 4, 6, 4])

    assert np.isnan(ranges_xmr(few, counts=True).upper).all()
    assert not np.isnan(ranges_xmr(few).upper).any()
