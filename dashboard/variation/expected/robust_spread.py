"""How much a measure moves when nothing happens to it, where its past holds dips or steps in many areas at once.

Such a past makes every series look restless, and restless series hide what made them so. Moves from one quarter to
the next tell: a dip or a step is in few of them. Where they are smaller than the spread would have it, the spread is
sought again, each series granted its one strongest step, quarter or pair of quarters.
"""

from __future__ import annotations

import numpy as np

from dashboard.variation.expected.design_matrix import LEVEL
from dashboard.variation.expected.fitting import outlook
from dashboard.variation.expected.link_scale import Working
from dashboard.variation.expected.outliers import inverse_covariance, step_scores
from dashboard.variation.expected.shrinkage import Prior, alone, group_sums
from dashboard.variation.expected.spread import RHOS, before_figures

SCREENING_TAUS = np.geomspace(0.03, 0.24, 7)
SCREENING_SHARE = 0.8  # of the spread found: smaller moves than it would give ask for a second look
USUAL_RHO = 0.3
MEDIAN_SQUARE = 0.4549  # of a standard normal
MUST_ADD = 9.0  # squared standard deviations: about the strongest of forty when nothing happened
FEWEST_QUARTERS = 16  # of history; in less, what is usual cannot be told from what is not
MOST_REFITTED = 6  # series of a group, those with the most events


def robust_unrest(
    work: Working, columns: np.ndarray, prior: Prior, group: np.ndarray, unrest: tuple[np.ndarray, ...]
) -> tuple[tuple[np.ndarray, ...], Prior]:
    """Each series' own tau, its group's tau and rho, each (series,), and the prior to screen by.

    They are as in `unrest` and `prior` save in groups that only seemed restless: what those lend each other of trend
    and season is as misleading as their spread, until what stands out has been set aside.
    """
    own, of_group, rho = unrest
    if len(columns) < FEWEST_QUARTERS:
        return unrest, prior
    seeming = _seems_restless(work, columns, prior, group, of_group)
    if not seeming.any():
        return unrest, prior
    unlent = alone(prior.mean[LEVEL], len(prior.mean))
    refitted = np.flatnonzero(seeming & (_place_in_group(-work.weights.sum(axis=0), group) < MOST_REFITTED))
    found = _sought(work.of(refitted), columns[..., refitted], unlent.of(refitted), group[refitted], group.max() + 1)
    tau_found, rho_found = (each[group] for each in found)
    calmer = seeming & (tau_found < of_group)
    own, of_group = (np.where(calmer, tau_found, each) for each in (own, of_group))
    mean, precision = (np.where(calmer, *each) for each in zip(_parts(unlent), _parts(prior)))
    return (own, of_group, np.where(calmer, rho_found, rho)), Prior(mean, precision)


def _parts(prior: Prior) -> tuple[np.ndarray, np.ndarray]:
    return prior.mean, prior.precision


def _seems_restless(work: Working, columns: np.ndarray, prior: Prior, group: np.ndarray, tau: np.ndarray) -> np.ndarray:
    """True for series of a group whose moves are smaller, at the median, than its spread would give."""
    residual = work.values - np.einsum("tcs,cs->ts", columns, prior.mean)
    known = (work.weights[1:] > 0) & (work.weights[:-1] > 0)
    chance = sum(1 / np.where(each > 0, each, 1) for each in (work.weights[1:], work.weights[:-1]))
    ratio = np.diff(residual, axis=0) ** 2 / (chance + 2 * (1 - USUAL_RHO) * (SCREENING_SHARE * tau) ** 2)
    smaller = group_sums((known & (ratio < MEDIAN_SQUARE)).sum(axis=0)[:, None], group)
    return (smaller > group_sums(known.sum(axis=0)[:, None], group) / 2)[group, 0]


def _sought(
    work: Working, columns: np.ndarray, prior: Prior, group: np.ndarray, groups: int
) -> tuple[np.ndarray, np.ndarray]:
    """The likeliest tau and rho of each group, every series granted what stands out most if it stands out enough."""
    likelihood = outlook(work, columns, columns[:1], prior, SCREENING_TAUS).likelihood
    residual = (work.values - np.einsum("tcs,cs->ts", columns, prior.mean)).T
    for row, tau in enumerate(SCREENING_TAUS):
        for column, rho in enumerate(RHOS):
            every = np.ones(group.size)
            inverse = inverse_covariance(work, columns, prior.precision, tau * every, rho * every)
            likelihood[row, column] += _granted(inverse, residual)
    total = np.zeros((groups, *likelihood.shape[:2]))
    np.add.at(total, group, np.moveaxis(likelihood, -1, 0))
    best = (total + before_figures(SCREENING_TAUS)).reshape(groups, -1).argmax(axis=1)
    return SCREENING_TAUS[best // len(RHOS)], RHOS[best % len(RHOS)]


def _granted(inverse: np.ndarray, residual: np.ndarray) -> np.ndarray:
    """What the strongest step, quarter or pair of each series adds to its log likelihood, beyond what it must."""
    pulled = (inverse @ residual[..., None])[..., 0]
    own = np.diagonal(inverse, axis1=1, axis2=2)
    beside = np.diagonal(inverse, 1, axis1=1, axis2=2)
    pairs = (pulled[:, 1:] + pulled[:, :-1]) ** 2 / (own[:, 1:] + own[:, :-1] + 2 * beside)
    scores = np.concatenate([step_scores(inverse, residual) ** 2, pulled**2 / own, pairs], axis=1)
    return np.maximum(scores.max(axis=1) - MUST_ADD, 0) / 2


def _place_in_group(value: np.ndarray, group: np.ndarray) -> np.ndarray:
    """The place of each series in its group when ordered by `value`, from 0."""
    order = np.lexsort([value, group])
    begins = np.searchsorted(group[order], group[order])
    places = np.empty(group.size, int)
    places[order] = np.arange(group.size) - begins
    return places
