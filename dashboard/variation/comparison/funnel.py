"""Areas side by side: how far each lies from what the whole group has, for its size. A comparison, never a rank.

Spiegelhalter's funnel (2005), as FunnelPlotR has it for standardised ratios and proportions. A ratio is observed to
expected, the expected of a rate being exposure times the group's rate; its limits are exact Poisson ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaincinv

LIMITS = {"95": (1.959964, 0.025), "99.8": (3.090232, 0.001)}  # normal deviate, and the chance beyond on either side
TRIM = 0.1  # of the scores at either end: they do not say how widely the others spread
LOG_RATIO, ROOT_RATIO, PROPORTION = "log ratio", "root ratio", "proportion"


@dataclass(frozen=True)
class Spread:
    """How widely areas spread: their scores, those that count, phi (1 if by chance alone) and the variance between."""

    scores: np.ndarray
    counted: np.ndarray  # winsorised, or NaN where left out
    error: np.ndarray  # standard error of each area on the scale of the scores
    phi: float
    between: float


def spread_of(numerator: np.ndarray, denominator: np.ndarray, target: float = 1.0, form: str = LOG_RATIO) -> Spread:
    """How widely areas spread about the target; the denominator of a ratio is what was expected.

    Log ratios leave out the furthest tenth at either end, the other forms draw it in.
    """
    numerator, denominator = (np.asarray(each, dtype=float) for each in (numerator, denominator))
    measured, wanted, error = _on_scale(numerator, denominator, target, form)
    scores = (measured - wanted) / error
    counted = _trimmed(scores) if form == LOG_RATIO else _winsorised(scores)
    counts = ~np.isnan(counted)
    phi = float((counted[counts] ** 2).mean())
    return Spread(scores, counted, error, phi, _between(phi, error[counts]))


def limits(
    spread: Spread, denominator: np.ndarray, target: float, form: str, level: str
) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper limit of each area's ratio or proportion if areas differed by chance alone."""
    deviate, beyond = LIMITS[level]
    if form == PROPORTION:
        return _proportion_limits(spread.error, target, deviate)
    expected = np.asarray(denominator, dtype=float)
    return gammaincinv(expected, beyond) / expected, gammaincinv(expected + 1, 1 - beyond) / expected


def wider_limits(spread: Spread, target: float, form: str, level: str) -> tuple[np.ndarray, np.ndarray]:
    """The same limits if areas also differ among themselves as widely as most of them do."""
    deviate, _ = LIMITS[level]
    error = np.sqrt(spread.error**2 + spread.between)
    if form == PROPORTION:
        return _proportion_limits(error, target, deviate)
    if form == LOG_RATIO:
        return np.exp(-deviate * error), np.exp(deviate * error)
    return 1 - deviate * error, 1 + deviate * error


def _on_scale(numerator: np.ndarray, denominator: np.ndarray, target: float, form: str):
    if form == PROPORTION:
        return np.arcsin(np.sqrt(numerator / denominator)), np.arcsin(np.sqrt(target)), 0.5 / np.sqrt(denominator)
    if form == ROOT_RATIO:
        return np.sqrt(numerator / denominator), 1.0, 0.5 / np.sqrt(denominator)
    return np.log(np.where(numerator > 0, numerator, 0.5) / denominator), 0.0, 1 / np.sqrt(denominator)


def _winsorised(scores: np.ndarray) -> np.ndarray:
    return np.clip(scores, *np.quantile(scores, [TRIM, 1 - TRIM]))


def _trimmed(scores: np.ndarray) -> np.ndarray:
    """The scores, NaN at the furthest tenth on either side, rounded down to whole areas."""
    each_side = int(len(scores) * TRIM)
    order = np.argsort(scores, kind="stable")
    counted = scores.copy()
    counted[order[:each_side]] = counted[order[len(scores) - each_side :]] = np.nan
    return counted


def _between(phi: float, error: np.ndarray) -> float:
    """The variance between areas, as DerSimonian and Laird have it; 0 where chance alone explains the scores."""
    areas, weight = len(error), error**-2.0
    excess = areas * phi - (areas - 1)
    return max(0.0, float(excess / (weight.sum() - (weight**2).sum() / weight.sum()))) if areas > 1 else 0.0


def _proportion_limits(error: np.ndarray, target: float, deviate: float) -> tuple[np.ndarray, np.ndarray]:
    centre = np.arcsin(np.sqrt(target))
    lower, upper = np.maximum(centre - deviate * error, 0), np.minimum(centre + deviate * error, np.pi / 2)
    return np.sin(lower) ** 2, np.sin(upper) ** 2
