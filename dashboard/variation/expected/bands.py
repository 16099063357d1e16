"""The expected range of every quarter of many series, each foretold from the quarters before it: a chart's band."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.variation.expected.design_matrix import QUARTERS
from dashboard.variation.expected.judge import judge_expected
from dashboard.variation.expected.link_scale import COUNT
from dashboard.variation.expected.panel import Places
from dashboard.variation.nhs.ranges import Ranges
from dashboard.variation.states import FEWEST_FOR_TRIAL, MEMORY

WIDE = MEMORY + 1  # quarters that one range rests on, its own included


def bands_expected(
    values: np.ndarray,
    group: Sequence[int] | np.ndarray,
    base: np.ndarray | None = None,
    kind: str = COUNT,
    definition: Places = (),
    recording: Places = (),
    overrides: np.ndarray | None = None,
    latest: int | None = None,
    a_year: int = QUARTERS,
) -> Ranges:
    """Mean, lower and upper of each quarter, (series, quarters), as `judge_expected` has them when it is the latest.

    They are NaN where no range is drawn: too little history, a quarter not supplied, the four after a break, and
    before the `latest` so many quarters. All quarters are judged in one go, each as a group of series of its own.
    a_year: with 2 the quarters are half-years.
    """
    values = np.asarray(values, dtype=float)
    base = np.ones_like(values) if base is None else np.asarray(base, dtype=float)
    overrides = np.zeros(values.shape, int) if overrides is None else np.asarray(overrides, dtype=int)
    series, quarters = values.shape
    drawn = np.full((3, series, quarters), np.nan)
    places = range(max(FEWEST_FOR_TRIAL, quarters - (latest or quarters)), quarters)
    if not len(places):
        return Ranges(*drawn)
    judged = judge_expected(
        np.concatenate([_upto(values, place, np.nan) for place in places]),
        np.concatenate([np.asarray(group) + at * (max(group) + 1) for at in range(len(places))]),
        np.concatenate([_upto(base, place, 1.0) for place in places]),
        kind,
        [_breaks_before(found, place) for place in places for found in definition or [()] * series],
        [_breaks_before(found, place) for place in places for found in recording or [()] * series],
        np.concatenate([_upto(overrides, place, 0) for place in places]),
        windows=(1,),
        a_year=a_year,
    )
    ends = [(each.verdict.expected, each.verdict.lower, each.verdict.upper) for each in judged]
    found = np.array(ends, dtype=float).reshape(len(places), series, 3)
    drawn[:, :, places.start :] = found.transpose(2, 1, 0)
    return Ranges(*drawn)


def _upto(column: np.ndarray, place: int, empty: float) -> np.ndarray:
    """The quarters that the range at a place rests on, filled up before the first."""
    window = column[:, max(place + 1 - WIDE, 0) : place + 1]
    return np.concatenate([np.full((len(window), WIDE - window.shape[1]), empty), window], axis=1)


def _breaks_before(breaks: Sequence[int], place: int) -> list[int]:
    """Breaks' positions among the quarters that the range at a place rests on."""
    return [each - (place + 1 - WIDE) for each in breaks if each <= place]
