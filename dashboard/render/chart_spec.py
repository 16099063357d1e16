"""A finding as plain numbers to draw: what live charts and still ones both take."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.findings import FEWEST_FOR_A_PERCENTAGE as FEWEST
from dashboard.findings import Finding, Point, absence, explanation, first_words, is_too_few, wording
from dashboard.plan import Measure
from dashboard.render.chart_marks import Gap, Together, Upright, gaps, notes, together, uprights
from dashboard.text import english

TOPS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
ROUND_TOPS = (1, 2, 3, 4, 5, 6, 8, 10)
CARD, ROOM, PAGE = 12, 16, 20  # how many quarters each place draws; a half-year takes the width of two
A_YEAR = 4  # quarters
NOTHING_TOP = 5.0  # of a chart where every value is zero
MILLION = 1_000_000
ROOM_ABOVE_COLUMNS = 1.15  # so that the count written on the highest column stays inside the frame


@dataclass(frozen=True)
class Quarter:
    """One quarter to draw. A `value` of None is a gap; `lower` and `upper` are its range, cut to the frame.

    label: 'Oct–Dec 2013'. figure: the value in words; short: the same where there is little room.
    title: all there is to say of it, for pointing at. explained: the first words of what explains it.
    """

    place: int
    label: str
    value: float | None
    figure: str
    short: str
    lower: float | None
    upper: float | None
    revised: bool
    provisional: bool
    title: str
    explained: str = ""


@dataclass(frozen=True)
class Drawing:
    """What a chart of a finding shows. Heights lie between `bottom`, which is 0 unless a value is below it, and `top`.

    unit: what the axis counts, 'offences a quarter'. scale: the same with its top, '2,500 offences a quarter'.
    axis_unit: the unit beside an axis whose ticks write the % sign already.
    direction: 'high', 'low' or ''. columns: counts so few that each is drawn, and written, by itself.
    every: how long each of its quarters is, 'quarter' or 'half-year'. young: how many of the last are not judged.
    """

    quarters: tuple[Quarter, ...]
    bottom: float
    top: float
    top_words: str
    unit: str
    scale: str
    axis_unit: str
    columns: bool
    direction: str
    every: str
    a_year: int
    young: int
    together: Together | None
    trial: bool
    breaks: tuple[Upright, ...]
    gaps: tuple[Gap, ...]
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    average: str
    description: str

    @property
    def latest(self) -> Quarter | None:
        """The quarter judged, the last but for those still being decided; None where it has no value."""
        judged = self.quarters[: len(self.quarters) - self.young]
        return judged[-1] if judged and judged[-1].value is not None else None

    @property
    def has_range(self) -> bool:
        """True where any quarter has an expected range."""
        return any(quarter.lower is not None for quarter in self.quarters)

    @property
    def range_words(self) -> str:
        """What the range is called on the chart."""
        return "trial range" if self.trial else "expected range"

    @property
    def inner_words(self) -> str:
        """What the range of several quarters taken together is called on the chart."""
        return f"inner band: the {self.together.end - self.together.first} {self.every}s together"

    @property
    def direction_words(self) -> str:
        """The direction as a word."""
        return {"high": "Higher", "low": "Lower", "": ""}[self.direction]

    @property
    def runs(self) -> list[list[Quarter]]:
        """The quarters a line joins: it stops at a gap and at a definition break, and starts anew."""
        stops = {upright.place for upright in self.breaks if upright.kind == "definition"}
        found: list[list[Quarter]] = [[]]
        for quarter in self.quarters:
            if quarter.value is None or quarter.place in stops:
                found.append([])
            if quarter.value is not None:
                found[-1].append(quarter)
        return [run for run in found if run]


def draw(finding: Finding, count: int | None = CARD) -> Drawing | None:
    """The latest `count` quarters of a finding, or all where it is None; None where not one has a figure."""
    measure = finding.measure
    most = count * measure.a_year // A_YEAR if count else 0
    points = _from_the_first(finding.points[-most:])
    if not points:
        return None
    columns, values = _values(measure, points)
    ranges = [(None, None) if _counted_instead(columns, point) else (point.lower, point.upper) for point in points]
    bottom, top = _frame(measure, columns, values, ranges)
    counted, top_words = any(_counted_instead(columns, point) for point in points), short(top)
    unit, is_share = _unit(measure, counted), measure.kind == "percentage" and not counted
    found, breaks = gaps(points, values), uprights(finding, points)
    said = notes(finding, points, found, breaks)
    joint = together(finding, len(points))
    return Drawing(
        quarters=tuple(
            _quarter(measure, place, point, values[place], _cut(ranges[place], bottom, top))
            for place, point in enumerate(points)
        ),
        bottom=bottom,
        top=top,
        top_words=f"{top_words}%" if is_share else top_words,
        unit=unit,
        scale=f"{top_words}{unit}" if is_share else f"{top_words} {unit}",
        axis_unit=measure.of if is_share and measure.of else unit,
        columns=columns,
        direction=finding.signal or "",
        every=measure.every,
        a_year=measure.a_year,
        young=sum(point.provisional for point in points),
        together=joint,
        trial=finding.state == "trial",
        breaks=breaks,
        gaps=found,
        tags=tags(finding),
        notes=tuple(said),
        average=wording.figure(measure, joint.average) if joint and joint.average is not None else "",
        description=_description(finding, points, said),
    )


def tags(finding: Finding) -> tuple[str, ...]:
    """The words that stand in a box beside a chart's heading."""
    told = {
        "Trial range": finding.state == "trial" and any(point.lower is not None for point in finding.points[-1:]),
        "Collecting": finding.state == "collecting",
        "Restricted": finding.measure.publication == "restricted",
        "Illustrative": finding.basis == "illustrative",
    }
    return tuple(tag for tag, holds in told.items() if holds)


