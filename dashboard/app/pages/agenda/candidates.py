"""The agenda's candidates, and what was considered for a meeting and not tabled."""

from __future__ import annotations

import streamlit as st

from dashboard.app import components
from dashboard.app.pages.agenda.choice import choice_of, choice_of_raised
from dashboard.app.pages.agenda.choose import choose
from dashboard.disclosure import Office
from dashboard.findings import Finding
from dashboard.plan import Meeting
from dashboard.scrutiny import Candidate, Raised, longest_since
from dashboard.text import english

RISK, LONGEST = ORDERS = ("Risk", "Longest since looked at")
AT_ONCE = 6
CONSIDERED = ("What", "Raised by", "What became of it", "Reason", "Who")


def candidates(office: Office, meeting: Meeting) -> None:
    """The exceptions that may yet be taken, in the order of risk or of the time since each was last looked at."""
    listed = office.candidates(meeting)
    components.section("Candidates", "Exceptions neither on an agenda nor decided. What was carried here comes first.")
    if not listed:
        components.absent("No candidate.", "Every exception is on an agenda, or its disposition is recorded.")
        return
    order = st.selectbox("In order of", ORDERS, key="candidates", bind="query-params", width=260)
    in_order = longest_since(listed) if order == LONGEST else listed
    every = len(listed) <= AT_ONCE
    every = every or st.toggle(f"Show all {len(listed)} candidates", key="every", bind="query-params")
    for each in components.parted(in_order if every else in_order[:AT_ONCE]):
        _candidate(each, office, meeting)


def _candidate(each: Candidate, office: Office, meeting: Meeting) -> None:
    if isinstance(each.of, Finding):
        components.finding_words(each.of, office.plan, more=each.risk)
    else:
        _raised(each.of)
    components.muted(_last(each))
    if each.carried is not None:
        by = f", by {each.carried.by} (not verified)" if each.carried.by else ""
        from_ = office.plan.document.meeting(each.carried.meeting).short
        components.muted(f"Carried from {from_}{by}: {each.carried.reason or 'no reason given'}")
    if each.earlier is not None and each.changed:
        said = each.earlier.words(office.plan)
        components.muted(f"{said} before ({each.earlier.reason}), and offered again: {each.changed}")
    choice = choice_of(each.of, office) if isinstance(each.of, Finding) else choice_of_raised(each.of, office)
    choose(choice, office, meeting, each.of if isinstance(each.of, Finding) else None)


def _raised(each: Raised) -> None:
    when = english.day(each.day) if each.day else ""
    components.raised_words(each, " · ".join(filter(None, (each.section, each.origin, when))))


def _last(each: Candidate) -> str:
    return f"Last looked at on {each.last.short} {each.last.sort.year}." if each.last else "Never looked at."


def not_tabled(office: Office, meeting: Meeting) -> None:
    """The fold of what was considered for the meeting and not tabled, each with its reason."""
    rows = not_tabled_rows(office, meeting)
    if rows:
        with st.expander(f"Considered, not tabled: {english.count_words(len(rows), 'matter')}", key="not tabled"):
            components.table(CONSIDERED, rows)


def not_tabled_rows(office: Office, meeting: Meeting) -> list[tuple[str, str, str, str, str]]:
    """Each thing considered and not tabled: what, from where, what became of it, why, and who said so when."""
    return [
        (
            f"{each.title} (illustrative)" if each.illustrative else each.title, each.origin,
            each.words(office.plan), each.reason,
            f"{each.by} (not verified), {english.day(each.day)}" if each.by and each.day else "In the plan",
        )
        for each in office.dispositions
        if each.meeting == meeting.id
    ]  # fmt: skip
