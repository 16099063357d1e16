"""The range that a number is likely to lie in: the least and the greatest whose two-sided p is not too small."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import ndtri

from dashboard.variation.expected.link_scale import MEAN
from dashboard.variation.expected.predictive import Chances

TINY = 1e-12
MOST_STEPS = 10_000  # from where the secant ends; it ends within a few


def likely_range(chances: Chances, least_p: float) -> tuple[np.ndarray, np.ndarray]:
    """The least and greatest whole number with p at least `least_p`, for each series; of a mean, any number."""
    lower, upper = (_near(chances, chance) for chance in (least_p / 2, 1 - least_p / 2))
    if chances.kind == MEAN:
        return lower, upper
    least, not_more = least_p / 2, lambda number, part: 1 - part.below(number) >= least_p / 2
    lower = _settled(chances, np.floor(lower), -1, lambda number, part: (number >= 0) & (part.below(number) >= least))
    return lower, _settled(chances, np.ceil(upper), 1, not_more)


def _settled(
    chances: Chances, number: np.ndarray, outward: int, inside: Callable[[np.ndarray, Chances], np.ndarray]
) -> np.ndarray:
    """The outermost whole number that is inside: inward until it is, then outward while the next one is too."""
    number = number.copy()
    inward = (-outward, lambda at, part: ~inside(at, part))
    further = (outward, lambda at, part: inside(at + outward, part))
    for step, moves in (inward, further):
        moving = np.arange(number.size)
        for _ in range(MOST_STEPS):
            moving = moving[moves(number[moving], chances.of(moving))]
            number[moving] += step
            if moving.size == 0:
                break
    return number


def _near(chances: Chances, chance: float) -> np.ndarray:
    """Where the mid-chance of less is about `chance`, by secants on the scale where chances are straight."""
    centre = chances.expected
    reach = np.log1p(chances.deviation / (centre + 0.5))
    target = ndtri(chance)
    at = [np.log(centre + 0.5), np.log(centre + 0.5) + target * reach]
    score = [_score(chances, at[0]), None]
    for _ in range(3):
        score[1] = _score(chances, at[1])
        rise = score[1] - score[0]
        slope = np.where(np.abs(rise) > 1e-9, (at[1] - at[0]) / np.where(rise == 0, 1, rise), 0.0)
        following = at[1] + np.clip((target - score[1]) * slope, -2 * reach, 2 * reach)
        at, score = [at[1], np.maximum(following, np.log(0.5))], [score[1], None]
    return np.exp(at[1]) - 0.5


def _score(chances: Chances, at: np.ndarray) -> np.ndarray:
    return ndtri(np.clip(chances.below(np.exp(at) - 0.5), TINY, 1 - TINY))