def next_top(largest: float, steps: Sequence[float] = TOPS, whole: bool = False) -> float:
    """The least round number, one of `steps` times a power of ten, that is not under `largest`."""
    if largest <= 0:
        return NOTHING_TOP
    power = 10.0 ** math.floor(math.log10(largest))
    found = (round(step * power * scale, 12) for scale in (1, 10) for step in steps)
    return next(top for top in found if top >= largest and not (whole and top % 1))


def short(number: float) -> str:
    """A number where there is little room: '2,500', '0.25', '2.47m'."""
    if abs(number) >= MILLION:
        return f"{number / MILLION:,.4g}m"
    return f"{number:,.0f}" if number % 1 == 0 else f"{number:,g}"


def _from_the_first(points: Sequence[Point]) -> Sequence[Point]:
    """The points from the first that has a figure: what lies before is not a gap."""
    held = (place for place, point in enumerate(points) if point.value is not None or is_too_few(point))
    first = next(held, len(points))
    return points[first:]


def _values(measure: Measure, points: Sequence[Point]) -> tuple[bool, list[float | None]]:
    """Whether columns are drawn, and what is drawn at each quarter.

    A share most of whose bases are too small is drawn as the counts it would be a share of.
    """
    supplied = [point for point in points if point.value is not None or is_too_few(point)]
    if sum(map(is_too_few, points)) * 2 > len(supplied):
        return True, [point.numerator for point in points]
    shown = [point.value for point in points]
    return measure.kind == "count" and all(value is None or 0 <= value < FEWEST for value in shown), shown


def _counted_instead(columns: bool, point: Point) -> bool:
    """True where a column stands for a share: its range would be on another scale."""
    return columns and point.denominator is not None


def _frame(measure: Measure, columns: bool, values: Sequence, ranges: Sequence[tuple]) -> tuple[float, float]:
    """The lowest and highest height drawn. Zero is always inside."""
    reach = [each for each in (*values, *(end for pair in ranges for end in pair)) if each is not None]
    least = min((value for value in values if value is not None), default=0)
    bottom = -next_top(-least) if least < 0 else 0.0
    if columns:
        return bottom, next_top(max(reach) * ROOM_ABOVE_COLUMNS, whole=True)
    if measure.kind == "percentage":
        return bottom, next_top(min(max(reach), 100.0), ROUND_TOPS)
    return bottom, next_top(max(reach), whole=measure.kind == "count")


def _cut(ends: tuple[float | None, float | None], bottom: float, top: float) -> tuple[float | None, float | None]:
    lower, upper = ends
    if lower is None or upper is None or upper < bottom:
        return None, None
    return max(lower, bottom), min(upper, top)


def _unit(measure: Measure, counted: bool) -> str:
    """What the heights count; `counted`: columns stand for a share's numerator."""
    if counted:
        return f"{measure.unit} a {measure.every}"
    if measure.kind == "percentage":
        return f"% of {measure.of}" if measure.of else "%"
    return f"{measure.unit} a {measure.every}" if measure.kind == "count" else measure.unit


def _quarter(measure: Measure, place: int, point: Point, value: float | None, ends: tuple) -> Quarter:
    figure = english.number(value) if point.value is None else wording.figure(measure, value)
    return Quarter(
        place=place,
        label=point.period.label,
        value=value,
        figure=absence(point) if value is None else figure,
        short=short(value) if value is not None and abs(value) >= MILLION else figure,
        lower=ends[0],
        upper=ends[1],
        revised=point.was is not None,
        provisional=point.provisional,
        title=_title(measure, point, ends),
        explained=first_words(point),
    )


def _title(measure: Measure, point: Point, ends: tuple) -> str:
    counted = point.value is not None or is_too_few(point)
    words = wording.figure_and_unit(measure, point.value, point.numerator, point.denominator)
    said = [f"{point.period.words}: {words if counted else absence(point)}."]
    if ends[0] is not None:
        said.append(f"Expected {wording.span(measure, point.lower, point.upper)}.")
    if point.was is not None:
        said.append(f"Revised: it was {wording.figure(measure, point.was)}.")
    if point.provisional:
        said.append("Not yet mature: still being decided.")
    return " ".join(filter(None, [*said, explanation(point), point.note])).strip()


def _description(finding: Finding, points: Sequence[Point], said: Sequence[str]) -> str:
    first, last = points[0].period.words, points[-1].period.words
    every = finding.measure.every
    span = f"Chart of one {every}, {last}." if len(points) == 1 else f"Chart of {first} to {last}, by {every}."
    return " ".join(filter(None, (f"{finding.heading}.", finding.sentence, span, *said)))
