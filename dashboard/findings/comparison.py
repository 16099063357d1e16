"""Areas beside one another over the latest four quarters: the force with the other forces, a district with the others.

Which of them have more, or fewer, than their size and the spread among them explain. A comparison, never a rank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.findings.collection import Findings
from dashboard.findings.finding import Finding
from dashboard.findings.series import FEWEST_FOR_A_PERCENTAGE
from dashboard.period import Half, Period
from dashboard.plan import Area, Measure, People, Plan
from dashboard.text import NUMBERS, day
from dashboard.variation import FEWEST_AREAS, Levels, levels

COMPARATORS, DISTRICTS = "comparator", "district"  # with whom: the force with these, or districts with one another
FEWEST = {4: 3, 2: 2}  # quarters of a year, or half-years
HIGHER, LOWER, SIMILAR, TOO_FEW = "higher than", "lower than", "similar to", "too few to tell"
UNUSUAL = {HIGHER: "unusually high level", LOWER: "unusually low level"}


@dataclass(frozen=True)
class Uncompared:
    """Areas that cannot be compared, and why, as a sentence."""

    why: str


@dataclass(frozen=True)
class Beside:
    """One area beside its group, on the scale shown. exposure: what the events are of, or people for a year.

    low, high: the 95% interval of the rate; lower, upper: what would be expected of an area of its size.
    compared: one of higher than, lower than, similar to, too few to tell.
    """

    area: str
    events: float
    exposure: float
    rate: float
    low: float
    high: float
    lower: float
    upper: float
    compared: str


@dataclass(frozen=True)
class Comparison:
    """Areas of one kind beside one another, in alphabetical order.

    per: people, or what else the rate is for: 100 of a percentage. left_out: names and why. people: whose figures
    the populations are; None where the measure brings its own base.
    """

    measure: Measure
    kind: str
    first: Period | Half
    last: Period | Half
    per: int
    group: float
    areas: tuple[Beside, ...]
    left_out: tuple[tuple[str, str], ...]
    people: People | None
    basis: str

    def of(self, area: str) -> Beside | None:
        """One area by its name; None where it was left out."""
        return next((each for each in self.areas if each.area == area), None)


def kind_of(area: Area) -> str | None:
    """With whom an area is compared: comparators, districts, or None with nobody."""
    return {"force": COMPARATORS, DISTRICTS: DISTRICTS}.get(area.kind)


def level_of(findings: Findings, finding: Finding, plan: Plan) -> str | None:
    """'unusually high level', 'unusually low level' or None: whether a finding's area lies outside its peers' limits.

    It takes about a millisecond. None too where nothing can be compared.
    """
    kind = kind_of(finding.area)
    if kind is None:
        return None
    return unusual_level(compare(findings, finding.measure, kind, plan), finding.area.name)


def unusual_level(comparison: Comparison | Uncompared, area: str) -> str | None:
    """The tag of an area outside the 99.8% limits of its group, widened by how the areas differ; None inside them."""
    beside = comparison.of(area) if isinstance(comparison, Comparison) else None
    return UNUSUAL.get(beside.compared) if beside is not None else None


def compare(findings: Findings, measure: Measure, kind: str, plan: Plan) -> Comparison | Uncompared:
    """The areas of a kind beside one another at the measure's judged quarter; the force stands with its comparators."""
    areas = [*plan.areas.comparators, plan.areas.force] if kind == COMPARATORS else list(plan.areas.districts)
    found = [each for area in areas if (each := findings.of(measure.code, area.name))]
    why = _why_not(found, measure, kind, plan)
    if why:
        return Uncompared(why)
    own = next(each for each in found if each.area.kind != "comparator")
    quarters = _quarters(measure, own.quarter)
    if isinstance(quarters, Uncompared):
        return quarters
    people = None
    if not measure.is_ratio:
        people = plan.populations.of((each.area.name for each in found), own.quarter.year - 1)
        if people is None:
            return Uncompared("No populations are held for these areas, and counts cannot be compared without them.")
    basis = "official" if kind == COMPARATORS else Counter(each.basis for each in found).most_common(1)[0][0]
    return _compared(found, own, kind, basis, quarters, people)


def _why_not(found: Sequence[Finding], measure: Measure, kind: str, plan: Plan) -> str:
    """Why these areas cannot be compared at all; empty where they may be."""
    others = [each for each in found if each.area.kind == kind]
    if not others:
        name = "other force" if kind == COMPARATORS else "district"
        return f"No figure of any {name} is held."
    if measure.kind == "mean" or (measure.kind != "count" and not measure.is_ratio):
        return "Averages, and shares without what they are counted from, cannot be compared between areas."
    if kind == DISTRICTS:
        return ""
    force = next((each for each in found if each.is_force), None)
    if force is None:
        return f"No figure of {plan.areas.force.name} is held."
    if force.basis != "official" or not any(each.basis == "official" for each in others):
        return "Forces are compared by official figures alone, and these are not."
    return ""


