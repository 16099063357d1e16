"""The filter against the covariances it stands for, written out in full."""

import numpy as np
import pytest

from dashboard.variation.expected.ar1_noise import ahead, smooth, whiten

LENGTH, TAU, RHO = 9, 0.3, 0.6


def given():
    rng = np.random.default_rng(4)
    columns = rng.normal(size=(LENGTH, 3, 2))
    weights = rng.uniform(1, 50, size=(LENGTH, 2))
    weights[3, 1] = 0
    return columns, weights


def covariance(weights, length=LENGTH):
    apart = np.abs(np.subtract.outer(np.arange(length), np.arange(length)))
    noise = TAU**2 * RHO**apart
    noise[: len(weights), : len(weights)] += np.diag(1 / np.where(weights > 0, weights, 1e-12))
    return noise


@pytest.mark.parametrize("series", [0, 1])
def test_whitened_products_are_those_under_the_inverse_covariance(series):
    columns, weights = given()
    found = whiten(columns, weights, np.full(2, TAU), np.full(2, RHO))

    wanted = columns[..., series].T @ np.linalg.inv(covariance(weights[:, series])) @ columns[..., series]
    assert found.gram[..., series] == pytest.approx(wanted, abs=1e-7)


def test_what_is_foretold_is_the_noise_given_the_quarters():
    columns, weights = given()
    carried, spread = ahead(
        whiten(columns, weights, np.full(2, TAU), np.full(2, RHO)), np.full(2, RHO), np.full(2, TAU), 3
    )

    whole = covariance(weights[:, 0], LENGTH + 3)
    later, held = slice(LENGTH, None), slice(0, LENGTH)
    to = whole[later, held] @ np.linalg.inv(whole[held, held])
    assert carried[..., 0] == pytest.approx(to @ columns[..., 0])
    assert spread[..., 0] == pytest.approx(whole[later, later] - to @ whole[held, later])


def test_smoothed_noise_is_the_noise_given_all_quarters():
    columns, weights = given()
    residual = columns[:, 0]
    found = smooth(residual, weights, np.full(2, TAU), np.full(2, RHO))

    whole = covariance(weights[:, 0])
    noise = whole - np.diag(1 / weights[:, 0])
    assert found[:, 0] == pytest.approx(noise @ np.linalg.solve(whole, residual[:, 0]))
