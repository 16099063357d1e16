"""Quarters of the past that would mislead: single ones far from all others, and steps from one level to another.

What is found is set aside (a quarter) or given a term of its own (a step); the strongest first, then the rest is
looked at again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from dashboard.variation.expected.design_matrix import QUARTERS, with_steps
from dashboard.variation.expected.fitting import BLOCK, mode
from dashboard.variation.expected.link_scale import Figures, Working, expected_of, working
from dashboard.variation.expected.overrides import LEVEL, USUAL, has_override
from dashboard.variation.expected.predictive import Chances, relative_spread
from dashboard.variation.expected.shrinkage import Prior
from dashboard.variation.states import FEWEST_TO_ESTABLISH

FAR_QUARTER = 3.5  # standard deviations from what the other quarters make of it
FAR_STEP = 4.0
MOST_STEPS = 2
ROUNDS = 5
NO_STEP = 10**6  # a place no series reaches
NOTHING_KNOWN = 1e9  # the variance of a quarter not supplied
WORTH_A_LOOK = 2.8  # standard deviations on the working scale; only then is the exact chance worked out


Unrest = tuple[np.ndarray, np.ndarray]  # tau and rho of each series


@dataclass(frozen=True)
class Screened:
    """What was found: quarters set aside (quarters, series) and the first quarter of each step (2, series).

    predictor: the most likely one of every quarter, when they are allowed for.
    """

    aside: np.ndarray
    steps: np.ndarray
    predictor: np.ndarray


def screened(
    figures: Figures,
    base: np.ndarray,
    breaks: np.ndarray,
    prior: Prior,
    unrest: Unrest,
    predictor: np.ndarray,
    overrides: np.ndarray,
) -> Screened:
    """The quarters and steps that stand out of a history, beside the `breaks` declared (breaks, series).

    base: the columns that all series share, (quarters, 5); unrest: tau and rho of each series. overrides: what
    people have decided of each quarter, shaped as the figures. A quarter that is to count (USUAL) is left out of the
    screening: beside it, other quarters would seem far out.
    """
    figures = figures.without(has_override(overrides, USUAL))
    found = nothing_found(figures, predictor)
    looked = np.arange(predictor.shape[1])
    for _ in range(ROUNDS):
        columns = with_steps(base, np.concatenate([breaks, found.steps])[:, looked])
        own_prior = prior.of(looked).terms(columns.shape[1])
        own_unrest = (unrest[0][looked], unrest[1][looked])
        part = figures.without(found.aside).of(looked)
        found.predictor[:, looked] = mode(part, columns, own_prior, own_unrest, found.predictor[:, looked])
        stepped = (found.steps[:, looked] != NO_STEP).sum(axis=0)
        may_step = (stepped < MOST_STEPS) & (figures.of(looked).known.sum(axis=0) >= FEWEST_TO_ESTABLISH)
        view = _View(part, columns, own_prior, own_unrest, found.predictor[:, looked], may_step, overrides[:, looked])
        blocks = [view.of(slice(first, first + BLOCK)) for first in range(0, looked.size, BLOCK)]
        quarter, step = np.concatenate([_strongest(each) for each in blocks], axis=1)
        found.aside[quarter[quarter >= 0], looked[quarter >= 0]] = True
        found.steps[stepped[step >= 0], looked[step >= 0]] = step[step >= 0]
        looked = looked[(quarter >= 0) | (step >= 0)]
        if looked.size == 0:
            break
    return found


def nothing_found(figures: Figures, predictor: np.ndarray) -> Screened:
    """What is known before a history has been looked at."""
    series = predictor.shape[1]
    return Screened(np.zeros(figures.values.shape, bool), np.full((MOST_STEPS, series), NO_STEP), predictor.copy())


@dataclass(frozen=True)
class _View:
    """Some series as they are fitted at present."""

    figures: Figures
    columns: np.ndarray
    prior: Prior
    unrest: Unrest
    predictor: np.ndarray
    may_step: np.ndarray
    overrides: np.ndarray

    def of(self, series: slice) -> _View:
        """Some of the series."""
        tau, rho = self.unrest
        return _View(
            self.figures.of(series),
            self.columns[..., series],
            self.prior.of(series),
            (tau[series], rho[series]),
            self.predictor[:, series],
            self.may_step[series],
            self.overrides[:, series],
        )


def _strongest(view: _View) -> tuple[np.ndarray, np.ndarray]:
    """The quarter that stands out most of each series, or the step if that is stronger; -1 where neither is far."""
    work = working(view.figures, view.predictor)
    residual = (work.values - np.einsum("tcs,cs->ts", view.columns, view.prior.mean)).T
    inverse = inverse_covariance(work, view.columns, view.prior.precision, *view.unrest)
    quarters = np.abs(_quarter_scores(view.figures, work, inverse, residual)) / FAR_QUARTER
    steps = np.abs(step_scores(inverse, residual)) * view.may_step[:, None] / FAR_STEP
    steps[has_override(view.overrides, LEVEL).T] = 0
    best_quarter, best_step = quarters.max(axis=1), steps.max(axis=1)
    is_step = best_step > best_quarter
    quarter = np.where((best_quarter > 1) & ~is_step, quarters.argmax(axis=1), -1)
    return quarter, np.where((best_step > 1) & is_step, steps.argmax(axis=1), -1)


def inverse_covariance(
    work: Working, columns: np.ndarray, precision: np.ndarray, tau: np.ndarray, rho: np.ndarray
) -> np.ndarray:
    """The inverse of the working values' covariance, (series, quarters, quarters)."""
    rows = np.moveaxis(columns, -1, 0)
    prior = np.linalg.inv(np.moveaxis(precision, -1, 0))
    apart = np.abs(np.subtract.outer(np.arange(len(columns)), np.arange(len(columns))))
    covariance = rows @ prior @ rows.swapaxes(1, 2) + (tau**2)[:, None, None] * rho[:, None, None] ** apart
    diagonal = np.arange(len(columns))
    known = work.weights > 0
    covariance[:, diagonal, diagonal] += np.where(known, 1 / np.where(known, work.weights, 1), NOTHING_KNOWN).T
    return np.linalg.inv(covariance)


