"""Changing a topic of an agenda, or taking it off, without losing what anybody else has written meanwhile."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.forms import drafts
from dashboard.app.forms.versioned_form import VersionedForm, opened_forms, versioned_form
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
    topic = office.afresh().topics.get(key)
    if topic is None:
        st.rerun()  # the page then shows what the reader had written for it
    form = versioned_form(f"change of {key}", topic, _boxes, [f"save {key}", f"off {key}"])
    for part, (label, longest) in PARTS.items():
        draw = drafts.line if part == "title" else partial(drafts.text_area, height="content")
        words = getattr(form.opened, part)
        draw(label, words, form.boxes[part], max(longest, len(words)))  # an extract may have given it more
    by = screen.entered_as(key)
    with st.container(horizontal=True):
        save = st.button("Change the topic", key=f"save {key}")
        take = st.button("Take off", key=f"off {key}")
    if form.is_stale:
        # Nobody takes off what they have not seen: that is pressed again, once the other's words are shown.
        take = False
        save = form.somebody_was_first("changed this topic since you opened it", partial(_theirs, form))
    if save or take:
        _record(form, office, by, taken_off=take)
    if topic.number is not None:
        one_more_rationale(topic, office, by)


def taken_off_meanwhile(office: Office, meeting: Meeting) -> None:
    """What the reader wrote for topics of this meeting that somebody has taken off since."""
    standing = {topic.key for each in office.agenda(meeting).tracks for topic in each.topics}
    for form in opened_forms(Topic):
        opened = form.opened
        if opened.meeting != meeting.id or opened.key in standing:
            continue
        words = " · ".join(getattr(form.written, part) for part in form.touched)
        if not words:
            form.put_away()
            continue
        components.absent(f"{opened.title}: somebody took it off since you opened it.", f"You had written: {words}")
        st.button("Let my words go", key=f"let go {opened.key}", on_click=form.put_away)


def _theirs(form: VersionedForm[Topic]) -> None:
    """Each part that somebody else has changed, on a line of its own."""
    for part, (label, _) in PARTS.items():
        theirs = getattr(form.standing, part)
        if theirs != getattr(form.opened, part):
            components.muted(f"{label} by {form.standing.by}, as it stands now:")
            components.text(theirs)


def _record(form: VersionedForm[Topic], office: Office, by: str, taken_off: bool) -> None:
    """Add the next version of the topic: the reader's words, or those it has, taken off."""
    seen = form.standing
    said = seen if taken_off else form.laid_over(form.written)
    if not (by and said.title.strip() and said.rationale.strip()):
        components.problem("Write the area identified, the rationale and your name. Nothing is lost.")
        return
    try:
        said = replace(said, **{part: getattr(said, part).strip() for part in PARTS})
        commands.change_topic(office.store, office.plan, seen, said, office.act(by), taken_off)
    except Changed:
        st.toast("Somebody changed it first. Nothing of yours was written.")
        st.rerun()  # the form then shows both
    form.put_away()
    st.toast("Taken off the agenda." if taken_off else "The topic is changed.")
    st.rerun()


def _boxes(opened: Topic) -> dict[str, str]:
    return {part: f"change {part} {opened.key} {opened.version}" for part in PARTS}
