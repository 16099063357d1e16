"""Still charts as inline SVG, for cards, multiples and the room: one line of HTML each."""

from __future__ import annotations

from itertools import pairwise

from dashboard.render.chart_spec import Drawing, Quarter
from dashboard.render.colours import PAGE as INK
from dashboard.render.label_layout import led
from dashboard.render.svg import SIZES, Frame, group, joined, line, text
from dashboard.render.svg_labels import labels
from dashboard.text import escape

TRIANGLE = {"high": "M0-7.5 6.5 4.5h-13z", "low": "M0 7.5-6.5-4.5h13z"}
CRISP = ' shape-rendering="crispEdges"'  # so that no light shows between neighbours


def still(drawing: Drawing, size: str = "card") -> str:
    """The chart as one line of HTML that starts with a div; `size` is a name in SIZES."""
    frame = Frame(drawing, SIZES[size])
    parts = [_rules(frame), _range(frame), _together_band(frame), _uprights(frame), _gap_lines(frame)]
    parts += [_leaders(frame)] if frame.size.words and size != "multiple" else []
    parts += [_columns(frame)] if drawing.columns else [_lines(frame), _dots(frame)]
    parts += [_together_bar(frame), _mark(frame)]
    parts += [labels(frame, short=size == "multiple")] if frame.size.words else []
    parts.append(_titles(frame))
    svg = (
        f'<svg role="img" aria-label="{escape.html(drawing.description)}" width="100%" height="{frame.size.height}">'
        f"{''.join(parts)}</svg>"
    )
    return f'<div class="look-chart look-{size}">{svg}</div>'


def _rules(frame: Frame) -> str:
    top = line("0", frame.size.top, "100%", frame.size.top, f' stroke="{INK["rule"]}"') if frame.size.words else ""
    return top + line("0", frame.zero, "100%", frame.zero, f' stroke="{INK["muted"]}"')


def _range(frame: Frame) -> str:
    """A block for each quarter; a trial range is faint, with dashed ends."""
    held = [quarter for quarter in frame.drawing.quarters if quarter.lower is not None]
    faint = ' opacity=".45"' if frame.drawing.trial else ""
    blocks = group(f'fill="{INK["band"]}"{faint}{CRISP}', (_block(frame, q, q.lower, q.upper) for q in held))
    if not frame.drawing.trial:
        return blocks
    ends = (
        line(frame.x(q.place), frame.y(end), frame.x(q.place + 1), frame.y(end))
        for q in held
        for end in (q.lower, q.upper)
    )
    return blocks + group(f'stroke="{INK["edge"]}" stroke-width="1.5" stroke-dasharray="4 4"', ends)


def _block(frame: Frame, quarter: Quarter, lower: float, upper: float) -> str:
    y = frame.y(upper)
    height = max(frame.y(lower) - y, 1)
    return f'<rect x="{frame.x(quarter.place)}" y="{y:g}" width="{frame.slot:.5g}%" height="{height:g}"/>'


def _together_band(frame: Frame) -> str:
    joint = frame.drawing.together
    if joint is None or joint.lower is None:
        return ""
    inside = frame.drawing.quarters[joint.first : joint.end]
    return group(f'fill="{INK["inner-band"]}"{CRISP}', (_block(frame, q, joint.lower, joint.upper) for q in inside))


def _uprights(frame: Frame) -> str:
    lines = (
        line(frame.x(upright.place), frame.size.top, frame.x(upright.place), frame.size.base)
        for upright in frame.drawing.breaks
    )
    return group(f'stroke="{INK["ink"]}" stroke-width="1.5" stroke-dasharray="1.5 3"', lines)


def _gap_lines(frame: Frame) -> str:
    across = [frame.x((gap.first + gap.last + 1) / 2) for gap in frame.drawing.gaps]
    lines = (line(x, frame.size.top, x, frame.size.base) for x in across)
    return group(f'stroke="{INK["edge"]}" stroke-width="1.5" stroke-dasharray="1.5 4"', lines)


def _leaders(frame: Frame) -> str:
    """A thin leader up from each explained quarter, to the word at its head."""
    over = frame.size.text + 8 if frame.drawing.columns else 0  # a column wears its count
    lines = (
        line(frame.middle(q), min(frame.y(q.value) - over, frame.size.base), frame.middle(q), frame.size.top)
        for q in led(frame.drawing)
    )
    return group(f'stroke="{INK["muted"]}" stroke-width="1"', lines)


