"""The verdict on every series, by what was expected of it or by the NHS rules, in the figures' own scale.

What was expected is worked out for all series of a measure and basis together, so that they lend each other their
season and their unrest; comparators help and are not tested. The NHS rules look at each series alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from dashboard.findings.decisions import Decision
from dashboard.findings.series import Series
from dashboard.period import Half, Period
from dashboard.plan import Measure
from dashboard.variation import (
    COUNT,
    MEAN,
    MEMORY,
    SHARE,
    Expected,
    Ranges,
    Total,
    Verdict,
    bands_expected,
    judge_expected,
    judge_xmr,
    ranges_xmr,
)

EXPECTED, XMR = METHODS = ("expected", "xmr")
DRAWN = 20  # quarters a chart shows at most with a range
NO_QUARTER = Verdict(None, None, None, None, "collecting", why_silent="not supplied")


@dataclass(frozen=True)
class Judgement:
    """A verdict with what it rests on. All of it is in events, or of a mean in its own unit.

    total: of the verdict's window, where there is a signal. adjusted_p: p once the windows tried are counted.
    aside, steps: quarters set aside, and the first quarter of each detected step. before: earlier quarters supplied.
    unrest: the series' own spread from quarter to quarter, 0.08 for about 8%; None where nothing was foretold.
    """

    verdict: Verdict
    total: Total | None = None
    adjusted_p: float | None = None
    tried: int = 0
    aside: tuple[Period | Half, ...] = ()
    steps: tuple[Period | Half, ...] = ()
    before: int = 0
    unrest: float | None = None


@dataclass(frozen=True)
class Group:
    """Series of one measure and basis that are judged together, up to one quarter."""

    measure: Measure
    quarter: Period | Half
    series: tuple[Series, ...]
    decisions: tuple[Decision, ...] = ()

    @property
    def kind(self) -> str:
        """How the engine takes the figures: counts, shares or means; a rate is a count with its exposure."""
        if self.measure.is_ratio:
            return SHARE if self.measure.kind == "percentage" else COUNT
        return COUNT if self.measure.kind == "count" else MEAN

    @property
    def sort(self) -> tuple[str, int]:
        """What is judged in one go: figures of one kind, of periods of one length."""
        return self.kind, self.quarter.a_year

    @property
    def length(self) -> int:
        """Quarters looked at: those drawn with a range, and the history before the first of them."""
        return DRAWN + MEMORY

    @cached_property
    def values(self) -> np.ndarray:
        """(series, quarters), the judged quarter last; NaN where not supplied. Below zero nothing can be judged."""
        values = np.stack([_last(each.value, each, self.quarter, self.length, np.nan) for each in self.series])
        least = np.finfo(float).tiny if self.kind == MEAN else 0.0
        return np.where(values >= least, values, np.nan)

    @cached_property
    def base(self) -> np.ndarray:
        """Denominators as the values are; 1 where there are none."""
        if not self.measure.is_ratio:
            return np.ones_like(self.values)
        return np.stack([_last(each.denominator, each, self.quarter, self.length, np.nan) for each in self.series])

    @cached_property
    def overrides(self) -> np.ndarray:
        """What people have decided of each quarter, shaped as `values`: codes of variation/expected/overrides.py."""
        overrides = np.zeros(self.values.shape, int)
        for at, each in enumerate(self.series):
            for decision in self._about(each):
                overrides[at, self._place(decision.period)] |= decision.override_code
        return overrides

    @cached_property
    def breaks(self) -> dict[str, list[list[int]]]:
        """Of each series, the positions of the first quarter after its definition and its recording breaks.

        A new level that a person has confirmed or declared is taken as a recording break of that series.
        """
        places: dict[str, list[int]] = {"definition": [], "recording": []}
        for each in self.measure.breaks:
            place = self._place(type(self.quarter).of(each.date))
            places[each.kind] += [place] if 0 < place < self.length else []
        levels = [
            [self._place(each.period) for each in self._about(series) if each.is_new_level] for series in self.series
        ]
        return {
            "definition": [places["definition"]] * len(self.series),
            "recording": [sorted({*places["recording"], *own}) for own in levels],
        }

    def period(self, place: int) -> Period | Half:
        """The quarter at a place among those looked at; the first of them may lie before any there can be."""
        return self.quarter + (place - self.length + 1)

    def _about(self, series: Series) -> list[Decision]:
        """The decisions on a series' quarters that are looked at; one on the quarter judged itself counts later."""
        return [
            each
            for each in self.decisions
            if each.area == series.area and 0 < self._place(each.period) < self.length - 1
        ]

    def _place(self, period: Period | Half) -> int:
        return period.index - self.quarter.index + self.length - 1


