"""Overview: what changed, what was promised, what is due, what did not change, and what we cannot say."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.pages.agenda.actions import promises
from dashboard.app.pages.agenda.choice import choice_of, choice_of_raised
from dashboard.app.pages.agenda.choose import choose
from dashboard.disclosure import Office
from dashboard.findings import Finding, coverage, wording
from dashboard.intake import timeliness
from dashboard.scrutiny import Raised, days_to
from dashboard.text import english

NAMED_AT_MOST = 6  # measures named in the first sentence; more than that is a list, not a sentence


def show(office: Office) -> None:
    """The Commissioner's ten minutes: the answer, its proof, then what was promised."""
    _head(office)
    _what_changed(office)
    left, right = st.columns(2, gap="large")
    with left:
        _what_was_promised(office)
    with right:
        _what_is_due(office)
    _what_did_not_change(office)
    _what_we_cannot_say(office)
    components.foot(office.attribution)
    screen.await_live_charts()


def _head(office: Office) -> None:
    meeting = office.meeting
    if meeting is None:
        components.title("No meeting ahead", "The plan names no later meeting", _in_a_sentence(office))
        return
    days = days_to(meeting, office.as_at)
    above = "The next scrutiny meeting" if days is None else f"The next scrutiny meeting, {english.days_away(days)}"
    components.title(meeting.words, above, _in_a_sentence(office))
    if st.button("Open the agenda", type="primary"):
        screen.switch("agenda", meeting=meeting.words)


def _in_a_sentence(office: Office) -> str:
    found = office.findings
    force = [each for each in found.exceptions if each.is_force]
    said = [
        f"{start} than expected: {_names([each for each in force if each.signal == signal])}."
        for start, signal in (("Higher", "high"), ("Lower", "low"))
        if any(each.signal == signal for each in force)
    ]
    districts = len(found.exceptions) - len(force)
    if districts:
        more = " more" if force else " outside what was expected"
        said.append(f"In the districts, {english.count_words(districts, 'series', 'series')}{more}.")
    quiet = sum(not each.signal for each in found.judged)
    if found.judged:
        said.append(f"{english.count_words(quiet, 'series', 'series')} did not change.")
    else:
        said.append("Nothing can be judged yet: no series has enough quarters.")
    unknown = len(coverage.unknown(found, office.plan))
    said.append(f"Of {english.count_words(unknown, 'measure')} we cannot say." if unknown else "")
    return " ".join(filter(None, said)) if found.latest else "No figures are held yet."


def _names(findings: list[Finding]) -> str:
    names = [_uncapped(each.measure.name) for each in findings]
    more = len(names) - NAMED_AT_MOST
    return english.listed(names if more <= 0 else [*names[:NAMED_AT_MOST], f"{more} more"])


def _uncapped(name: str) -> str:
    """A name inside a sentence: 'violence without injury', but 'ASB' stays."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _what_changed(office: Office) -> None:
    found = office.findings
    to = f"Figures to {found.latest.words}. " if found.latest else ""
    components.section("What changed", f"{to}What people raised first, then in the order of the agenda.")
    raised = office.open_raised
    for each in raised:
        _raised(each, office)
    _cards(office, list(found.exceptions))
    if not found.exceptions:
        components.absent(*wording.nothing_outside(len(found.judged), found.expected_by_chance))


def _raised(each: Raised, office: Office) -> None:
    with st.container(border=True):
        where = " · ".join(filter(None, (each.section, each.origin, english.day(each.day) if each.day else "")))
        components.raised_words(each, where)
        if office.meeting is not None:
            choose(choice_of_raised(each, office), office, office.meeting)


def _cards(office: Office, findings: list[Finding]) -> None:
    office.prepare(findings)
    for pair in [findings[start : start + 2] for start in range(0, len(findings), 2)]:
        for column, finding in zip(st.columns(2), pair, strict=False):
            with column, st.container(border=True, height="stretch"):
                components.finding_words(finding, office.plan)
                components.finding_still(finding)
                if office.meeting is None:
                    screen.see_the_figures(finding)
                else:
                    choose(choice_of(finding, office), office, office.meeting, finding)


def _what_was_promised(office: Office) -> None:
    components.section("What was promised")
    if not office.memory.actions:
        components.absent("Nothing was promised.")
    promises(office.memory.actions, office)


def _what_is_due(office: Office) -> None:
    components.section("What is due")
    meeting = office.meeting
    if meeting is None:
        components.absent("No meeting ahead.")
        return
    tracks = office.agenda(meeting).tracks
    due = [each for each in tracks if each.due]
    components.table(["Track", "Topics"], [(each.name, each.chosen) for each in due])
    waiting = [
        f"{each.name} ({each.next_due.short if each.next_due else 'no later meeting'})"
        for each in tracks
        if not each.due
    ]
    if waiting:
        components.muted(f"Not due on {meeting.short}: {english.listed(waiting)}.")


def _what_did_not_change(office: Office) -> None:
    found, plan = office.findings, office.plan
    quiet = [each for each in found.judged if each.is_force and not each.signal]
    within = f"{english.count_words(len(quiet), 'measure')} of the force within the expected range"
    components.section("What did not change", f"{within}, by section of the plan." if quiet else "")
    if not quiet:
        components.absent("None.", "No measure of the force was found within an expected range.")
    for section in plan.document.sections:
        here = [each for each in quiet if plan.sections_of(each.measure)[:1] == (section.id,)]
        if here:
            words = f"{section.id} {section.short}: {english.count_words(len(here), 'measure')}"
            screen.folded(words, f"quiet {section.id}", partial(_flats, here, office))


def _flats(findings: list[Finding], office: Office) -> None:
    office.prepare(findings)
    components.flats(findings)


def _what_we_cannot_say(office: Office) -> None:
    """What is late, what is still collecting, and what the plan asks for and nobody has supplied."""
    components.section("What we cannot say")
    found, plan = office.findings, office.plan
    late = timeliness.late(found, office.store, plan, office.meeting)
    waiting = [(f"{each.measure.name}: collecting.", each.sentence) for each in coverage.collecting(found)]
    if late or waiting:
        components.rows([*late, *waiting])
    screen.link("extracts", "See what has been received, quarter by quarter")
    missing = coverage.never_supplied(found, plan)
    if missing:
        count = english.count_words(sum(map(len, missing.values())), "measure")
        with st.expander(f"Asked for by the plan and not supplied: {count}"):
            components.rows(
                ("; ".join(each.name for each in measures), f"For {item.section}: {item.text}")
                for item, measures in missing.items()
            )
