"""The terms of log expected: level, damped trend, season and steps, as columns that a series' quarters are made of."""

from __future__ import annotations

import numpy as np

LEVEL, TREND, SEASON = 0, 1, slice(2, 5)  # the places of the columns; steps come after
SHARED = slice(1, 5)  # what a series has in common with its measure: trend and season
FIRST_STEP = 5
DAMPING = 0.9  # a trend goes on, each quarter at nine tenths of its pace
QUARTERS = 4

# By how many periods a year has: contrasts that sum to nought over it, each period's season of the same variance
# under a common prior. Two halves have one contrast, and the others stay at nought.
CONTRASTS = {
    QUARTERS: np.array([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]]) / np.sqrt(3),
    2: np.array([[1, 0, 0], [-1, 0, 0]]),
}


def terms(history: int, ahead: int, a_year: int = QUARTERS) -> np.ndarray:
    """Columns for `history` quarters and `ahead` more, shape (history + ahead, 5); `a_year` of 2: half-years.

    The trend is in years, 0 at the last quarter of history. Season is counted from there too, so that the columns
    are the same whichever quarter of the year comes last.
    """
    place = np.arange(1 - history, ahead + 1)
    damping = DAMPING ** (QUARTERS / a_year)
    damped = damping * (1 - damping ** np.maximum(place, 0)) / (1 - damping)
    years = np.where(place > 0, damped, place) / a_year
    return np.column_stack([np.ones(len(place)), years, CONTRASTS[a_year][place % a_year]])


def with_steps(columns: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """The columns of each series, its steps added: shape (quarters, 5 + steps, series).

    `starts` is (steps, series): the place of the first quarter after each step; a place past the last is no step.
    """
    quarters, series = len(columns), starts.shape[1]
    base = np.broadcast_to(columns[:, :, None], (*columns.shape, series))
    after = np.arange(quarters)[:, None, None] >= starts[None]
    return np.concatenate([base, after.astype(float)], axis=1)