def bands_of(groups: Iterable[Group]) -> list[Ranges]:
    """Of each group, the range of every quarter, foretold from those before it: (series, quarters).

    Of several groups in one go, which takes a fraction of the time of one after another.
    """
    groups, found = list(groups), {}
    for members in _alike(groups):
        bands = bands_expected(*_stacked(members), latest=DRAWN, a_year=members[0].quarter.a_year)
        ends = np.cumsum([len(group.series) for group in members])
        for group, end in zip(members, ends):
            own = slice(end - len(group.series), end)
            found[id(group)] = Ranges(bands.mean[own], bands.lower[own], bands.upper[own])
    return [found[id(group)] for group in groups]


def judge_groups(groups: Iterable[Group]) -> list[list[Judgement]]:
    """Of each group, what was expected of each of its series: groups of one sort in one go."""
    groups = list(groups)
    found = {id(group): judged for alike in _alike(groups) for group, judged in zip(alike, _judge(alike))}
    return [found[id(group)] for group in groups]


def _alike(groups: Iterable[Group]) -> list[list[Group]]:
    """The groups that can be judged in one go, together."""
    alike: dict[tuple[str, int], list[Group]] = {}
    for group in groups:
        alike.setdefault(group.sort, []).append(group)
    return [*alike.values()]


def _judge(groups: list[Group]) -> list[list[Judgement]]:
    answers = iter(judge_expected(*_stacked(groups), a_year=groups[0].quarter.a_year))
    return [[_judgement(next(answers), group) for _ in group.series] for group in groups]


def _stacked(groups: list[Group]) -> tuple[np.ndarray, np.ndarray, np.ndarray, str, list, list, np.ndarray]:
    """The figures of groups of one kind as the engine takes them: values, group, base, kind, breaks, overrides."""
    return (
        np.concatenate([group.values for group in groups]),
        np.repeat(np.arange(len(groups)), [len(group.series) for group in groups]),
        np.concatenate([group.base for group in groups]),
        groups[0].kind,
        [places for group in groups for places in group.breaks["definition"]],
        [places for group in groups for places in group.breaks["recording"]],
        np.concatenate([group.overrides for group in groups]),
    )


def _judgement(found: Expected, group: Group) -> Judgement:
    aside, steps = (tuple(map(group.period, places)) for places in (found.aside, found.steps))
    return Judgement(
        found.verdict, found.total, found.adjusted_p, found.tried, aside, steps, found.before, found.unrest
    )


def judge_by_nhs_rules(measure: Measure, series: Series, quarter: Period | Half) -> Verdict:
    """The verdict of the NHS rules on one series, on the scale its values are displayed in."""
    place = series.place(quarter)
    if place < 0:
        return NO_QUARTER
    definition, recording = breaks_of(measure, series)
    values = padded(series.displayed(measure.per), place)
    verdict = judge_xmr(values, definition, recording, measure.kind == "count")
    is_suppressed = np.isnan(values[-1]) and place < len(series) and not np.isnan(series.value[place])
    return replace(verdict, why_silent="too few") if is_suppressed else verdict


def ranges_by_nhs_rules(measure: Measure, series: Series, displayed: np.ndarray) -> Ranges:
    """The NHS limits of a series; displayed: its values on the scale they are displayed in, one a quarter."""
    definition, recording = breaks_of(measure, series)
    return ranges_xmr(displayed, definition, recording, measure.kind == "count", 0.0)


def breaks_of(measure: Measure, series: Series) -> tuple[list[int], list[int]]:
    """The places in a series where the quarters after its definition and its recording breaks begin."""
    places: dict[str, list[int]] = {"definition": [], "recording": []}
    for each in measure.breaks:
        places[each.kind].append(series.place(type(series.first).of(each.date)))
    return places["definition"], places["recording"]


def padded(values: np.ndarray, place: int) -> np.ndarray:
    """The values up to and including a place, nan where the series has ended before it."""
    length = max(place + 1, 0)
    missing = max(length - len(values), 0)
    return np.concatenate([values, np.full(missing, np.nan)])[:length]


def _last(column: np.ndarray, series: Series, quarter: Period | Half, length: int, empty: float) -> np.ndarray:
    """A column's last `length` quarters up to `quarter`, `empty` where nothing is held."""
    places = np.arange(length) + series.place(quarter) - length + 1
    is_within = (places >= 0) & (places < len(column))
    found = np.full(length, empty)
    found[is_within] = column[places[is_within]]
    return found
