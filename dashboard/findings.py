"""What each measure shows in each area, as known on a day: pages, pack and command line all call this."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard import wording
from dashboard.period import Period
from dashboard.plan import Area, Measure, Plan
from dashboard.scrutiny import due_on
from dashboard.series import Series, every_series, shares
from dashboard.variation.ranges import ranges_xmr
from dashboard.variation.states import MEMORY, supplied_in
from dashboard.variation.verdict import Verdict, judge_xmr

CONFIDENTIAL = "c"  # what an earlier extract gave for such a figure is not told either


@dataclass(frozen=True)
class Point:
    """One quarter of a finding. `value` is what is shown: a count, a percentage of 0 to 100, a rate, a mean."""

    period: Period
    value: float | None
    numerator: float | None
    denominator: float | None
    symbol: str
    lower: float | None
    expected: float | None
    upper: float | None
    was: float | None
    provisional: bool
    note: str


@dataclass(frozen=True)
class Finding:
    """What one measure shows in one area at one quarter: its series, range, verdict and sentence."""

    measure: Measure
    area: Area
    quarter: Period
    series: Series
    verdict: Verdict
    status: str | None = None

    @property
    def signal(self) -> str | None:
        """high, low or None."""
        return self.verdict.signal

    @property
    def rule(self) -> str | None:
        """The rule that a signal answers."""
        return self.verdict.rule

    @property
    def state(self) -> str:
        """collecting, trial or established."""
        return self.verdict.state

    @property
    def basis(self) -> str:
        """official, supplied or illustrative."""
        return self.series.basis

    @property
    def is_force(self) -> bool:
        """True where the finding is of the whole force."""
        return self.area.kind == "force"

    @property
    def supplied(self) -> bool:
        """True where there is a value at the quarter."""
        return self.verdict.why_silent != "not supplied"

    @property
    def latest(self) -> Point | None:
        """The quarter judged, as a point; None before the series begins."""
        place = self.series.place(self.quarter)
        return self.points[place] if 0 <= place < len(self.points) else None

    @cached_property
    def heading(self) -> str:
        """The finding as a title."""
        return wording.heading(self.measure, self.area.name, self.is_force, self.signal, self.rule)

    @cached_property
    def sentence(self) -> str:
        """The finding in words: the figure, its quarter, what was expected."""
        return " ".join(filter(None, (self._figures(), self._judgement())))

    @cached_property
    def certainty(self) -> str:
        """How sure the reader can be, and what else would look the same."""
        return wording.certainty(self.measure, self.signal, self.rule)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Every quarter from the first held to the one judged."""
        length = max(self.series.place(self.quarter) + 1, 0)
        return tuple(points(self.measure, self.series, length))

    @property
    def before(self) -> int:
        """How many earlier quarters the verdict rests on, of the last 24 since the last definition break."""
        place = self.series.place(self.quarter)
        definition, _ = breaks_of(self.measure, self.series)
        start = max((at for at in definition if 0 <= at <= place), default=0)
        return supplied_in(_padded(self.series.shown(self.measure.per), place)[start:-1][-MEMORY:])

    def _figures(self) -> str:
        point = self.latest
        if point is None or not self.supplied:
            return ""
        verdict = self.verdict
        places = wording.places_to_tell(self.measure, point.value, verdict.lower, verdict.upper)
        words = wording.figure_and_unit(self.measure, point.value, point.numerator, point.denominator, places)
        return f"{words} in {self.quarter.words}."

    def _judgement(self) -> str:
        verdict = self.verdict
        if not self.supplied:
            return self._absence()
        if verdict.why_silent:
            return wording.SILENT_WORDS[verdict.why_silent].format(quarter=self.quarter.words, before=self.before)
        expected = f"Expected: {wording.span(self.measure, verdict.lower, verdict.upper, verdict.value)}."
        trial = f"A trial range: {self.before} earlier quarters, firm from 12." if self.state == "trial" else ""
        return " ".join(filter(None, (expected, self._rule_words(), trial)))

    def _absence(self) -> str:
        """Why there is no value: nobody sent one, or a symbol stands in its place."""
        return wording.absent(self.latest.symbol if self.latest else "", self.quarter.words)

    def _rule_words(self) -> str:
        if not self.signal:
            return ""
        average = wording.average(self.measure, self.verdict.expected)
        return wording.RULE_WORDS[self.rule].format(expected=average, **wording.SIDE[self.signal])


@dataclass(frozen=True)
class Findings:
    """Every finding as known on a day. `latest` is the latest quarter held; None in an empty store."""

    as_at: date
    latest: Period | None
    all: tuple[Finding, ...]

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Finding]:
        return {(each.measure.code, each.area.name): each for each in self.all}

    def of(self, measure: str, area: str) -> Finding | None:
        """The finding of a measure, by its code, in an area; None where no figure is held."""
        return self._by_name.get((measure, area))

    @cached_property
    def judged(self) -> tuple[Finding, ...]:
        """The findings of the force and its districts that were put to the test."""
        return tuple(each for each in self.all if not each.verdict.why_silent and each.area.kind != "comparator")

    @cached_property
    def exceptions(self) -> tuple[Finding, ...]:
        """The findings outside what was expected, in the agenda's order: `findings` are made in it."""
        return tuple(each for each in self.judged if each.signal)