def _quarters(measure: Measure, last: Period | Half) -> list[Period | Half] | Uncompared:
    """The latest four quarters, or two half-years; or those since a definition break among them."""
    of = type(last).of
    quarters = [last - place for place in reversed(range(measure.a_year))]
    starts = [each.date for each in measure.breaks if each.kind == "definition" and of(each.date) <= last]
    since = max(starts, default=None)
    if since is None:
        return quarters
    counted = [quarter for quarter in quarters if quarter >= of(since)]
    if len(counted) < FEWEST[measure.a_year]:
        return Uncompared(f"Counted differently from {day(since)}: {_fewer(measure)} to compare since.")
    return counted


def _fewer(measure: Measure, of: str = "") -> str:
    """'fewer than three of the latest four quarters'."""
    return f"fewer than {NUMBERS[FEWEST[measure.a_year]]}{of} {measure.every}s"


def _compared(
    candidates: Sequence[Finding],
    own: Finding,
    kind: str,
    basis: str,
    quarters: list[Period | Half],
    people: People | None,
) -> Comparison | Uncompared:
    """The areas of one basis beside one another: figures made up and figures supplied do not make one group."""
    measure = own.measure
    counted: dict[str, tuple[float, float]] = {}
    left_out: list[tuple[str, str]] = []
    for each in sorted(candidates, key=lambda each: each.area.name.casefold()):
        figures = _counted(each, quarters, people) if each.basis == basis else f"figures that are not {basis}"
        if isinstance(figures, str):
            left_out.append((each.area.name, figures))
        else:
            counted[each.area.name] = figures
    if kind == COMPARATORS and own.area.name not in counted:
        return Uncompared(f"{own.area.name} cannot be compared: {dict(left_out)[own.area.name]}.")
    events, exposure = np.array(list(counted.values()), dtype=float).reshape(-1, 2).T
    found = levels(events, exposure, measure.kind == "percentage")
    if found is None:
        few = f"Fewer than {FEWEST_AREAS} areas have figures to compare."
        return Uncompared("Nothing was recorded in any of these areas." if len(counted) >= FEWEST_AREAS else few)
    per = _per(measure, found.group)
    rows = tuple(_beside(found, place, name, counted[name], per) for place, name in enumerate(counted))
    return Comparison(
        measure, kind, quarters[0], quarters[-1], per, found.group * per, rows, tuple(left_out), people, basis
    )


def _counted(finding: Finding, quarters: list[Period | Half], people: People | None) -> tuple[float, float] | str:
    """An area's events over the quarters and what they are of, for a year; or why it is left out."""
    series, measure = finding.series, finding.measure
    places = np.array([series.place(quarter) for quarter in quarters])
    places = places[(places >= 0) & (places < len(series))]
    events, base = series.value[places], series.denominator[places]
    given = ~np.isnan(events) & (~np.isnan(base) if measure.is_ratio else True)
    if given.sum() < FEWEST[measure.a_year]:
        return _fewer(measure, f" of the latest {NUMBERS[measure.a_year]}")
    if people is not None:
        living = people.by_area.get(finding.area.name)
        if living is None:
            return "no population held"
        exposure = living * given.sum() / measure.a_year
    else:
        exposure = base[given].sum() / (1 if measure.kind == "percentage" else measure.a_year)
    if exposure < FEWEST_FOR_A_PERCENTAGE:
        return "too few for a percentage" if measure.kind == "percentage" else "too few people for a rate"
    total = float(events[given].sum())
    return (total, float(exposure)) if total >= 0 else "corrections outweigh what was recorded"


def _per(measure: Measure, group: float) -> int:
    """For how many people a rate is given, so that it is not all noughts: 1,000 or 100,000; 100 of a percentage."""
    if measure.is_ratio:
        return measure.per
    return 1_000 if group * 1_000 >= 1 else 100_000


def _beside(found: Levels, place: int, name: str, counted: tuple[float, float], per: int) -> Beside:
    compared = {1: HIGHER, -1: LOWER, 0: SIMILAR}[int(found.outside[place])]
    rate, low, high, lower, upper = (
        float(each[place] * per) for each in (found.rate, found.low, found.high, found.lower, found.upper)
    )
    return Beside(name, *counted, rate, low, high, lower, upper, compared if found.enough[place] else TOO_FEW)
