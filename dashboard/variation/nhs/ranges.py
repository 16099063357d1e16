"""The range a chart shows: where the NHS limits of each stretch may be drawn, and why where they may not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.variation.nhs.limits import Limits, limits_of
from dashboard.variation.nhs.segments import Stretch, stretches_of
from dashboard.variation.states import state_of, supplied_in

FEWEST_AFTER_RECORDING = 4  # supplied quarters after a recording break, before the one judged
LEAST_MEAN_COUNT = 5  # a quarter; on sparser counts XmR limits collapse


@dataclass(frozen=True)
class Ranges:
    """A mean and two limits for each quarter of a series; NaN where no range is drawn."""

    mean: np.ndarray
    lower: np.ndarray
    upper: np.ndarray


def ranges_xmr(
    values: np.ndarray,
    definition: Sequence[int] = (),
    recording: Sequence[int] = (),
    counts: bool = False,
    floor: float | None = None,
) -> Ranges:
    """The ranges of consecutive quarters, as `judge_xmr` takes them; one level for each stretch between breaks.

    A stretch has the range that its last quarter is judged by. `floor` cuts the lower edge for drawing, at 0 for
    what cannot be negative; the limits that verdicts rest on are never cut.
    """
    values = np.asarray(values, dtype=float)
    drawn = np.full((3, len(values)), np.nan)
    for stretch in stretches_of(len(values), definition, recording):
        limits, _ = range_of(values, stretch, counts)
        if limits is not None:
            drawn[:, stretch.first : stretch.end] = [limits.mean, limits.lower, limits.upper]
    mean, lower, upper = drawn
    return Ranges(mean, lower if floor is None else np.maximum(lower, floor), upper)


def range_of(values: np.ndarray, stretch: Stretch, counts: bool) -> tuple[Limits | None, str]:
    """The limits that a stretch's last quarter is judged by; or None, and why there are none."""
    before = stretch.end - 1
    if state_of(values[stretch.counts_from : before]) == "collecting":
        return None, "collecting"
    if stretch.is_recorded_anew and supplied_in(values[stretch.first : before]) < FEWEST_AFTER_RECORDING:
        return None, "after a break"
    limits = limits_of(supplied(values, stretch))
    if counts and limits.mean < LEAST_MEAN_COUNT:
        return None, "too few"
    if not limits.reach > 0:
        return None, "no variation"
    return limits, ""


def supplied(values: np.ndarray, stretch: Stretch) -> np.ndarray:
    """The values of a stretch that are there: the NHS tool passes over missing quarters."""
    within = values[stretch.first : stretch.end]
    return within[~np.isnan(within)]
