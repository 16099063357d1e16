"""Whether the districts of a measure moved together, so that one common shift is reported once and not per district."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import bdtrc

FEWEST_DISTRICTS = 4  # judged
LEANS = 0.10  # one-sided: a district in which nothing changed leans one way about once in ten quarters
LEAST_CHANCE = 0.001  # so many leaning one way by chance, each on its own account


@dataclass(frozen=True)
class Move:
    """A common shift of districts: which way it went (`signal`, high or low), and how many of those judged shifted.

    ratio: of value to expected, the median of all districts judged.
    """

    signal: str
    shifted: int
    judged: int
    ratio: float


def common_shift(p_value: np.ndarray, value: np.ndarray, expected: np.ndarray) -> Move | None:
    """The common shift of a measure's districts at the judged quarter; None where there is none.

    p_value: (districts,), two-sided, NaN where one was not judged. value, expected: (districts,), in events.
    There is one where over half of four or more districts lean the same way (one-sided p under 0.10) and the binomial
    chance that so many would is under 0.001.
    """
    judged = ~np.isnan(p_value) & (expected > 0)
    count = int(judged.sum())
    if count < FEWEST_DISTRICTS:
        return None
    p_value, ratio = p_value[judged], value[judged] / expected[judged]
    leaning = p_value < 2 * LEANS
    for signal, way in (("high", ratio > 1), ("low", ratio < 1)):
        shifted = int((leaning & way).sum())
        if 2 * shifted > count and bdtrc(shifted - 1, count, LEANS) < LEAST_CHANCE:
            return Move(signal, shifted, count, float(np.median(ratio)))
    return None


def beyond(move: Move, value: np.ndarray, lower: np.ndarray, upper: np.ndarray) -> np.ndarray:
    """True where a district went further than the move explains: outside its range even once that has moved along.

    value, lower, upper: of each district's own window, in events.
    """
    if move.signal == "high":
        return np.asarray(value) > np.asarray(upper) * max(move.ratio, 1.0)
    return np.asarray(value) < np.asarray(lower) * min(move.ratio, 1.0)
