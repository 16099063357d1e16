"""The names people have accepted for an area, by whom and when; each can be revoked."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.app import components, screen
from dashboard.disclosure import Office
from dashboard.intake import publication
from dashboard.text import english


def show(office: Office) -> None:
    """The fold with the names; nothing while none is accepted."""
    held = office.store.aliases(office.as_at)
    if not held.empty:
        words = f"Names accepted: {english.count_words(len(held), 'text')} read as an area"
        screen.folded(words, "names accepted", partial(_names, office))


def _names(office: Office) -> None:
    held = office.store.aliases(office.as_at)
    components.table(
        ["In a file", "Read as", "Accepted by", "On"],
        [
            (each.text, each.area, f"{each.by} (not verified)", english.day(each.day.date()))
            for each in held.itertuples()
        ],
    )
    if not office.looks_back:
        _revoke(list(held.text), office)


def _revoke(held: list[str], office: Office) -> None:
    text = st.selectbox("Name to revoke", held, key="name to revoke")
    by = screen.entered_as("revoke a name")
    components.muted("What was read through it stays as it was read. From then on the text is a problem again.")
    if st.button("Revoke the name", key="revoke"):
        if not by:
            components.problem("Write your name: it stands beside what you revoke.")
            return
        publication.revoke_alias(text, office.store, office.act(by))
        st.rerun()