def left_out(inverse: np.ndarray, residual: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each quarter's residual from what the others make of it, and its variance: (series, quarters) both."""
    precision = np.diagonal(inverse, axis1=1, axis2=2)
    return (inverse @ residual[..., None])[..., 0] / precision, 1 / precision


def step_scores(inverse: np.ndarray, residual: np.ndarray) -> np.ndarray:
    """How far each quarter begins a new level, in standard deviations; 0 within four quarters of either end."""
    after = np.tri(residual.shape[1])  # a column for each quarter: 1 from it on
    pulled = inverse @ residual[..., None]
    score = (after.T @ pulled)[..., 0]
    variance = ((inverse @ after) * after).sum(axis=1)
    scores = score / np.sqrt(np.maximum(variance, 1e-12))
    scores[:, :QUARTERS] = 0
    scores[:, scores.shape[1] - QUARTERS + 1 :] = 0
    return scores


def _quarter_scores(figures: Figures, work: Working, inverse: np.ndarray, residual: np.ndarray) -> np.ndarray:
    """How far each quarter is from what the others make of it, in standard deviations, (series, quarters)."""
    error, variance = left_out(inverse, residual)
    scores = np.where(figures.known.T, error / np.sqrt(variance), 0.0)
    series, quarter = np.nonzero(np.abs(scores) > WORTH_A_LOOK)
    if series.size:
        own = 1 / work.weights[quarter, series]
        base = figures.base[quarter, series]
        centre = expected_of(figures.kind, base, work.values[quarter, series] - error[series, quarter])
        unsure = np.maximum(variance[series, quarter] - own, 1e-6)
        spread = relative_spread(figures.kind, centre, base, unsure)
        chances = Chances(figures.kind, centre[None], spread[None], np.ones((1, series.size)), base)
        below = chances.below(figures.values[quarter, series])
        scores[series, quarter] = ndtri(np.clip(below, 1e-15, 1 - 1e-15))
    return scores
