"""The words that stand inside a live chart, beside what they name, as plotly annotations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.render.chart_spec import Drawing
from dashboard.render.label_layout import heads, inner_name_height, label_positions, name_height, name_place
from dashboard.render.plotly_layout import Live
from dashboard.text import escape


def annotations(drawing: Drawing, ink: dict[str, str], live: Live) -> list[dict[str, Any]]:
    """Every label of the chart. ink: the colours by name."""
    plain = {"color": ink["muted"], "size": live.text}
    parts = [_scale(drawing, plain, live), *_value(drawing, ink, live), *_revised(drawing, ink, live)]
    parts += [
        *_range_name(drawing, plain, live),
        *_inner_name(drawing, plain, live),
        *_foot_labels(drawing, plain, ink),
        *_heads(drawing, plain),
    ]
    if not live.axis:
        parts += [*_zero(drawing, plain), *_ends(drawing, plain)]
    return parts


def _label(words: str, font: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"text": escape.plotly(words), "font": font, "showarrow": False, **more}


def _scale(drawing: Drawing, plain: dict, live: Live) -> dict[str, Any]:
    words = drawing.axis_unit.capitalize() if live.axis else drawing.scale
    return _label(words, plain, xref="paper", yref="paper", x=0, y=1, xanchor="left", yanchor="bottom", yshift=1)


def _right(words: str, font: dict, y: float, **more: Any) -> dict[str, Any]:
    return _label(words, font, xref="paper", x=1, y=y, xanchor="left", xshift=7, align="left", **more)


def _value(drawing: Drawing, ink: dict[str, str], live: Live) -> list[dict[str, Any]]:
    """The latest value at its own height, or the average of the quarters taken together.

    Where younger quarters follow it, which are lower, it stands right above its own quarter.
    """
    colour = ink["exception"] if drawing.direction else ink["ink"]
    font = {"color": colour, "size": live.value, "weight": 600}
    joint = drawing.together
    if joint is not None and joint.average is not None:
        plain = {"color": ink["muted"], "size": live.text}
        low = joint.average < drawing.bottom + (drawing.top - drawing.bottom) * 0.15
        word = _right("average", plain, joint.average, yshift=live.value if low else -live.value)
        return [_right(drawing.average, font, joint.average), word]
    if drawing.latest is None or drawing.columns:
        return []
    latest = drawing.latest
    if drawing.young:
        return [_label(latest.short, font, x=latest.place, y=latest.value, xanchor="left", xshift=5, yanchor="bottom")]
    return [_right(latest.short, font, latest.value)]


def _zero(drawing: Drawing, plain: dict) -> list[dict[str, Any]]:
    """0 at the end of the baseline, unless the latest value stands there."""
    beside = None if drawing.columns or drawing.young else drawing.latest
    near = beside is not None and abs(beside.value) < 0.12 * drawing.top
    return [] if near else [_right("0", plain, 0)]


def _revised(drawing: Drawing, ink: dict[str, str], live: Live) -> list[dict[str, Any]]:
    font = {"color": ink["ink"], "size": live.text, "weight": 600}
    marked = [q for q in drawing.quarters if q.revised and q.value is not None]
    return [_label("r", font, x=q.place, y=q.value, xshift=8, yshift=12) for q in marked]


def _range_name(drawing: Drawing, plain: dict, live: Live) -> list[dict[str, Any]]:
    """Beside an end of the range."""
    beside, late = name_place(drawing)
    if not beside:
        return []
    height = name_height(drawing, beside, _pixels(drawing, live), live.text)
    x, side = (beside[-1].place + 0.5, "right") if late else (beside[0].place - 0.5, "left")
    return [_standing(drawing.range_words, plain, x, height, drawing, live, side)]


def _inner_name(drawing: Drawing, plain: dict, live: Live) -> list[dict[str, Any]]:
    joint = drawing.together
    if joint is None or joint.lower is None or plain["size"] < 15:
        return []
    height = inner_name_height(drawing, _pixels(drawing, live), live.text)
    return [] if height is None else [
        _standing(drawing.inner_words, plain, joint.end - 0.5, height, drawing, live, "right")
    ]  # fmt: skip


def _pixels(drawing: Drawing, live: Live) -> Callable[[float], float]:
    """How far down each value stands."""
    return lambda value: (drawing.top - value) / (drawing.top - drawing.bottom) * (live.height - live.top - live.foot)


def _standing(
    words: str, plain: dict, x: float, height: float, drawing: Drawing, live: Live, side: str
) -> dict[str, Any]:
    """Words whose baseline stands so many pixels down."""
    share = (height + 0.4 * live.text) / _pixels(drawing, live)(drawing.bottom)
    y = drawing.top - share * (drawing.top - drawing.bottom)
    return _label(words, plain, x=x, y=y, xanchor=side, yanchor="bottom", xshift=-3 if side == "right" else 3)


def _foot_labels(drawing: Drawing, plain: dict, ink: dict[str, str]) -> list[dict[str, Any]]:
    """The words at the foot of each gap and break, on paper of their own where they would stand on columns."""
    paper = {"bgcolor": ink["paper"]} if drawing.columns else {}
    return [
        _label(
            foot.words, plain, x=foot.place - 0.5, y=0, yanchor="bottom", yshift=foot.row * 1.2 * plain["size"],
            xanchor="right" if foot.left else "left", xshift=-4 if foot.left else 4, **paper,
        )
        for foot in label_positions(drawing, plain["size"])
    ]  # fmt: skip


def _heads(drawing: Drawing, plain: dict) -> list[dict[str, Any]]:
    """The words at the head of the leaders up from explained quarters."""
    found = []
    for head in heads(drawing, plain["size"]):
        away = 12 if head.row else 4  # clear of the mark at the top line, or of the leader under it
        across = {"xanchor": "right", "xshift": -away} if head.left else {"xanchor": "left", "xshift": away}
        up = {"yanchor": "bottom", "yshift": 1} if head.row else {"yanchor": "top", "yshift": -1}
        found.append(_label(head.words, plain, x=head.place, y=drawing.top, **across, **up))
    return found


def _ends(drawing: Drawing, plain: dict) -> list[dict[str, Any]]:
    first, last = drawing.quarters[0], drawing.quarters[-1]
    below = {"xref": "paper", "yref": "paper", "y": 0, "yanchor": "top", "yshift": -3}
    if first is last:
        return [_label(last.label, plain, x=0.5, xanchor="center", **below)]
    return [
        _label(first.label, plain, x=0, xanchor="left", **below),
        _label(last.label, plain, x=1, xanchor="right", **below),
    ]
