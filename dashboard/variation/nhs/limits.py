"""XmR limits: the mean, and 2.66 average moving ranges to either side of it.

The rules are those of NHS Making Data Count as its R package NHSRplotthedots 0.2.2 applies them.
Everywhere in this room values run along the last axis, oldest first, NaN where there is none: a vector
is one series, a table is a series a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LIMIT_WIDTH = 2.66  # average moving ranges from the mean to a limit
NEAR_WIDTH = 2 * (LIMIT_WIDTH / 3)  # and to the near limit, two thirds of the way
SCREEN_WIDTH = 3.267  # a moving range of this many averages or more says nothing of usual variation
FEWEST_TO_FIX = 12  # points that limits may be fixed after


@dataclass(frozen=True)
class Limits:
    """What a group of points sets: arrays that end in an axis of length one; NaN where undefined."""

    mean: np.ndarray
    reach: np.ndarray  # the average moving range, after screening

    @property
    def lower(self) -> np.ndarray:
        """The lower limit, below zero where the reckoning puts it there."""
        return self.mean - LIMIT_WIDTH * self.reach

    @property
    def upper(self) -> np.ndarray:
        """The upper limit."""
        return self.mean + LIMIT_WIDTH * self.reach

    @property
    def near_lower(self) -> np.ndarray:
        """Two thirds of the way from the mean to the lower limit."""
        return self.mean - NEAR_WIDTH * self.reach

    @property
    def near_upper(self) -> np.ndarray:
        """Two thirds of the way from the mean to the upper limit."""
        return self.mean + NEAR_WIDTH * self.reach


def limits_of(values: np.ndarray, screen: bool = True, fix_after_n_points: int | None = None) -> Limits:
    """The limits that one group sets, by its first `fix_after_n_points` points or by all of them.

    Raises ValueError where there is no point, or where limits would be fixed after fewer than 12.
    """
    values = np.asarray(values, dtype=float)
    if values.shape[-1] == 0:
        raise ValueError("There is no point to draw limits from.")
    if fix_after_n_points is not None and fix_after_n_points < FEWEST_TO_FIX:
        raise ValueError(f"Limits can be fixed after {FEWEST_TO_FIX} points or more, not {fix_after_n_points}.")
    setting = values[..., :fix_after_n_points]
    moves = np.abs(np.diff(setting))
    return Limits(mean_of(setting), mean_of(screened(moves) if screen else moves))


def screened(moves: np.ndarray) -> np.ndarray:
    """The moving ranges, NaN for those of 3.267 averages or more; done once, not until nothing changes."""
    return np.where(moves < SCREEN_WIDTH * mean_of(moves), moves, np.nan)


def mean_of(values: np.ndarray) -> np.ndarray:
    """The mean of the values that are there, the axis kept; NaN where there is none."""
    there = ~np.isnan(values)
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        count = there.sum(axis=-1, keepdims=True)
        first = np.where(there, values, 0).sum(axis=-1, keepdims=True) / count
        # A second pass takes out the rounding of the first: ten times 0.1 must have a mean of 0.1,
        # or every point would lie on one side of it.
        mean = first + np.where(there, values - first, 0).sum(axis=-1, keepdims=True) / count
    return np.where(np.isfinite(mean), mean, np.nan)


def groups_of(length: int, starts: Sequence[int] = ()) -> list[slice]:
    """The stretches of `length` points that each set limits of their own; one begins at each of `starts`."""
    edges = sorted({0, length, *(start for start in starts if 0 < start < length)})
    return [slice(first, end) for first, end in zip(edges, edges[1:], strict=False)]
