"""Where the words inside a chart stand, so that none covers another or the series."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from dashboard.render.chart_spec import Drawing, Quarter

NARROW = 240  # the least width a chart is drawn in, in pixels: what has room here has room anywhere
EXPLAINED = "explained"
RIGHT = 0.85  # so far across, the scale's words leave room for a word above the top line
LETTER = 0.52  # a letter's width as a share of its height, about


@dataclass(frozen=True)
class Foot:
    """Words at the foot of a gap or break at `place`, left or right of it, `row` lines up.

    over: the highest column that they would otherwise stand on; 0 where there is none.
    """

    place: float
    words: str
    left: bool
    row: int
    over: float = 0


def label_positions(drawing: Drawing, text: float, width: float = NARROW) -> list[Foot]:
    """Where the words of every gap and break stand, on the side that has room.

    text: the height of the letters, width: of the chart, both in pixels."""
    count = len(drawing.quarters)
    marks = [((gap.first + gap.last + 1) / 2, gap.words) for gap in drawing.gaps]
    marks += [(float(upright.place), upright.words) for upright in drawing.breaks]
    found: list[Foot] = []
    taken: list[list[tuple[float, float]]] = []
    for place, words in sorted(marks):
        reach = (len(words) * text * LETTER + 10) * count / width
        left = place + reach > count
        ends = (place - reach, place) if left else (place, place + reach)
        row = next((row for row, spans in enumerate(taken) if _free(spans, ends)), len(taken))
        taken[row:] = [*taken[row:], []] if row == len(taken) else taken[row:]
        taken[row].append(ends)
        found.append(Foot(place, words, left, row, _highest(drawing, ends)))
    return found


def heads(drawing: Drawing, text: float) -> list[Foot]:
    """The word at the head of each leader up from an explained quarter; where two stand too near, of the later one.

    Under the top line; above it, in row 1, towards the right, where the scale's own words leave room.
    """
    reach = (len(EXPLAINED) * text * LETTER + 10) * len(drawing.quarters) / NARROW
    right = RIGHT * len(drawing.quarters)
    found: list[Foot] = []
    for quarter in reversed(led(drawing)):
        if not found or found[-1].place - quarter.place > reach:
            found.append(
                Foot(quarter.place, EXPLAINED, left=quarter.place + 0.5 > reach, row=int(quarter.place > right))
            )
    return found


def led(drawing: Drawing) -> list[Quarter]:
    """The explained quarters that have a value for a leader to rise from."""
    return [quarter for quarter in drawing.quarters if quarter.explained and quarter.value is not None]


def _highest(drawing: Drawing, ends: tuple[float, float]) -> float:
    within = [q.value or 0 for q in drawing.quarters if ends[0] - 1 < q.place < ends[1]]
    return max(within, default=0) if drawing.columns else 0


def _free(spans: list[tuple[float, float]], ends: tuple[float, float]) -> bool:
    return all(ends[1] <= start or end <= ends[0] for start, end in spans)


def name_place(drawing: Drawing) -> tuple[list[Quarter], bool]:
    """The quarters beside which the range's name stands, and whether at their right end.

    At the left end of the range, or past a break that stands too near it; at the right where the range begins late.
    """
    held = [quarter for quarter in drawing.quarters if quarter.lower is not None]
    count = len(drawing.quarters)
    if not held:
        return [], False
    near = [mark.place for mark in drawing.breaks if 0 < mark.place - held[0].place <= 0.4 * count]
    held = [quarter for quarter in held if quarter.place >= max(near, default=0)] or held
    late = held[0].place * 2 > count
    return (held[-4:] if late else held[: max(count // 3, 1)]), late


def name_height(drawing: Drawing, quarters: list[Quarter], y: Callable[[float], float], text: float) -> float:
    """How far down the range's name has its baseline, in the pixels of `y`; text: its height.

    Below the range, above it, just inside, or over every column: at the first that has room and that the series
    leaves free, else where it covers least, of equals the highest: rather a column's count than the column.
    """
    low, high = y(min(q.lower for q in quarters)), y(max(q.upper for q in quarters))
    top, foot = y(drawing.top), y(0)
    spots = [(low + 1.15 * text, low + 2 * text <= foot), (high - 5, high - 5 - text >= top - 5 + 0.15 * text)]
    spots += [(inside, low - high >= 2 * text) for inside in (high + 1.1 * text, low - 5)]
    taken = _taken(drawing, quarters, y, text)
    over_all = max(min((start for start, _ in taken), default=low) - 4, top + 0.9 * text)
    fitting = [spot for spot, fits in [*spots, (over_all, drawing.columns)] if fits] or [low - 5]

    def covered(spot: float) -> tuple[float, float]:
        over = sum(max(0, min(spot + 4, end) - max(spot - text, start)) for start, end in taken)
        return over, spot if over else 0

    return min(fitting, key=covered)


def inner_name_height(drawing: Drawing, y: Callable[[float], float], text: float) -> float | None:
    """How far down the name of the inner band has its baseline, as `name_height`; None where there is no room for it.

    Below the range, on a line of its own where the range's name stands there: side by side they have no room.
    """
    joint = drawing.together
    inside = drawing.quarters[joint.first : joint.end]
    height = max(y(low) for low in (joint.lower, *(q.lower for q in inside)) if low is not None) + 1.15 * text
    beside, _ = name_place(drawing)
    name = name_height(drawing, beside, y, text) if beside else None
    if name is not None and abs(height - name) < 1.2 * text:
        height = max(height, name + 1.25 * text)
    return height if height <= y(drawing.bottom) - 0.5 * text else None


def _taken(drawing: Drawing, quarters: list[Quarter], y: Callable, text: float) -> list[tuple[float, float]]:
    """Between which heights the series runs beside these quarters: a line, or columns under their counts."""
    values = [y(quarter.value) for quarter in quarters if quarter.value is not None]
    if drawing.columns:
        return [(value - 5 - text, y(0)) for value in values]
    return [(min(pair) - 1, max(pair) + 1) for pair in pairwise(values)] or [(value - 1, value + 1) for value in values]
