"""The pieces that pages are set from: headings, cards, stills, tables and the words for what is absent.

Text handed in is shown as typed: it is escaped here, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import streamlit as st

from dashboard import inks, wording
from dashboard.drawing import CARD, draw, tags
from dashboard.escape import html, markdown
from dashboard.findings import Finding
from dashboard.plan import Action, Plan
from dashboard.scrutiny import Raised, Topic
from dashboard.stills import still

STYLE = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
MARKS = {"high": ("▲", "Higher"), "low": ("▼", "Lower")}
SOURCES = (
    "Recorded crime: Home Office, derived from published rolling-year totals; population: Office for National "
    "Statistics. Contains public sector information licensed under the Open Government Licence v3.0. They stand in "
    "for the force’s own returns, with values as published later. Figures marked illustrative are made up, to show "
    "how the dashboard works."
)


def dress() -> None:
    """Give the page its inks and its few rules of CSS."""
    st.html(f"<style>{inks.variables()}{STYLE}</style>")


def write(markup: str) -> None:
    """Put our own markup on the page, on one line, so that nothing in it is read as Markdown."""
    st.markdown(f"<div>{markup}</div>", unsafe_allow_html=True)


def title(words: str, above: str = "", lead: str = "") -> None:
    """A page's title, with a line above it and the sentence that answers before anything is scrolled."""
    if above:
        write(f'<p class="look-above">{html(above)}</p>')
    st.title(markdown(words), anchor=False)
    if lead:
        write(f'<p class="look-lead">{html(lead)}</p>')


def section(words: str, note: str = "", tag_words: Sequence[str] = ()) -> None:
    """A section's rule and heading, and what is said of all that follows."""
    write('<hr class="look-rule">')
    st.header(markdown(words), anchor=False)
    if note or tag_words:
        write(f'<p class="look-muted">{html(note)} {_tags(tag_words)}</p>')


def muted(words: str) -> None:
    """A line that explains and does not claim."""
    write(f'<p class="look-muted">{html(words)}</p>')


def text(words: str) -> None:
    """A paragraph, as typed."""
    write(f'<p class="look-body">{html(words)}</p>')


def absent(strong: str, words: str = "", small: str = "") -> None:
    """A wash box for what is not there, and why."""
    under = f'<br><span class="look-muted">{html(small)}</span>' if small else ""
    write(f'<div class="look-absent"><b>{html(strong)}</b> {html(words)}{under}</div>')


def hairline() -> None:
    """The rule between two rows."""
    write('<hr class="look-hairline">')


def subheading(words: str) -> None:
    """A heading inside a card or form."""
    write(f'<h3 class="look-finding">{html(words)}</h3>')


def problem(words: str) -> None:
    """What a person must put right here before anything is written."""
    st.error(markdown(words))


def done(words: str) -> None:
    """What was done."""
    st.success(markdown(words))


def told_of_file(name: str, words: str) -> None:
    """What an uploaded file turned out to be."""
    write(f'<p class="look-file"><b>{html(name)}</b>: {html(words)}</p>')


def topic_words(topic: Topic) -> None:
    """A topic of an agenda: its title, rationale, origin, owner."""
    small = [topic.origin, f"chosen by {topic.by}, not verified" if topic.by else "in the plan"]
    small += [topic.disposition] if topic.disposition != "taken" else []
    write(
        f'<h3 class="look-finding">{html(topic.title)}</h3><p class="look-body">{html(topic.rationale)}</p>'
        f'<p class="look-muted">{html(" · ".join(filter(None, small)))}</p>'
        f'<p class="look-muted">Owner: {html(topic.owner)}</p>'
    )


def absent_list(strong: str, lines: Iterable[tuple[str, str]]) -> None:
    """A wash box for several things that are not there, each with a smaller line beneath."""
    told = "".join(f'<br>{html(words)}<br><span class="look-muted">{html(small)}</span>' for words, small in lines)
    write(f'<div class="look-absent"><b>{html(strong)}</b>{told}</div>')


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Short facts on one line: Owner …, How often …"""
    told = "".join(f"<span><b>{html(name)}</b> {html(value)}</span>" for name, value in pairs if value)
    write(f'<p class="look-facts">{told}</p>')


def finding_words(finding: Finding, plan: Plan, where: bool = True) -> None:
    """A finding as words: where it belongs, its title with its mark, its sentence, how sure."""
    named = _tags(tags(finding))
    above = f'<p class="look-where">{html(sections(finding, plan))} {named}</p>' if where else ""
    beside = "" if where else named
    title = f'<h3 class="look-finding">{_mark(finding)}{html(finding.heading)} {beside}</h3>'
    write(f"{above}{title}{_told(finding)}")


def told(finding: Finding) -> None:
    """A finding's tags, sentence and how sure it is, under a title that has named it."""
    write(f'<p class="look-where">{_tags(tags(finding))}</p>{_told(finding)}')


