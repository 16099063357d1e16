"""How much a series moves from quarter to quarter of itself: tau, its spread, and rho, how long a move lasts.

Neither is known, so neither is fixed: every tau and rho of a grid has a weight, and a prediction is their mixture.
"""

from __future__ import annotations

import numpy as np

from dashboard.variation.expected.shrinkage import group_sums

TAUS = np.geomspace(0.015, 0.6, 9)  # on the scale of the terms: about 0.08 for 8%
ROUGH_TAUS = TAUS[::2]  # enough to screen by
RHOS = np.array([0.0, 0.4, 0.8])
LIKELY_TAU, LIKELY_TAU_SD = 0.08, 0.8  # of a measure, before its figures; the sd on the log
RHO_PRIOR = np.array([0.35, 0.40, 0.25])
AREA_SD, FAR_SD, FAR_SHARE = 0.35, 1.0, 0.1  # of an area about its measure, on the log; one in ten may lie far from it


def unrest_weights(likelihood: np.ndarray, group: np.ndarray, taus: np.ndarray = TAUS) -> np.ndarray:
    """The posterior weight of each tau and rho for each series; log likelihood and weights are (taus, rhos, series).

    An area's tau is shrunk to its measure's, which the other series of its group tell; rho is the measure's.
    """
    given = _given_measure(taus)
    own = np.exp(likelihood - likelihood.max(axis=(0, 1)))
    marginal = np.log(np.einsum("gk,grs->krs", given, own) + 1e-300)
    total = np.moveaxis(group_sums(np.moveaxis(marginal, -1, 0), group)[group], 0, -1)
    others = total - marginal + before_figures(taus)[..., None]
    others = np.exp(others - others.max(axis=(0, 1)))
    weights = own * np.einsum("gk,krs->grs", given, others)
    return weights / weights.sum(axis=(0, 1))


def typical(
    weights: np.ndarray, group: np.ndarray, taus: np.ndarray = TAUS
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each series' own tau, that of its group and the group's rho: their means under the weights."""
    count = np.bincount(group)[group]
    log_tau = np.einsum("grs,g->s", weights, np.log(taus))
    rho = np.einsum("grs,r->s", weights, RHOS)
    of_group = [np.bincount(group, each)[group] / count for each in (log_tau, rho)]
    return np.exp(log_tau), np.exp(of_group[0]), of_group[1]


def _given_measure(taus: np.ndarray) -> np.ndarray:
    """The chance of each tau (row) in an area of a measure whose own is that of the column."""
    apart = np.log(taus)[:, None] - np.log(taus)[None]
    near, far = (np.exp(-0.5 * (apart / sd) ** 2) for sd in (AREA_SD, FAR_SD))
    return (1 - FAR_SHARE) * near / near.sum(axis=0) + FAR_SHARE * far / far.sum(axis=0)


def before_figures(taus: np.ndarray) -> np.ndarray:
    """The logarithm of how likely each tau and rho of a measure is before its figures: (taus, rhos)."""
    tau = -0.5 * (np.log(taus / LIKELY_TAU) / LIKELY_TAU_SD) ** 2
    return tau[:, None] + np.log(RHO_PRIOR)
