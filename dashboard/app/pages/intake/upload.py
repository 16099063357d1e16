"""Upload: choose a file, see what is wrong and what it would change, publish all of it or nothing; and the history."""

from __future__ import annotations

import streamlit as st

from dashboard.app import components
from dashboard.app.pages.intake import area_aliases, check, history
from dashboard.disclosure import Office
from dashboard.intake import FILE_KINDS

BY_COLUMNS = "By its columns"
READS = ["csv", "txt", "tsv", "xlsx", "ods"]


def show(office: Office) -> None:
    """Choose, check, publish; and what was received before."""
    if office.looks_back:
        components.title("Upload an extract", lead="Nothing can be uploaded while looking back. Go back to today.")
    else:
        _upload(office)
    area_aliases.show(office)
    history.show(office)
    components.foot(office.attribution)


def _upload(office: Office) -> None:
    components.title("Upload an extract", lead="Nothing changes until you publish.")
    if words := st.session_state.pop("told", ""):
        components.done(words)
    chosen = st.file_uploader("Choose a file", type=READS, key=f"file {st.session_state.get('published', 0)}")
    family = st.selectbox("What it is", [BY_COLUMNS, *FILE_KINDS], key="family of the file")
    if chosen is not None:
        check.show(chosen.getvalue(), chosen.name, None if family == BY_COLUMNS else family, office)