def _lines(frame: Frame) -> str:
    firm, dashed = [], []
    for run in frame.drawing.runs:
        for before, after in pairwise(run):
            (dashed if after.provisional else firm).append(joined(frame, before, after))
    stroke = f'stroke="{INK["line"]}" stroke-width="{2 * frame.size.mark:g}" stroke-linecap="round"'
    return group(stroke, firm) + group(f'{stroke} stroke-dasharray="3 4"', dashed)


def _dots(frame: Frame) -> str:
    """A dot for the latest quarter, hollow ones for those revised or not yet mature, small ones for those alone."""
    drawing, latest = frame.drawing, frame.drawing.latest
    marked = drawing.direction and not drawing.together
    alone = {run[0].place for run in drawing.runs if len(run) == 1}
    parts = []
    for quarter in drawing.quarters:
        if quarter.value is None:
            continue
        if quarter.revised or quarter.provisional:
            parts.append(_dot(frame, quarter, 3.5, "paper"))
        elif quarter is latest and not marked and not drawing.together:
            parts.append(_dot(frame, quarter, 4, "line"))
        elif quarter.place in alone:
            parts.append(_dot(frame, quarter, 2.5, "line"))
    return group(f'stroke="{INK["line"]}" stroke-width="2"', parts)


def _dot(frame: Frame, quarter: Quarter, radius: float, fill: str) -> str:
    size = radius * frame.size.mark
    return f'<circle cx="{frame.middle(quarter)}" cy="{frame.y(quarter.value):g}" r="{size:g}" fill="{INK[fill]}"/>'


def _columns(frame: Frame) -> str:
    held = [quarter for quarter in frame.drawing.quarters if quarter.value is not None]
    firm = (_column(frame, quarter) for quarter in held if quarter.value and not quarter.provisional)
    young = (_column(frame, quarter) for quarter in held if quarter.value and quarter.provisional)
    hollow = f'fill="{INK["paper"]}" stroke="{INK["line"]}" stroke-width="1.5" stroke-dasharray="3 4"'
    counts = ""
    if frame.size.words:
        counts = group(
            f'class="look-words" text-anchor="middle" font-size="{frame.size.text}"',
            (text(frame.middle(q), frame.y(max(q.value, 0)) - 5, q.figure) for q in held),
        )
    return group(f'fill="{INK["line"]}"', firm) + group(hollow, young) + counts


def _column(frame: Frame, quarter: Quarter) -> str:
    y = frame.y(max(quarter.value, 0))
    height = abs(frame.y(quarter.value) - frame.zero)
    left = frame.x(quarter.place + 0.22)
    return f'<rect x="{left}" y="{y:g}" width="{frame.slot * 0.56:.5g}%" height="{height:g}"/>'


def _together_bar(frame: Frame) -> str:
    joint = frame.drawing.together
    if joint is None:
        return ""
    stroke = f'stroke="{INK["exception"]}" stroke-width="{3 * frame.size.mark:g}"'
    if joint.average is not None:
        y = frame.y(joint.average)
        return group(stroke, [line(frame.x(joint.first), y, frame.x(joint.end), y)])
    run = [quarter for quarter in frame.drawing.quarters[joint.first : joint.end] if quarter.value is not None]
    return group(f'{stroke} stroke-linecap="round"', (joined(frame, *pair) for pair in pairwise(run)))


def _mark(frame: Frame) -> str:
    """The triangle of a latest quarter outside what was expected; a halo parts it from what it stands on."""
    drawing, latest = frame.drawing, frame.drawing.latest
    averaged = drawing.together is not None and drawing.together.average is not None
    if not drawing.direction or latest is None or averaged:
        return ""
    above = 22 if drawing.columns else 0  # over the count that a column wears
    y = frame.y(latest.value) - above
    return (
        f'<svg x="{frame.middle(latest)}" y="{y:g}" overflow="visible"><path d="{TRIANGLE[drawing.direction]}"'
        f' fill="{INK["exception"]}" stroke="{INK["paper"]}" stroke-width="4" paint-order="stroke"'
        f' transform="scale({frame.size.mark:g})"/></svg>'
    )


def _titles(frame: Frame) -> str:
    """What pointing at each quarter says."""
    height, slot = frame.size.height, f"{frame.slot:.5g}%"
    return group(
        'fill="transparent"',
        (
            f'<rect x="{frame.x(q.place)}" y="0" width="{slot}" height="{height}">'
            f"<title>{escape.html(q.title)}</title></rect>"
            for q in frame.drawing.quarters
        ),
    )
