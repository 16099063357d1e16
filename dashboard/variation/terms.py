"""The terms of log expected: level, damped trend, season and steps, as columns that a series' quarters are made of."""

from __future__ import annotations

import numpy as np

LEVEL, TREND, SEASON = 0, 1, slice(2, 5)  # the places of the columns; steps come after
SHARED = slice(1, 5)  # what a series has in common with its measure: trend and season
FIRST_STEP = 5
DAMPING = 0.9  # a trend goes on, each quarter at nine tenths of its pace
QUARTERS = 4

# Three contrasts that sum to nought over a year; each quarter's season has the same variance under a common prior.
CONTRASTS = np.array([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]]) / np.sqrt(3)


def terms(history: int, ahead: int) -> np.ndarray:
    """Columns for `history` quarters and `ahead` more, shape (history + ahead, 5).

    The trend is in years, 0 at the last quarter of history. Season is counted from there too, so that the columns
    are the same whichever quarter of the year comes last.
    """
    place = np.arange(1 - history, ahead + 1)
    damped = DAMPING * (1 - DAMPING ** np.maximum(place, 0)) / (1 - DAMPING)
    years = np.where(place > 0, damped, place) / QUARTERS
    return np.column_stack([np.ones(len(place)), years, CONTRASTS[place % QUARTERS]])


def with_steps(columns: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """The columns of each series, its steps added: shape (quarters, 5 + steps, series).

    `starts` is (steps, series): the place of the first quarter after each step; a place past the last is no step.
    """
    quarters, series = len(columns), starts.shape[1]
    base = np.broadcast_to(columns[:, :, None], (*columns.shape, series))
    after = np.arange(quarters)[:, None, None] >= starts[None]
    return np.concatenate([base, after.astype(float)], axis=1)
