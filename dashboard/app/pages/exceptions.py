"""Exceptions: what stands out, from the figures and from people; choose one for the meeting, or raise one by hand."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.pages.agenda.choice import choice_of, choice_of_raised
from dashboard.app.pages.agenda.choose import choose, is_being_chosen
from dashboard.app.pages.agenda.raise_by_hand import raise_by_hand
from dashboard.disclosure import Office
from dashboard.findings import Finding, Ranked, ranked, wording
from dashboard.plan import FAMILY_NAMES, Meeting
from dashboard.render import CARD
from dashboard.scrutiny import Raised
from dashboard.text import english

FAMILIES = {family: name for family, name in FAMILY_NAMES.items() if family != "made"}  # people raise those
ALL_SECTIONS, ALL_FAMILIES, ALL_AREAS, FORCE = "All sections", "All families", "All areas", "The force"
AGENDA, RISK = ORDERS = ("The agenda", "Risk")
BY_RISK = (
    "In the order of risk: the weight of one event × the events beyond what was expected × how certain that is. "
    "Weights are starting values, for the office to set."
)
AT_ONCE = 12
FROM_THE_FIGURES = (
    "section", "measure", "area", "quarter", "finding", "sentence", "how_sure", "districts", "status", "basis",
    "weight", "excess", "certainty", "level", "risk",
)  # fmt: skip
RAISED = (
    "section", "title", "noticed", "source", "raised_by", "raised_on", "area", "what_became_of_it", "why", "basis",
)  # fmt: skip


def show(office: Office) -> None:
    """Filters, then the exceptions of the figures, then those people raised."""
    meeting = office.meeting
    above = f"For {meeting.words}" if meeting else "No meeting ahead"
    components.title("Exceptions", above, _in_a_sentence(office))
    section, family, area, order = _filters(office)
    shown = [each for each in office.findings.exceptions if _matches(each, office, section, family, area)]
    _from_the_figures(shown, order, office, meeting)
    _likely_chance([each for each in office.findings.likely_chance if _matches(each, office, section, family, area)])
    _raised_by_people(office, meeting, section)
    components.foot(office.attribution)


def _in_a_sentence(office: Office) -> str:
    outside = english.count_words(len(office.findings.exceptions), "series is", "series are")
    raised = english.count_words(len(office.raised), "matter")
    return f"{outside} outside what was expected; people raised {raised}. Choose few: each takes time at the meeting."


def _filters(office: Office) -> tuple[str, str, str, str]:
    sections = {f"{each.id} {each.short}": each.id for each in office.plan.document.sections}
    areas = [FORCE, *sorted(area.name for area in office.plan.areas.districts)]
    with st.container(horizontal=True):
        section = st.selectbox("Section", [ALL_SECTIONS, *sections], key="section", bind="query-params")
        family = st.selectbox("Family", [ALL_FAMILIES, *FAMILIES.values()], key="family", bind="query-params")
        area = st.selectbox("Area", [ALL_AREAS, *areas], key="where", bind="query-params")
        order = st.selectbox("In order of", ORDERS, key="order", bind="query-params")
    return sections.get(section, ""), family, area, order


def _matches(finding: Finding, office: Office, section: str, family: str, area: str) -> bool:
    return (
        (not section or section in office.plan.sections_of(finding.measure))
        and family in (ALL_FAMILIES, FAMILIES.get(finding.measure.family))
        and area in (ALL_AREAS, FORCE if finding.is_force else finding.area.name, *_beneath(finding))
    )


def _beneath(finding: Finding) -> list[str]:
    """The districts that are told with a finding: who asks for one of them is shown it."""
    return [each.area.name for each in finding.at_once.beneath] if finding.at_once else []


def _from_the_figures(shown: list[Finding], order: str, office: Office, meeting: Meeting | None) -> None:
    found, by_risk = office.findings, ranked(shown, office.findings, office.plan)
    to = f"Figures to {found.latest.words}; " if found.latest else ""
    looked = wording.looked_at(len(found.judged), found.expected_by_chance)
    in_order = BY_RISK if order == RISK else "In the order of the agenda."
    components.section("From the figures", f"{to}{looked} {in_order}")
    if not shown:
        components.absent(*wording.nothing_outside(len(found.judged), found.expected_by_chance))
        return
    if order == RISK:
        _by_risk(by_risk.concerns, by_risk.good_news, office, meeting)
    else:
        _listed([(each, "") for each in shown], "page", office, meeting)
    _download(by_risk.all if order == RISK else _as_listed(shown, by_risk.all), office)


def _by_risk(
    concerns: tuple[Ranked, ...], good_news: tuple[Ranked, ...], office: Office, meeting: Meeting | None
) -> None:
    """The exceptions with the factors of each one's place; what is good news in a list of its own."""
    _listed([(each.finding, each.words) for each in concerns], "page", office, meeting)
    if good_news:
        components.section("Good news", "Outside what was expected, and not the way that is worse.")
        _listed([(each.finding, each.words) for each in good_news], "good", office, meeting)


