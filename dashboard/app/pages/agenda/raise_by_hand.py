"""Raising an exception by hand: from MADE, an inspection, a meeting or casework."""

from __future__ import annotations

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.forms import drafts
from dashboard.app.pages.agenda.choose import LONGEST_RATIONALE, LONGEST_TITLE
from dashboard.disclosure import Office
from dashboard.scrutiny import FROM_FIGURES, ORIGINS, commands

OPEN = "raise"


def raise_by_hand(office: Office) -> None:
    """The button, and the form it opens; neither while looking back."""
    if office.looks_back:
        return
    if not st.session_state.get(OPEN):
        st.button("Raise one by hand", key="raise one", on_click=_open, args=(True,))
        return
    count = drafts.count(OPEN)
    with st.container(border=True):
        components.subheading("Raise one by hand")
        components.muted("Name nobody, and nothing by which a person could be recognised.")
        title = st.text_input("What it is about", key=f"raise title {count}", max_chars=LONGEST_TITLE)
        summary = st.text_area("What was noticed", key=f"raise summary {count}", max_chars=LONGEST_RATIONALE)
        left, right = st.columns(2)
        origins = [each for each in ORIGINS if each != FROM_FIGURES]
        origin = left.selectbox("Source", origins, key=f"raise origin {count}")
        raised_by = right.text_input("Raised by (post or body)", key=f"raise by {count}", max_chars=LONGEST_TITLE)
        sections = {f"{each.id} {each.short}": each.id for each in office.plan.document.sections}
        section = left.selectbox("Section", list(sections), key=f"raise section {count}")
        areas = [area.name for area in office.plan.areas.all if area.kind != "comparator"]
        area = right.selectbox("Area", areas, key=f"raise area {count}")
        sensitive = st.checkbox("Sensitive: in public its title and the reason alone", key=f"raise sensitive {count}")
        reason = ""
        if sensitive:
            reason = st.text_input("Why it is sensitive", key=f"raise reason {count}", max_chars=LONGEST_TITLE)
        by = screen.entered_as("raising")
        with st.container(horizontal=True):
            put = st.button("Raise it", type="primary", key="raise it")
            st.button("Cancel", key="raise cancel", on_click=_open, args=(False,))
        if put:
            _put(
                office, by, reason if sensitive else None,
                title=title.strip(), summary=summary.strip(), origin=origin, raised_by=raised_by.strip() or by,
                section=sections[section], area=area,
            )  # fmt: skip


def _put(office: Office, by: str, reason: str | None, **words: str) -> None:
    needed = [("what it is about", words["title"]), ("your name", by)]
    needed += [("why it is sensitive", reason)] if reason is not None else []
    missing = [name for name, written in needed if not written.strip()]
    if missing:
        components.problem(f"Write {' and '.join(missing)}. Nothing is lost.")
        return
    commands.raise_exception(office.store, office.act(by), reason, **words)
    _open(False)
    st.toast("Raised. It comes first on the overview.")
    st.rerun()


def _open(is_open: bool) -> None:
    drafts.put_away(OPEN)
    st.session_state[OPEN] = is_open
