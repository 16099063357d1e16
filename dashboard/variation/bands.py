"""The expected range of every quarter of many series, each foretold from the quarters before it: a chart's band."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.variation.expected import judge_expected
from dashboard.variation.figures import COUNT
from dashboard.variation.panel import Places
from dashboard.variation.ranges import Ranges
from dashboard.variation.states import FEWEST_FOR_TRIAL


def bands_expected(
    values: np.ndarray,
    group: Sequence[int] | np.ndarray,
    base: np.ndarray | None = None,
    kind: str = COUNT,
    definition: Places = (),
    recording: Places = (),
) -> Ranges:
    """Mean, lower and upper of each quarter, (series, quarters), as `judge_expected` has them when it is the latest.

    They are NaN where no range is drawn: too little history, a quarter not supplied, the four after a break.
    """
    values = np.asarray(values, dtype=float)
    drawn = np.full((3, *values.shape), np.nan)
    for place in range(FEWEST_FOR_TRIAL, values.shape[1]):
        upto = slice(None, place + 1)
        judged = judge_expected(
            values[:, upto], group, None if base is None else base[:, upto], kind, definition, recording, windows=(1,)
        )
        ends = [(each.verdict.expected, each.verdict.lower, each.verdict.upper) for each in judged]
        drawn[:, :, place] = np.array(ends, dtype=float).T
    return Ranges(*drawn)
