"""Agenda: one meeting, track by track: its topics with their rationales, and what is still lacking."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.forms import drafts
from dashboard.app.pages.agenda import candidates, meeting_state, topics
from dashboard.app.pages.agenda.actions import promises, when
from dashboard.app.pages.agenda.change_topic import taken_off_meanwhile
from dashboard.app.pages.agenda.choose import (
    LONGEST_QUESTION,
    LONGEST_RATIONALE,
    LONGEST_TITLE,
    QUESTION,
    warn_of_overlap,
)
from dashboard.disclosure import Office
from dashboard.plan import Meeting
from dashboard.scrutiny import ORIGINS, Agenda, AgendaTrack, Topic, commands, days_to, looked_at_words, owner_of
from dashboard.text import english

AGENDA = (
    "track", "owner", "topic", "rationale", "origin", "chosen_by", "what_became_of_it", "lacking", "question",
    "verdict", "verdict_reason", "actions",
)  # fmt: skip


def show(office: Office) -> None:
    """The agenda of the meeting the address names; the next one by itself."""
    meeting = screen.choose_meeting(office)
    agenda = office.agenda(meeting)
    components.tab(f"Agenda, {meeting.words}")
    components.title("Agenda", _when(office, meeting, agenda.state), _in_a_sentence(agenda.tracks))
    if any(each.topics for each in agenda.tracks):
        screen.link("room", "Show in the room", meeting=meeting.words)
    meeting_state.stages(agenda, office)
    _promises(office, meeting)
    is_open = agenda.is_open and not office.looks_back
    if not office.looks_back:
        taken_off_meanwhile(office, meeting)
    for each in agenda.tracks:
        if each.due or each.topics:
            _track(each, office, agenda, is_open)
    _not_due(agenda.tracks, meeting)
    candidates.not_tabled(office, meeting)
    components.download(f"agenda {agenda.meeting.id}", AGENDA, as_rows(agenda, office))
    if is_open:
        candidates.candidates(office, meeting)
    components.foot()


def _when(office: Office, meeting: Meeting, state: str) -> str:
    days = days_to(meeting, office.as_at)
    away = "no day set yet" if days is None else english.days_away(days)
    return f"{meeting.words}, {away} · {state}"


def _in_a_sentence(tracks: tuple[AgendaTrack, ...]) -> str:
    due = [each for each in tracks if each.due]
    chosen = sum(len(each.topics) for each in tracks)
    lacking = [each for each in due if each.gaps]
    gaps = english.count_words(len(lacking), "track") + (" has a gap." if len(lacking) == 1 else " have gaps.")
    topics = english.count_words(chosen, "topic") if chosen else "No topic yet"
    return f"{len(due)} of {len(tracks)} tracks are due. {topics}; {gaps}"


def _promises(office: Office, meeting: Meeting) -> None:
    outstanding = office.memory.due_before(meeting, office.plan)
    if outstanding:
        components.section("First: what was promised")
        promises(outstanding, office)


def _track(each: AgendaTrack, office: Office, agenda: Agenda, is_open: bool) -> None:
    components.section(each.name)
    often = (each.track.how_often or each.section.how_often).capitalize()
    chosen = each.chosen if each.topics else ""
    components.facts([("Owner", " / ".join(each.section.owners)), ("How often", often), ("Chosen", chosen)])
    for topic in components.parted(each.topics):
        topics.topic(topic, office, agenda, is_open)
    for promised in office.memory.besides(each.track.id, agenda.meeting):
        components.promise(promised, promised.days_late(office.as_at), when(promised, office))
    if each.gaps:
        agreed = english.listed(list(each.section.agreed_by))
        components.absent(each.lacking(agenda.meeting), f"The focus is agreed by {agreed}." if agreed else "")
    _items(each, agenda)
    if is_open:
        _free_topic(each, office, agenda.meeting)


def _items(each: AgendaTrack, agenda: Agenda) -> None:
    """When the track, and each scrutiny item it looks at, was last looked at."""
    items = [item for item in each.section.items if item.track in ("", each.track.id)]
    if items:
        told = [(looked_at_words(agenda.items.get(item.id)), item.text) for item in items]
        words = f"{looked_at_words(each.looked_at)}: item by item"
        screen.folded(words, f"items {each.track.id}", partial(components.rows, told))


def _free_topic(each: AgendaTrack, office: Office, meeting: Meeting) -> None:
    form = f"{meeting.id} {each.track.id}"
    name = f"{form} {drafts.count(form)}"
    with st.expander(f"Choose a topic for {each.section.id}"):
        title = st.text_input("Area identified for consideration", key=f"title {name}", max_chars=LONGEST_TITLE)
        rationale = drafts.text_area("Rationale", "", f"rationale {name}", LONGEST_RATIONALE)
        origin = st.selectbox("Origin", ORIGINS[1:], key=f"origin {name}")
        question = drafts.text_area(QUESTION, "", f"question {name}", LONGEST_QUESTION)
        owner = st.text_input(
            "Owner", owner_of(office.plan, each.track.id), key=f"owner {name}", max_chars=LONGEST_TITLE
        )
        topic = Topic(
            meeting.id, each.track.id, title.strip(), rationale.strip(), origin, owner.strip(),
            question=question.strip(),
        )  # fmt: skip
        warn_of_overlap(topic, office, meeting)
        by = screen.entered_as(f"track {form}")
        if st.button("Put on the agenda", key=f"put {name}"):
            if not (topic.title and topic.rationale and by):
                components.problem("Write the area, its rationale and your name. Nothing is lost.")
                return
            commands.add_topic(office.store, topic, office.act(by))
            drafts.drop(f"rationale {name}")
            drafts.drop(f"question {name}")
            drafts.put_away(form)
            st.toast(f"On the agenda of {meeting.short}.")
            st.rerun()


def as_rows(agenda: Agenda, office: Office) -> list[tuple[str, ...]]:
    """The agenda as rows of AGENDA: its topics, then what is lacking, then what was considered and not tabled."""
    rows = [
        (
            each.name, topic.owner, topic.title, topic.every_rationale, topic.every_origin, topic.chosen_by,
            topic.disposition, "", topic.question, *_concluded(topic, office),
        )
        for each in agenda.tracks
        for topic in each.topics
    ]  # fmt: skip
    rows += [
        (each.name, " / ".join(each.section.owners), "", "", "", "", "", "; ".join(each.gaps))
        for each in agenda.tracks
        if each.due and each.gaps
    ]
    rows += [
        ("", "", what, why, origin, who, became)
        for what, origin, became, why, who in candidates.not_tabled_rows(office, agenda.meeting)
    ]
    return [(*row, *[""] * (len(AGENDA) - len(row))) for row in rows]


def _concluded(topic: Topic, office: Office) -> tuple[str, str, str]:
    """The verdict on a topic, why, and the actions that follow from it."""
    verdict = office.memory.verdict(topic)
    actions = (f"{each.what}: {when(each, office)}" for each in office.memory.actions_of(topic))
    return verdict.verdict, verdict.why, "; ".join(actions)


def _not_due(tracks: tuple[AgendaTrack, ...], meeting: Meeting) -> None:
    waiting = [each for each in tracks if not each.due]
    if waiting:
        components.section(f"Not due on {meeting.dated}" if meeting.day else f"Not due in {meeting.dated}")
        components.rows([(f"{each.name}: {each.not_due}.", f"{looked_at_words(each.looked_at)}.") for each in waiting])
