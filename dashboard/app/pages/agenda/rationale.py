"""One more rationale for a topic that stands: written here, or one that another topic of the meeting has already."""

from __future__ import annotations

import streamlit as st

from dashboard.app import components
from dashboard.app.forms import drafts
from dashboard.app.pages.agenda.choose import LONGEST_RATIONALE
from dashboard.disclosure import HIDDEN, Office
from dashboard.scrutiny import ORIGINS, Rationale, Topic, commands
from dashboard.text import markdown

NEW = "A new one"


def one_more_rationale(topic: Topic, office: Office, by: str) -> None:
    """The part of a topic's form that gives it a further reason, or withdraws one."""
    name = f"further {topic.number}"
    form = f"{name} {drafts.count(name)}"
    components.subheading("One more reason")
    there = _at_the_meeting(topic, office)
    picked = NEW
    if there:
        picked = st.selectbox(
            "One given at this meeting", [NEW, *there], key=f"pick {form}",
            format_func=lambda each: each if each == NEW else f"{each.words} ({each.origin})",
        )  # fmt: skip
    if picked == NEW:
        words = drafts.text_area("Why it is looked at", "", f"words {form}", LONGEST_RATIONALE)
        origin = st.selectbox("Where it comes from", ORIGINS, index=1, key=f"from {form}")
        picked = Rationale(words.strip(), origin)
    if st.button("Add the reason", key=f"add {form}"):
        _give(topic, picked, office, by, f"words {form}", name)
    for each in topic.further:
        # Named by the reason itself, not by its place: who presses after somebody else withdrew one means no other.
        if st.button(markdown(f"Withdraw “{each.words[:40]}”"), key=f"withdraw {topic.number} {each.id}"):
            _withdraw(topic, each.id, office, by)


def _at_the_meeting(topic: Topic, office: Office) -> list[Rationale]:
    """The rationales of the meeting's other topics that this one has not."""
    meeting = office.plan.document.meeting(topic.meeting)
    every = [each for at in office.agenda(meeting).tracks for one in at.topics for each in one.rationales]
    return [each for each in dict.fromkeys(every) if each not in topic.rationales and HIDDEN not in each.words]


def _give(topic: Topic, given: Rationale, office: Office, by: str, box: str, form: str) -> None:
    if not (given.words and by):
        components.problem("Write the reason and your name. Nothing is lost.")
        return
    commands.give_rationale(office.store, topic.number, given, office.act(by))
    drafts.drop(box)
    drafts.put_away(form)
    st.toast("The topic has one more reason.")
    st.rerun()


def _withdraw(topic: Topic, rationale: str, office: Office, by: str) -> None:
    if not by:
        components.problem("Write your name. Nothing is lost.")
        return
    commands.withdraw_rationale(office.store, office.plan, topic.number, rationale, office.act(by))
    st.toast("The reason is withdrawn.")
    st.rerun()
