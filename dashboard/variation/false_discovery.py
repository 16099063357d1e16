"""How many of a meeting's exceptions may be chance: the rate of false discoveries, by Benjamini and Hochberg."""

from __future__ import annotations

import numpy as np

RATE = 0.10  # the share of what is named that may be chance
FEWEST_SERIES = 40  # with fewer, each is decided by its own p


def for_windows(p_window: np.ndarray, tried: np.ndarray) -> np.ndarray:
    """Each series' p adjusted for the windows tried: the strongest of k is k times as likely by chance."""
    return np.minimum(1.0, np.asarray(p_window, dtype=float) * tried)


def benjamini_hochberg(p: np.ndarray) -> np.ndarray:
    """The least rate of false discoveries at which each p is a discovery: p-values, none missing, in any order."""
    p = np.asarray(p, dtype=float)
    order = np.argsort(-p, kind="stable")
    shares = p[order] * p.size / (p.size - np.arange(p.size))
    found = np.empty_like(p)
    found[order] = np.minimum(1.0, np.minimum.accumulate(shares))
    return found


def stands_out(p_window: np.ndarray, tried: np.ndarray, least_p: float = 0.005) -> tuple[np.ndarray, np.ndarray]:
    """Of the series tested at a meeting: which stand out, and which lie outside their range but are likely chance.

    p_window, tried: one a series, p NaN where it was not judged.
    """
    judged = ~np.isnan(p_window)
    outside = judged & (np.nan_to_num(p_window, nan=1.0) < least_p)
    if judged.sum() < FEWEST_SERIES:
        return outside, np.zeros_like(outside)
    rate = np.ones(len(outside))
    rate[judged] = benjamini_hochberg(for_windows(np.asarray(p_window)[judged], np.asarray(tried)[judged]))
    found = rate <= RATE
    return found, outside & ~found
