"""The verdict on the latest quarter of every series, from what was expected of it: all of a measure judged together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.variation.expected.design_matrix import QUARTERS
from dashboard.variation.expected.forecast import Forecast, forecast
from dashboard.variation.expected.link_scale import COUNT, MEAN
from dashboard.variation.expected.outliers import NO_STEP
from dashboard.variation.expected.panel import Panel, Places, panel_of
from dashboard.variation.expected.prediction_interval import likely_range
from dashboard.variation.expected.predictive import Chances, two_sided
from dashboard.variation.nhs.ranges import FEWEST_AFTER_RECORDING
from dashboard.variation.states import FEWEST_FOR_TRIAL, FEWEST_TO_ESTABLISH
from dashboard.variation.verdict import FEWEST_RECENT, RECENT, Verdict

WINDOWS = (1, 2, 4)  # latest quarters, judged together
FEWEST_BEFORE_WINDOW = 6  # quarters supplied
LEAST_P = 0.005  # below it, a window is not what was expected
LEAST_EXPECTED = 5  # events: fewer a quarter, and only a year is judged, and only if high; fewer a year, nothing is


@dataclass(frozen=True)
class Total:
    """A window's total, what was expected of it, and the range outside which p is below 0.005."""

    value: float
    expected: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Expected:
    """A verdict and what it rests on.

    tried: how many windows were. total: of the verdict's window, where there is a signal. aside, steps: positions of
    the quarters set aside and of each detected step's first quarter. unrest: the series' own quarter-to-quarter
    spread, about 0.08 for 8%. before: earlier quarters supplied.
    """

    verdict: Verdict
    tried: int = 0
    total: Total | None = None
    aside: tuple[int, ...] = ()
    steps: tuple[int, ...] = ()
    unrest: float | None = None
    before: int = 0

    @property
    def adjusted_p(self) -> float | None:
        """p_window as it is once it is known that it was the strongest of so many windows."""
        p = self.verdict.p_window
        return None if p is None else min(1.0, p * self.tried)


@dataclass(frozen=True)
class _Window:
    """One window of every series: which have it, its total, the total's chances, and the forecast they come from."""

    tried: np.ndarray
    there: np.ndarray
    value: np.ndarray
    chances: Chances
    below: np.ndarray
    forecast: Forecast


def judge_expected(
    values: np.ndarray,
    group: Sequence[int] | np.ndarray,
    base: np.ndarray | None = None,
    kind: str = COUNT,
    definition: Places = (),
    recording: Places = (),
    overrides: np.ndarray | None = None,
    windows: Sequence[int] = WINDOWS,
    a_year: int = QUARTERS,
) -> list[Expected]:
    """The verdict on the last quarter of every series, in the order given.

    values: (series, quarters), consecutive, NaN where missing. group: the series that may lend each other something,
    those of one measure and one basis. base: denominators (kind share) or exposures (a rate's). definition, recording:
    of each series, the positions of the first quarters after its breaks. overrides: what people have decided of
    each quarter, codes of overrides.py, shaped as the values. windows: lengths in quarters to try, 1 the first of them;
    none longer than a year is tried. a_year: 4, or 2 where the quarters are half-years.
    """
    panel = panel_of(values, group, base, kind, definition, recording, overrides, a_year)
    lengths = [length for length in windows if length <= a_year]
    answers = _answers(panel, _windows(panel, lengths)) if panel.order.size else []
    return [answers[place] for place in np.argsort(panel.order)]


def _windows(panel: Panel, lengths: Sequence[int]) -> dict[int, _Window]:
    """The windows that some series has enough quarters before.

    Once the quarters before the last show a step, a longer window does not hold it against the level before.
    """
    found: dict[int, _Window] = {}
    changed = panel.last_break
    for length in lengths:
        window = _window(panel, length, changed)
        if window is not None:
            found[length] = window
        if length == 1 and window is not None:
            steps = window.forecast.screened.steps
            changed = np.maximum(changed, np.where(steps == NO_STEP, 0, steps).max(axis=0))
    return found


def _window(panel: Panel, length: int, changed: np.ndarray) -> _Window | None:
    """A window of every series; None where no series has enough quarters before it, and since it `changed`."""
    quarters = len(panel.figures.values)
    before = panel.figures.quarters(slice(None, quarters - length))
    latest = panel.figures.quarters(slice(quarters - length, None))
    fewest = FEWEST_FOR_TRIAL if length == 1 else FEWEST_BEFORE_WINDOW
    tried = panel.figures.known[-1] & (before.known.sum(axis=0) >= fewest)
    tried &= ~_after_a_break(panel, changed, quarters - length)
    if not tried.any():
        return None
    overrides = panel.overrides[: quarters - length]
    found = forecast(before, panel.group, panel.breaks, length, overrides, panel.a_year)
    chances = found.total(latest.base, latest.known)
    value = np.where(latest.known, latest.values, 0).sum(axis=0)
    if panel.figures.kind == MEAN:
        value = value / np.maximum(latest.known.sum(axis=0), 1)
    return _Window(tried, latest.known.sum(axis=0), value, chances, chances.below(value), found)


def _after_a_break(panel: Panel, changed: np.ndarray, end: int) -> np.ndarray:
    """True where a series changed level and fewer than four quarters were supplied between then and place `end`."""
    place = np.arange(len(panel.figures.values))[:, None]
    since = panel.figures.known & (place >= changed) & (place < end)
    return (changed > 0) & (since.sum(axis=0) < FEWEST_AFTER_RECORDING)


