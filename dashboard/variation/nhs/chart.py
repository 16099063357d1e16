"""A series as an XmR chart: the limits of each group of points, and every point's answers and label."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.variation.nhs.limits import groups_of, limits_of
from dashboard.variation.nhs.point_types import labels_of
from dashboard.variation.nhs.rules import close, outside, side_of

SHORT_GROUP = 13  # points; the NHS tool warns of a shorter group and judges it all the same


@dataclass(frozen=True)
class Chart:
    """Arrays shaped as the values they were made from; the limits are NaN where undefined."""

    group: np.ndarray
    mean: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    outside: np.ndarray
    side: np.ndarray
    close: np.ndarray
    rule: np.ndarray  # a place in RULES
    direction: np.ndarray
    short: np.ndarray  # in a group of fewer than 13


def xmr_chart(
    values: np.ndarray,
    starts: Sequence[int] = (),
    screen: bool = True,
    fix_after_n_points: int | None = None,
) -> Chart:
    """The chart of `values`, in order; everything begins anew at each position in `starts`.

    Raises ValueError where there is no point, or where limits would be fixed after fewer than 12.
    """
    values = np.asarray(values, dtype=float)
    if values.shape[-1] == 0:
        raise ValueError("There is no point to chart.")
    groups = enumerate(groups_of(values.shape[-1], starts))
    with np.errstate(over="ignore", invalid="ignore"):  # limits past the largest number there is are infinite
        parts = [_group_chart(number, values[..., group], screen, fix_after_n_points) for number, group in groups]
    return Chart(**{name: np.concatenate([part[name] for part in parts], axis=-1) for name in parts[0]})


def in_order(dates: Sequence[Any]) -> list[int]:
    """The places of the dates, earliest first. Raises ValueError where a date stands twice."""
    earlier: set[Hashable] = set()
    for date in dates:
        if date in earlier:
            raise ValueError(f"{date} stands twice: a series has one point a date.")
        earlier.add(date)
    return sorted(range(len(dates)), key=dates.__getitem__)


def _group_chart(number: int, values: np.ndarray, screen: bool, fix_after: int | None) -> dict[str, np.ndarray]:
    limits = limits_of(values, screen, fix_after)
    rule, direction = labels_of(values, limits)
    every = np.ones(values.shape)
    return {
        "group": np.full(values.shape, number),
        "mean": limits.mean * every,
        "lower": limits.lower * every,
        "upper": limits.upper * every,
        "outside": outside(values, limits),
        "side": side_of(values, limits),
        "close": close(values, limits),
        "rule": rule,
        "direction": direction,
        "short": np.full(values.shape, values.shape[-1] < SHORT_GROUP),
    }
