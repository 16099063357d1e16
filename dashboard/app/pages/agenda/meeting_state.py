"""How far a meeting has come: its papers set, held, concluded; each with who said so and on which day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.app import components, screen
from dashboard.disclosure import Office
from dashboard.plan import STAGES, Meeting, PlanError
from dashboard.scrutiny import CONCLUDED, HELD, PAPERS_SET, PLANNED, Agenda, commands, plan_changes, plan_history
from dashboard.store import Changed
from dashboard.text import english

PAPERS, WAS_HELD, IS_CONCLUDED = STAGES
BUTTONS = {PAPERS: "Set the papers", WAS_HELD: "Record that it was held", IS_CONCLUDED: "Conclude the meeting"}
NEXT = {PLANNED: (PAPERS, WAS_HELD), PAPERS_SET: (WAS_HELD,), HELD: (IS_CONCLUDED,), CONCLUDED: ()}
WHAT = {PAPERS: "its papers set", WAS_HELD: "held", IS_CONCLUDED: "concluded"}
LONGEST_WHY = 300


def stages(agenda: Agenda, office: Office) -> None:
    """What is recorded of a meeting, and the button for what comes next."""
    meeting = agenda.meeting
    version = plan_changes.version_of(office.store, plan_changes.MEETING, meeting.id)
    # What is pressed answers the page as it was last drawn, not what somebody has recorded meanwhile.
    key = f"stage seen {meeting.id}"
    seen = st.session_state.get(key, version)
    st.session_state[key] = version
    acts = [
        act
        for act in plan_history.acts(office.store, office.written, office.as_at)
        if (act.kind, act.about) == (plan_changes.MEETING, meeting.id)
    ]
    if acts:
        components.rows([(act.what, f"{told_by(act)}{f': {act.why}' if act.why else '.'}") for act in acts[:3]])
    if office.looks_back:
        return
    with st.expander("Where this meeting stands", key=f"stages {meeting.id}"):
        if meeting.papers_set:
            components.muted(f"Its papers are set: it sees its figures as known on {english.day(meeting.papers_set)}.")
        _form(agenda, office, seen)
        screen.link("change-the-plan", "Set or move its day, or add a meeting")


def told_by(act: plan_history.Act) -> str:
    """Who made a change of the plan, and when."""
    return f"{english.day(act.day)}, entered as {act.by}"


def _form(agenda: Agenda, office: Office, seen: int) -> None:
    meeting, steps = agenda.meeting, NEXT[agenda.state]
    place = f"stage {meeting.id}"
    left, right = st.columns(2)
    with left:
        day = st.date_input("On which day", office.today, format="DD/MM/YYYY", key=f"day of {place}") if steps else None
    with right:
        by = screen.entered_as(place)
    why = st.text_input("Why, where there is something to say", key=f"why of {place}", max_chars=LONGEST_WHY)
    recorded = [stage for stage in STAGES if getattr(meeting, stage)]

    def record(**said: date | None) -> None:
        _record(replace(meeting, **said), office, seen, by=by, why=why.strip())

    with st.container(horizontal=True):
        for stage in steps:
            _button(BUTTONS[stage], f"{stage} {meeting.id}", lambda stage=stage: record(**{stage: day}))
        if recorded:
            last = recorded[-1]
            _button(f"Not {WHAT[last]} after all", f"not {last} {meeting.id}", lambda: record(**{last: None}))


def _button(label: str, key: str, act: Callable[[], None]) -> None:
    if st.button(label, key=key):
        act()


def _record(meeting: Meeting, office: Office, seen: int, by: str, why: str) -> None:
    if not by:
        components.problem("Write your name. Nothing was recorded.")
        return
    tracks = plan_changes.tracks_of(office.plan, meeting.id)
    try:
        commands.change_meeting(office.store, office.written, meeting, tracks, seen, office.act(by), why)
    except Changed:
        components.problem("Somebody changed this meeting since you opened the page. Nothing of yours was written.")
        components.muted("How it stands now is above. Press again if it is still to be recorded.")
    except PlanError as fault:
        for each in fault.faults:
            components.problem(each.mend)
    else:
        st.toast("Recorded.")
        st.rerun()
