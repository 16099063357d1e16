"""The chances of a total against the distributions they stand for."""

import numpy as np
import pytest
from scipy import stats

from dashboard.variation.expected.prediction_interval import likely_range
from dashboard.variation.expected.predictive import Chances, relative_spread, two_sided


def chances(kind, centre, spread, base=1.0, weight=(1.0,)):
    rows = [np.atleast_2d(each).T.astype(float) for each in (centre, spread, weight)]
    return Chances(kind, *rows, np.array([float(base)]))


def mid(distribution, number):
    return distribution.cdf(number) - distribution.pmf(number) / 2


@pytest.mark.parametrize("centre, spread, number", [(3, 0.1, 0), (3, 0.1, 7), (100, 0.01, 130), (5000, 0.02, 4000)])
def test_a_count_is_negative_binomial(centre, spread, number):
    size = 1 / spread
    found = chances("count", [centre], [spread]).below(np.array([number]))

    assert found == pytest.approx(mid(stats.nbinom(size, size / (size + centre)), number))


@pytest.mark.parametrize("base, share, number", [(10, 0.3, 0), (10, 0.3, 7), (40, 0.9, 40), (400, 0.5, 20)])
def test_a_share_near_either_end_is_beta_binomial(base, share, number):
    spread = 0.01
    size = (1 - share) / share / spread - 1
    found = chances("share", [base * share], [spread], base).below(np.array([float(number)]))

    assert found == pytest.approx(mid(stats.betabinom(base, share * size, (1 - share) * size), number), rel=1e-6)


@pytest.mark.parametrize("number", [400, 450, 500, 560])
def test_a_share_far_from_either_end_is_nearly_beta_binomial(number):
    base, share, spread = 1000, 0.47, 0.005
    size = (1 - share) / share / spread - 1
    found = chances("share", [base * share], [spread], base).below(np.array([float(number)]))

    assert found == pytest.approx(mid(stats.betabinom(base, share * size, (1 - share) * size), number), abs=5e-4)


def test_a_mean_is_log_normal():
    found = chances("mean", [20], [0.04]).below(np.array([26.0]))

    assert found == pytest.approx(stats.norm.cdf(np.log(26 / 20) / 0.2))


def test_a_mixture_is_the_mean_of_its_parts():
    parts = [chances("count", [centre], [0.01]).below(np.array([105])) for centre in (100, 120)]
    mixed = chances("count", [100, 120], [0.01, 0.01], weight=[0.25, 0.75]).below(np.array([105]))

    assert mixed == pytest.approx(0.25 * parts[0] + 0.75 * parts[1])


@pytest.mark.parametrize(
    "kind, centre, base", [("count", 0.4, 1), ("count", 30, 1), ("count", 9e5, 1), ("share", 8, 20)]
)
def test_the_range_holds_just_the_whole_numbers_that_are_likely(kind, centre, base):
    spread = relative_spread(kind, np.array([centre]), np.array([base]), np.array([0.01]))
    held = chances(kind, [centre], spread, base)
    lower, upper = (end.item() for end in likely_range(held, 0.005))

    likely = [
        two_sided(held.below(np.array([number]))).item() >= 0.005 for number in (lower - 1, lower, upper, upper + 1)
    ]
    assert likely == [False, True, True, False]
