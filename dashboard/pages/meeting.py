"""Agenda: one meeting, track by track: its topics with their rationales, and what is still lacking."""

from __future__ import annotations

import streamlit as st

from dashboard import moved, pieces, screen, wording
from dashboard.pages import drafts
from dashboard.pages.changing import change, taken_off_meanwhile
from dashboard.pages.choosing import LONGEST_RATIONALE, LONGEST_TITLE
from dashboard.pages.promised import promises, when
from dashboard.pages.replying import asked
from dashboard.plan import Meeting
from dashboard.screen import Office
from dashboard.scrutiny import ORIGINS, Agenda, AgendaTrack, Evidence, Topic, days_to, owner_of

AGENDA = ("track", "owner", "topic", "rationale", "origin", "chosen_by", "what_became_of_it", "lacking")


def show(office: Office) -> None:
    """The agenda of the meeting the address names; the next one by itself."""
    meeting = screen.choose_meeting(office)
    agenda = office.agenda(meeting)
    pieces.title("Agenda", _when(office, meeting, agenda.state), _in_a_sentence(agenda.tracks))
    if any(each.topics for each in agenda.tracks):
        screen.link("room", "Show in the room", meeting=meeting.words)
    _promises(office, meeting)
    taken_off_meanwhile(office, meeting)
    for each in agenda.tracks:
        if each.due or each.topics:
            _track(each, office, meeting, is_open=agenda.state == "planned")
    _not_due(agenda.tracks, meeting)
    _download(agenda)
    pieces.foot()


def _when(office: Office, meeting: Meeting, state: str) -> str:
    days = days_to(meeting, office.today)
    away = "no day set yet" if days is None else wording.days_away(days)
    return f"{meeting.words}, {away} · {state}"


def _in_a_sentence(tracks: tuple[AgendaTrack, ...]) -> str:
    due = [each for each in tracks if each.due]
    chosen = sum(len(each.topics) for each in tracks)
    lacking = [each for each in due if each.gaps]
    gaps = wording.count_words(len(lacking), "track") + (" has a gap." if len(lacking) == 1 else " have gaps.")
    topics = wording.count_words(chosen, "topic") if chosen else "No topic yet"
    return f"{len(due)} of {len(tracks)} tracks are due. {topics}; {gaps}"


def _promises(office: Office, meeting: Meeting) -> None:
    outstanding = office.memory.due_before(meeting, office.plan)
    if outstanding:
        pieces.section("First: what was promised")
        promises(outstanding, office)


def _track(each: AgendaTrack, office: Office, meeting: Meeting, is_open: bool) -> None:
    pieces.section(each.name)
    often = (each.track.how_often or each.section.how_often).capitalize()
    chosen = each.chosen if each.topics else ""
    pieces.facts([("Owner", " / ".join(each.section.owners)), ("How often", often), ("Chosen", chosen)])
    for topic in pieces.parted(each.topics):
        _topic(topic, office, is_open)
    for promised in office.memory.besides(each.track.id, meeting):
        pieces.promise(promised, when(promised, office))
    if each.gaps:
        agreed = wording.listed(list(each.section.agreed_by))
        told = " ".join(f"{gap[:1].upper()}{gap[1:]}." for gap in each.gaps)
        pieces.absent(told, f"The focus is agreed by {agreed}." if agreed else "")
    if is_open:
        _free_topic(each, office, meeting)


def _topic(topic: Topic, office: Office, is_open: bool) -> None:
    words, evidence = st.columns([6, 5], gap="large")
    with words:
        pieces.topic_words(topic)
    with evidence:
        for each in topic.evidence:
            _evidence(each, office)
    _what_came_of_it(topic, office, is_open)
    if is_open and topic.number is not None:
        change(topic, office)


def _what_came_of_it(topic: Topic, office: Office, is_open: bool) -> None:
    """What was asked and answered, what was concluded, and what was promised."""
    asked(topic, office)
    verdict = office.memory.verdict(topic)
    if verdict.version:
        by = f"Recorded by {verdict.by} (not verified) on {wording.day(verdict.day)}."
        pieces.verdict(verdict.verdict, verdict.why, by)
    elif not is_open and topic.disposition == "taken":
        pieces.muted("No verdict is recorded.")
    for each in office.memory.actions_of(topic):
        pieces.promise(each, when(each, office), moved.since(each, topic, office.findings))
    with st.container(horizontal=True, gap="medium"):
        screen.link("room", "Show in the room", meeting=_words(topic, office), topic=topic.key)
        if is_open or office.memory.commission(topic).version:
            screen.link("commission", "Ask the owner: a page to print", topic=topic.key)


def _words(topic: Topic, office: Office) -> str:
    return office.plan.document.meeting(topic.meeting).words


def _evidence(each: Evidence, office: Office) -> None:
    """What the topic rests on as it stood when it was chosen, and the chart as it is now."""
    if each.measure is None:
        return
    pieces.muted(f"As known on {wording.day(each.as_at)}: {each.sentence}")
    finding = office.findings.of(each.measure, each.area)
    if finding is not None:
        pieces.finding_still(finding)


def _free_topic(each: AgendaTrack, office: Office, meeting: Meeting) -> None:
    form = f"{meeting.id} {each.track.id}"
    name = f"{form} {drafts.count(form)}"
    with st.expander(f"Choose a topic for {each.section.id}"):
        title = st.text_input("Area identified for consideration", key=f"title {name}", max_chars=LONGEST_TITLE)
        rationale = drafts.text_area("Rationale", "", f"rationale {name}", LONGEST_RATIONALE)
        origin = st.selectbox("Origin", ORIGINS[1:], key=f"origin {name}")
        by = screen.entered_as(f"track {form}")
        if st.button("Put on the agenda", key=f"put {name}"):
            if not (title.strip() and rationale.strip() and by):
                pieces.problem("Write the area, its rationale and your name. Nothing is lost.")
                return
            office.store.add_topic(
                [], meeting=meeting.id, track=each.track.id, title=title.strip(), rationale=rationale.strip(),
                origin=origin, owner=owner_of(office.plan, each.track.id), day=office.today, by=by,
            )  # fmt: skip
            drafts.drop(f"rationale {name}")
            drafts.put_away(form)
            st.toast(f"On the agenda of {meeting.short}.")
            st.rerun()


def _download(agenda: Agenda) -> None:
    rows = [
        (each.name, topic.owner, topic.title, topic.rationale, topic.origin, topic.chosen_by, topic.disposition, "")
        for each in agenda.tracks
        for topic in each.topics
    ]
    rows += [
        (each.name, " / ".join(each.section.owners), "", "", "", "", "", "; ".join(each.gaps))
        for each in agenda.tracks
        if each.due and each.gaps
    ]
    pieces.download(f"agenda {agenda.meeting.id}", AGENDA, rows)


def _not_due(tracks: tuple[AgendaTrack, ...], meeting: Meeting) -> None:
    waiting = [
        each.name + (f", due {each.next_due.words}" if each.next_due else ", no later meeting in the plan")
        for each in tracks
        if not each.due
    ]
    if waiting:
        pieces.muted(f"Not due on {meeting.words}: {'; '.join(waiting)}.")