def item_words(words: str, note: str) -> None:
    """A scrutiny item, word for word, and what the plan leaves to be said of it."""
    under = f'<p class="look-muted">{html(note)}</p>' if note else ""
    write(f'<p class="look-body">{html(words)}</p>{under}')


def raised_words(each: Raised, where: str) -> None:
    """An exception that people raised, as words. A sensitive one shows its title and reason; the rest when opened."""
    tagged = [word for word, holds in (("Sensitive", each.sensitive), ("Illustrative", each.illustrative)) if holds]
    words = f"Not for publication: {each.sensitivity_reason}" if each.sensitive else each.summary
    write(
        f'<p class="look-where">{html(where)} {_tags(tagged)}</p><h3 class="look-finding">{html(each.title)}</h3>'
        f'<p class="look-body">{html(words)}</p>'
    )
    if each.sensitive and each.summary:
        with st.expander("What was noticed: not for a public screen"):
            text(each.summary)


def promises(pairs: Iterable[tuple[Action, str]]) -> None:
    """What was promised: what, and beneath it by whom and by when."""
    told = "".join(
        f"<li>{html(each.what)} {_tags(('Illustrative',) if each.illustrative else ())}<br>"
        f'<span class="look-muted">{html(when)}</span></li>'
        for each, when in pairs
    )
    write(f'<ul class="look-rows">{told}</ul>')


def finding_still(finding: Finding, size: str = "card", count: int = CARD) -> None:
    """A finding's still chart and the notes under it; nothing where there is no figure to draw."""
    drawing = draw(finding, count)
    if drawing is None:
        return
    notes = "" if size == "flat" else "".join(f'<p class="look-muted">{html(note)}</p>' for note in drawing.notes)
    write(still(drawing, size) + notes)


def flat(finding: Finding) -> None:
    """A measure that did not change: its name, value and range over a chart of one line's height."""
    point, verdict = finding.latest, finding.verdict
    value = wording.figure(finding.measure, point.value)
    expected = wording.span(finding.measure, verdict.lower, verdict.upper)
    write(
        f'<p class="look-flat">{html(finding.heading)}<br><b>{html(value)}</b> {_tags(tags(finding)[:1])}<br>'
        f'<span class="look-muted">expected {html(expected)}</span></p>'
    )
    finding_still(finding, "flat")


def multiple(finding: Finding) -> None:
    """One of many small charts: the area, how it compares, and its still."""
    mark = _mark(finding)
    words = MARKS[finding.signal][1] if finding.signal else _quiet(finding)
    write(f'<p class="look-multiple"><b>{html(finding.area.name)}</b><br>{mark}<span>{html(words)}</span></p>')
    finding_still(finding, "multiple")


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[int] = ()) -> None:
    """A table with rules; the columns whose places are `numeric` are set right. On a phone each row is a block."""

    def cell(place: int, words: str, kind: str) -> str:
        right = ' class="look-number"' if place in numeric else ""
        label = f' data-label="{html(headings[place])}"' if kind == "td" else ' scope="col"'
        return f"<{kind}{right}{label}>{html(words)}</{kind}>"

    head = "".join(cell(place, words, "th") for place, words in enumerate(headings))
    body = "".join(f"<tr>{''.join(cell(place, words, 'td') for place, words in enumerate(row))}</tr>" for row in rows)
    write(f'<table class="look-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def rows(pairs: Iterable[tuple[str, str]]) -> None:
    """Lines with a rule between: words in bold or plain, and a smaller line beneath."""
    told = "".join(
        f'<li><span>{html(words)}</span><br><span class="look-muted">{html(small)}</span></li>'
        for words, small in pairs
    )
    write(f'<ul class="look-rows">{told}</ul>')


def foot() -> None:
    """Whose figures these are, on every page that shows any."""
    write(f'<p class="look-foot">{html(SOURCES)}</p>')


def sections(finding: Finding, plan: Plan) -> str:
    """The sections a finding's measure serves, by number and short name."""
    named = [plan.document.section(each) for each in plan.sections_of(finding.measure)]
    return " · ".join(f"{each.id} {each.short}" for each in named)


def _told(finding: Finding) -> str:
    sure = f'<p class="look-muted">{html(finding.certainty)}</p>' if finding.certainty else ""
    return f'<p class="look-body">{html(finding.sentence)}</p>{sure}'


def _quiet(finding: Finding) -> str:
    if finding.verdict.why_silent:
        words = {"collecting": "Collecting", "not supplied": "Not supplied"}
        return words.get(finding.verdict.why_silent, "Too few to judge")
    return "Within a trial range" if finding.state == "trial" else "Within the range"


def _mark(finding: Finding) -> str:
    if not finding.signal:
        return ""
    shape, words = MARKS[finding.signal]
    return f'<span class="look-mark" role="img" aria-label="{words}">{shape}</span> '


def _tags(words: Iterable[str]) -> str:
    return "".join(f'<span class="look-tag look-tag-{word.split()[0].lower()}">{html(word)}</span>' for word in words)
