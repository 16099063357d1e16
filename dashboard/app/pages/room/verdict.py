"""In the room: whether the Commissioner is assured, why, and who does what by when; one button records it all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.forms import drafts
from dashboard.app.forms.versioned_form import VersionedForm, versioned_form
from dashboard.app.pages.agenda.choose import LONGEST_RATIONALE, LONGEST_TITLE
from dashboard.disclosure import Office
from dashboard.plan import Meeting
from dashboard.scrutiny import VERDICTS, Topic, Verdict, commands, follow_up
from dashboard.store import Changed
from dashboard.text import english

TWO_LINES = 78  # pixels
RECORD = "Alt+Enter"


def conclude(topic: Topic, office: Office, meeting: Meeting, label: str) -> bool:
    """The form beside a topic; True once what it says has been recorded, or there was nothing to record."""
    form = versioned_form(f"verdict on {topic.key}", office.memory.verdict(topic), _boxes, ["record"])
    standing = form.standing
    components.subsection("Are you assured?")
    said = _verdict(form)
    promised = _action(topic, office, meeting)
    by = screen.entered_as("the room")
    pressed = st.button(label, type="primary", key="record", shortcut=RECORD, width="stretch")
    if form.is_stale:
        pressed = form.somebody_was_first("recorded a verdict since you began", f"{standing.verdict}. {standing.why}")
    return pressed and _record(topic, office, form, said, promised, by)


def _verdict(form: VersionedForm[Verdict]) -> Verdict:
    opened, boxes = form.opened, form.boxes
    return replace(
        opened,
        verdict=drafts.one_of("Are you assured?", VERDICTS, opened.verdict, boxes["verdict"]),
        why=drafts.text_area("Because", opened.why, boxes["why"], LONGEST_RATIONALE, TWO_LINES).strip(),
    )


def _action(topic: Topic, office: Office, meeting: Meeting) -> dict[str, Any]:
    """What happens next; what was promised on this topic already stands above the empty boxes."""
    components.subsection("What happens next")
    for each in office.memory.actions_of(topic):
        components.muted(f"Recorded: {each.what}, {each.owner}, by {english.day(each.due)}.")
    count = f"{topic.key} {drafts.count(topic.key)}"
    what = drafts.text_area("Action", "", f"action {count}", LONGEST_RATIONALE, TWO_LINES)
    following = follow_up.next_on_track(office.plan, topic.track, meeting)
    left, right = st.columns([3, 2])
    with left:
        post = follow_up.post_to_ask(office.plan, topic.track)
        owner = drafts.listed("Who", follow_up.posts(office.plan), post, f"who {count}")
    with right:
        due = drafts.day("By when", following.sort if following else office.today, f"due {count}")
    return {
        "meeting": meeting.id, "track": topic.track, "what": what.strip(), "owner": owner.strip()[:LONGEST_TITLE],
        "due": due,
    }  # fmt: skip


def _record(
    topic: Topic, office: Office, form: VersionedForm[Verdict], said: Verdict, promised: dict[str, Any], by: str
) -> bool:
    is_new = (said.verdict, said.why) != (form.opened.verdict, form.opened.why)
    acts = bool(promised["what"])
    if not (is_new or acts):
        return True
    if missing := _missing(said, promised["owner"], promised["due"], acts, by):
        components.problem(f"Write {english.listed(missing)}. Nothing is lost.")
        return False
    try:
        commands.conclude(
            office.store, form.standing, said if is_new else None, promised if acts else None, office.act(by)
        )  # fmt: skip
    except Changed:
        st.rerun()  # the form then says whose verdict came first, and keeps the words
    form.put_away()
    for field in ("action", "who", "due"):
        drafts.drop(f"{field} {topic.key} {drafts.count(topic.key)}")
    drafts.put_away(topic.key)
    st.toast("Recorded.")
    return True


def _missing(said: Verdict, owner: str, due: date | None, acts: bool, by: str) -> list[str]:
    needed = [("whether you are assured", said.verdict), ("because of what", said.why)]
    needed += [("who does it", owner), ("by when", due)] if acts else []
    return [words for words, given in [*needed, ("your name", by)] if not given]


def _boxes(opened: Verdict) -> dict[str, str]:
    about = f"{opened.topic} {opened.version}"
    return {"verdict": f"assured {about}", "why": f"because {about}"}
