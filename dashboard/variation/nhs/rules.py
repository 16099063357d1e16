"""The rules that tell a point from usual variation: each takes a series and returns its points' answers.

A rule that has a direction returns it: +1 for high or rising, -1 for low or falling, 0 for no.
A missing value answers no, and breaks whatever would run through it.
"""

from __future__ import annotations

import numpy as np

from dashboard.variation.nhs.limits import Limits

RUN = 7  # points on one side of the mean
TREND = 7  # points, each further the same way than the one before
NEAR_WINDOW, NEAR_ENOUGH = 3, 2  # two of three points near a limit


def side_of(values: np.ndarray, limits: Limits) -> np.ndarray:
    """Which side of the mean each point lies; 0 on it."""
    return _sign(values - limits.mean)


def outside(values: np.ndarray, limits: Limits) -> np.ndarray:
    """True at each point above the upper limit or below the lower; a point on a limit is inside."""
    return (values > limits.upper) | (values < limits.lower)


def close(values: np.ndarray, limits: Limits) -> np.ndarray:
    """True at each point beyond a near limit and not outside the limits."""
    beyond = (values > limits.near_upper) | (values < limits.near_lower)
    return beyond & ~outside(values, limits)


def run_of_seven(side: np.ndarray) -> np.ndarray:
    """The side of each point in seven or more together on one side of the mean."""
    return np.where(_members(_one_sided(side, RUN), side.shape[-1]), side, 0)


def trend_of_seven(values: np.ndarray) -> np.ndarray:
    """The direction of each point in seven or more that each rise, or each fall.

    It is that of the step into the point, but out of it where the next point is in a trend too: so the
    peak between a rise and a fall is falling.
    """
    points = values.shape[-1]
    step = _sign(np.diff(values))
    into = np.zeros(values.shape, dtype=int)
    into[..., 1:] = step
    trend = _members(_one_sided(step, TREND - 1), points)
    direction = np.where(_next(trend), _next(into), into)
    # A level step between two trends has no direction of its own: the NHS tool calls it falling.
    return np.where(trend, np.where(direction == 1, 1, -1), 0)


def two_in_three(close: np.ndarray, side: np.ndarray) -> np.ndarray:
    """The side of each close point that has another within three, all three on one side of the mean.

    Points outside the limits are on a side but not close: two outside and one close flag nothing.
    """
    windows = _one_sided(side, NEAR_WINDOW) & (_sums(close * 1, NEAR_WINDOW) >= NEAR_ENOUGH)
    return np.where(_members(windows, side.shape[-1]) & close, side, 0)


def _sign(differences: np.ndarray) -> np.ndarray:
    return (differences > 0) * 1 - (differences < 0)


def _one_sided(signs: np.ndarray, length: int) -> np.ndarray:
    """True for each window of `length` whose signs are all +1 or all -1."""
    return np.abs(_sums(signs, length)) == length


def _sums(numbers: np.ndarray, length: int) -> np.ndarray:
    """The sum over each window of `length`; none where the series is shorter."""
    windows = max(numbers.shape[-1] - length + 1, 0)
    sums = np.zeros((*numbers.shape[:-1], windows), dtype=int)
    for place in range(length):
        sums += numbers[..., place : place + windows]
    return sums


def _members(windows: np.ndarray, points: int) -> np.ndarray:
    """True at each of the series' points that any true window holds."""
    count = windows.shape[-1]
    members = np.zeros((*windows.shape[:-1], points), dtype=bool)
    for place in range(points - count + 1 if count else 0):
        members[..., place : place + count] |= windows
    return members


def _next(values: np.ndarray) -> np.ndarray:
    """At each point what stands at the point after it; 0 at the last."""
    following = np.zeros_like(values)
    following[..., :-1] = values[..., 1:]
    return following
