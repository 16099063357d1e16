"""Live charts, for wherever a reader points, picks or compares: the only room that speaks plotly.

Show one with `st.plotly_chart(chart, theme=None, config=CONFIG, alt=drawing.description)`: every colour is set here.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from plotly.basedatatypes import BaseFigure

from dashboard.render.chart_spec import Drawing, Quarter
from dashboard.render.colours import inks
from dashboard.render.plotly_labels import annotations
from dashboard.render.plotly_layout import FACE, LIVES, Live, layout
from dashboard.text import escape

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False, "responsive": True}


class Chart(BaseFigure):
    """A figure that is already as plotly.js takes it. Streamlit would check a plain dict again: 2 ms each."""

    def __init__(self, figure: dict[str, Any]) -> None:
        self._figure = figure

    def to_dict(self) -> dict[str, Any]:
        """The figure, its parts as plain dicts and lists."""
        return self._figure

    def __repr__(self) -> str:
        return f"Chart({self._figure!r})"


def chart(drawing: Drawing, dark: bool, size: str = "page") -> Chart:
    """The drawing as a live chart on dark or light paper; `size` is a name in LIVES."""
    ink, live = inks(dark), LIVES[size]
    traces = [*_range(drawing, ink), *_together_band(drawing, ink)]
    traces += [_columns(drawing, ink, live)] if drawing.columns else [*_lines(drawing, ink), *_dots(drawing, ink)]
    traces += [*_together(drawing, ink), *_mark(drawing, ink), _pointing(drawing, ink, live)]
    words = annotations(drawing, ink, live)
    return Chart({"data": traces, "layout": {**layout(drawing, ink, live), "annotations": words}})


def _trace(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "hoverinfo": "skip", "showlegend": False, **more}


def _line(quarters: Iterable[Quarter], line: dict[str, Any]) -> dict[str, Any]:
    quarters = list(quarters)
    return _trace(
        "scatter", mode="lines", connectgaps=False, line=line,
        x=[quarter.place for quarter in quarters], y=[quarter.value for quarter in quarters],
    )  # fmt: skip


def _range(drawing: Drawing, ink: dict[str, str]) -> list[dict[str, Any]]:
    """A block for each quarter that has a range; a trial range is faint, with dashed ends."""
    held = [quarter for quarter in drawing.quarters if quarter.lower is not None]
    if not held:
        return []
    blocks = [_blocks([(q.place, q.lower, q.upper) for q in held], ink["band"], 0.45 if drawing.trial else 1)]
    if not drawing.trial:
        return blocks
    ends = {"x": [], "y": []}
    for place, height in ((q.place, end) for q in held for end in (q.lower, q.upper)):
        ends["x"] += [place - 0.5, place + 0.5, None]
        ends["y"] += [height, height, None]
    dashes = {"color": ink["edge"], "width": 1.5, "dash": "4px,4px"}
    return [*blocks, _trace("scatter", mode="lines", connectgaps=False, line=dashes, **ends)]


def _blocks(blocks: list[tuple[int, float, float]], colour: str, opacity: float = 1) -> dict[str, Any]:
    return _trace(
        "bar", width=1, marker={"color": colour, "line": {"width": 0}}, opacity=opacity,
        x=[place for place, _, _ in blocks], base=[lower for _, lower, _ in blocks],
        y=[upper - lower for _, lower, upper in blocks],
    )  # fmt: skip


def _together_band(drawing: Drawing, ink: dict[str, str]) -> list[dict[str, Any]]:
    joint = drawing.together
    if joint is None or joint.lower is None:
        return []
    places = range(joint.first, joint.end)
    return [_blocks([(place, joint.lower, joint.upper) for place in places], ink["inner-band"])]


def _columns(drawing: Drawing, ink: dict[str, str], live: Live) -> dict[str, Any]:
    held = [quarter for quarter in drawing.quarters if quarter.value is not None]
    fills = [ink["paper"] if quarter.provisional else ink["line"] for quarter in held]
    edges = {"width": [1.5 if quarter.provisional else 0 for quarter in held], "color": ink["line"]}
    return _trace(
        "bar", width=0.56, marker={"color": fills, "line": edges}, cliponaxis=False,
        x=[quarter.place for quarter in held], y=[quarter.value for quarter in held],
        text=[quarter.figure for quarter in held], textposition="outside", textangle=0,
        textfont={"color": ink["muted"], "size": live.text},
    )  # fmt: skip


def _lines(drawing: Drawing, ink: dict[str, str]) -> list[dict[str, Any]]:
    """One line, broken at each gap and definition break; dashed where cohorts are not yet mature."""
    found = []
    for dash, wanted in (("solid", False), ("3px,4px", True)):
        points: list[tuple[int, float] | tuple[None, None]] = []
        for run in drawing.runs:
            for before, after in pairwise(run):
                if after.provisional == wanted:
                    points += [(before.place, before.value), (after.place, after.value)]
                else:
                    points.append((None, None))
            points.append((None, None))
        if any(x is not None for x, _ in points):
            line = {"color": ink["line"], "width": 2.5, "dash": dash}
            x, y = ([point[side] for point in points] for side in (0, 1))
            found.append(_trace("scatter", mode="lines", connectgaps=False, line=line, x=x, y=y))
    return found


def _dots(drawing: Drawing, ink: dict[str, str]) -> list[dict[str, Any]]:
    """A dot for each quarter: larger for the latest, hollow for those revised or not yet mature."""
    held = [quarter for quarter in drawing.quarters if quarter.value is not None]
    hollow = [quarter.revised or quarter.provisional for quarter in held]
    latest = None if drawing.direction else drawing.latest
    sizes = [9 if quarter is latest or empty else 4 for quarter, empty in zip(held, hollow, strict=True)]
    fills = [ink["paper"] if empty else ink["line"] for empty in hollow]
    marker = {"size": sizes, "color": fills, "opacity": 1, "line": {"color": ink["line"], "width": 2}}
    return [
        _trace(
            "scatter", mode="markers", marker=marker, cliponaxis=False,
            x=[quarter.place for quarter in held], y=[quarter.value for quarter in held],
        )
    ]  # fmt: skip


def _together(drawing: Drawing, ink: dict[str, str]) -> list[dict[str, Any]]:
    """The bar at the average of the quarters judged together, or the line itself where they are a trend."""
    joint = drawing.together
    if joint is None:
        return []
    line = {"color": ink["exception"], "width": 3}
    if joint.average is None:
        return [_line(drawing.quarters[joint.first : joint.end], line)]
    ends = [joint.first - 0.5, joint.end - 0.5]
    return [_trace("scatter", mode="lines", line=line, x=ends, y=[joint.average] * 2)]


def _mark(drawing: Drawing, ink: dict[str, str]) -> list[dict[str, Any]]:
    """The triangle of a latest quarter outside what was expected, with a halo of paper."""
    latest = drawing.latest
    averaged = drawing.together is not None and drawing.together.average is not None
    if not drawing.direction or latest is None or averaged:
        return []
    marker = {
        "symbol": {"high": "triangle-up", "low": "triangle-down"}[drawing.direction],
        "size": 18, "color": ink["exception"], "opacity": 1, "line": {"color": ink["paper"], "width": 2},
    }  # fmt: skip
    above = (drawing.top - drawing.bottom) * 0.12 if drawing.columns else 0
    return [
        _trace(
            "scatter", name=drawing.direction_words, mode="markers", marker=marker, cliponaxis=False,
            x=[latest.place], y=[latest.value + above],
        )
    ]  # fmt: skip


def _pointing(drawing: Drawing, ink: dict[str, str], live: Live) -> dict[str, Any]:
    """What pointing at a quarter says: at its value, or at the axis where it has none."""
    words = [_wrapped(quarter.title) for quarter in drawing.quarters]
    return _trace(
        "scatter", mode="markers", marker={"size": 18, "opacity": 0, "color": ink["line"]}, cliponaxis=False,
        hoverinfo="text", hovertext=words, customdata=[quarter.label for quarter in drawing.quarters],
        x=[quarter.place for quarter in drawing.quarters], y=[quarter.value or 0 for quarter in drawing.quarters],
        hoverlabel={
            "bgcolor": ink["paper"], "bordercolor": ink["edge"], "align": "left",
            "font": {"color": ink["ink"], "size": live.text, "family": FACE},
        },
    )  # fmt: skip


def _wrapped(title: str, width: int = 44) -> str:
    """Typed text as it was typed, in lines that a phone has room for."""
    lines = [""]
    for word in escape.collapsed(title).split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(escape.plotly(line) for line in lines)
