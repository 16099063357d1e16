"""Quarters in, columns out."""

import numpy as np
import pytest

from dashboard.variation.expected.design_matrix import CONTRASTS, LEVEL, TREND, terms, with_steps


def test_the_trend_is_in_years_and_goes_on_ever_more_slowly():
    trend = terms(5, 3)[:, TREND]

    assert trend.tolist() == pytest.approx([-1, -0.75, -0.5, -0.25, 0, 0.225, 0.4275, 0.60975])


def test_a_season_comes_back_after_four_quarters_and_sums_to_nought():
    columns = terms(8, 4)

    assert columns[:4, 2:].tolist() == columns[4:8, 2:].tolist() == columns[8:, 2:].tolist()
    assert CONTRASTS[4].sum(axis=0).tolist() == pytest.approx([0, 0, 0])


def test_every_quarter_of_the_year_may_differ_as_widely():
    assert (CONTRASTS[4] ** 2).sum(axis=1).tolist() == pytest.approx([1] * 4)


def test_a_season_of_half_years_comes_back_after_two_and_sums_to_nought():
    columns = terms(6, 2, a_year=2)

    assert columns[:2, 2:].tolist() == columns[2:4, 2:].tolist() == columns[6:, 2:].tolist()
    assert CONTRASTS[2].sum(axis=0).tolist() == [0, 0, 0]
    assert (CONTRASTS[2] ** 2).sum(axis=1).tolist() == [1, 1]


def test_the_trend_of_half_years_is_in_years_too_and_slows_as_much_in_a_year():
    halves, quarters = terms(5, 20, a_year=2)[:, TREND], terms(5, 40)[:, TREND]

    assert halves[:5].tolist() == [-2, -1.5, -1, -0.5, 0]
    paces = [np.diff(trend[4:])[::each] for trend, each in ((halves, 2), (quarters, 4))]
    assert (paces[0][1:] / paces[0][:-1]).tolist() == pytest.approx((paces[1][1:] / paces[1][:-1]).tolist())


def test_a_step_is_nought_before_and_one_from_its_first_quarter_on():
    columns = with_steps(terms(4, 1), np.array([[2, 10**6]]))

    assert columns[:, -1, 0].tolist() == [0, 0, 1, 1, 1]
    assert not columns[:, -1, 1].any()
    assert columns[:, LEVEL].all()
