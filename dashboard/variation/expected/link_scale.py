"""Figures on the scale of their terms: counts and rates on the log, shares on the logit, means on the log.

Arrays are (quarters, series), oldest quarter first, NaN where a figure is missing or set aside.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import expit, logit

COUNT, SHARE, MEAN = "count", "share", "mean"  # a rate is a count whose base is its exposure
MOST_WEIGHT = 1e8  # beyond so many events a figure is as good as exact
FURTHEST_START = 1.5  # how far from the level a fit may begin


@dataclass(frozen=True)
class Figures:
    """Values and what they are counted from: `base` is a share's denominator, a rate's exposure, else 1.

    A mean is judged by its own spread alone, and `base` is not looked at.
    """

    values: np.ndarray
    base: np.ndarray
    kind: str = COUNT

    @property
    def known(self) -> np.ndarray:
        """True where there is a figure."""
        return ~np.isnan(self.values)

    def quarters(self, part: slice) -> Figures:
        """Some of the quarters."""
        return replace(self, values=self.values[part], base=self.base[part])

    def of(self, series: np.ndarray) -> Figures:
        """Some of the series."""
        return replace(self, values=self.values[:, series], base=self.base[:, series])

    def without(self, quarters: np.ndarray) -> Figures:
        """The same with some quarters of some series set aside."""
        return replace(self, values=np.where(quarters, np.nan, self.values))


@dataclass(frozen=True)
class Working:
    """Values z on the scale of the terms, and their weights: 0 where nothing is known."""

    values: np.ndarray
    weights: np.ndarray

    def of(self, series: np.ndarray) -> Working:
        """Some of the series."""
        return Working(self.values[:, series], self.weights[:, series])


def level_of(figures: Figures) -> np.ndarray:
    """Each series' level over all its quarters, half an event added so that none is without one."""
    known = figures.known
    total = np.where(known, figures.values, 0).sum(axis=0)
    base = np.where(known, figures.base, 0).sum(axis=0)
    base = np.where(base > 0, base, 1.0)
    if figures.kind == SHARE:
        return logit((total + 0.5) / (base + 1))
    if figures.kind == MEAN:
        return np.where(known, _log(figures.values), 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return np.log((total + 0.5) / base)


def start_of(figures: Figures, level: np.ndarray) -> np.ndarray:
    """Where each quarter's fit begins: near its own figure, but not far from the level."""
    values = np.where(figures.known, figures.values, 0.0)
    if figures.kind == SHARE:
        own = logit((values + 0.5) / (figures.base + 1))
    elif figures.kind == MEAN:
        own = _log(values)
    else:
        own = np.log((values + 0.5) / figures.base)
    near = np.clip(own, level - FURTHEST_START, level + FURTHEST_START)
    return np.where(figures.known, near, level)


def working(figures: Figures, predictor: np.ndarray) -> Working:
    """Each figure brought to the scale of its terms, about `predictor`, as reweighted least squares has it."""
    known = figures.known
    values = np.where(known, figures.values, 0.0)
    if figures.kind == MEAN:
        return Working(np.where(known, _log(values), 0.0), np.where(known, MOST_WEIGHT, 0.0))
    expected = expected_of(figures.kind, figures.base, predictor)
    weights = expected * (1 - expected / figures.base) if figures.kind == SHARE else expected
    weights = np.maximum(weights, 1e-6)
    response = predictor + (values - expected) / weights
    return Working(np.where(known, response, 0.0), np.where(known, np.minimum(weights, MOST_WEIGHT), 0.0))


def expected_of(kind: str, base: np.ndarray, predictor: np.ndarray) -> np.ndarray:
    """What is expected of a quarter whose terms come to `predictor`, in the unit of its values."""
    if kind == SHARE:
        return base * expit(predictor)
    return (1.0 if kind == MEAN else base) * np.exp(predictor)


def _log(values: np.ndarray) -> np.ndarray:
    return np.log(np.maximum(np.nan_to_num(values, nan=1.0), 1e-9))
