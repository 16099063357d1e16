"""Change the plan: a meeting's day, a section's owners, a scrutiny item; and every change so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.app import components
from dashboard.app.pages.plan.record import Form, form, line, record, several, text
from dashboard.disclosure import Office
from dashboard.plan import STATUSES, Item, Meeting, Section, item_words, read_stands, title_case
from dashboard.scrutiny import ITEM, MEETING, NO_RECORDING, OWNERS, commands, plan_changes, plan_history
from dashboard.text import english

FURTHER = ""  # the id of what is not there yet
DAY, TRACKS = "Day, or the month while it has no day", "Tracks due at it"
POSTS, SIDE = "Owner: one post a line", "Of them, on the Commissioner’s side"
TEXT, STATUS, NOTE = "Text", "What answers it", "Note: why it has no figures"
ANSWERED = {
    "data": "Figures",
    "requested": "Asked for, no answer yet",
    "qualitative": "Words at the meeting",
    "not_obtainable": "Cannot be obtained proportionately",
}
HISTORY = ("When", "What", "Why", "Entered as")


def show(office: Office) -> None:
    """The three things an office changes in its plan, and the history of that."""
    lead = "What is changed here counts from today. What stood before is kept, and every link holds."
    components.title("Change the plan", "The plan", lead)
    if office.looks_back:
        components.absent(NO_RECORDING)
    else:
        components.section("A meeting")
        _meeting(office)
        components.section("Who owns a section")
        _owners(office)
        components.section("A scrutiny item")
        _item(office)
    _history(office)
    components.foot()


def _meeting(office: Office) -> None:
    meetings = {each.id: each for each in office.plan.document.meetings}
    undated = [each.id for each in meetings.values() if each.day is None and not each.has_passed(office.as_at)]
    options = [*meetings, FURTHER]
    left, right = st.columns(2)
    with left:
        chosen = _choose(
            "Meeting", office, options, undated[0] if undated else options[0],
            lambda name: meetings[name].words if name else "A further meeting",
        )  # fmt: skip
    standing = meetings.get(chosen)
    tracks = [track.id for track in office.plan.document.tracks]
    due = plan_changes.tracks_of(office.plan, chosen) if standing else _every_quarter(office)
    opened = form(MEETING, chosen, office, **{DAY: standing.dated if standing else "", TRACKS: [*due]})
    with right:
        line(opened, DAY)
    several(opened, TRACKS, tracks, partial(_track_named, office))
    button = ("Move the meeting" if standing.day else "Set the day") if standing else "Add the meeting"
    record(opened, office, button, partial(_keep_meeting, opened, office, standing))


def _choose(label: str, office: Office, options: list[str], first: str, named: Callable[[str], str]) -> str:
    """The reader's choice by its id, which stays when somebody's change of the plan gives it other words."""
    remembered = f"last {label} of the plan"
    key = f"{label} of the plan {office.store.acts_on_plan()}"  # Streamlit lets go of a choice whose words change
    before = st.session_state.get(remembered, first)
    st.session_state.setdefault(key, before if before in options else first)
    st.session_state[remembered] = chosen = st.selectbox(label, options, key=key, format_func=named)
    return chosen


def _every_quarter(office: Office) -> list[str]:
    return [track.id for track in office.plan.document.tracks if track.every_months <= 3]


def _track_named(office: Office, name: str) -> str:
    track = office.plan.document.track(name)
    section = office.plan.document.section(track.section)
    return f"{section.id} {section.short if len(section.tracks) == 1 else title_case(track.title)}"


def _keep_meeting(opened: Form, office: Office, standing: Meeting | None, seen: int, by: str, why: str) -> str:
    written, tracks = (st.session_state[opened.key(label)] for label in (DAY, TRACKS))
    stands = read_stands(written)
    if stands is None:
        return f"Found “{written}”. Write a day, like 18 September 2014, or a month, like September 2014."
    if standing and (stands, set(tracks)) == (standing.stands, set(plan_changes.tracks_of(office.plan, standing.id))):
        return "That is how it stands."
    now = Meeting.at(stands)
    name = standing.id if standing else plan_changes.free_meeting(office.plan, stands)
    meeting = replace(standing or now, id=name, day=now.day, month=now.month)
    commands.change_meeting(office.store, office.written, meeting, tracks, seen, office.act(by), why)
    return ""


def _owners(office: Office) -> None:
    sections = {each.id: each for each in office.plan.document.sections}
    chosen = _choose("Section", office, [*sections], next(iter(sections)), lambda name: _named(sections[name]))
    section = sections[chosen]
    opened = form(OWNERS, chosen, office, **{POSTS: "\n".join(section.owners), SIDE: "\n".join(section.scrutineers)})
    left, right = st.columns(2)
    with left:
        text(opened, POSTS)
    with right:
        text(opened, SIDE)
    record(opened, office, "Change the owner", partial(_keep_owners, opened, office, section))


def _named(section: Section) -> str:
    return f"{section.id} {section.short}"


def _keep_owners(opened: Form, office: Office, section: Section, seen: int, by: str, why: str) -> str:
    owners, side = (_lines(st.session_state[opened.key(label)]) for label in (POSTS, SIDE))
    if (tuple(owners), tuple(side)) == (section.owners, section.scrutineers):
        return "That is how it stands."
    commands.change_owners(office.store, office.written, section.id, owners, side, seen, office.act(by), why)
    return ""


def _lines(words: str) -> list[str]:
    return [" ".join(each.split()) for each in words.splitlines() if each.strip()]


def _item(office: Office) -> None:
    document = office.plan.document
    items = {item.id: item for item in document.items}
    further = {f"further {section.id}": section for section in document.sections}
    options = [
        name for last, section in further.items() for name in (*(each.id for each in section.items), last)
    ]  # fmt: skip
    chosen = _choose(
        "Item", office, options, options[0],
        lambda name: item_words(items[name]) if name in items else f"A further item of {_named(further[name])}",
    )  # fmt: skip
    item = items[chosen] if chosen in items else Item("", further[chosen].id, "", STATUSES[0], "")
    opened = form(ITEM, chosen, office, **{TEXT: item.text, STATUS: item.status, NOTE: item.note})
    text(opened, TEXT)
    _status(opened)
    text(opened, NOTE, 500)
    button = "Change the item" if item.id else "Add the item"
    record(opened, office, button, partial(_keep_item, opened, office, item))


def _status(opened: Form) -> None:
    key = opened.key(STATUS)
    st.session_state.setdefault(key, opened.first[STATUS])
    st.selectbox(STATUS, STATUSES, key=key, format_func=ANSWERED.get)


def _keep_item(opened: Form, office: Office, item: Item, seen: int, by: str, why: str) -> str:
    words, status, note = (st.session_state[opened.key(label)] for label in (TEXT, STATUS, NOTE))
    words, note = " ".join(words.split()), " ".join(note.split())
    name = item.id or plan_changes.free_item(office.plan, item.section, words)
    now = replace(item, id=name, text=words, status=status, note=note)
    if now == item:
        return "That is how it stands."
    commands.change_item(office.store, office.written, now, seen, office.act(by), why)
    return ""


def _history(office: Office) -> None:
    components.section("What has been changed", "Names are as entered, not verified.")
    acts = plan_history.acts(office.store, office.written, office.as_at)
    if not acts:
        components.absent("Nothing has been changed here.", "The plan stands as its file says.")
        return
    rows = [(english.day(act.day), act.what, act.why, act.by) for act in acts]
    components.table(HISTORY, rows)
    components.download("changes of the plan", HISTORY, rows)
