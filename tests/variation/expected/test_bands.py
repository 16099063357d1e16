"""Series in, the range of every quarter out."""

import numpy as np

from dashboard.variation import bands_expected, judge_expected
from dashboard.variation.expected.bands import WIDE

VALUES = np.array([[80, 95, 125, 100] * 3, [40, 50, 60, np.nan] * 3], dtype=float)


def test_a_quarters_band_is_the_range_it_is_judged_by():
    bands = bands_expected(VALUES, [0, 0])

    for place in (8, 9, 10):
        upto = np.hstack([np.full((2, WIDE - place - 1), np.nan), VALUES[:, : place + 1]])
        for series, answer in enumerate(judge_expected(upto, [0, 0])):
            ends = (bands.mean[series, place], bands.lower[series, place], bands.upper[series, place])
            wanted = (answer.verdict.expected, answer.verdict.lower, answer.verdict.upper)
            assert np.array_equal(ends, np.array(wanted, dtype=float), equal_nan=True)


def test_only_the_latest_quarters_asked_for_have_a_band():
    bands, all_of_them = bands_expected(VALUES, [0, 0], latest=2), bands_expected(VALUES, [0, 0])

    assert np.isnan(bands.upper[:, :-2]).all()
    assert np.array_equal(bands.upper[:, -2:], all_of_them.upper[:, -2:], equal_nan=True)


def test_quarters_without_eight_before_them_have_no_band():
    assert np.isnan(bands_expected(VALUES, [0, 0]).mean[:, :8]).all()


def test_later_quarters_change_no_earlier_band():
    longer = np.hstack([VALUES, [[500.0], [1.0]]])

    assert np.array_equal(
        bands_expected(longer, [0, 0]).upper[:, :12], bands_expected(VALUES, [0, 0]).upper, equal_nan=True
    )
