"""What a drawing marks besides its line: gaps, breaks, quarters taken together, and the notes beneath."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from dashboard.findings import Finding, Point, absence, explanation, is_too_few, wording
from dashboard.plan import Break

BREAK_WORDS = {"definition": "new count", "recording": "new recording"}
NOTES_OF_A_KIND = 3  # more than these are counted, not listed: the table has them all


@dataclass(frozen=True)
class Gap:
    """Neighbouring quarters without a value: places `first` to `last`, and the words at their foot.

    too_few: there are counts, on a base too small for a share.
    """

    first: int
    last: int
    words: str
    too_few: bool = False


@dataclass(frozen=True)
class Upright:
    """A break: the quarter at `place` is the first that does not follow on."""

    place: int
    kind: str
    words: str
    note: str


@dataclass(frozen=True)
class Together:
    """Quarters judged together, from place `first` to before place `end`.

    average: their mean, drawn as a bar; None where the line itself is the evidence (a trend).
    lower, upper: the range of their total, divided by their number; None where there is none.
    """

    first: int
    end: int
    average: float | None
    lower: float | None = None
    upper: float | None = None


def gaps(points: Sequence[Point], values: Sequence[float | None]) -> tuple[Gap, ...]:
    """The quarters without a value, neighbours of one reason together."""
    missing = [(place, absence(point)) for place, point in enumerate(points) if values[place] is None]
    groups = groupby(enumerate(missing), key=lambda each: (each[1][0] - each[0], each[1][1]))
    found = []
    for (_, words), members in groups:
        places = [place for _, (place, _) in members]
        found.append(Gap(places[0], places[-1], words, is_too_few(points[places[0]])))
    return tuple(found)


def uprights(finding: Finding, points: Sequence[Point]) -> tuple[Upright, ...]:
    """The measure's breaks that fall between the quarters drawn."""
    first = points[0].period
    found = []
    for each in finding.measure.breaks:
        place = type(first).of(each.date).index - first.index
        if 0 < place < len(points):
            found.append(Upright(place, each.kind, BREAK_WORDS[each.kind], _break_note(each)))
    return tuple(sorted(found, key=lambda upright: upright.place))


def _break_note(each: Break) -> str:
    since = f"{each.date:%B %Y}"
    if each.kind == "definition":
        return f"Counted differently from {since}: not compared with what came before. {each.reason}".strip()
    return f"Recorded differently from {since}. {each.reason}".strip()


def together(finding: Finding, drawn: int) -> Together | None:
    """The quarters that an exception rests on, where they are several; `drawn` is how many quarters are drawn.

    The average is of them all, those not drawn too, so that one finding has one average everywhere.
    """
    points, window = [point for point in finding.points if not point.provisional], finding.window
    end = drawn - (len(finding.points) - len(points))
    if window is not None:
        return Together(max(end - window.quarters, 0), end, window.average, window.lower, window.upper)
    if not finding.signal or finding.rule in (None, "outside") or points[-1].value is None:
        return None
    supplied = [place for place in range(_anew(finding, points), len(points)) if points[place].value is not None]
    joined = supplied[-_reach(finding, [points[place] for place in supplied]) :]
    values = [points[place].value for place in joined]
    average = None if finding.rule == "trend" else sum(values) / len(values)
    return Together(max(joined[0] - (len(points) - end), 0), end, average)


def _anew(finding: Finding, points: Sequence[Point]) -> int:
    """The place from which quarters are compared: that of the latest break, which no rule runs across."""
    return max((upright.place for upright in uprights(finding, points)), default=0)


def _reach(finding: Finding, points: Sequence[Point]) -> int:
    """How many of the latest supplied quarters the rule rests on."""
    sign = 1 if finding.signal == "high" else -1
    if finding.rule == "two in three":
        return 3
    if finding.rule == "trend":
        steps = [(after.value - before.value) * sign for before, after in pairwise(points)]
        return _tail(step > 0 for step in reversed(steps)) + 1
    return _tail(_beyond(point, sign) for point in reversed(points))


def _beyond(point: Point, sign: int) -> bool:
    return point.expected is not None and (point.value - point.expected) * sign > 0


def _tail(holds: Iterable[bool]) -> int:
    """How many hold before the first that does not; at least one."""
    count = 0
    for each in holds:
        if not each:
            break
        count += 1
    return max(count, 1)


def notes(finding: Finding, points: Sequence[Point], found: Sequence[Gap], breaks: Sequence[Upright]) -> list[str]:
    """The sentences beneath a chart that say what its marks mean."""
    said = [upright.note for upright in breaks]
    said += _capped([_gap_note(gap, points) for gap in found if not gap.too_few])
    if any(is_too_few(point) for point in points):
        said.append("Too few for a percentage: the counts are shown.")
    said += _capped([_revised_note(finding, point) for point in points if point.was is not None])
    said += _capped([explanation(point) for point in points if point.explained])
    unsettled = sum(point.provisional for point in points)
    if unsettled:
        said.append(f"{wording.still_decided(unsettled, finding.measure.every)} Not yet mature, so not judged.")
    return said


def _gap_note(gap: Gap, points: Sequence[Point]) -> str:
    first, last = points[gap.first].period, points[gap.last].period
    when = first.words if first == last else f"{first.words} to {last.words}"
    return f"{when}: {gap.words}. A gap, not a zero."


def _revised_note(finding: Finding, point: Point) -> str:
    was, now = (wording.figure(finding.measure, value) for value in (point.was, point.value))
    return f"r Revised: {point.period.words} was {was}, now {now}."


def _capped(said: list[str]) -> list[str]:
    """The latest few, and how many more there are."""
    more = len(said) - NOTES_OF_A_KIND
    return said if more <= 0 else [*said[-NOTES_OF_A_KIND:], f"And {more} more of these, in the table."]
