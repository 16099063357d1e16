"""Likelihoods in, weights out."""

import numpy as np
import pytest

from dashboard.variation.expected.spread import RHOS, TAUS, typical, unrest_weights

SHAPE = (len(TAUS), len(RHOS))


def peaked(tau, sharpness):
    """A log likelihood that is highest at a tau, the same for every rho."""
    return np.repeat(-sharpness * np.log(TAUS / tau)[:, None] ** 2, len(RHOS), axis=1)


def weights(*likelihoods):
    stacked = np.stack(likelihoods, axis=-1)
    return unrest_weights(stacked, np.zeros(len(likelihoods), int)), np.zeros(len(likelihoods), int)


def test_weights_sum_to_one():
    found, _ = weights(np.zeros(SHAPE), peaked(0.3, 5))

    assert found.sum(axis=(0, 1)) == pytest.approx(np.ones(2))


def test_a_series_that_says_nothing_takes_its_measures_spread():
    found, group = weights(np.zeros(SHAPE), *[peaked(0.3, 20)] * 12)
    own, _, _ = typical(found, group)

    assert 0.2 < own[0] < 0.4


def test_a_series_that_says_nothing_and_has_no_fellow_takes_the_usual_one():
    own, _, _ = typical(*weights(np.zeros(SHAPE)))

    assert 0.05 < own.item() < 0.12


def test_a_series_own_figures_count_once():
    alone, _ = weights(peaked(0.3, 5))
    with_a_silent_one, _ = weights(peaked(0.3, 5), np.zeros(SHAPE))

    assert with_a_silent_one[..., 0] == pytest.approx(alone[..., 0])
