"""Areas of different size beside one another: the rate of each, and the rates that would be expected of its size."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import bdtr, bdtrik, pdtr, pdtrik

from dashboard.variation.comparison.funnel import LIMITS, PROPORTION, ROOT_RATIO, limits, spread_of, wider_limits
from dashboard.variation.comparison.intervals import byar, wilson

FEWEST_AREAS = 5  # fewer do not show how widely areas spread
FEWEST_EXPECTED = 5.0  # events; of an area where fewer are expected nothing is said
LEVEL = "99.8"
HAIR = 1e-9  # of a rate: what lies so near a limit lies on it


@dataclass(frozen=True)
class Levels:
    """Areas beside their group. Every array has one entry an area; rates are events for each unit of exposure.

    low, high: the 95% interval of the rate. lower, upper: the 99.8% limits of a rate of that size, if areas differed
    by chance and as widely as most of these do. outside: 1 above them, -1 below, 0 inside. enough: events expected
    suffice to tell.
    """

    rate: np.ndarray
    group: float
    low: np.ndarray
    high: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    outside: np.ndarray
    enough: np.ndarray


def levels(events: np.ndarray, exposure: np.ndarray, is_share: bool) -> Levels | None:
    """Each area's level beside the group's rate, all events over all exposure; None of fewer than five areas or none.

    is_share: events are some of the exposure, as those resolved are of those recorded. Where more than all of it is
    counted (offences of an earlier quarter resolved in this one), the share is taken as a ratio.
    """
    events, exposure = np.asarray(events, dtype=float), np.asarray(exposure, dtype=float)
    if len(events) < FEWEST_AREAS or events.sum() <= 0:
        return None
    group = float(events.sum() / exposure.sum())
    is_share = is_share and bool((events <= exposure).all()) and group < 1
    rate, expected = events / exposure, exposure * group
    low, high = wilson(events, exposure) if is_share else (end / exposure for end in byar(events))
    lower, upper = _of_shares(events, exposure, group) if is_share else _of_ratios(events, expected, group)
    enough = expected >= FEWEST_EXPECTED
    outside = np.where(enough, (rate > upper * (1 + HAIR)).astype(int) - (rate < lower * (1 - HAIR)), 0)
    return Levels(rate, group, low, high, lower, upper, outside, enough)


def _of_ratios(events: np.ndarray, expected: np.ndarray, group: float) -> tuple[np.ndarray, np.ndarray]:
    """The limits of observed to expected, the widest of three, as rates.

    Spread is winsorised on square roots. The funnel's exact limits are continuous, and at small counts they cut off
    more than one in a thousand: a whole count is inside until its own chance is smaller.
    """
    spread = spread_of(events, expected, 1.0, ROOT_RATIO)
    roots = wider_limits(spread, 1.0, ROOT_RATIO, LEVEL)  # of the root of the ratio
    exact = limits(spread, expected, 1.0, ROOT_RATIO, LEVEL)
    whole = _whole_counts(pdtrik, pdtr, expected)
    lower = np.minimum.reduce([np.maximum(roots[0], 0) ** 2, exact[0], whole[0] / expected])
    upper = np.maximum.reduce([roots[1] ** 2, exact[1], whole[1] / expected])
    return lower * group, upper * group


def _of_shares(events: np.ndarray, exposure: np.ndarray, group: float) -> tuple[np.ndarray, np.ndarray]:
    """The limits of shares: those of the widened funnel, or of whole counts where these are wider."""
    spread = spread_of(events, exposure, group, PROPORTION)
    wider = wider_limits(spread, group, PROPORTION, LEVEL)
    whole = _whole_counts(bdtrik, bdtr, np.round(exposure).astype(int), group)
    return np.minimum(wider[0], whole[0] / exposure), np.maximum(wider[1], whole[1] / exposure)


def _whole_counts(inverse, chance, *shape) -> tuple[np.ndarray, np.ndarray]:
    """The least and greatest count beyond which, on its side, so few or so many come less than once in a thousand."""
    _, beyond = LIMITS[LEVEL]
    return _first_reaching(inverse, chance, beyond, *shape), _first_reaching(inverse, chance, 1 - beyond, *shape)


def _first_reaching(inverse, chance, wanted: float, *shape) -> np.ndarray:
    """The least whole count that, with all below it, has at least that chance."""
    count = np.maximum(np.ceil(np.nan_to_num(inverse(wanted, *shape))), 0)
    before = np.maximum(count - 1, 0)
    return np.where(chance(before, *shape) >= wanted, before, count)