def _answers(panel: Panel, windows: dict[int, _Window]) -> list[Expected]:
    before = panel.figures.known[:-1].sum(axis=0)
    silent = _silences(panel, before)
    p, high = _evidence(windows, silent, panel)
    silent = np.where((silent == "") & np.isnan(p).all(axis=0), "too few", silent)
    chosen = np.where(np.isnan(p), np.inf, p).argmin(axis=0)
    p_window = p[chosen, np.arange(before.size)]
    signal = np.where(p_window < LEAST_P, np.where(high[chosen, np.arange(before.size)], "high", "low"), "")
    totals = _totals(windows, chosen, signal != "")
    latest = _latest(windows, panel)
    answers = []
    for at in range(before.size):
        verdict = _verdict(panel, latest, str(silent[at]), int(before[at]), at)
        if not np.isnan(p_window[at]):
            found = {"window": WINDOWS[chosen[at]], "p_window": float(p_window[at]), "signal": str(signal[at]) or None}
            verdict = replace(verdict, **found)
        tried = int((~np.isnan(p[:, at])).sum())
        answers.append(Expected(verdict, tried, totals.get(at), *_history(panel, windows, at), int(before[at])))
    return answers


def _silences(panel: Panel, before: np.ndarray) -> np.ndarray:
    """Why nothing can be said of each series' last quarter; empty where something can."""
    known = panel.figures.known
    reasons = {
        "not supplied": ~known[-1],
        "collecting": before < FEWEST_FOR_TRIAL,
        "after a break": _after_a_break(panel, panel.last_break, len(known) - 1),
        "gaps": known[-RECENT:].sum(axis=0) < FEWEST_RECENT,
    }
    return np.select(list(reasons.values()), list(reasons), default="")


def _evidence(windows: dict[int, _Window], silent: np.ndarray, panel: Panel) -> tuple[np.ndarray, np.ndarray]:
    """Each window's p for every series, and whether its total is high: (windows, series); NaN where it is not tried."""
    p, high = np.full((len(WINDOWS), silent.size), np.nan), np.zeros((len(WINDOWS), silent.size), bool)
    for row, length in enumerate(WINDOWS):
        if length in windows:
            window = windows[length]
            p[row] = np.where(window.tried & (silent == ""), two_sided(window.below), np.nan)
            high[row] = window.below > 0.5
    if panel.figures.kind != MEAN and 1 in windows:
        small = windows[1].chances.expected < LEAST_EXPECTED
        p[:, small] = np.nan
        if year := windows.get(panel.a_year):
            judged = year.tried & (silent == "") & ~_too_few(windows, panel.a_year)
            p[WINDOWS.index(panel.a_year), small] = np.where(judged, _upward(year), np.nan)[small]
    return p, high


def _upward(window: _Window) -> np.ndarray:
    """The p of a window that only counts if it is high; 1 if it is low."""
    return np.minimum(1.0, 2 * (1 - window.below))


def _too_few(windows: dict[int, _Window], a_year: int) -> np.ndarray:
    """True where so few are expected in a year that nothing is ever judged."""
    by_latest = a_year * windows[1].chances.expected
    if year := windows.get(a_year):
        by_year = year.chances.expected * a_year / np.maximum(year.there, 1)
        return np.where(year.tried, by_year, by_latest) < LEAST_EXPECTED
    return by_latest < LEAST_EXPECTED


def _totals(windows: dict[int, _Window], chosen: np.ndarray, wanted: np.ndarray) -> dict[int, Total]:
    """The total and range of the window that each wanted series is judged by."""
    totals = {}
    for row, length in enumerate(WINDOWS):
        places = np.flatnonzero(wanted & (chosen == row))
        if places.size:
            chances = windows[length].chances.of(places)
            lower, upper = likely_range(chances, LEAST_P)
            columns = (windows[length].value[places], chances.expected, lower, upper)
            totals |= {at: Total(*map(float, numbers)) for at, *numbers in zip(places.tolist(), *columns)}
    return totals


def _latest(windows: dict[int, _Window], panel: Panel) -> np.ndarray:
    """Of each series' last quarter: what was expected, lower and upper end of the range, p; (4, series)."""
    if 1 not in windows:
        return np.empty((4, 0))
    window = windows[1]
    p = two_sided(window.below)
    p = p if panel.figures.kind == MEAN else np.where(_too_few(windows, panel.a_year), np.nan, p)
    return np.stack([window.chances.expected, *likely_range(window.chances, LEAST_P), p])


def _verdict(panel: Panel, latest: np.ndarray, silent: str, before: int, at: int) -> Verdict:
    """The verdict on the last quarter by itself."""
    value = float(panel.figures.values[-1, at])
    if silent == "not supplied":
        return Verdict(None, None, None, None, _state(before), why_silent=silent)
    if silent in ("collecting", "after a break"):
        return Verdict(value, None, None, None, _state(before), why_silent=silent)
    expected, lower, upper, p = latest[:, at].tolist()
    p_value = None if silent == "gaps" or np.isnan(p) else p
    return Verdict(value, expected, lower, upper, _state(before), p_value, why_silent=silent)


def _state(before: int) -> str:
    if before < FEWEST_FOR_TRIAL:
        return "collecting"
    return "trial" if before < FEWEST_TO_ESTABLISH else "established"


def _history(
    panel: Panel, windows: dict[int, _Window], at: int
) -> tuple[tuple[int, ...], tuple[int, ...], float | None]:
    """What the forecast of the last quarter set aside and found, by position in what was given, and its unrest."""
    if 1 not in windows or not windows[1].tried[at]:
        return (), (), None
    found = windows[1].forecast.screened
    aside = np.flatnonzero(found.aside[:, at]) + panel.offset
    steps = np.sort(found.steps[found.steps[:, at] != NO_STEP, at]) + panel.offset
    return tuple(aside.tolist()), tuple(steps.tolist()), float(windows[1].forecast.tau[at])
