"""The pieces that pages are set from: headings, cards, stills, tables and the words for what is absent.

Text handed in is shown as typed: it is escaped here, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import streamlit as st

from dashboard.findings import Finding
from dashboard.plan import Plan
from dashboard.render import CARD, Drawing, colours, markup, tags
from dashboard.scrutiny import Action, Raised, Topic
from dashboard.text import csv_of, html, markdown

T = TypeVar("T")
PRODUCT = "Strategic scrutiny"
STYLE = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")


def apply_style() -> None:
    """Give the page its inks and its few rules of CSS."""
    st.html(f"<style>{colours.variables()}{STYLE}</style>")


def write(line: str) -> None:
    """Put our own markup on the page, on one line, so that nothing in it is read as Markdown."""
    st.markdown(f"<div>{line}</div>", unsafe_allow_html=True)


def tab(words: str) -> None:
    """Name the tab of the browser: people keep several pages open side by side."""
    st.set_page_config(page_title=f"{words} · {PRODUCT}")


def title(words: str, above: str = "", lead: str = "") -> None:
    """A page's title, with a line above it and the sentence that answers before anything is scrolled."""
    write(markup.title(words, above, lead))


def section(words: str, note: str = "", tagged: Sequence[str] = ()) -> None:
    """A section's rule and heading, and what is said of all that follows."""
    write(markup.section(words, note, tagged))


def muted(words: str) -> None:
    """A line that explains and does not claim."""
    write(f'<p class="look-muted">{html(words)}</p>')


def text(words: str) -> None:
    """A paragraph, as typed."""
    write(f'<p class="look-body">{html(words)}</p>')


def tagged(words: Sequence[str]) -> None:
    """Tags on a line of their own, over what they are said of."""
    write(f'<p class="look-where">{markup.boxed(words)}</p>')


def absent(strong: str, words: str = "", small: str = "") -> None:
    """A wash box for what is not there, and why."""
    under = f'<br><span class="look-muted">{html(small)}</span>' if small else ""
    write(f'<div class="look-absent"><b>{html(strong)}</b> {html(words)}{under}</div>')


def band(strong: str, words: str) -> None:
    """A line over the whole page that says as known on which day it is seen."""
    write(f'<p class="look-band"><b>{html(strong)}</b> {html(words)}</p>')


def subheading(words: str) -> None:
    """A heading inside a card or form."""
    write(f'<h3 class="look-finding">{html(words)}</h3>')


def subsection(words: str) -> None:
    """A heading of a section's rank, without a rule over it."""
    write(f'<h2 class="look-section">{html(words)}</h2>')


def room_head(above: str, topic: Topic, finding: Finding | None) -> None:
    """A topic in the room: where it stands, the finding as the page's title, and its numbers; without one its words."""
    boxes = markup.boxed((*(("Sensitive",) if topic.sensitive else ()), *(tags(finding) if finding else ())))
    words, lead = (finding.heading, finding.sentence) if finding else (topic.title, topic.rationale)
    shape = markup.mark(finding) if finding else ""
    write(
        f'<p class="look-where">{html(above)} {boxes}</p><h1 class="look-title">{shape}{html(words)}</h1>'
        f'<p class="look-lead look-said">{html(lead)}</p>'
    )


def room_foot(question: str, further: Iterable[str]) -> None:
    """Under the chart in the room: the question to ask, and further notes."""
    ask = f'<p class="look-ask"><b>Ask:</b> {html(question)}</p>' if question else ""
    write(ask + "".join(f'<p class="look-muted">{html(words)}</p>' for words in further if words))


def sheet(line: str) -> None:
    """A page to print, as `commission.page` gives it."""
    write(f'<div class="look-sheet">{line}</div>')


def verdict(word: str, why: str, small: str) -> None:
    """What was concluded of a topic: the verdict, why, and who recorded it."""
    write(
        f'<p class="look-body"><b>{html(word.capitalize())}:</b> {html(why)}</p><p class="look-muted">{html(small)}</p>'
    )


def problem(words: str) -> None:
    """What a person must put right here before anything is written."""
    st.error(markdown(words))


def done(words: str) -> None:
    """What was done."""
    st.success(markdown(words))


def file_summary(name: str, words: str) -> None:
    """The name of a file, and what it is or holds."""
    write(f'<p class="look-file"><b>{html(name)}</b>: {html(words)}</p>')


def file_question(where: str, question: str) -> None:
    """A question about a file: its place there, and its words."""
    write(f'<p class="look-muted">{html(where)}</p><p class="look-body">{html(question)}</p>')


