"""Areas beside one another as inline SVG: a row for each in alphabetical order, one line of HTML."""

from __future__ import annotations

from statistics import median

from dashboard.findings import Beside, Comparison
from dashboard.findings import comparison_wording as words
from dashboard.render.chart_spec import next_top, short
from dashboard.render.colours import PAGE as INK
from dashboard.render.svg import group, line, text
from dashboard.text import english, escape

ROW, HEAD, FOOT = 36, 40, 26  # pixels: a row, what stands above the first and below the last
NAME, TRACK, BAND = 12, 24, 12  # how far down a row its name and the middle of its band are, and how high the band is
TEXT = 13
FAR = 4  # times the middle area's figure: what lies beyond stands at the edge, or all others would be crowded at 0
ARROW = "M-7-5 1 0-7 5z"


def comparison_still(comparison: Comparison, area: str) -> str:
    """The comparison as one line of HTML that starts with a div; the row of `area` is the one in bold."""
    top = _top(comparison)
    rows = [_row(comparison, each, place, top, area) for place, each in enumerate(comparison.areas)]
    height = HEAD + ROW * len(rows) + FOOT
    said = escape.html(words.sentence(comparison, area))
    svg = f'<svg role="img" aria-label="{said}" width="100%" height="{height}">'
    return f'<div class="look-chart look-beside">{svg}{_frame(comparison, top, height)}{"".join(rows)}</svg></div>'


def notes(comparison: Comparison) -> list[str]:
    """What stands under the picture: its words, and whose figure lies beyond its edge."""
    top = _top(comparison)
    beyond = [each.area for each in comparison.areas if each.rate > top]
    said = [f"An arrow: {english.listed(beyond)} lies beyond the edge of the picture."] if beyond else []
    return words.notes(comparison) + said


def _top(comparison: Comparison) -> float:
    """The figure at the right edge: over every area's but those far beyond the rest, and most of their bands."""
    far = FAR * median(each.rate for each in comparison.areas)
    reach = [each.rate for each in comparison.areas if each.rate <= far] + [comparison.group]
    bands = [each.upper for each in comparison.areas if each.upper <= far]
    top = next_top(max(reach + bands))
    return min(top, 100.0) if comparison.measure.kind == "percentage" and max(reach) <= 100 else top


def _frame(comparison: Comparison, top: float, height: int) -> str:
    """The unit and the group's figure above the rows, and the scale under them."""
    base = height - FOOT
    end = short(top) + ("%" if comparison.measure.kind == "percentage" else "")
    named = f"all together {words.figure(comparison, comparison.group)}"
    left = comparison.group > top / 2
    beside = ' text-anchor="end" dx="4"' if left else ' dx="-4"'
    parts = [
        text("0", 13, words.unit(comparison)),
        text(_across(comparison.group, top), 32, named, beside),
        text("0", base + 18, "0"),
        text("100%", base + 18, end, ' text-anchor="end"'),
    ]
    scale = line("0", base, "100%", base, f' stroke="{INK["muted"]}"')
    return group(f'class="look-words" font-size="{TEXT}"', parts) + scale


def _row(comparison: Comparison, found: Beside, place: int, top: float, area: str) -> str:
    y = HEAD + ROW * place
    middle = y + TRACK
    own = ' class="look-own"' if found.area == area else ""
    said = [
        text("0", y + NAME, found.area, own),
        text("100%", middle + 5, words.figure_of(comparison, found), f' dx="8"{own}'),
    ]
    named = group(f'class="look-words" font-size="{TEXT}"', said)
    told = f"<title>{escape.html(words.title(comparison, found))}</title>"
    over = f'<rect x="0" y="{y}" width="100%" height="{ROW}" fill="transparent">{told}</rect>'
    return _band(found, middle, top) + _upright(comparison, middle, top) + _mark(found, middle, top) + named + over


def _band(found: Beside, middle: int, top: float) -> str:
    left, right = (min(end / top, 1) * 100 for end in (found.lower, found.upper))
    size = f'width="{max(right - left, 0):.5g}%" height="{BAND}"'
    return f'<rect x="{left:.5g}%" y="{middle - BAND / 2:g}" {size} fill="{INK["band"]}"/>'


def _upright(comparison: Comparison, middle: int, top: float) -> str:
    """Zero and the group's figure, in the track alone: an upright through all rows would cross the names."""
    x, start, end = _across(comparison.group, top), middle - BAND / 2 - 2, middle + BAND / 2 + 2
    zero = line("0", start, "0", end, f' stroke="{INK["muted"]}"')
    return zero + line(x, start, x, end, f' stroke="{INK["ink"]}"')


def _mark(found: Beside, middle: int, top: float) -> str:
    """A dot on its interval; an arrow at the edge for what lies beyond it."""
    if found.rate > top:
        return f'<svg x="100%" y="{middle}" overflow="visible"><path d="{ARROW}" fill="{INK["line"]}"/></svg>'
    interval = line(
        _across(found.low, top), middle, _across(found.high, top), middle, f' stroke="{INK["line"]}" stroke-width="2"'
    )
    dot = f'<circle cx="{_across(found.rate, top)}" cy="{middle}" r="4" fill="{INK["line"]}"/>'
    return interval + dot


def _across(value: float, top: float) -> str:
    return f"{min(value / top, 1) * 100:.5g}%"
