"""A finding: what one measure shows in one area, in figures, a range for each quarter, and words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from dashboard.findings import wording
from dashboard.findings.bands import Bands
from dashboard.findings.exception_ref import ExceptionRef
from dashboard.findings.judgement import Group, Judgement, breaks_of, padded
from dashboard.findings.points import Figure, Point, figures_of, points_of
from dashboard.findings.series import Series
from dashboard.period import Half, Period
from dashboard.plan import Area, Measure
from dashboard.text import english
from dashboard.variation import MEMORY, Verdict, supplied_in

LIKELY_CHANCE = "likely_chance"
GATHERED = "gathered"  # told beneath another exception of its measure: most districts moved the same way at once


@dataclass(frozen=True)
class Window:
    """Several quarters judged together: how many, their total, and on the scale shown their average and its range.

    total_lower, total_upper: the range of the total. base: what a share is of, over all the quarters.
    """

    quarters: int
    total: float
    total_lower: float
    total_upper: float
    base: float | None
    average: float
    lower: float
    upper: float


@dataclass(frozen=True)
class AtOnce:
    """Districts that moved together: how many of those judged, and those that are gathered beneath one exception."""

    shifted: int
    judged: int
    beneath: tuple[Finding, ...]


@dataclass(frozen=True)
class Finding:
    """What one measure shows in one area at one quarter: its series, range, verdict and sentence.

    `quarter` is a half-year where the measure comes so; of cohorts it is the latest that has matured.
    `verdict` is on the scale displayed. By what was expected, `group` holds the series it was judged with, this one at
    `place`, `judgement` the same verdict in events, and `bands` the ranges of its group; by the NHS rules there is
    no group and no judgement. `status` is new, continuing, likely_chance or gathered where it stands out; `at_once`
    is there where it carries a common move.
    """

    measure: Measure
    area: Area
    quarter: Period | Half
    series: Series
    verdict: Verdict
    status: str | None = None
    judgement: Judgement | None = None
    group: Group | None = None
    place: int = 0
    at_once: AtOnce | None = None
    bands: Bands = field(default_factory=Bands, repr=False, compare=False)

    @property
    def ref(self) -> ExceptionRef:
        """What names it as an exception."""
        verdict = self.verdict
        return ExceptionRef.of_figures(
            self.measure.code, self.area.name, str(self.quarter), verdict.signal, verdict.window
        )

    @property
    def signal(self) -> str | None:
        """high, low or None."""
        return self.verdict.signal

    @property
    def rule(self) -> str | None:
        """The NHS rule that a signal answers; None where it was judged by what was expected."""
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

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every quarter from the first held to the one judged, and the cohorts too young for that; without a range."""
        return figures_of(self.measure, self.series, self.quarter)

    @property
    def latest(self) -> Figure | None:
        """The quarter judged; None before the series begins."""
        judged = len(self.figures) - 1 - self.measure.young
        return self.figures[judged] if judged >= 0 else None

    @cached_property
    def window(self) -> Window | None:
        """The quarters that a signal takes together; None where one quarter stands out by itself, or none does."""
        total, judgement = self.judgement and self.judgement.total, self.judgement
        if total is None or not self.signal or judgement.verdict.window == 1:
            return None
        quarters = judgement.verdict.window
        values, base = (column[self.place, -quarters:] for column in (self.group.values, self.group.base))
        supplied = ~np.isnan(values)
        is_mean = self.measure.kind != "count" and not self.measure.is_ratio
        whole = 1.0 if is_mean else float(base[supplied].sum()) / self.measure.per
        ends = (end / whole for end in (total.value, total.lower, total.upper))
        return Window(
            quarters, total.value, total.lower, total.upper,
            float(base[supplied].sum()) if self.measure.is_ratio else None, *ends,
        )  # fmt: skip

    @cached_property
    def heading(self) -> str:
        """The finding as a title."""
        return wording.heading(self.measure, self.area.name, self.is_force, self.signal, self.rule)

    @cached_property
    def sentence(self) -> str:
        """The finding in words: the figure, its quarter, what was expected."""
        if self.window is not None:
            return " ".join(filter(None, (self._together(), self._trial())))
        return " ".join(filter(None, (self._figures(), self._judgement())))

    @cached_property
    def certainty(self) -> str:
        """How sure the reader can be, and what else would look the same."""
        if self.judgement is None:
            return wording.certainty(self.measure, self.signal, self.rule)
        if not self.signal:
            return ""
        often = wording.how_often(self.judgement.adjusted_p, self.verdict.window, self.signal, self.measure.every)
        chance = "Among so many series, as much as this is likely to come by chance." if self._is_chance else ""
        together = "Most districts moved the same way: it is told once, with theirs." if self._is_gathered else ""
        return " ".join(filter(None, (often, chance, together, self.measure.worse_reason)))

    @cached_property
    def together(self) -> str:
        """How many districts moved the same way at once, and which of them are told here; empty where few did."""
        if self.at_once is None:
            return ""
        beneath = [each.area.name for each in self.at_once.beneath]
        return wording.at_once(self.at_once.shifted, self.at_once.judged, self.signal, beneath)

    @property
    def window_words(self) -> str:
        """Which quarters a signal rests on: 'The last four quarters, taken together'."""
        if self.window is None:
            return ""
        return f"The last {english.NUMBERS[self.window.quarters]} {self.measure.every}s, taken together."

    @property
    def has_bands(self) -> bool:
        """Whether its ranges were foretold with those of its group."""
        return self.group is not None and self.state != "collecting"

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The figures, each with the range drawn at it."""
        bands = self.bands.of(self.group) if self.has_bands else None
        return points_of(self.figures, self.measure, self.series, bands, self.group, self.place)

    @property
    def before(self) -> int:
        """How many earlier quarters the verdict rests on, of the last 24 since the last definition break."""
        place = self.series.place(self.quarter)
        definition, _ = breaks_of(self.measure, self.series)
        start = max((at for at in definition if 0 <= at <= place), default=0)
        return supplied_in(padded(self.series.displayed(self.measure.per), place)[start:-1][-MEMORY:])

    @property
    def _is_chance(self) -> bool:
        return self.status == LIKELY_CHANCE

    @property
    def _is_gathered(self) -> bool:
        return self.status == GATHERED

    def _figures(self) -> str:
        point = self.latest
        if point is None or not self.supplied:
            return ""
        verdict = self.verdict
        places = wording.places_in_range(self.measure, point.value, verdict.lower, verdict.upper)
        words = wording.figure_and_unit(self.measure, point.value, point.numerator, point.denominator, places)
        return f"{words} in {self.quarter.words}."

    def _together(self) -> str:
        """The total of several quarters and the range it was expected in; of shares and means, their average."""
        found = self.window
        when = wording.window_words(self.quarter, found.quarters)
        if self.measure.kind == "count":
            figure = wording.figure_and_unit(self.measure, found.total, found.total)
            return f"{figure} in {when}. Expected: {wording.span(self.measure, found.total_lower, found.total_upper)}."
        places = wording.places_in_range(self.measure, found.average, found.lower, found.upper)
        figure = wording.figure_and_unit(self.measure, found.average, found.total, found.base, places)
        span = wording.span(self.measure, found.lower, found.upper, found.average)
        return f"{figure} in {when}. Expected: {span}."

    def _judgement(self) -> str:
        verdict = self.verdict
        if not self.supplied:
            return self._absence()
        if verdict.why_silent:
            return wording.SILENT_WORDS[verdict.why_silent].format(before=self.before, every=self.measure.every)
        expected = f"Expected: {wording.span(self.measure, verdict.lower, verdict.upper, verdict.value)}."
        return " ".join(filter(None, (expected, self._rule_words(), self._trial())))

    def _trial(self) -> str:
        words = wording.TRIAL_WORDS.format(before=self.before, every=self.measure.every)
        return words if self.state == "trial" else ""

    def _absence(self) -> str:
        """Why there is no value: nobody sent one, a symbol stands in its place, or every cohort held is too young."""
        if self.series.place(self.quarter) < 0:
            return (
                wording.still_decided(self.measure.young, self.measure.every)
                if self.measure.young
                else (wording.absent("", self.quarter.words))
            )
        return wording.absent(self.latest.symbol if self.latest else "", self.quarter.words)

    def _rule_words(self) -> str:
        if not self.signal or self.rule is None:
            return ""
        average = wording.average(self.measure, self.verdict.expected)
        return wording.RULE_WORDS[self.rule].format(
            expected=average, every=self.measure.every, **wording.SIDE[self.signal]
        )