def _listed(shown: list[tuple[Finding, str]], key: str, office: Office, meeting: Meeting | None) -> None:
    """Findings one beneath another, with what more there is to say of each; so many to a page."""
    page = 1
    if len(shown) > AT_ONCE:
        page = st.pagination(-(-len(shown) // AT_ONCE), key=key, bind="query-params")
    here = shown[(page - 1) * AT_ONCE : page * AT_ONCE]
    office.prepare(finding for finding, _ in here)
    for finding, more in components.parted(here):
        _finding(finding, more, office, meeting)


def _as_listed(shown: list[Finding], ranked: tuple[Ranked, ...]) -> list[Ranked]:
    by_finding = {id(each.finding): each for each in ranked}
    return [by_finding[id(each)] for each in shown]


def _likely_chance(shown: list[Finding]) -> None:
    """What lies outside its range, but among so many series no more than chance would put there."""
    if shown:
        words = english.count_words(len(shown), "series", "series")
        with st.expander(f"Outside their range, but likely chance among so many: {words}"):
            components.rows((each.heading, f"{each.sentence} {each.certainty}") for each in shown)


def _finding(finding: Finding, more: str, office: Office, meeting: Meeting | None) -> None:
    words, chart = st.columns([6, 5], gap="large")
    with words:
        is_continuing = finding.status == "continuing"
        continuing = f"Continuing: the {finding.measure.every} before stood out the same way." if is_continuing else ""
        components.finding_words(finding, office.plan, more=" ".join(filter(None, (continuing, more))))
    choice = choice_of(finding, office)
    with chart:
        # A list is read; where one is being weighed for the agenda, its chart answers to the pointer.
        if is_being_chosen(choice):
            screen.live_chart(finding, CARD, "item", f"live {choice.name}")
        else:
            components.finding_still(finding)
    if meeting is None:
        screen.see_the_figures(finding)
    else:
        choose(choice, office, meeting, finding)


def _download(shown: Iterable[Ranked], office: Office) -> None:
    components.download("exceptions from the figures", FROM_THE_FIGURES, (_row(each, office) for each in shown))


def _row(ranked: Ranked, office: Office) -> tuple[str | None, ...]:
    """One line of the download: the exception, and each factor of its place in the order of risk."""
    each, risk = ranked.finding, ranked.risk
    factors = (risk.weight, risk.excess, risk.confidence, risk.level, risk.total) if risk else ()
    return (
        components.sections(each, office.plan), each.measure.name, each.area.name, each.quarter.label, each.heading,
        each.sentence, each.certainty, each.together, each.status, each.basis,
        *(f"{factor:.4g}" if factor < 1 else f"{factor:.1f}" for factor in factors),
    )  # fmt: skip


def _raised_by_people(office: Office, meeting: Meeting | None, section: str) -> None:
    components.section("Raised by people", "MADE, HMIC, meetings and casework; the latest first.")
    raise_by_hand(office)
    raised = [each for each in office.raised if section in ("", each.section)]
    if not raised:
        components.absent("Nothing raised.", "Nobody has raised an exception in this choice.")
    for each in components.parted(raised):
        _raised(each, office, meeting)
    if raised:
        components.download("exceptions raised by people", RAISED, map(_raised_row, raised))


def _raised(each: Raised, office: Office, meeting: Meeting | None) -> None:
    when = english.day(each.day) if each.day else ""
    by = f"raised by {each.raised_by}" if each.raised_by and each.raised_by != each.origin else ""
    components.raised_words(each, " · ".join(filter(None, (each.section, each.origin, when, by))))
    if each.disposition:
        components.muted(f"{each.disposition.capitalize()}: {each.disposition_reason}")
    elif meeting is not None:
        choose(choice_of_raised(each, office), office, meeting)


def _raised_row(each: Raised) -> tuple[str | None, ...]:
    """One line of the download. Of a sensitive one it says what the page says before anything is opened."""
    summary = f"Not for publication: {each.sensitivity_reason}" if each.sensitive else each.summary
    return (
        each.section, each.title, summary, each.origin, each.raised_by, each.day.isoformat() if each.day else "",
        each.area, each.disposition, each.disposition_reason, "illustrative" if each.illustrative else "",
    )  # fmt: skip
