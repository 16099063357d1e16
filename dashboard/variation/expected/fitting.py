"""Fitting: the terms that figures most likely have, and for every tau and rho what they say of the quarters ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dashboard.variation.expected.ar1_noise import Whitened, ahead, smooth, whiten
from dashboard.variation.expected.batched_cholesky import backward, forward, log_determinant, lower_factor
from dashboard.variation.expected.design_matrix import FIRST_STEP, LEVEL
from dashboard.variation.expected.link_scale import Figures, Working, working
from dashboard.variation.expected.shrinkage import Prior
from dashboard.variation.expected.spread import RHOS, TAUS

FURTHEST = 8.0  # from the level: figures that differ more are not brought any nearer
BLOCK = 256  # series weighed together: few enough to stay close to the processor


@dataclass(frozen=True)
class Outlook:
    """For every tau, rho and series: the log likelihood of its history, and its predictor in the quarters ahead.

    likelihood: (taus, rhos, series). mean: (ahead, taus, rhos, series). covariance: (ahead, ahead, taus, rhos, series).
    """

    likelihood: np.ndarray
    mean: np.ndarray
    covariance: np.ndarray


def whitened(work: Working, columns: np.ndarray, mean: np.ndarray, tau: np.ndarray, rho: np.ndarray) -> Whitened:
    """[Working values less the terms' `mean`, the terms' columns], whitened; columns are (quarters, c, series)."""
    residual = work.values - np.einsum("tcs,cs->ts", columns, mean)
    return whiten(np.concatenate([residual[:, None], columns], axis=1), work.weights, tau, rho)


def mode(
    figures: Figures,
    columns: np.ndarray,
    prior: Prior,
    unrest: tuple[np.ndarray, np.ndarray],
    predictor: np.ndarray,
    rounds: int = 2,
) -> np.ndarray:
    """The most likely predictor of every quarter, its noise included, after some rounds of reweighting.

    unrest: tau and rho, (series,) each; predictor: where to begin, (quarters, series).
    """
    for _ in range(rounds):
        work = working(figures, predictor)
        gram = whitened(work, columns, prior.mean, *unrest).gram
        factor = lower_factor(gram[1:, 1:] + prior.precision)
        terms = prior.mean + backward(factor, forward(factor, gram[0, 1:]))
        linear = np.einsum("tcs,cs->ts", columns, terms)
        predictor = linear + smooth(work.values - linear, work.weights, *unrest)
        predictor = np.clip(predictor, prior.mean[LEVEL] - FURTHEST, prior.mean[LEVEL] + FURTHEST)
    return predictor


def outlook(work: Working, columns: np.ndarray, coming: np.ndarray, prior: Prior, taus: np.ndarray = TAUS) -> Outlook:
    """The outlook of every series; `coming` holds the columns of the quarters ahead, (ahead, c, series)."""
    parts, order = [], []
    for count, block in _blocks(columns, coming):
        terms = columns[:, :count, block], coming[:, :count, block]
        parts.append(_outlook(work.of(block), *terms, prior.of(block).terms(count), taus))
        order.append(block)
    back = np.argsort(np.concatenate(order))
    return Outlook(*(np.concatenate(part, axis=-1)[..., back] for part in zip(*parts)))


def _blocks(columns: np.ndarray, coming: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """Series in blocks that have equally many terms: the steps after the last that a series has are left out."""
    has = (columns[:, FIRST_STEP:].any(axis=0) | coming[:, FIRST_STEP:].any(axis=0)).T
    last = (has * np.arange(1, has.shape[1] + 1)).max(axis=1, initial=0)
    for count in np.unique(last):
        places = np.flatnonzero(last == count)
        for first in range(0, len(places), BLOCK):
            yield FIRST_STEP + count, places[first : first + BLOCK]


def _outlook(
    work: Working, columns: np.ndarray, coming: np.ndarray, prior: Prior, taus: np.ndarray
) -> tuple[np.ndarray, ...]:
    tau, rho = taus[:, None, None], RHOS[:, None]
    found = whitened(work, columns, prior.mean, tau, rho)
    carried, covariance = ahead(found, rho, tau, len(coming))
    beyond = np.moveaxis(coming[:, :, None, None] - carried[:, 1:], 0, 1)
    factor = lower_factor(found.gram[1:, 1:] + prior.precision[:, :, None, None])
    solved = forward(factor, np.concatenate([found.gram[0, 1:, None], beyond], axis=1))
    pull, reach = solved[:, 0], solved[:, 1:]
    misfit = found.gram[0, 0] - (pull**2).sum(axis=0)
    likelihood = -0.5 * (found.log_determinant + log_determinant(factor) + misfit)
    before = np.einsum("hcs,cs->hs", coming, prior.mean)[:, None, None]
    mean = before + carried[:, 0] + (reach * pull[:, None]).sum(axis=0)
    for first in range(len(coming)):
        for later in range(len(coming)):
            covariance[first, later] += (reach[:, first] * reach[:, later]).sum(axis=0)
    return likelihood, mean, covariance
