"""Choosing an exception for the meeting: the rationale stands ready, and one button puts it on the agenda."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.forms import drafts
from dashboard.app.pages.agenda.choice import Choice
from dashboard.app.pages.agenda.disposition import disposed, form, offer_again, told
from dashboard.disclosure import Office
from dashboard.findings import Finding
from dashboard.plan import Meeting, title_case
from dashboard.scrutiny import Evidence, Rationale, Topic, commands, overlapping, owner_of, track_for
from dashboard.store import Changed

LONGEST_TITLE, LONGEST_RATIONALE, LONGEST_QUESTION = 200, 2_000, 1_000
QUESTION = "Question to the Chief Constable"
ITS_OWN = "A topic of its own"
NOT = "not "  # before the name of what is not taken, in what is open


def choose(choice: Choice, office: Office, meeting: Meeting, figures: Finding | None = None) -> None:
    """The button that opens the form, or the word that it is on the agenda already; beside it the way to the figures.

    Where the button has been pressed, the form.
    """
    chosen = [
        (topic, evidence.by or topic.chosen_by)
        for each in office.agenda(meeting).tracks
        for topic in each.topics
        for evidence in topic.evidence
        if evidence.ref.is_same_matter(choice.of.ref)
    ]
    may = not office.looks_back
    is_open = is_being_chosen(choice) and may
    is_leaving = st.session_state.get("choosing") == NOT + choice.name and may
    said = None if chosen else disposed(choice.of, office, meeting)
    if said is not None:
        told(said, office)
    if chosen:
        by = f", chosen by {chosen[0][1]} (not verified)" if chosen[0][1] else ""
        components.muted(f"On the agenda of {meeting.short}{by}.")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        if said is not None and may:
            offer_again(said, choice.of, office, meeting, choice.name)
        elif may and not (chosen or is_open or is_leaving):
            label = f"Choose for {meeting.short}"
            st.button(label, key=f"choose {choice.name}", on_click=_open, args=(choice.name,))
            st.button("Not this time", key=f"leave {choice.name}", on_click=_open, args=(NOT + choice.name,))
        if figures is not None:
            screen.see_the_figures(figures)
    if is_open and chosen:
        _chosen_meanwhile(choice, chosen[0][1])
    elif is_open:
        screen.apart(partial(_form, choice, office, meeting))
    elif is_leaving and said is None:
        screen.apart(partial(form, choice.of, choice.name, office, meeting, close=lambda: _open(None)))


def is_being_chosen(choice: Choice) -> bool:
    """True where its form is open."""
    return st.session_state.get("choosing") == choice.name


def _chosen_meanwhile(choice: Choice, by: str) -> None:
    """Whose choice came first, over the reader's own words."""
    with st.container(border=True):
        components.absent(f"{by or 'Somebody'} chose it meanwhile.", "Nothing of yours was written.")
        components.muted("Your words are kept here. The rationale that stands can be changed on the agenda.")
        _rationale(choice)
        st.button("Close", key=f"cancel {choice.name}", on_click=_close, args=(choice,))


def _rationale(choice: Choice) -> str:
    return drafts.text_area("Rationale", choice.rationale, f"rationale {choice.name}", LONGEST_RATIONALE)


def _form(choice: Choice, office: Office, meeting: Meeting) -> None:
    tracks = {each.id: each for each in office.plan.document.tracks}
    names = {each.id: f"{each.section}: {each.title}" for each in tracks.values()}
    belongs = track_for(office.plan, meeting, choice.items).id
    with st.container(border=True, key=f"form {choice.name}"):
        components.subheading(f"For the agenda of {meeting.short}")
        rationale = _rationale(choice)
        topic = _topic_it_joins(choice, office, meeting)
        if topic is not None:
            _join(choice, topic, rationale, office, meeting)
            return
        question = drafts.text_area(QUESTION, choice.question, f"question {choice.name}", LONGEST_QUESTION)
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
        as_said = Topic(meeting.id, track, choice.title, rationale.strip(), choice.origin, owner.strip())
        as_said = replace(as_said, evidence=_measure_of(choice), question=question.strip())
        warn_of_overlap(as_said, office, meeting)
        by, put = _last_of(choice, "Put on the agenda")
        if put:
            _put(choice, office, meeting, as_said, by)