def findings(figures: pd.DataFrame, plan: Plan, as_at: date) -> Findings:
    """Every finding that standing figures give, in the order of the plan's items, the force before its districts.

    figures: the answer of `Store.standing_figures` as at that day.
    """
    held = {(each.measure, each.area): each for each in every_series(figures, plan)}
    own = [each for each in held.values() if plan.areas.find(each.area).kind != "comparator"]
    latest = max((each.last for each in own), default=None)
    if latest is None:
        return Findings(as_at, None, ())
    quarters = _quarters(own, latest, due_on(latest.end, plan.document.due_days) >= as_at)
    return Findings(as_at, latest, tuple(_findings(held, plan, latest, quarters)))


def _quarters(series: list[Series], latest: Period, may_wait: bool) -> dict[str, Period]:
    """The quarter each measure is judged at: the latest, or the one before while its extract is not yet due."""
    held: dict[str, Period] = {}
    for each in series:
        held[each.measure] = max(each.last, held.get(each.measure, each.last))
    return {code: latest - 1 if may_wait and last < latest else latest for code, last in held.items()}


def _findings(
    held: dict[tuple[str, str], Series], plan: Plan, latest: Period, quarters: dict[str, Period]
) -> Iterable[Finding]:
    for measure in in_agenda_order(plan):
        for area in plan.areas.all:
            series = held.get((measure.code, area.name))
            if series is not None:
                yield finding(measure, area, series, quarters.get(measure.code, latest))


def finding(measure: Measure, area: Area, series: Series, quarter: Period) -> Finding:
    """What a series shows at a quarter; an exception is new, or continuing where the quarter before was one too."""
    verdict = _judge(measure, series, quarter)
    status = None
    if verdict.signal:
        before = _judge(measure, series, quarter - 1)
        status = "continuing" if before.signal == verdict.signal else "new"
    return Finding(measure, area, quarter, series, verdict, status)


def in_agenda_order(plan: Plan) -> list[Measure]:
    """The measures in the order of the plan's items, each once; those that answer no item last."""
    measures = [measure for item in plan.document.items for measure in plan.by_item[item.id]]
    return list(dict.fromkeys([*measures, *plan.measures]))


def breaks_of(measure: Measure, series: Series) -> tuple[list[int], list[int]]:
    """The places in a series where the quarters after its definition and its recording breaks begin."""
    places: dict[str, list[int]] = {"definition": [], "recording": []}
    for each in measure.breaks:
        places[each.kind].append(series.place(Period.of(each.date)))
    return places["definition"], places["recording"]


def points(measure: Measure, series: Series, length: int) -> Iterable[Point]:
    """The first `length` quarters of a series, each with the range drawn at it."""
    shown = _padded(series.shown(measure.per), length - 1) if length else np.empty(0)
    earlier = np.where(np.isnan(series.was), np.nan, _shown_before(measure, series))
    definition, recording = breaks_of(measure, series)
    ranges = ranges_xmr(shown, definition, recording, measure.kind == "count", 0.0)
    for place in range(length):
        held = place < len(series)
        yield Point(
            period=series.first + place,
            value=_or_none(shown[place]),
            numerator=_or_none(series.value[place]) if held else None,
            denominator=_or_none(series.denominator[place]) if held else None,
            symbol=series.symbol[place] if held else "",
            lower=_or_none(ranges.lower[place]),
            expected=_or_none(ranges.mean[place]),
            upper=_or_none(ranges.upper[place]),
            was=_or_none(earlier[place]) if held and series.symbol[place] != CONFIDENTIAL else None,
            provisional=False,
            note=series.note[place] if held else "",
        )


def _judge(measure: Measure, series: Series, quarter: Period) -> Verdict:
    place = series.place(quarter)
    if place < 0:
        return Verdict(None, None, None, None, "collecting", why_silent="not supplied")
    definition, recording = breaks_of(measure, series)
    values = _padded(series.shown(measure.per), place)
    verdict = judge_xmr(values, definition, recording, measure.kind == "count")
    held_unshown = np.isnan(values[-1]) and place < len(series) and not np.isnan(series.value[place])
    return replace(verdict, why_silent="too few") if held_unshown else verdict


def _shown_before(measure: Measure, series: Series) -> np.ndarray:
    return shares(series.was, series.was_of, measure.per)


def _padded(values: np.ndarray, place: int) -> np.ndarray:
    """The values up to and including a place, nan where the series has ended before it."""
    length = max(place + 1, 0)
    missing = max(length - len(values), 0)
    return np.concatenate([values, np.full(missing, np.nan)])[:length]


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
