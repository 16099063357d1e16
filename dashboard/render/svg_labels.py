"""The words that stand inside a still chart, each where it covers nothing."""

from __future__ import annotations

from dashboard.render.label_layout import heads, inner_name_height, label_positions, name_height, name_place
from dashboard.render.svg import Frame, group, text

GUTTER = 6  # pixels between the frame and the labels right of it
END = ' text-anchor="end"'


def labels(frame: Frame, short: bool) -> str:
    """Every label; `short` leaves the scale's unit, the range's name and the quarters to the page around."""
    parts = [_scale(frame, short), _value(frame), _zero(frame), _revised(frame)]
    if not short:
        parts += [_range_name(frame), _inner_name(frame), _foot_labels(frame), _heads(frame), _ends(frame)]
    return group(f'class="look-words" font-size="{frame.size.text}"', parts)


def _scale(frame: Frame, short: bool) -> str:
    words = frame.drawing.top_words if short else frame.drawing.scale
    return text("0", frame.size.top - 6, words)


def _value(frame: Frame) -> str:
    """The latest value at its own height, or the average of the quarters taken together.

    Where younger quarters follow it, which are lower, it stands right above its own quarter.
    """
    drawing = frame.drawing
    joint = drawing.together
    kind = "look-exception" if drawing.direction else "look-value"
    if joint is not None and joint.average is not None:
        y = frame.y(joint.average)
        under = y + 1.35 * frame.size.text
        below = under < frame.size.base - frame.size.text
        word_y = under if below else y - 0.95 * frame.size.text
        return _beside(frame, y, drawing.average, f' class="{kind}"') + _beside(frame, word_y, "average")
    if drawing.latest is None or drawing.columns:
        return ""
    y = frame.y(drawing.latest.value)
    if drawing.young:
        over = max(y - GUTTER, frame.size.top + frame.size.text)
        return text(frame.middle(drawing.latest), over, drawing.latest.short, f' dx="{GUTTER}" class="{kind}"')
    return _beside(frame, y, drawing.latest.short, f' class="{kind}"')


def _beside(frame: Frame, y: float, words: str, more: str = "") -> str:
    return text("100%", y + 0.36 * frame.size.text, words, f' dx="{GUTTER}"{more}')


def _zero(frame: Frame) -> str:
    """0 at the end of the baseline, unless the latest value stands there."""
    drawing = frame.drawing
    beside = drawing.together.average if drawing.together else drawing.latest and drawing.latest.value
    if (
        beside is not None
        and not drawing.columns
        and not drawing.young
        and abs(frame.y(beside) - frame.zero) < 1.2 * frame.size.text
    ):
        return ""
    return _beside(frame, frame.zero, "0")


def _revised(frame: Frame) -> str:
    marked = [q for q in frame.drawing.quarters if q.revised and q.value is not None]
    return "".join(text(frame.middle(q), frame.y(q.value) - 7, "r", ' dx="5"') for q in marked)


def _range_name(frame: Frame) -> str:
    """Beside an end of the range."""
    beside, late = name_place(frame.drawing)
    if not beside:
        return ""
    x, more = ("100%", END) if late else (frame.x(beside[0].place), ' dx="4"')
    return text(x, name_height(frame.drawing, beside, frame.y, frame.size.text), frame.drawing.range_words, more)


def _inner_name(frame: Frame) -> str:
    joint = frame.drawing.together
    if joint is None or joint.lower is None or frame.size.text < 16:
        return ""
    height = inner_name_height(frame.drawing, frame.y, frame.size.text)
    if height is None:
        return ""
    return text(frame.x(joint.end), height, frame.drawing.inner_words, END)


def _foot_labels(frame: Frame) -> str:
    """The words at the foot of each gap and break, on the side that has room."""
    parts = []
    for foot in label_positions(frame.drawing, frame.size.text):
        side = END + ' dx="-5"' if foot.left else ' dx="5"'
        up = 6 + foot.row * 1.2 * frame.size.text
        up += frame.size.text + 4 if foot.over else 0  # over the count that a column wears
        y = max(frame.y(foot.over) - up, frame.size.text)
        parts.append(text(frame.x(foot.place), y, foot.words, side))
    return "".join(parts)


def _heads(frame: Frame) -> str:
    """The words at the head of the leaders, under the top line or above it."""
    rows = (frame.size.top + frame.size.text, frame.size.top - 6)
    return "".join(
        text(frame.x(head.place + 0.5), rows[head.row], head.words, END + ' dx="-5"' if head.left else ' dx="5"')
        for head in heads(frame.drawing, frame.size.text)
    )


def _ends(frame: Frame) -> str:
    first, last = frame.drawing.quarters[0], frame.drawing.quarters[-1]
    y = frame.size.base + 1.25 * frame.size.text
    if first is last:
        return text("50%", y, last.label, ' text-anchor="middle"')
    return text("0", y, first.label) + text("100%", y, last.label, END)