def _last_of(choice: Choice, label: str) -> tuple[str, bool]:
    """The end of a form: the name, the button that records it, and the one that puts it away."""
    by = screen.entered_as(choice.name)
    with st.container(horizontal=True):
        put = st.button(label, type="primary", key=f"put {choice.name}")
        cancelled = st.button("Cancel", key=f"cancel {choice.name}")
    if cancelled:
        _close(choice)
        st.rerun()
    return by, put


def warn_of_overlap(topic: Topic, office: Office, meeting: Meeting) -> None:
    """Say which topics of the meeting look at some of the same, before this one joins them; never in the way."""
    standing = [one for at in office.agenda(meeting).tracks for one in at.topics if one.disposition == "taken"]
    for other, why in overlapping(topic, standing, office.plan):
        track = office.plan.document.track(other.track)
        components.absent(
            f"“{other.title}” in {track.section} {title_case(track.title)} looks at some of the same: {why}.",
            "Both may stand; the agenda links them.",
        )


def _measure_of(choice: Choice) -> tuple[Evidence, ...]:
    kept = choice.evidence
    return (Evidence(kept["measure"], kept["area"], kept["period"], kept["sentence"], kept["as_at"]),)


def _topic_it_joins(choice: Choice, office: Office, meeting: Meeting) -> Topic | None:
    """The topic that stands and is to rest on this exception too; None where it is to be one of its own."""
    standing = {one.number: one for at in office.agenda(meeting).tracks for one in at.topics if one.number is not None}
    if not standing:
        return None
    chosen = st.selectbox(
        "Topic", [None, *standing], key=f"joins {choice.name}",
        format_func=lambda number: ITS_OWN if number is None else f"Add to “{standing[number].title}”",
    )  # fmt: skip
    return standing.get(chosen)


def _join(choice: Choice, topic: Topic, rationale: str, office: Office, meeting: Meeting) -> None:
    components.muted("The topic keeps its question and owner; the words above stand there as one more rationale.")
    by, put = _last_of(choice, "Add to the topic")
    if not put or not _is_whole(rationale, by):
        return
    try:
        commands.pin(
            office.store, office.plan, topic.number, choice.evidence, choice.of.ref,
            Rationale(rationale.strip(), choice.origin), office.act(by),
        )  # fmt: skip
    except Changed:
        st.rerun()
    _done(choice, meeting)


def _put(choice: Choice, office: Office, meeting: Meeting, topic: Topic, by: str) -> None:
    if not _is_whole(topic.rationale, by):
        return
    try:
        commands.choose(
            office.store, office.plan, choice.evidence, choice.of.ref, office.act(by),
            meeting=meeting.id, track=topic.track, title=topic.title, rationale=topic.rationale, origin=topic.origin,
            owner=topic.owner, question=topic.question,
        )  # fmt: skip
    except Changed:
        st.rerun()  # the form then says whose choice came first, and keeps the words
    _done(choice, meeting)


def _is_whole(rationale: str, by: str) -> bool:
    missing = [name for name, words in (("a rationale", rationale), ("your name", by)) if not words.strip()]
    if missing:
        components.problem(f"Write {' and '.join(missing)}: the agenda shows it. Nothing is lost.")
    return not missing


def _done(choice: Choice, meeting: Meeting) -> None:
    _close(choice)
    st.toast(f"On the agenda of {meeting.short}.")
    st.rerun()


def _open(name: str | None) -> None:
    st.session_state["choosing"] = name


def _close(choice: Choice) -> None:
    drafts.drop(f"rationale {choice.name}")
    drafts.drop(f"question {choice.name}")
    _open(None)
