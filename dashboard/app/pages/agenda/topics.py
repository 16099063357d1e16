"""A topic on its agenda: why it is looked at, what it asks, and what it rests on as it stood and as it is now."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.app import components, screen
from dashboard.app.pages.agenda.actions import when
from dashboard.app.pages.agenda.change_topic import change
from dashboard.app.pages.room.reply import asked
from dashboard.disclosure import Office
from dashboard.findings import in_words
from dashboard.plan import title_case
from dashboard.scrutiny import Agenda, Evidence, Topic, before_after, overlapping
from dashboard.text import english

UNKNOWN = "What people raised is not held any more: the extract that gave it was taken back, or the plan changed."


def topic(each: Topic, office: Office, agenda: Agenda, is_open: bool) -> None:
    """Its words beside what it rests on; where the agenda can still be changed, the form that does."""
    words, evidence = st.columns([6, 5], gap="large")
    with words:
        components.topic_words(each, overlaps(each, office, agenda))
    with evidence:
        for place, one in enumerate(each.evidence):
            _evidence(one, office, f"{each.anchor} {place}")
    _what_came_of_it(each, office, is_open)
    if is_open:
        change(each, office)


def _what_came_of_it(each: Topic, office: Office, is_open: bool) -> None:
    """What was asked and answered, what was concluded, and what was promised."""
    asked(each, office)
    verdict = office.memory.verdict(each)
    if verdict.version:
        by = f"Recorded by {verdict.by} (not verified) on {english.day(verdict.day)}."
        components.verdict(verdict.verdict, verdict.why, by)
    elif not is_open and each.disposition == "taken":
        components.muted("No verdict is recorded.")
    for action in office.memory.actions_of(each):
        since = before_after.before_and_after(action, each, office.findings)
        components.promise(action, action.days_late(office.as_at), when(action, office), since)
    with st.container(horizontal=True, gap="medium"):
        meeting = office.plan.document.meeting(each.meeting).words
        screen.link("room", "Show in the room", meeting=meeting, topic=each.key)
        if is_open or office.memory.commission(each).version:
            screen.link("commission", "Ask the owner: a page to print", topic=each.key)


def overlaps(each: Topic, office: Office, agenda: Agenda) -> list[tuple[str, str, str]]:
    """The topics of the agenda that look at some of the same: each one's title with its track, its place, and why."""
    names = {at.track.id: f"{at.section.id} {title_case(at.track.title)}" for at in agenda.tracks}
    standing = [one for at in agenda.tracks for one in at.topics if one.disposition == "taken"]
    return [
        (f"“{other.title}” in {names[other.track]}", other.anchor, why)
        for other, why in overlapping(each, standing, office.plan)
    ]


def _evidence(each: Evidence, office: Office, key: str) -> None:
    """What the topic rests on as it stood when it was pinned, what has changed since, and the chart as it is now."""
    if each.measure is None:
        _raised(each, office)
        return
    finding = office.findings.of(each.measure, each.area)
    now = office.pinned(each)
    components.muted(f"As it stood on {english.day(each.as_at)}: {now.then}")
    for words in filter(None, (now.revised, now.turned)):
        components.text(words)
    if now.now:
        components.muted(f"As known now: {now.now}")
    if now.revised:
        screen.folded("Who changed it, when and why", f"given {key}", partial(_given, each, office))
    if finding is not None:
        components.finding_still(finding)
        screen.see_the_figures(finding)


def _raised(each: Evidence, office: Office) -> None:
    """Whether what people raised still stands as it did."""
    now = next((one for one in office.raised if one.ref.is_same_matter(each.ref)), None)
    if now is None:
        components.muted(UNKNOWN)
    elif now.title != each.sentence:
        components.muted(f"Raised as “{each.sentence}”, now called “{now.title}”.")


def _given(each: Evidence, office: Office) -> None:
    """Every extract that gave the figure: what, when, by whom and why; where it is a sum, of each of its parts."""
    measure = office.plan.by_code[each.measure]
    for code in measure.sum_of or (each.measure,):
        given = office.store.given(code, each.area, each.quarter, office.as_at)
        if measure.sum_of:
            components.muted(office.plan.by_code[code].name)
        components.rows(_row(row) for row in given.itertuples())


def _row(row) -> tuple[str, str]:
    back = ""
    if not pd.isna(row.back_on):
        back = f"Taken back on {english.day(row.back_on.date())} by {row.back_by} (not verified): {row.back_why}"
    why = " ".join(filter(None, (row.note, row.answer, back))) or "No reason was given."
    value = row.symbol or in_words(row.value, row.denominator)
    given = f"{value}: given by {row.by} (not verified) on {english.day(row.received.date())}"
    return given, f"{why} Extract {row.extract}: {row.file}"
