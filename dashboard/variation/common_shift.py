"""Whether the districts of a measure moved together: what they did at once is told once, not once for each district."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import bdtrc

FEWEST_DISTRICTS = 4  # judged
LEANS = 0.10  # one-sided: a district in which nothing changed leans one way about once in ten quarters
LEAST_CHANCE = 0.001  # so many leaning one way by chance, each on its own account


@dataclass(frozen=True)
class Move:
    """Districts that moved together: which way (high or low), how many of those judged, and how far.

    ratio: of value to expected, the median of all districts judged.
    """

    signal: str
    moved: int
    judged: int
    ratio: float


def moved_together(p_value: np.ndarray, value: np.ndarray, expected: np.ndarray) -> Move | None:
    """How a measure's districts moved together at the judged quarter; None where they did not.

    One a district, in any order: p_value two-sided, NaN where it was not judged; value and expected in events. They
    did where over half of four or more lean the same way and chance would have so many do so less than once in 1,000.
    """
    judged = ~np.isnan(p_value) & (expected > 0)
    count = int(judged.sum())
    if count < FEWEST_DISTRICTS:
        return None
    p_value, ratio = p_value[judged], value[judged] / expected[judged]
    leaning = p_value < 2 * LEANS
    for signal, way in (("high", ratio > 1), ("low", ratio < 1)):
        moved = int((leaning & way).sum())
        if 2 * moved > count and bdtrc(moved - 1, count, LEANS) < LEAST_CHANCE:
            return Move(signal, moved, count, float(np.median(ratio)))
    return None


def beyond(move: Move, value: np.ndarray, lower: np.ndarray, upper: np.ndarray) -> np.ndarray:
    """True where a district went further than the move explains: outside its range even once that has moved along.

    value, lower, upper: of each district's own window, in events.
    """
    if move.signal == "high":
        return np.asarray(value) > np.asarray(upper) * max(move.ratio, 1.0)
    return np.asarray(value) < np.asarray(lower) * min(move.ratio, 1.0)
