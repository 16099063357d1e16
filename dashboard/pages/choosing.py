"""Choosing an exception for the meeting: the rationale stands ready, and one button puts it on the agenda."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard import agendas, pieces, screen
from dashboard.agendas import evidence_of, evidence_of_raised, rests_on
from dashboard.findings import Finding
from dashboard.pages import drafts
from dashboard.plan import Meeting
from dashboard.screen import Office
from dashboard.scrutiny import FROM_FIGURES, Evidence, Raised, Topic, owner_of, track_for
from dashboard.store import Changed

LONGEST_TITLE, LONGEST_RATIONALE = 200, 2_000


@dataclass(frozen=True)
class Choice:
    """What may be put on the agenda: its words, where it belongs, and what it rests on.

    `is_same` says of the evidence of a topic whether it is this very exception.
    """

    name: str
    title: str
    rationale: str
    origin: str
    items: tuple[str, ...]
    evidence: dict[str, Any]
    is_same: Callable[[Evidence], bool]


def choice_of(finding: Finding, office: Office) -> Choice:
    """A finding as it may be put on the agenda: its sentence is the rationale."""
    measure, area = finding.measure, finding.area.name
    return Choice(
        name=f"{measure.code} {area}",
        title=measure.name if finding.is_force else f"{measure.name} in {area}",
        rationale=finding.sentence,
        origin=FROM_FIGURES,
        items=measure.items,
        evidence=evidence_of(finding, office.as_at),
        is_same=lambda each: (each.measure, each.area) == (measure.code, area),
    )


def choice_of_raised(raised: Raised, office: Office) -> Choice:
    """An exception people raised as it may be put on the agenda, in the section it was raised for.

    The agenda is public: of a sensitive one the reason stands ready there, never what was noticed.
    """
    return Choice(
        name=f"raised {raised.number or raised.title}",
        title=raised.title,
        rationale=(raised.sensitivity_reason if raised.sensitive else raised.summary) or raised.title,
        origin=raised.origin,
        items=tuple(item.id for item in office.plan.document.items if item.section == raised.section),
        evidence=evidence_of_raised(raised, office.as_at),
        is_same=lambda each: rests_on(each, raised),
    )


def choose(choice: Choice, office: Office, meeting: Meeting, figures: Finding | None = None) -> None:
    """The button that opens the form, or the word that it is on the agenda already; beside it the way to the figures.

    Where the button has been pressed, the form.
    """
    chosen = [
        topic
        for each in office.agenda(meeting).tracks
        for topic in each.topics
        if any(choice.is_same(evidence) for evidence in topic.evidence)
    ]
    may = not office.looks_back
    is_open = is_being_chosen(choice) and may
    if chosen:
        pieces.muted(f"On the agenda of {meeting.short}, chosen by {chosen[0].chosen_by} (not verified).")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        if may and not (chosen or is_open):
            label = f"Choose for {meeting.short}"
            st.button(label, key=f"choose {choice.name}", on_click=_open, args=(choice.name,))
        if figures is not None:
            screen.see_the_figures(figures)
    if is_open and chosen:
        _chosen_meanwhile(choice, chosen[0])
    elif is_open:
        _form(choice, office, meeting)


def is_being_chosen(choice: Choice) -> bool:
    """True where its form is open."""
    return st.session_state.get("choosing") == choice.name


def _chosen_meanwhile(choice: Choice, topic: Topic) -> None:
    """Whose choice came first, over the reader's own words."""
    with st.container(border=True):
        pieces.absent(f"{topic.chosen_by} chose it meanwhile.", "Nothing of yours was written.")
        pieces.muted("Your words are kept here. The rationale that stands can be changed on the agenda.")
        _rationale(choice)
        st.button("Close", key=f"cancel {choice.name}", on_click=_close, args=(choice,))


def _rationale(choice: Choice) -> str:
    return drafts.text_area("Rationale", choice.rationale, f"rationale {choice.name}", LONGEST_RATIONALE)


def _form(choice: Choice, office: Office, meeting: Meeting) -> None:
    tracks = {each.id: each for each in office.plan.document.tracks}
    names = {each.id: f"{each.section}: {each.title}" for each in tracks.values()}
    belongs = track_for(office.plan, meeting, choice.items).id
    with st.container(border=True):
        pieces.subheading(f"For the agenda of {meeting.short}")
        rationale = _rationale(choice)
        left, right = st.columns(2)
        with right:
            track = st.selectbox(
                "Where it stands", list(tracks), index=list(tracks).index(belongs), format_func=names.get,
                key=f"track {choice.name}",
            )  # fmt: skip
        with left:
            owner = st.text_input(
                "Owner", owner_of(office.plan, track), key=f"owner {choice.name} {track}", max_chars=LONGEST_TITLE
            )
        by = screen.entered_as(choice.name)
        with st.container(horizontal=True):
            put = st.button("Put on the agenda", type="primary", key=f"put {choice.name}")
            st.button("Cancel", key=f"cancel {choice.name}", on_click=_close, args=(choice,))
        if put:
            _put(choice, office, meeting, track, rationale, owner, by)


def _put(choice: Choice, office: Office, meeting: Meeting, track: str, rationale: str, owner: str, by: str) -> None:
    missing = [name for name, words in (("a rationale", rationale), ("your name", by)) if not words.strip()]
    if missing:
        pieces.problem(f"Write {' and '.join(missing)}: the agenda shows it. Nothing is lost.")
        return
    try:
        agendas.choose(
            office.store, office.plan, choice.evidence, choice.is_same,
            meeting=meeting.id, track=track, title=choice.title, rationale=rationale.strip(), origin=choice.origin,
            owner=owner.strip(), day=office.today, by=by,
        )  # fmt: skip
    except Changed:
        st.rerun()  # the form then says whose choice came first, and keeps the words
    _close(choice)
    st.toast(f"On the agenda of {meeting.short}.")
    st.rerun()


def _open(name: str | None) -> None:
    st.session_state["choosing"] = name


def _close(choice: Choice) -> None:
    drafts.drop(f"rationale {choice.name}")
    _open(None)
