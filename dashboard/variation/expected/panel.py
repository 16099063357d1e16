"""Many series side by side, as the engine takes them: the judged quarter last, and no more history than it uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.variation.expected.design_matrix import QUARTERS
from dashboard.variation.expected.link_scale import SHARE, Figures
from dashboard.variation.expected.outliers import NO_STEP
from dashboard.variation.states import MEMORY

SHORTEST = 12  # quarters; shorter series are filled up with missing ones before them
Places = Sequence[Sequence[int]]  # of each series, the positions of the first quarter after each break


@dataclass(frozen=True)
class Panel:
    """Series in an order of their own, so that it does not matter in which they came.

    figures: the last 25 quarters at most, those before a definition break missing. breaks: (breaks, series), recording
    breaks' first quarters. overrides: codes of overrides.py, shaped as the figures. order: where
    each series stood. offset: the position, in what was given, of the first quarter here. a_year: 4; 2 of half-years.
    """

    figures: Figures
    group: np.ndarray
    breaks: np.ndarray
    overrides: np.ndarray
    order: np.ndarray
    offset: int
    a_year: int

    @property
    def last_break(self) -> np.ndarray:
        """Where each series' last recording break begins; 0 where it has none."""
        within = np.where(self.breaks < len(self.figures.values), self.breaks, 0)
        return within.max(axis=0, initial=0)


def panel_of(
    values: np.ndarray,
    group: np.ndarray,
    base: np.ndarray | None,
    kind: str,
    definition: Places,
    recording: Places,
    overrides: np.ndarray | None = None,
    a_year: int = QUARTERS,
) -> Panel:
    """The panel of series, (series, quarters) with the judged quarter last; `base`, `overrides`: same shape."""
    values = np.array(values, dtype=float)
    base = np.ones_like(values) if base is None else np.array(base, dtype=float)
    overrides = np.zeros(values.shape, int) if overrides is None else np.asarray(overrides, dtype=int)
    for series, places in enumerate(definition):
        start = max((place for place in places if place < values.shape[1]), default=0)
        values[series, : max(start, 0)] = np.nan
    values[~((base > 0) & np.isfinite(values) & (values >= 0))] = np.nan  # a correction below 0 tells of no quarter
    base = np.where(np.isnan(values), 1.0, np.maximum(base, values) if kind == SHARE else base)
    offset = values.shape[1] - min(max(values.shape[1], SHORTEST), MEMORY + 1)
    values, base, overrides = _from(values, offset, np.nan), _from(base, offset, 1.0), _from(overrides, offset, 0)
    _, group = np.unique(np.asarray(group), return_inverse=True)
    breaks = _breaks(recording, offset, len(values), values.shape[1])
    order = np.lexsort([*breaks, *base.T, *np.nan_to_num(values.T, nan=-1.0), group])
    figures = Figures(values.T[:, order], base.T[:, order], kind)
    return Panel(figures, group[order], breaks[:, order], overrides.T[:, order], order, offset, a_year)


def _from(values: np.ndarray, offset: int, fill: float) -> np.ndarray:
    """The quarters from a position on; where that lies before the first, filled up."""
    before = np.full((len(values), max(-offset, 0)), fill, dtype=values.dtype)
    return np.concatenate([before, values[:, max(offset, 0) :]], axis=1)


def _breaks(recording: Places, offset: int, series: int, quarters: int) -> np.ndarray:
    """The places of breaks within the panel; a break before it or after it is none."""
    within = [[place - offset for place in places if 0 < place - offset < quarters] for places in recording]
    most = max(map(len, within), default=0)
    breaks = np.full((most, series), NO_STEP)
    for at, places in enumerate(within):
        breaks[: len(places), at] = sorted(places)
    return breaks
