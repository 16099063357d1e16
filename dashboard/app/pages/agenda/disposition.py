"""What becomes of an exception that is not taken to a meeting: said with a reason, and then it is offered no more."""

from __future__ import annotations

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.forms import drafts
from dashboard.disclosure import Office
from dashboard.findings import Finding
from dashboard.plan import Meeting
from dashboard.scrutiny import (
    CARRIED,
    COVERED,
    NOT_TAKEN,
    OFFERED_AGAIN,
    Disposition,
    Raised,
    commands,
    following,
    standing,
)
from dashboard.text import english

LONGEST_REASON, LONGEST_REPORT = 2_000, 200


def disposed(each: Finding | Raised, office: Office, meeting: Meeting) -> Disposition | None:
    """What was said of it for this meeting, while it is as it was then; None where it is offered."""
    return standing(each, office.dispositions, meeting.id)


def told(said: Disposition, office: Office) -> None:
    """What became of it, why, and who said so."""
    by = f"{said.by} (not verified), {english.day(said.day)}" if said.by and said.day else "In the plan"
    reason = f": {said.reason}" if said.reason else ""
    end = "" if reason.endswith((".", "?", "!")) else "."
    components.muted(f"{said.words(office.plan)}{reason}{end} {by}.")


def offer_again(said: Disposition, each: Finding | Raised, office: Office, meeting: Meeting, name: str) -> None:
    """The button that offers it again after all; it is an act of its own, and says who."""
    if st.button("Offer it again", key=f"again {name}"):
        by = st.session_state.get("entered_as") or said.by
        commands.dispose(office.store, office.plan, each, meeting, OFFERED_AGAIN, "", "", office.act(by))
        st.rerun()


def form(each: Finding | Raised, name: str, office: Office, meeting: Meeting, close) -> None:
    """What becomes of it, the reason and the name; `close` puts the form away."""
    to = following(office.plan, meeting.id)
    words = {CARRIED: f"Carry to {to.short}"} if to else {}
    words |= {COVERED: "Covered in another report", NOT_TAKEN: "Not taken"}
    with st.container(border=True):
        components.subheading(f"Not this time: {meeting.short}")
        kind = st.radio(
            "What becomes of it", list(words), format_func=words.get,
            key=f"kind {name}", horizontal=True,
        )  # fmt: skip
        report = ""
        if kind == COVERED:
            report = st.text_input("Which report", key=f"report {name}", max_chars=LONGEST_REPORT)
        reason = drafts.text_area("Reason", "", f"reason {name}", LONGEST_REASON)
        by = screen.entered_as(f"not {name}")
        with st.container(horizontal=True):
            done = st.button("Record it", type="primary", key=f"dispose of {name}")
            cancelled = st.button("Cancel", key=f"keep {name}")
        if cancelled:
            close()
            st.rerun()
        if done and _is_whole(kind, report, reason, by):
            kept = commands.dispose(
                office.store, office.plan, each, meeting, kind, report.strip(), reason.strip(), office.act(by)
            )  # fmt: skip
            if kept:
                drafts.drop(f"reason {name}")
                close()
                st.toast(f"{words[kind]}: it stands under “Considered, not tabled”.")
            else:
                st.toast("Somebody said meanwhile what becomes of it. Nothing of yours was written.")
            st.rerun()


def _is_whole(kind: str, report: str, reason: str, by: str) -> bool:
    needed = [("the report", report)] if kind == COVERED else []
    needed += [("the reason", reason), ("your name", by)]
    missing = [name for name, written in needed if not written.strip()]
    if missing:
        components.problem(f"Write {english.listed(missing)}: the agenda shows it. Nothing is lost.")
    return not missing
