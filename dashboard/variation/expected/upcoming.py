"""The next quarters of many series, foretold at once from what is held: what a figure still to come is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.variation.expected.design_matrix import QUARTERS
from dashboard.variation.expected.forecast import Forecast, forecast
from dashboard.variation.expected.link_scale import COUNT, SHARE
from dashboard.variation.expected.panel import Panel, Places, panel_of
from dashboard.variation.expected.prediction_interval import likely_range
from dashboard.variation.expected.predictive import two_sided
from dashboard.variation.nhs.ranges import FEWEST_AFTER_RECORDING
from dashboard.variation.states import FEWEST_TO_ESTABLISH

LEAST_P = 0.005  # of the range told, as of every range


@dataclass(frozen=True)
class Ahead:
    """Of the figures of coming quarters, (series, quarters): what was expected, its range, and the chance of as odd a
    one; all in events, NaN where there is no figure or no firm range."""

    expected: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    p: np.ndarray


def ahead_of(
    values: np.ndarray,
    coming: np.ndarray,
    group: Sequence[int] | np.ndarray,
    base: np.ndarray | None = None,
    coming_base: np.ndarray | None = None,
    kind: str = COUNT,
    definition: Places = (),
    recording: Places = (),
    overrides: np.ndarray | None = None,
    a_year: int = QUARTERS,
) -> Ahead:
    """The figures `coming`, (series, quarters), held against the `values` before them, which alone foretell them.

    values, group, base, kind, definition, recording, overrides, a_year: as `judge_expected` takes them; the last
    quarter of the values is the first that is coming, and not looked at. A range is firm from twelve quarters held, and
    from four after a recording break.
    """
    values = np.array(values, float)
    values[:, -1] = np.nan
    none = [()] * len(values)
    panel = panel_of(values, group, base, kind, definition or none, recording or none, overrides, a_year)
    history = panel.figures.quarters(slice(None, -1))
    found = forecast(history, panel.group, panel.breaks, coming.shape[1], panel.overrides[:-1], a_year)
    coming = np.asarray(coming, float)[panel.order]
    of = np.ones_like(coming) if coming_base is None else np.asarray(coming_base, float)[panel.order]
    coming = np.where((of > 0) & (coming >= 0) & _firm(panel)[:, None], coming, np.nan)
    of = np.where(np.isnan(coming), 1.0, np.maximum(of, coming) if kind == SHARE else of)
    answers = np.full((4, *coming.shape), np.nan)
    for step in np.flatnonzero(~np.isnan(coming).all(axis=0)):
        answers[:, :, step] = _answers(found, coming[:, step], of, step)
    answers[:, np.isnan(coming)] = np.nan
    return Ahead(*answers[:, np.argsort(panel.order)])


def _answers(found: Forecast, value: np.ndarray, of: np.ndarray, step: int) -> list[np.ndarray]:
    """Of one coming quarter: what was expected, the ends of its range, p."""
    there = np.zeros(of.T.shape, bool)
    there[step] = True
    chances = found.total(of.T, there)
    p = two_sided(chances.below(np.nan_to_num(value)))
    return [chances.expected, *likely_range(chances, LEAST_P), p]


def _firm(panel: Panel) -> np.ndarray:
    """Which series have held enough quarters, since their last recording break too."""
    known = panel.figures.known[:-1]
    since = known & (np.arange(len(known))[:, None] >= panel.last_break)
    enough = (panel.last_break == 0) | (since.sum(axis=0) >= FEWEST_AFTER_RECORDING)
    return (known.sum(axis=0) >= FEWEST_TO_ESTABLISH) & enough
