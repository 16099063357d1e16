"""Area noise: what moves a series from quarter to quarter beside its terms, an AR(1) of spread tau and memory rho.

A scalar Kalman filter passes over the quarters once for every series and every (tau, rho) at a time; whatever columns
it is given, it whitens alike. Quarters come first, series last; a weight of 0 is a quarter with nothing known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Whitened:
    """What a filter leaves of its columns: their products, and what the noise is known to be after the last quarter.

    gram: (c, c, ...), the columns' products under the inverse of the noise's and the figures' covariance.
    log_determinant: (...), of that covariance, without what does not depend on tau and rho.
    carried: (c, ...), each column's part in the noise at the quarter after the last; `variance`: (...), of it.
    """

    gram: np.ndarray
    log_determinant: np.ndarray
    carried: np.ndarray
    variance: np.ndarray


def whiten(columns: np.ndarray, weights: np.ndarray, tau: np.ndarray, rho: np.ndarray) -> Whitened:
    """Columns (quarters, c, series), weights (quarters, series), tau and rho (..., series) or broadcasting so."""
    count = columns.shape[1]
    shape = np.broadcast_shapes(tau.shape, rho.shape, weights.shape[1:])
    inside = tau**2 * np.ones(shape)
    fresh = inside * (1 - rho**2)
    carried = np.zeros((count, *shape))
    gram = np.zeros((count, count, *shape))
    volume = np.ones(shape)
    between = (slice(None),) + (None,) * (len(shape) - 1)
    for now, weight in zip(columns, weights):
        grown = 1 + weight * inside
        precision = weight / grown
        error = now[between] - carried
        scaled = error * precision
        for row in range(count):
            gram[row, row:] += scaled[row] * error[row:]
        volume *= grown
        carried = rho * (carried + inside * scaled)
        inside = rho**2 * inside / grown + fresh
    for row in range(count):
        gram[row:, row] = gram[row, row:]
    return Whitened(gram, np.log(volume), carried, inside)


def ahead(whitened: Whitened, rho: np.ndarray, tau: np.ndarray, quarters: int) -> tuple[np.ndarray, np.ndarray]:
    """The columns' part in the noise of each of the next `quarters`, (quarters, c, ...), and its covariance."""
    part, variance = [whitened.carried], [whitened.variance]
    for _ in range(quarters - 1):
        part.append(rho * part[-1])
        variance.append(rho**2 * variance[-1] + (1 - rho**2) * tau**2)
    covariance = np.empty((quarters, quarters, *whitened.variance.shape))
    for first in range(quarters):
        for later in range(first, quarters):
            covariance[first, later] = covariance[later, first] = rho ** (later - first) * variance[first]
    return np.stack(part), covariance


def smooth(residuals: np.ndarray, weights: np.ndarray, tau: np.ndarray, rho: np.ndarray) -> np.ndarray:
    """The noise in each quarter, given all of them: residuals and weights (quarters, series), tau and rho (series,)."""
    quarters, series = residuals.shape
    mean, inside = np.zeros(series), tau**2 * np.ones(series)
    filtered, filtered_variance, predicted_variance = (np.empty((quarters, series)) for _ in range(3))
    for place in range(quarters):
        gain = inside * weights[place] / (1 + weights[place] * inside)
        predicted_variance[place] = inside
        filtered[place] = mean + gain * (residuals[place] - mean)
        filtered_variance[place] = inside * (1 - gain)
        mean = rho * filtered[place]
        inside = rho**2 * filtered_variance[place] + (1 - rho**2) * tau**2
    smoothed = filtered.copy()
    for place in reversed(range(quarters - 1)):
        back = rho * filtered_variance[place] / predicted_variance[place + 1]
        smoothed[place] += back * (smoothed[place + 1] - rho * filtered[place])
    return smoothed
