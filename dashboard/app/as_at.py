"""The day a page is seen as known on: chosen in the sidebar, told in a band above the title."""

from __future__ import annotations

import streamlit as st

from dashboard import settings
from dashboard.app import components, screen
from dashboard.disclosure import Office
from dashboard.scrutiny import NO_RECORDING, as_at

CHOSEN, FIGURES = "as known on", "figures"
NARROW, WIDE = 168, 280  # pixels; the wide one stands in a row of its own on a phone


def choose_day(office: Office) -> None:
    """The date that sets it: today by itself, and no later."""
    today = settings.today(office.plan)
    _show(CHOSEN, office.as_at)
    st.date_input(
        "As known on", min_value=as_at.EARLIEST, max_value=today, format="DD/MM/YYYY", key=CHOSEN, width=NARROW,
        on_change=_look, args=(office,),
    )  # fmt: skip


def band(office: Office) -> None:
    """Over every page while looking back: as known on which day, and the way back; over today nothing.

    Where the address asks for what cannot be shown, why.
    """
    if fault := screen.requested_day(office.plan).fault:
        components.absent(fault, "Today is shown.")
    if not office.looks_back:
        return
    with st.container(key="band", horizontal=True, vertical_alignment="center"):
        components.band(as_at.in_words(office.as_at, office.findings.latest), NO_RECORDING)
        st.button("Back to today", key="back to today", type="tertiary", on_click=screen.look_on, args=(None,))


def choose_figures(office: Office) -> None:
    """See a page's figures as known now, or as a past meeting saw them."""
    days = as_at.choices(office.plan, office.as_at, settings.today(office.plan))
    _show(FIGURES, next(words for words, day in days.items() if day == office.seen_on))
    st.selectbox("Figures", list(days), key=FIGURES, width=WIDE, on_change=_look_as, args=(days,))


def _show(key: str, value: object) -> None:
    """Have a box show what the address says, which a reader may have changed without it."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _look(office: Office) -> None:
    day = st.session_state[CHOSEN]
    screen.look_on(None if day == settings.today(office.plan) else day)


def _look_as(days: dict) -> None:
    screen.look_on(days[st.session_state[FIGURES]])
