"""The verdict on the latest quarter of a series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.variation.nhs.point_types import RULES, labels_of
from dashboard.variation.nhs.ranges import range_of, supplied
from dashboard.variation.nhs.segments import stretches_of
from dashboard.variation.states import state_of, supplied_in

RECENT, FEWEST_RECENT = 4, 3  # of the last four quarters, this one included, three must be supplied
SIGNALS = {1: "high", -1: "low", 0: None}


@dataclass(frozen=True)
class Verdict:
    """What one quarter is, what was expected of it, and whether it stands out.

    `signal` is high, low or None; `rule` names the XmR rule it answers. `why_silent` is empty where a signal
    could be given, else one of: not supplied, collecting, after a break, too few, no variation, gaps.
    The range is None where there is none; p-values and windows are None where the method has none.
    """

    value: float | None
    expected: float | None
    lower: float | None
    upper: float | None
    state: str
    p_value: float | None = None
    window: int | None = None
    p_window: float | None = None
    signal: str | None = None
    rule: str | None = None
    why_silent: str = ""


def judge_xmr(
    values: np.ndarray,
    definition: Sequence[int] = (),
    recording: Sequence[int] = (),
    counts: bool = False,
) -> Verdict:
    """The verdict of the NHS rules on the last of `values`: one series of consecutive quarters, NaN where missing.

    `definition` and `recording` hold the position of the first quarter after each break. After a definition break
    quarters are counted anew; after a recording break the state is kept and testing restarts after four quarters.
    `counts` says that the values count events. Raises ValueError where there is no quarter.
    """
    values = np.asarray(values, dtype=float)
    if values.size == 0:
        raise ValueError("There is no quarter to judge.")
    stretch = stretches_of(len(values), definition, recording)[-1]
    state = state_of(values[stretch.counts_from : -1])
    if np.isnan(values[-1]):
        return Verdict(None, None, None, None, state, why_silent="not supplied")
    value = values[-1].item()
    limits, why_silent = range_of(values, stretch, counts)
    if limits is None:
        return Verdict(value, None, None, None, state, why_silent=why_silent)
    found = (limits.mean.item(), limits.lower.item(), limits.upper.item())
    if supplied_in(values[-RECENT:]) < FEWEST_RECENT:
        return Verdict(value, *found, state, why_silent="gaps")
    rules, directions = labels_of(supplied(values, stretch), limits)
    return Verdict(value, *found, state, signal=SIGNALS[directions[-1]], rule=RULES[rules[-1]] or None)
