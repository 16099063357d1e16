"""Where a still chart's quarters and heights lie, and the elements of SVG it is made of.

Across is in per cent and down in pixels, without a viewBox: lines stretch with the page, text and marks never do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.render.chart_spec import Drawing, Quarter
from dashboard.text import escape


@dataclass(frozen=True)
class Size:
    """How a still is set: its height, that of the hairline at its top and of its baseline, and of its text, in pixels.

    words: whether it wears any; some stand in the page around it. mark: how much larger than usual marks are.
    """

    height: int
    top: int
    base: int
    text: int = 13
    words: bool = True
    mark: float = 1.0


SIZES = {
    "card": Size(164, 22, 140),
    "multiple": Size(104, 20, 96),
    "flat": Size(56, 4, 52, words=False),
    "room": Size(380, 30, 344, text=17, mark=1.3),
}


class Frame:
    """A drawing set in a size: where its quarters lie, in per cent, and its heights, in pixels."""

    def __init__(self, drawing: Drawing, size: Size) -> None:
        self.drawing, self.size = drawing, size
        self.slot = 100 / len(drawing.quarters)

    def x(self, place: float) -> str:
        """How far across a place begins."""
        return f"{place * self.slot:.5g}%"

    def middle(self, quarter: Quarter) -> str:
        """How far across a quarter's middle is."""
        return self.x(quarter.place + 0.5)

    def y(self, height: float) -> float:
        """How far down a value is."""
        drawing, size = self.drawing, self.size
        share = (height - drawing.bottom) / (drawing.top - drawing.bottom)
        return round(size.base - share * (size.base - size.top), 1)

    @property
    def zero(self) -> float:
        """How far down the axis is."""
        return self.y(0)


def line(x1: str, y1: float, x2: str, y2: float, more: str = "") -> str:
    """A straight line; `more` are attributes."""
    return f'<line x1="{x1}" y1="{y1:g}" x2="{x2}" y2="{y2:g}"{more}/>'


def joined(frame: Frame, before: Quarter, after: Quarter) -> str:
    """The line from one quarter's value to another's."""
    return line(frame.middle(before), frame.y(before.value), frame.middle(after), frame.y(after.value))


def text(x: str, y: float, words: str, more: str = "") -> str:
    """Words as typed, on the line at `y`."""
    return f'<text x="{x}" y="{y:g}"{more}>{escape.html(words)}</text>'


def group(attributes: str, parts: Iterable[str]) -> str:
    """Elements that share attributes; nothing where there are none."""
    inside = "".join(parts)
    return f"<g {attributes}>{inside}</g>" if inside else ""
