"""How well a single figure is known: 95% intervals of a proportion and of a count."""

from __future__ import annotations

import numpy as np
from scipy.special import betaincinv, gammaincinv, ndtri

CONFIDENCE = 0.95

Interval = tuple[np.ndarray, np.ndarray]


def wilson(number: np.ndarray, of: np.ndarray, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's interval of a proportion; NaN of nothing."""
    number, of = np.asarray(number, dtype=float), np.asarray(of, dtype=float)
    deviate = ndtri((1 + confidence) / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = number / of
        centre = share + deviate**2 / (2 * of)
        reach = deviate * np.sqrt(share * (1 - share) / of + deviate**2 / (4 * of**2))
        lower, upper = ((centre + side * reach) / (1 + deviate**2 / of) for side in (-1, 1))
    return np.where(number == 0, 0.0 * lower, lower), np.where(number == of, 1 + 0.0 * upper, upper)


def clopper_pearson(number: np.ndarray, of: np.ndarray, confidence: float = CONFIDENCE) -> Interval:
    """The exact interval of a proportion."""
    number, of = np.asarray(number, dtype=float), np.asarray(of, dtype=float)
    beyond = (1 - confidence) / 2
    lower = np.where(number > 0, betaincinv(np.maximum(number, 1), of - number + 1, beyond), 0.0)
    upper = np.where(number < of, betaincinv(number + 1, np.maximum(of - number, 1), 1 - beyond), 1.0)
    return lower, upper


def poisson(count: np.ndarray, confidence: float = CONFIDENCE) -> Interval:
    """The exact interval of a count's expected value."""
    count, beyond = np.asarray(count, dtype=float), (1 - confidence) / 2
    lower = np.where(count > 0, gammaincinv(np.maximum(count, 1), beyond), 0.0)
    return lower, gammaincinv(count + 1, 1 - beyond)


def byar(count: np.ndarray, confidence: float = CONFIDENCE) -> Interval:
    """Byar's interval of a count's expected value: nearly the exact one, and worked out by hand."""
    count = np.asarray(count, dtype=float)
    deviate = np.round(ndtri((1 + confidence) / 2), 6)  # as it is published: 1.959964
    below = np.maximum(count, 1)
    lower = np.where(count > 0, below * (1 - 1 / (9 * below) - deviate / (3 * np.sqrt(below))) ** 3, 0.0)
    above = count + 1
    return lower, above * (1 - 1 / (9 * above) + deviate / (3 * np.sqrt(above))) ** 3
