"""In the room: one topic at a time in the order of the agenda, with its chart, and beside it what is concluded."""

from __future__ import annotations

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.pages.agenda.actions import when
from dashboard.app.pages.room.reply import received
from dashboard.app.pages.room.verdict import conclude
from dashboard.disclosure import Office
from dashboard.findings import Finding
from dashboard.plan import Meeting
from dashboard.render import ROOM
from dashboard.scrutiny import Agenda, AgendaTrack, Evidence, Topic, as_at, taken
from dashboard.text import english

BEFORE, NEXT = "Alt+PageUp", "Alt+PageDown"
PROMISES_SHOWN = 2


def show(office: Office) -> None:
    """The topic the address names, of the meeting it names; the first one by itself."""
    st.set_page_config(initial_sidebar_state="collapsed")
    with st.container(key="turning"):
        before, choice, following = st.columns([2, 5, 2], vertical_alignment="bottom")
        with choice:
            meeting = screen.choose_meeting(office)
        components.tab(f"In the room, {meeting.words}")
        topics = _in_order(office.agenda(meeting))
        place = _place(topics)
        _turn(before, "Before", BEFORE, topics, place - 1)
        _turn(following, "Next", NEXT, topics, place + 1)
    if topics:
        _topic(*topics[place], place, [topic for _, topic in topics], office, meeting)
    else:
        components.title("No topic yet", meeting.words)
        components.absent("Nothing stands on this agenda.", "Choose topics among the exceptions, or on the agenda.")
        screen.link("agenda", "Open the agenda", meeting=meeting.words)
    components.foot()


def _in_order(agenda: Agenda) -> list[tuple[AgendaTrack, Topic]]:
    return [(track, topic) for track in agenda.tracks for topic in taken(track.topics)]


def _place(topics: list[tuple[AgendaTrack, Topic]]) -> int:
    asked = st.query_params.get("topic")
    return next((place for place, (_, topic) in enumerate(topics) if topic.key == asked), 0)


def _turn(column, label: str, shortcut: str, topics: list[tuple[AgendaTrack, Topic]], place: int) -> None:
    if 0 <= place < len(topics):
        key = topics[place][1].key
        column.button(label, key=f"turn {label}", shortcut=shortcut, on_click=_go, args=(key,), width="stretch")


def _go(key: str) -> None:
    st.query_params["topic"] = key


def _topic(track: AgendaTrack, topic: Topic, place: int, topics: list[Topic], office: Office, meeting: Meeting) -> None:
    shown, beside = st.columns([8, 5], gap="large")
    with shown:
        _shown(topic, f"Topic {place + 1} of {len(topics)} · {track.name}", office, meeting)
    last = place + 1 == len(topics)
    label = "Record" if last else "Record and go to the next topic"
    with beside:
        if office.looks_back:
            components.absent(as_at.NO_RECORDING)
            return
        recorded = conclude(topic, office, meeting, label)
        components.muted("Kept while you look elsewhere; recorded by the button.")
    if recorded:
        _go(topics[place if last else place + 1].key)
        st.rerun()


def _shown(topic: Topic, above: str, office: Office, meeting: Meeting) -> None:
    """What the topic shows: the finding, its numbers, the question, the chart, and what was promised last time."""
    evidence = next((each for each in topic.evidence if each.measure), None)
    finding = office.findings.of(evidence.measure, evidence.area) if evidence else None
    components.room_head(above, topic, finding)
    if finding is not None:
        office.prepare([finding])
        components.finding_still(finding, "room", ROOM)
    else:
        components.absent("No figures.", "This topic is answered in words at the meeting.")
    told = (finding.certainty if finding else "", _besides(topic, finding), _when_chosen(evidence, finding, office))
    components.room_foot(topic.question, told)
    if office.memory.reply(topic).version:
        with st.popover("Reply received"):
            received(topic, office)
    for each in office.memory.of_track(topic.track, meeting, office.plan)[:PROMISES_SHOWN]:
        components.muted(f"Last time’s promise: {each.what}. {when(each, office)}.")


def _besides(topic: Topic, finding: Finding | None) -> str:
    """The rationale, where it says more than the finding does."""
    return "" if finding is None or topic.rationale == finding.sentence else topic.rationale


def _when_chosen(evidence: Evidence | None, finding: Finding | None, office: Office) -> str:
    """What the finding said when it was chosen, where it says something else now."""
    if evidence is None or finding is None or evidence.sentence == finding.sentence:
        return ""
    return f"When it was chosen, on {english.day(evidence.as_at)}: {office.pinned(evidence).then}"