def lists(titled: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Lists one under another, each under a few words."""
    write("".join(markup.listed(words, lines) for words, lines in titled))


def topic_words(topic: Topic, overlaps: Iterable[tuple[str, str, str]] = ()) -> None:
    """A topic of an agenda: its title, each rationale with its origin, its question, owner, and what it overlaps.

    overlaps: of each other topic that looks at some of the same its words, its place on the page, and why.
    """
    small = [_chosen(topic)]
    why = topic.sensitivity_reason if topic.sensitivity_reason != topic.rationale else ""
    small += [f"not for publication: {why}"] if why else []
    small += [f"{topic.disposition}: {topic.disposition_reason}"] if topic.disposition != "taken" else []
    tagged = f'<p class="look-where">{markup.boxed(("Sensitive",))}</p>' if topic.sensitive else ""
    write(
        f'<span id="{html(topic.anchor)}"></span>{tagged}<h3 class="look-finding">{html(topic.title)}</h3>'
        f"{markup.rationales(topic)}"
        f'<p class="look-muted">{html(" · ".join(filter(None, small)))}</p>'
        f'<p class="look-muted">Owner: {html(topic.owner)}</p>{markup.overlaps(overlaps)}'
    )


def _chosen(topic: Topic) -> str:
    if not topic.chosen_by:
        return f"in the plan, changed by {topic.by}, not verified" if topic.by else "in the plan"
    changed = f", changed by {topic.by}" if topic.by != topic.chosen_by else ""
    return f"chosen by {topic.chosen_by}{changed}, not verified"


def absent_list(strong: str, lines: Iterable[tuple[str, str]]) -> None:
    """A wash box for several things that are not there, each with a smaller line beneath."""
    items = "".join(f'<br>{html(words)}<br><span class="look-muted">{html(small)}</span>' for words, small in lines)
    write(f'<div class="look-absent"><b>{html(strong)}</b>{items}</div>')


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Short facts on one line: Owner …, How often …"""
    items = "".join(f"<span><b>{html(name)}</b> {html(value)}</span>" for name, value in pairs if value)
    write(f'<p class="look-facts">{items}</p>')


def finding_words(finding: Finding, plan: Plan, where: bool = True, more: str = "") -> None:
    """A finding as words: where it belongs, its title with its mark, its sentence, how sure, and what more there is."""
    write(markup.finding(finding, sections(finding, plan) if where else "", more))


def finding_body(finding: Finding) -> None:
    """A finding's tags, sentence and how sure it is, under a title that has named it."""
    tagged = markup.boxed(tags(finding))
    write((f'<p class="look-where">{tagged}</p>' if tagged else "") + markup.finding_body(finding))


def item_words(words: str, note: str) -> None:
    """A scrutiny item, word for word, and what the plan leaves to be said of it."""
    under = f'<p class="look-muted">{html(note)}</p>' if note else ""
    write(f'<p class="look-body">{html(words)}</p>{under}')


def raised_words(each: Raised, where: str) -> None:
    """An exception that people raised, as words. A sensitive one shows its title and reason; the rest when opened."""
    tagged = [word for word, holds in (("Sensitive", each.sensitive), ("Illustrative", each.illustrative)) if holds]
    words = f"Not for publication: {each.sensitivity_reason}" if each.sensitive else each.summary
    write(
        f'<p class="look-where">{html(where)} {markup.boxed(tagged)}</p>'
        f'<h3 class="look-finding">{html(each.title)}</h3>'
        f'<p class="look-body">{html(words)}</p>'
    )
    if each.sensitive and each.summary:
        with st.expander("What was noticed: not for a public screen"):
            text(each.summary)


def promise(each: Action, days_late: int, when: str, since: str = "") -> None:
    """What was promised, and whether it is overdue; beneath it by whom and by when, and how its measure went on."""
    boxes = markup.boxed((*(("Overdue",) if days_late else ()), *(("Illustrative",) if each.illustrative else ())))
    details = "".join(f'<br><span class="look-muted">{html(words)}</span>' for words in (when, since) if words)
    write(f'<ul class="look-rows"><li>{html(each.what)} {boxes}{details}</li></ul>')


def finding_still(finding: Finding, size: str = "card", count: int = CARD) -> None:
    """A finding's still chart and the notes under it; nothing where there is no figure to draw."""
    if drawn := markup.chart(finding, size, count):
        write(drawn)


def under_live(drawing: Drawing) -> None:
    """What stands under a live chart: its notes, and the still that takes its place on paper."""
    write(markup.under_live(drawing))


def flats(found: Iterable[Finding]) -> None:
    """Measures that did not change, side by side."""
    write(markup.flats(found))


def multiples(found: Iterable[Finding]) -> None:
    """One measure in many areas, side by side."""
    write(markup.multiples(found))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[int] = ()) -> None:
    """A table with rules; the columns whose places are `numeric` are set right. On a phone each row is a block."""
    write(markup.table(headings, rows, numeric))


def download(name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """The button that hands over a table as `name`.csv, made when it is pressed."""
    rows = tuple(rows)
    st.download_button(
        "Download (CSV)", lambda: csv_of(headings, rows).encode("utf-8-sig"), f"{name}.csv", "text/csv",
        key=f"download {name}", on_click="ignore",
    )  # fmt: skip


def rows(pairs: Iterable[tuple[str, str]]) -> None:
    """Lines with a rule between: words in bold, and smaller ones beneath."""
    write(markup.rows(pairs))


def parted(things: Iterable[T]) -> Iterator[T]:
    """The things one by one, with a hairline between each and the next."""
    for place, each in enumerate(things):
        if place:
            write('<hr class="look-hairline">')
        yield each


def foot(sources: str = "") -> None:
    """The end of every page: whose figures are held."""
    write(f'<p class="look-foot">{html(sources)}</p>')


def sections(finding: Finding, plan: Plan) -> str:
    """The sections a finding's measure serves, by number and short name."""
    named = [plan.document.section(each) for each in plan.sections_of(finding.measure)]
    return " · ".join(f"{each.id} {each.short}" for each in named)
