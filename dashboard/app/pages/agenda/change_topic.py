"""Changing a topic of an agenda, or taking it off, without losing what anybody else has written meanwhile."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.forms import drafts
from dashboard.app.pages.agenda.choose import LONGEST_QUESTION, LONGEST_RATIONALE, LONGEST_TITLE, QUESTION
from dashboard.app.pages.agenda.rationale import one_more_rationale
from dashboard.disclosure import Office
from dashboard.plan import Meeting
from dashboard.scrutiny import Topic, commands
from dashboard.store import Changed

FOLD = "Change the topic, or take it off"
PARTS = {
    "title": ("Area identified", LONGEST_TITLE),
    "rationale": ("Rationale", LONGEST_RATIONALE),
    "question": (QUESTION, LONGEST_QUESTION),
    "owner": ("Owner", LONGEST_TITLE),
}


def change(topic: Topic, office: Office) -> None:
    """The form that changes a topic or takes it off; where somebody was first, both texts."""
    with st.expander(FOLD):
        screen.apart(partial(_form, topic.key, office))


def _form(key: str, office: Office) -> None:
    """The boxes of a topic as it stands at this moment, whatever the page around them still shows."""
    topic = _standing(key, office)
    if topic is None:
        st.rerun()  # the page then shows what the reader had written for it
    opened = _as_opened(topic)
    for part, (label, longest) in PARTS.items():
        draw = drafts.line if part == "title" else partial(drafts.text_area, height="content")
        words = getattr(opened, part)
        draw(label, words, _box(opened, part), max(longest, len(words)))  # an extract may have given it more
    by = screen.entered_as(key)
    with st.container(horizontal=True):
        save = st.button("Change the topic", key=f"save {key}")
        take = st.button("Take off", key=f"off {key}")
    if save or take:
        as_said = _written(opened) if save else opened
        _record(opened, opened, office, by, as_said, taken_off=take)
    elif topic.version != opened.version:
        _both(topic, opened, office, by)
    if topic.number is not None:
        one_more_rationale(topic, office, by)


def taken_off_meanwhile(office: Office, meeting: Meeting) -> None:
    """What the reader wrote for topics of this meeting that somebody has taken off since."""
    standing = {topic.key for each in office.agenda(meeting).tracks for topic in each.topics}
    for opened in list(_remembered().values()):
        if opened.meeting != meeting.id or opened.key in standing:
            continue
        words = " · ".join(getattr(_written(opened), part) for part in _touched(opened))
        if not words:
            _forget(opened)
            continue
        components.absent(f"{opened.title}: somebody took it off since you opened it.", f"You had written: {words}")
        st.button("Let my words go", key=f"let go {opened.key}", on_click=_forget, args=(opened,))


def _as_opened(topic: Topic) -> Topic:
    """The topic as the reader saw it when they began; as it is now while they have neither written nor pressed."""
    opened = _remembered().get(topic.key, topic)
    has_written = bool(_touched(opened))
    has_pressed = any(st.session_state.get(f"{button} {topic.key}") for button in ("save", "off"))
    return _remembered().setdefault(topic.key, opened) if has_written or has_pressed else _remember(topic)


def _record(opened: Topic, seen: Topic, office: Office, by: str, as_said: Topic, taken_off: bool = False) -> None:
    """Add the next version of a topic the reader last saw as `seen`."""
    if not (by and as_said.title.strip() and as_said.rationale.strip()):
        components.problem("Write the area identified, the rationale and your name. Nothing is lost.")
        return
    try:
        said = replace(as_said, **{part: getattr(as_said, part).strip() for part in PARTS})
        commands.change_topic(office.store, office.plan, seen, said, office.act(by), taken_off)
    except Changed:
        _somebody_was_first(opened, office, by)
        return
    _forget(opened)
    st.toast("Taken off the agenda." if taken_off else "The topic is changed.")
    st.rerun()


def _standing(key: str, office: Office) -> Topic | None:
    return office.afresh().topics.get(key)


def _somebody_was_first(opened: Topic, office: Office, by: str) -> None:
    theirs = _standing(opened.key, office)
    if theirs is None:
        components.problem("Somebody took this topic off since you opened it. Nothing was written.")
        return
    _both(theirs, opened, office, by)
    if not _touched(opened):
        _remember(theirs)  # the reader has now seen it, and has nothing to lose


def _both(theirs: Topic, opened: Topic, office: Office, by: str) -> None:
    """Somebody else's words beside the reader's own, which stay in the box; the reader decides."""
    components.problem(f"{theirs.by} changed this topic since you opened it. Nothing of yours was written.")
    for part, (label, _) in PARTS.items():
        if getattr(theirs, part) != getattr(opened, part):
            components.muted(f"{label} by {theirs.by}, as it stands now:")
            components.text(getattr(theirs, part))
    if not _touched(opened):
        return
    components.muted("Yours stands above.")
    with st.container(horizontal=True):
        # The version is in the key, so that what is pressed is always an answer to the words last shown.
        mine = st.button("Put mine in its place", key=f"mine {theirs.key} {theirs.version}")
        left = st.button("Leave theirs", key=f"theirs {theirs.key} {theirs.version}")
    if left:
        _forget(opened)
        st.rerun()
    if mine:
        words = {part: getattr(_written(opened), part) for part in _touched(opened)}
        _record(opened, theirs, office, by, replace(theirs, **words))


def _written(opened: Topic) -> Topic:
    """The topic as the reader has written it in the boxes."""
    parts = {part: drafts.written(_box(opened, part), getattr(opened, part)) for part in PARTS}
    return replace(opened, **parts)


def _touched(opened: Topic) -> list[str]:
    """The parts in whose boxes the reader has written something else."""
    written = _written(opened)
    return [part for part in PARTS if getattr(written, part) != getattr(opened, part)]


def _box(opened: Topic, part: str) -> str:
    return f"change {part} {opened.key} {opened.version}"


def _remembered() -> dict[str, Topic]:
    return st.session_state.setdefault("topics as opened", {})


def _remember(topic: Topic) -> Topic:
    _remembered()[topic.key] = topic
    return topic


def _forget(opened: Topic) -> None:
    for part in PARTS:
        drafts.drop(_box(opened, part))
    _remembered().pop(opened.key, None)
