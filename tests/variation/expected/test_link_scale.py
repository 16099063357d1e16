"""Figures in, working values out."""

import numpy as np
import pytest
from scipy.special import logit

from dashboard.variation import COUNT, MEAN, SHARE
from dashboard.variation.expected.link_scale import Figures, level_of, working


def figures(values, base=1.0, kind=COUNT):
    values = np.array(values, dtype=float)[:, None]
    return Figures(values, np.full(values.shape, float(base)), kind)


@pytest.mark.parametrize(
    "kind, base, level",
    [
        (COUNT, 1, np.log(10.5 / 1)),
        (COUNT, 50, np.log(10.5 / 50)),
        (SHARE, 50, logit(10.5 / 51)),
        (MEAN, 1, np.log(10)),
    ],
)
def test_the_level_is_on_the_scale_of_the_terms(kind, base, level):
    assert level_of(figures([10], base, kind)) == pytest.approx([level])


def test_a_count_weighs_as_much_as_is_expected_of_it():
    work = working(figures([120]), np.log([[100.0]]))

    assert (work.values.item(), work.weights.item()) == pytest.approx((np.log(100) + 0.2, 100))


def test_a_share_weighs_as_its_binomial_variance():
    work = working(figures([60], 100, SHARE), np.zeros((1, 1)))

    assert (work.values.item(), work.weights.item()) == pytest.approx((0.4, 25))


@pytest.mark.parametrize("kind", [COUNT, SHARE, MEAN])
def test_a_missing_figure_weighs_nothing(kind):
    work = working(figures([np.nan], 10, kind), np.zeros((1, 1)))

    assert (work.values.item(), work.weights.item()) == (0, 0)
