"""The latest quarters of many series, each foretold from the quarters before them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.variation.expected.design_matrix import LEVEL, QUARTERS, terms, with_steps
from dashboard.variation.expected.fitting import Outlook, mode, outlook, whitened
from dashboard.variation.expected.link_scale import (
    MEAN,
    SHARE,
    Figures,
    Working,
    expected_of,
    level_of,
    start_of,
    working,
)
from dashboard.variation.expected.outliers import Screened, Unrest, screened
from dashboard.variation.expected.overrides import ASIDE, has_override
from dashboard.variation.expected.predictive import Chances
from dashboard.variation.expected.robust_spread import robust_unrest
from dashboard.variation.expected.shrinkage import Prior, alone, lent
from dashboard.variation.expected.spread import ROUGH_TAUS, typical, unrest_weights

FIRST_TAU, FIRST_RHO = 0.1, 0.3  # while the series have not yet told theirs


@dataclass(frozen=True)
class Forecast:
    """What a history says of the quarters after it, and what it was made of.

    weights: of each tau and rho, (taus, rhos, series). tau: each series' own, (series,). prior: of its terms, lent by
    its measure.
    """

    kind: str
    outlook: Outlook
    weights: np.ndarray
    screened: Screened
    prior: Prior
    tau: np.ndarray

    def total(self, base: np.ndarray, there: np.ndarray) -> Chances:
        """The chances of the quarters' total: base and whether each quarter is there, (ahead, series) both."""
        share = np.where(there, base, 0.0)[:, None, None]
        each = expected_of(self.kind, share, self.outlook.mean)
        if self.kind == MEAN:
            each = each * (there / np.maximum(there.sum(axis=0), 1))[:, None, None]
        centre = np.maximum(each.sum(axis=0), 1e-9)
        spread = self._spread(each, share) / centre**2
        return Chances(self.kind, *_by_tau(centre, spread, self.weights), share[:, 0, 0].sum(axis=0))

    def _spread(self, each: np.ndarray, base: np.ndarray) -> np.ndarray:
        """The variance of the total, events' own chance left out."""
        slope = each * (1 - each / np.maximum(base, 1e-9)) if self.kind == SHARE else each
        variance = np.zeros(each.shape[1:])
        for first in range(len(each)):
            for later in range(len(each)):
                covariance = self.outlook.covariance[first, later]
                joint = covariance if self.kind == SHARE else np.expm1(np.minimum(covariance, 50.0))
                variance += slope[first] * slope[later] * joint
        return variance


def forecast(
    history: Figures,
    group: np.ndarray,
    breaks: np.ndarray,
    quarters: int,
    overrides: np.ndarray | None = None,
    a_year: int = QUARTERS,
) -> Forecast:
    """The forecast of the next `quarters` of every series, those of one group lending each other what they share.

    breaks: (breaks, series), the place of the first quarter after each recording break; NO_STEP where there is none.
    overrides: what people have decided of each quarter, shaped as the history. a_year: 2 where quarters are half-years.
    """
    length, series = history.values.shape
    overrides = np.zeros((length, series), int) if overrides is None else overrides
    history = history.without(has_override(overrides, ASIDE))
    base = terms(length, quarters, a_year)
    level = level_of(history)
    columns = with_steps(base, breaks)[:length]
    first = (np.full(series, FIRST_TAU), np.full(series, FIRST_RHO))
    prior = alone(level, columns.shape[1])
    predictor = mode(history, columns, prior, first, start_of(history, level))
    prior = _lent(working(history, predictor), columns, level, group, first)
    predictor = mode(history, columns, prior, first, predictor)
    work = working(history, predictor)
    (own, of_group, rho), prior = robust_unrest(work, columns, prior, group, _unrest(work, columns, prior, group))
    unrest = (np.sqrt(np.maximum(own, of_group) * of_group), rho)

    found = screened(history, base[:length], breaks, prior, unrest, predictor, overrides)
    screened_history = history.without(found.aside)
    every = with_steps(base, np.concatenate([breaks, found.steps]))
    columns, coming = every[:length], every[length:]
    prior = _lent(working(screened_history, found.predictor), columns, level, group, (of_group, rho))
    work = working(screened_history, mode(screened_history, columns, prior, unrest, found.predictor))
    ahead = outlook(work, columns, coming, prior)
    weights = unrest_weights(ahead.likelihood, group)
    return Forecast(history.kind, ahead, weights, found, prior, typical(weights, group)[0])


def _lent(work: Working, columns: np.ndarray, level: np.ndarray, group: np.ndarray, unrest: Unrest) -> Prior:
    """The prior that the measure lends each series, at the unrest given."""
    about = np.zeros((columns.shape[1], level.size))
    about[LEVEL] = level
    return lent(whitened(work, columns, about, *unrest).gram, level, group)


def _unrest(work: Working, columns: np.ndarray, prior: Prior, group: np.ndarray) -> tuple[np.ndarray, ...]:
    """Each series' own tau, its group's, and the group's rho, as well as screening needs to know them."""
    likelihood = outlook(work, columns, columns[:1], prior, ROUGH_TAUS).likelihood
    return typical(unrest_weights(likelihood, group, ROUGH_TAUS), group, ROUGH_TAUS)


def _by_tau(centre: np.ndarray, spread: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, ...]:
    """Centre, relative spread and weight of each tau, (taus, series): what its rhos say, in one mean and variance."""
    weight = np.maximum(weight, 1e-15)  # so that a tau that is out of the question has a mean all the same
    whole = weight.sum(axis=1)
    mean = (weight * centre).sum(axis=1) / whole
    variance = (weight * (centre**2 * spread + (centre - mean[:, None]) ** 2)).sum(axis=1) / whole
    return mean, np.maximum(variance / mean**2, 1e-9), whole
