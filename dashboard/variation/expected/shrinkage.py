"""What the series of one measure lend each other of trend and season.

Every series is lent what all the others of its measure say, and never its own figures a second time; a series alone
is lent nothing but the widest guess.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.variation.expected.batched_cholesky import forward, lower_factor
from dashboard.variation.expected.design_matrix import FIRST_STEP, LEVEL, SHARED

# Standard deviations on the scale of the terms (about 0.1 for 10%): a measure's, and an area's about its measure's.
MEASURE_TREND, AREA_TREND = 0.10, 0.06  # a year
MEASURE_SEASON, AREA_SEASON = 0.25, 0.05
LEVEL_SD = 3.0
STEP_SD = 0.7
_MEASURE = np.diag([MEASURE_TREND, *[MEASURE_SEASON] * 3]) ** 2
_AREA = np.diag([AREA_TREND, *[AREA_SEASON] * 3]) ** 2


@dataclass(frozen=True)
class Prior:
    """What is thought of each series' terms before its own figures: mean (c, series), precision (c, c, series)."""

    mean: np.ndarray
    precision: np.ndarray

    def of(self, series: np.ndarray) -> Prior:
        """The prior of some of the series."""
        return Prior(self.mean[:, series], self.precision[:, :, series])

    def terms(self, count: int) -> Prior:
        """The same with `count` terms: steps added, of which nothing is known, or left out."""
        retained = min(count, len(self.mean))
        mean = np.zeros((count, self.mean.shape[1]))
        precision = np.zeros((count, *mean.shape))
        mean[:retained], precision[:retained, :retained] = self.mean[:retained], self.precision[:retained, :retained]
        precision[range(retained, count), range(retained, count)] = STEP_SD**-2
        return Prior(mean, precision)


def alone(level: np.ndarray, count: int) -> Prior:
    """The prior of `count` terms while nothing is lent."""
    return _prior(level, np.zeros((level.size, 4)), np.broadcast_to(_MEASURE + _AREA, (level.size, 4, 4)), count)


def lent(gram: np.ndarray, level: np.ndarray, group: np.ndarray) -> Prior:
    """The prior of each series' terms, the shared ones from the other series of its group.

    gram: (1 + c, 1 + c, series), the whitened products of [working values less the level, the terms' columns].
    """
    information, pull = _about_shared(gram[1:, 1:], gram[0, 1:])
    through = np.linalg.inv(np.eye(4) + information @ _AREA)
    information, pull = through @ information, (through @ pull[..., None])[..., 0]
    others = group_sums(information, group)[group] - information
    others_pull = group_sums(pull, group)[group] - pull
    spread = np.linalg.inv(others + np.linalg.inv(_MEASURE))
    return _prior(level, (spread @ others_pull[..., None])[..., 0], spread + _AREA, len(gram) - 1)


def group_sums(values: np.ndarray, group: np.ndarray) -> np.ndarray:
    """The sum over each group of series; series come first."""
    flat = values.reshape(len(values), -1)
    sums = np.column_stack([np.bincount(group, column) for column in flat.T])
    return sums.reshape(-1, *values.shape[1:])


def _prior(level: np.ndarray, mean: np.ndarray, covariance: np.ndarray, count: int) -> Prior:
    means = np.concatenate([level[None], mean.T])
    precision = np.zeros((FIRST_STEP, FIRST_STEP, level.size))
    precision[LEVEL, LEVEL] = LEVEL_SD**-2
    precision[SHARED, SHARED] = np.moveaxis(np.linalg.inv(covariance), 0, -1)
    return Prior(means, precision).terms(count)


def _about_shared(products: np.ndarray, pull: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What a series' own quarters say of its shared terms, its level and steps allowed for.

    products: (c, c, series), pull: (c, series). Returns (series, 4, 4) and (series, 4).
    """
    other = [LEVEL, *range(FIRST_STEP, len(products))]
    own = products[np.ix_(other, other)].copy()
    for place, term in enumerate(other):
        own[place, place] += (LEVEL_SD if term == LEVEL else STEP_SD) ** -2
    factor = lower_factor(own)
    across = forward(factor, products[other, SHARED])
    about = products[SHARED, SHARED] - np.einsum("ois,ojs->ijs", across, across)
    pulled = pull[SHARED] - np.einsum("ois,os->is", across, forward(factor, pull[other]))
    return np.moveaxis(about, -1, 0), pulled.T
