"""How a live chart is set: its sizes, its axes, and the uprights that part its quarters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.render.chart_spec import Drawing, short
from dashboard.render.label_layout import led

FACE = '"Source Sans", "Source Sans 3", sans-serif'


@dataclass(frozen=True)
class Live:
    """How a live chart is set, in pixels. axis: whether heights stand left of it, or once above its top line."""

    height: int
    text: int
    value: int
    top: int
    foot: int
    axis: bool


LIVES = {"page": Live(380, 15, 20, 36, 54, axis=True), "item": Live(190, 13, 16, 26, 26, axis=False)}


def layout(drawing: Drawing, ink: dict[str, str], live: Live) -> dict[str, Any]:
    """The layout of a drawing, all but its words."""
    return {
        "height": live.height, "autosize": True, "showlegend": False, "barmode": "overlay", "bargap": 0,
        "margin": {"l": 46 if live.axis else 2, "r": 74 if live.axis else 64, "t": live.top, "b": live.foot, "pad": 0},
        "paper_bgcolor": ink["paper"], "plot_bgcolor": ink["paper"],
        "font": {"family": FACE, "size": live.text, "color": ink["muted"]},
        "hovermode": "x", "hoverdistance": -1, "dragmode": False, "clickmode": "event+select",
        "xaxis": _time(drawing, ink, live), "yaxis": _heights(drawing, ink, live),
        "shapes": _shapes(drawing, ink),
    }  # fmt: skip


def _time(drawing: Drawing, ink: dict[str, str], live: Live) -> dict[str, Any]:
    """A mark at the latest quarter's season every year, and words at three of them at most."""
    count = len(drawing.quarters)
    axis = {
        "type": "linear", "range": [-0.5, count - 0.5], "fixedrange": True, "showgrid": False, "zeroline": False,
        "showticklabels": live.axis, "tickangle": 0, "ticks": "outside" if live.axis else "", "ticklen": 5,
        "tickcolor": ink["muted"], "tickfont": {"color": ink["muted"], "size": live.text}, "automargin": False,
    }  # fmt: skip
    worded = _worded(count, drawing.a_year)
    axis["tickvals"] = worded
    axis["ticktext"] = [_on_two_lines(drawing.quarters[place].label) for place in worded]
    others = [place for place in range((count - 1) % drawing.a_year, count, drawing.a_year) if place not in worded]
    axis["minor"] = {"tickvals": others, "ticks": axis["ticks"], "ticklen": 4, "tickcolor": ink["muted"]}
    return axis


def _on_two_lines(label: str) -> str:
    """'Oct–Dec<br>2013', 'Oct 2013–<br>Mar 2014'."""
    return label.replace("–", "–<br>") if label.count(" ") > 1 else label.replace(" ", "<br>")


def _worded(count: int, a_year: int) -> list[int]:
    """The places whose quarters are named: same season, every second year, or fewer where there are more."""
    if count <= a_year:
        return sorted({0, count - 1})
    step = a_year if count <= 2 * a_year else 2 * a_year
    while count > 3 * step:
        step += a_year
    return list(range((count - 1) % step, count, step))


def _heights(drawing: Drawing, ink: dict[str, str], live: Live) -> dict[str, Any]:
    bottom, top = drawing.bottom, drawing.top
    ticks = [bottom, 0, top] if bottom < 0 else [0, top / 2, top]
    end = "%" if drawing.top_words.endswith("%") else ""
    return {
        "range": [bottom, top], "fixedrange": True, "zeroline": False, "showticklabels": live.axis,
        "tickvals": ticks if live.axis else [top], "ticktext": [f"{short(tick)}{end}" for tick in ticks],
        "tickfont": {"color": ink["muted"], "size": live.text}, "showgrid": True, "gridcolor": ink["rule"],
        "gridwidth": 1, "automargin": False, "ticks": "", "layer": "below traces",
    }  # fmt: skip


def _shapes(drawing: Drawing, ink: dict[str, str]) -> list[dict[str, Any]]:
    """A hairline at the top, the axis at zero, and a dotted upright for each gap and break."""
    across = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    top = {**across, "y0": drawing.top, "y1": drawing.top, "line": {"color": ink["rule"], "width": 1}}
    axis = {**across, "y0": 0, "y1": 0, "line": {"color": ink["muted"], "width": 1}}
    gaps = [((gap.first + gap.last) / 2, ink["edge"], 1) for gap in drawing.gaps]
    breaks = [(upright.place - 0.5, ink["ink"], 1) for upright in drawing.breaks]
    leaders = [
        {
            "type": "line", "x0": q.place, "x1": q.place, "y0": q.value, "y1": drawing.top, "layer": "below",
            "line": {"color": ink["muted"], "width": 1},
        }
        for q in led(drawing)
    ]  # fmt: skip
    return [top, axis, *leaders] + [
        {
            "type": "line", "yref": "paper", "x0": x, "x1": x, "y0": 0, "y1": height,
            "line": {"color": colour, "width": 1.5, "dash": "1.5px,3px"},
        }
        for x, colour, height in gaps + breaks
    ]  # fmt: skip
