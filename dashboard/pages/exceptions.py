"""Exceptions: what stands out, from the figures and from people; choose one for the meeting, or raise one by hand."""

from __future__ import annotations

import streamlit as st

from dashboard import pieces, screen, wording
from dashboard.drawing import CARD
from dashboard.findings import Finding
from dashboard.pages.choosing import choice_of, choice_of_raised, choose, is_being_chosen
from dashboard.pages.raising import raise_by_hand
from dashboard.plan import Meeting
from dashboard.screen import Office
from dashboard.scrutiny import Raised

FAMILIES = {
    "hiac": "High impact acquisitive crime",
    "violent": "Violent crime",
    "hate": "Hate crime",
    "asb": "Anti-social behaviour",
    "psd": "Professional standards",
    "measures": "Other measures",
}
ALL_SECTIONS, ALL_FAMILIES, ALL_AREAS, FORCE = "All sections", "All families", "All areas", "The force"
AT_ONCE = 12
FROM_THE_FIGURES = ("section", "measure", "area", "quarter", "finding", "sentence", "how_sure", "status", "basis")
RAISED = (
    "section", "title", "noticed", "source", "raised_by", "raised_on", "area", "what_became_of_it", "why", "basis",
)  # fmt: skip


def show(office: Office) -> None:
    """Filters, then the exceptions of the figures, then those people raised."""
    meeting = office.meeting
    above = f"For {meeting.words}" if meeting else "No meeting ahead"
    pieces.title("Exceptions", above, _in_a_sentence(office))
    section, family, area = _filters(office)
    shown = [each for each in office.findings.exceptions if _matches(each, office, section, family, area)]
    _from_the_figures(shown, office, meeting)
    _likely_chance([each for each in office.findings.likely_chance if _matches(each, office, section, family, area)])
    _raised_by_people(office, meeting, section)
    pieces.foot(office.sources)


def _in_a_sentence(office: Office) -> str:
    outside = wording.count_words(len(office.findings.exceptions), "series is", "series are")
    raised = wording.count_words(len(office.raised), "matter")
    return f"{outside} outside what was expected; people raised {raised}. Choose few: each takes time at the meeting."


def _filters(office: Office) -> tuple[str, str, str]:
    sections = {f"{each.id} {each.short}": each.id for each in office.plan.document.sections}
    areas = [FORCE, *sorted(area.name for area in office.plan.areas.districts)]
    with st.container(horizontal=True):
        section = st.selectbox("Section", [ALL_SECTIONS, *sections], key="section", bind="query-params")
        family = st.selectbox("Family", [ALL_FAMILIES, *FAMILIES.values()], key="family", bind="query-params")
        area = st.selectbox("Area", [ALL_AREAS, *areas], key="where", bind="query-params")
    return sections.get(section, ""), family, area


def _matches(finding: Finding, office: Office, section: str, family: str, area: str) -> bool:
    return (
        (not section or section in office.plan.sections_of(finding.measure))
        and family in (ALL_FAMILIES, FAMILIES.get(finding.measure.family))
        and area in (ALL_AREAS, FORCE if finding.is_force else finding.area.name)
    )


def _from_the_figures(shown: list[Finding], office: Office, meeting: Meeting | None) -> None:
    found = office.findings
    to = f"Figures to {found.latest.words}; " if found.latest else ""
    looked = wording.looked_at(len(found.judged), found.expected_by_chance)
    pieces.section("From the figures", f"{to}{looked} In the order of the agenda.")
    if not shown:
        pieces.absent(*wording.nothing_outside(len(found.judged), found.expected_by_chance))
        return
    page = 1
    if len(shown) > AT_ONCE:
        page = st.pagination(-(-len(shown) // AT_ONCE), key="page", bind="query-params")
    for finding in pieces.parted(shown[(page - 1) * AT_ONCE : page * AT_ONCE]):
        _finding(finding, office, meeting)
    _download(shown, office)


def _likely_chance(shown: list[Finding]) -> None:
    """What lies outside its range, but among so many series no more than chance would put there."""
    if shown:
        words = wording.count_words(len(shown), "series", "series")
        with st.expander(f"Outside their range, but likely chance among so many: {words}"):
            pieces.rows((each.heading, f"{each.sentence} {each.certainty}") for each in shown)


def _finding(finding: Finding, office: Office, meeting: Meeting | None) -> None:
    words, chart = st.columns([6, 5], gap="large")
    with words:
        continuing = "Continuing: the quarter before stood out the same way."
        pieces.finding_words(finding, office.plan, more=continuing if finding.status == "continuing" else "")
    choice = choice_of(finding, office)
    with chart:
        # A list is read; where one is being weighed for the agenda, its chart answers to the pointer.
        if is_being_chosen(choice):
            screen.live_chart(finding, CARD, "item", f"live {choice.name}")
        else:
            pieces.finding_still(finding)
    if meeting is None:
        screen.see_the_figures(finding)
    else:
        choose(choice, office, meeting, finding)


def _download(shown: list[Finding], office: Office) -> None:
    rows = (
        (
            pieces.sections(each, office.plan), each.measure.name, each.area.name, each.quarter.label, each.heading,
            each.sentence, each.certainty, each.status, each.basis,
        )
        for each in shown
    )  # fmt: skip
    pieces.download("exceptions from the figures", FROM_THE_FIGURES, rows)


def _raised_by_people(office: Office, meeting: Meeting | None, section: str) -> None:
    pieces.section("Raised by people", "MADE, HMIC, meetings and casework; the latest first.")
    raise_by_hand(office)
    raised = [each for each in office.raised if section in ("", each.section)]
    if not raised:
        pieces.absent("Nothing raised.", "Nobody has raised an exception in this choice.")
    for each in pieces.parted(raised):
        _raised(each, office, meeting)
    if raised:
        pieces.download("exceptions raised by people", RAISED, map(_raised_row, raised))


def _raised(each: Raised, office: Office, meeting: Meeting | None) -> None:
    when = wording.day(each.day) if each.day else ""
    by = f"raised by {each.raised_by}" if each.raised_by and each.raised_by != each.origin else ""
    pieces.raised_words(each, " · ".join(filter(None, (each.section, each.origin, when, by))))
    if each.disposition:
        pieces.muted(f"{each.disposition.capitalize()}: {each.disposition_reason}")
    elif meeting is not None:
        choose(choice_of_raised(each, office), office, meeting)


def _raised_row(each: Raised) -> tuple[str | None, ...]:
    """One line of the download. Of a sensitive one it says what the page says before anything is opened."""
    summary = f"Not for publication: {each.sensitivity_reason}" if each.sensitive else each.summary
    return (
        each.section, each.title, summary, each.origin, each.raised_by, each.day.isoformat() if each.day else "",
        each.area, each.disposition, each.disposition_reason, "illustrative" if each.illustrative else "",
    )  # fmt: skip
