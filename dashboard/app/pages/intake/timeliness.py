"""Extracts: what has been received quarter by quarter, what is late, what is not due; and templates to fill in."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.app import components, screen
from dashboard.disclosure import Office
from dashboard.intake import NOT_SUPPLIED, TEMPLATE_NAMES, Received, Row, template, timeliness
from dashboard.text import english

KNOWN = ("Extract", "From", "Last held", "Last brought by", "Sections")
TEMPLATES = timeliness.NAMES | {NOT_SUPPLIED: "Measures not yet supplied"}


def show(office: Office) -> None:
    """Late ones first, in sentences; then every extract by quarters; what was never sent; templates."""
    late = timeliness.late(office.findings, office.store, office.plan, office.meeting)
    components.title("Extracts", lead=_lead(late, office))
    if late:
        components.section("Late")
        components.rows(late)
    _by_quarter(office)
    _never_sent(office)
    _templates(office)
    components.foot(office.attribution)


def _lead(late: list[tuple[str, str]], office: Office) -> str:
    days = office.plan.document.due_days
    due = f"Extracts are due {english.count_words(days, 'day')} after their quarter’s end."
    return (
        f"{english.count_words(len(late), 'extract is', 'extracts are')} late. {due}"
        if late
        else f"None is late. {due}"
    )


def _by_quarter(office: Office) -> None:
    found = timeliness.received(office.findings, office.store, office.plan)
    components.section("Quarter by quarter", "When each was received, and as which extract; the latest quarter first.")
    if not found.rows:
        components.absent("No extract has been received.")
        return
    own = [each for each in found.rows if each.family != "measures"]
    others = [each for each in found.rows if each.family == "measures"]
    _table(found, own)
    if others:
        words = f"{timeliness.NAMES['measures']}, by who sends them: {len(others)}"
        screen.folded(words, "other measures", partial(_table, found, others))
    with st.expander("Who sends each, and what it serves"):
        components.table(KNOWN, [_known(each) for each in found.rows])


def _table(found: Received, rows: list[Row]) -> None:
    headings = ["Extract", *map(str, found.quarters)]
    several = len({each.family for each in rows}) == 1
    cells = [[cell.words for cell in each.cells] for each in rows]
    components.table(
        [each.replace(" ", english.NO_BREAK) for each in headings],
        [(each.supplier if several else each.name, *words) for each, words in zip(rows, cells)],
    )
    name = f"extracts by quarter, {rows[0].name.lower()}"
    components.download(name, headings, [(each.name, *words) for each, words in zip(rows, cells)])


def _known(each: Row) -> tuple[str, ...]:
    return each.name, each.supplier, each.last_held, each.last_brought, each.sections


def _never_sent(office: Office) -> None:
    missing = timeliness.never_sent(office.findings, office.plan)
    if missing:
        components.section("Never received", "What the plan asks for and nobody has sent.")
        words = english.count_words(len(missing), "item", "items")
        screen.folded(f"{words} of the plan", "never received", partial(components.rows, missing))


def _templates(office: Office) -> None:
    components.section("Templates", "Headings, areas and the quarter that is due next; only the figures are lacking.")
    screen.link("type", "Type a single figure by hand")
    with st.container(horizontal=True):
        for name in TEMPLATE_NAMES:
            st.download_button(
                TEMPLATES[name], partial(template, name, office.findings, office.plan), f"{name}.csv", "text/csv",
                key=f"template {name}", on_click="ignore",
            )  # fmt: skip
