"""The HTML that pages are set from, each piece one line: words handed in are shown as typed, escaped here, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dashboard.findings import Finding, wording
from dashboard.render.chart_spec import CARD, Drawing, draw, tags
from dashboard.render.svg_chart import still
from dashboard.scrutiny import Topic
from dashboard.text import html

MARKS = {"high": ("▲", "Higher"), "low": ("▼", "Lower")}


def title(words: str, above: str, lead: str) -> str:
    """A page's title between the line above it and the sentence that answers before anything is scrolled."""
    over = f'<p class="look-above">{html(above)}</p>' if above else ""
    under = f'<p class="look-lead">{html(lead)}</p>' if lead else ""
    return f'{over}<h1 class="look-title">{html(words)}</h1>{under}'


def section(words: str, note: str, tagged: Sequence[str]) -> str:
    """A section's rule and heading, and what is said of all that follows."""
    under = f'<p class="look-where">{html(note)} {boxed(tagged)}</p>' if note or tagged else ""
    return f'<hr class="look-rule"><h2 class="look-section">{html(words)}</h2>{under}'


def finding(found: Finding, where: str = "", more: str = "") -> str:
    """A finding as words: where it belongs, its title with its mark, its sentence, how sure, and what more there is."""
    boxes = boxed(tags(found))
    above = f'<p class="look-where">{html(where)} {boxes}</p>' if where else ""
    beside = "" if where else boxes
    return (
        f'{above}<h3 class="look-finding">{mark(found)}{html(found.heading)} {beside}</h3>{finding_body(found, more)}'
    )


def finding_body(found: Finding, more: str = "") -> str:
    """A finding's sentence, how sure it is, and what more there is to say."""
    over = f'<p class="look-muted">{html(found.window_words)}</p>' if found.window else ""
    under = (found.certainty, found.together, more)
    sure = "".join(f'<p class="look-muted">{html(words)}</p>' for words in under if words)
    return f'{over}<p class="look-body">{html(found.sentence)}</p>{sure}'


def chart(found: Finding, size: str, count: int = CARD) -> str:
    """A finding's still and, where it has room for them, the notes under it; nothing where there is no figure."""
    drawing = draw(found, count)
    if drawing is None:
        return ""
    return still(drawing, size) + (_notes(drawing) if size in ("card", "room") else "")


def under_live(drawing: Drawing) -> str:
    """The still that takes a live chart's place on paper, where that one would be cut off, and the chart's notes."""
    return f'<div class="look-paper">{still(drawing)}</div>{_notes(drawing)}'


def _notes(drawing: Drawing) -> str:
    return "".join(f'<p class="look-muted">{html(note)}</p>' for note in drawing.notes)


def flats(found: Iterable[Finding]) -> str:
    """Measures that did not change, side by side: name, value and range over a chart of one line's height."""
    return _grid("look-flats", _flat, found)


def multiples(found: Iterable[Finding]) -> str:
    """One measure in many areas, side by side: the area, how it compares, and its still."""
    return _grid("look-multiples", _multiple, found)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[int]) -> str:
    """A table; the columns whose places are `numeric` are set right. Roles are named: on a phone rows are blocks."""

    def cell(place: int, words: str, kind: str) -> str:
        right = ' class="look-number"' if place in numeric else ""
        more = ' role="columnheader" scope="col"'
        if kind == "td":
            more = f' role="cell" data-label="{html(headings[place])}"'
        return f"<{kind}{right}{more}>{html(words)}</{kind}>"

    def line(words: Sequence[str], kind: str) -> str:
        return f'<tr role="row">{"".join(cell(place, each, kind) for place, each in enumerate(words))}</tr>'

    body = "".join(line(words, "td") for words in rows)
    head = f'<thead role="rowgroup">{line(headings, "th")}</thead>'
    return f'<table class="look-table" role="table">{head}<tbody role="rowgroup">{body}</tbody></table>'


def rationales(topic: Topic) -> str:
    """Each rationale of a topic with its origin, and the question it puts."""
    reasons = "".join(
        f'<p class="look-body">{html(each.words)} <span class="look-muted">· {html(each.origin)}</span></p>'
        for each in topic.rationales
    )
    question = f'<p class="look-body"><b>Question:</b> {html(topic.question)}</p>' if topic.question else ""
    return reasons + question


def overlaps(found: Iterable[tuple[str, str, str]]) -> str:
    """The other topics that look at some of the same, each with the way to its place on the page, and why."""
    return "".join(
        '<p class="look-muted">Looks at some of the same as '
        f'<a href="#{html(place)}" target="_self">{html(words)}</a>: {html(why)}.</p>'
        for words, place, why in found
    )


def rows(pairs: Iterable[tuple[str, str]]) -> str:
    """Lines with a rule between: words in bold, and smaller ones beneath."""
    lines = "".join(
        f'<li><b>{html(words)}</b><br><span class="look-muted">{html(small)}</span></li>' for words, small in pairs
    )
    return f'<ul class="look-rows">{lines}</ul>'


def listed(words: str, lines: Iterable[str]) -> str:
    """A few words, and a line for each thing under them."""
    items = "".join(f"<li>{html(each)}</li>" for each in lines)
    return f'<p class="look-body"><b>{html(words)}</b></p><ul class="look-list">{items}</ul>'


def boxed(words: Iterable[str]) -> str:
    """Tags: words in a box, each with the line its meaning has."""
    return "".join(f'<span class="look-tag look-tag-{word.split()[0].lower()}">{html(word)}</span>' for word in words)


def mark(found: Finding) -> str:
    """The triangle of a finding outside what was expected, with its word for those who cannot see it."""
    if not found.signal:
        return ""
    shape, words = MARKS[found.signal]
    return f'<span class="look-mark" role="img" aria-label="{words}">{shape}</span> '


def _grid(name: str, one: Callable[[Finding], str], found: Iterable[Finding]) -> str:
    return f'<div class="look-grid {name}">{"".join(f"<div>{one(each)}</div>" for each in found)}</div>'


def _flat(found: Finding) -> str:
    value = wording.figure(found.measure, found.latest.value)
    expected = wording.span(found.measure, found.verdict.lower, found.verdict.upper, found.latest.value)
    return (
        f'<p class="look-flat">{html(found.heading)} {boxed(tags(found)[:1])}<br><b>{html(value)}</b><br>'
        f'<span class="look-muted">expected {html(expected)}{_when(found)}</span></p>{chart(found, "flat")}'
    )


def _when(found: Finding) -> str:
    """The period judged, where it is not the quarter that all around it speak of."""
    is_other = found.measure.young or found.measure.every != "quarter"
    return f", {html(found.quarter.label)}" if is_other else ""


def _multiple(found: Finding) -> str:
    words = MARKS[found.signal][1] if found.signal else _quiet(found)
    return (
        f'<p class="look-multiple"><b>{html(found.area.name)}</b><br>{mark(found)}<span>{html(words)}</span></p>'
        f"{chart(found, 'multiple')}"
    )


def _quiet(found: Finding) -> str:
    if found.verdict.why_silent:
        words = {"collecting": "Collecting", "not supplied": "Not supplied", "too few": "Too few to judge"}
        return words.get(found.verdict.why_silent, "Not judged")
    return "Within a trial range" if found.state == "trial" else "Within the range"
