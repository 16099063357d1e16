"""Every extract received: each one's file as it was received, what was asked and revised, and taking it back."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import intake
from dashboard.app import components, screen
from dashboard.app.forms import session_memo
from dashboard.app.pages.intake import consequences as consequences_view
from dashboard.disclosure import Office
from dashboard.findings import in_words
from dashboard.intake import consequences
from dashboard.text import english

RECEIVED = ("Extract", "Received", "File", "What it is", "Who", "Rows", "Note")
RECEIVED_AT_ONCE = 8
LONGEST_REASON = 2_000
KEPT = "shown of taking back"


def show(office: Office) -> None:
    """The extracts, the newest first, and the fold of one of them."""
    received = office.store.extracts(office.as_at)
    components.section("Received before", "Kept whole, with who brought them; the newest first.")
    if received.empty:
        components.absent("No extract has been received.")
        return
    rows = [
        (
            str(each.extract), english.day(each.received.date()), each.file, each.family, each.by,
            f"{each.row_count:,}", _note(each),
        )
        for each in received.itertuples()
    ]  # fmt: skip
    every = len(rows) <= RECEIVED_AT_ONCE
    every = every or st.toggle(f"Show all {len(rows)} extracts", key="every", bind="query-params")
    components.table(RECEIVED, rows if every else rows[:RECEIVED_AT_ONCE], numeric=(0, 5))
    components.download("extracts received", RECEIVED, rows)
    words = "One extract: its file, what was asked, what it revised; take it back"
    screen.folded(words, "one extract", partial(_one, received, office))


def _one(received: pd.DataFrame, office: Office) -> None:
    """The extract that is picked."""
    by_words = {f"{each.extract}: {each.file}": each for each in received.itertuples()}
    each = by_words[st.selectbox("Extract", list(by_words), key="which extract")]
    components.rows(_facts(each))
    st.download_button(
        "Download the file as received",
        lambda: office.store.content(int(each.extract), office.as_at),
        file_name(each.file), "application/octet-stream", key=f"file of {each.extract}", on_click="ignore",
    )  # fmt: skip
    _answers(int(each.extract), office)
    _revised(each, office)
    if pd.isna(each.rolled_back) and not office.looks_back:
        _take_back(each, office)


def file_name(typed: str) -> str:
    """A file's own name for handing it over: of what people type, only what could be part of a path is replaced."""
    name = "".join("_" if letter in '/\\"' or not letter.isprintable() else letter for letter in typed).strip(" .")
    return name or "extract"


def _facts(each: tuple) -> list[tuple[str, str]]:
    facts = [
        ("Received", f"{english.day(each.received.date())}, by {each.by} (not verified)"),
        ("Note", _note(each)),
        ("Rows", f"{each.row_count:,}"),
        ("SHA-256", each.sha256),
    ]
    return [(name, words) for name, words in facts if words]


def _answers(extract: int, office: Office) -> None:
    held = office.store.answers(extract)
    components.subheading("What was asked")
    if held.empty:
        components.muted("Nothing was asked about it.")
        return
    components.table(
        ["Row", "Column", "Question", "Answer"],
        [
            ("The file" if pd.isna(each.row) else str(int(each.row)), each.column, each.question, each.answer)
            for each in held.itertuples()
        ],
    )


def _revised(each: tuple, office: Office) -> None:
    held = office.store.revised_by(int(each.extract), each.received.date())
    components.subheading("What it revised")
    if held.empty:
        components.muted("It revised no figure.")
        return
    names = office.plan.by_code
    components.table(
        ["Row", "Measure", "Area", "Quarter", "Was", "Became"],
        [
            (
                str(row.row), names[row.measure].name if row.measure in names else row.measure, row.area, row.period,
                row.was_symbol or in_words(row.was, row.was_of), row.symbol or in_words(row.value, row.denominator),
            )
            for row in held.itertuples()
        ],
        numeric=(0, 4, 5),
    )  # fmt: skip


def _take_back(each: tuple, office: Office) -> None:
    number = int(each.extract)
    key = f"take back {number}"
    if not st.toggle(f"Take extract {number} back", key=key):
        return
    findings = office.afresh().findings  # the page around may have been drawn before another's act
    would, earlier = session_memo.once(
        KEPT, (number, office.today), office.store.acts(),
        lambda: consequences.of_taking_back(number, office.store, office.plan, office.today, findings),
    )  # fmt: skip
    moved = earlier is not None and earlier != would
    if moved:
        components.problem("What is held has changed since this was shown. Nothing was taken back. Look again.")
    components.subheading("What taking it back would change")
    consequences_view.taken_back(would, office)
    components.muted("It stays in this list, with your reason, and its bytes may be loaded again.")
    why = st.text_input("Reason", key=f"why back {number}", max_chars=LONGEST_REASON).strip()
    by = screen.entered_as("take back")
    if st.button("Take it back", key=f"do take back {number}") and not moved:
        _record(number, why, by, office)


def _record(number: int, why: str, by: str, office: Office) -> None:
    missing = [name for name, words in (("the reason", why), ("your name", by)) if not words]
    if missing:
        components.problem(f"Write {' and '.join(missing)}: they stand in the list. Nothing was taken back.")
        return
    try:
        file = intake.take_back(number, office.store, office.act(by), why)
    except intake.CannotTakeBack as fault:
        components.problem(f"{fault.error} {fault.remedy}")
        return
    st.session_state["told"] = f"Extract {number}, {file}, is taken back. Its bytes may be loaded again."
    session_memo.forget(KEPT)
    st.rerun()


def _note(each: tuple) -> str:
    basis = {"illustrative": "Illustrative.", "official": f"Official: {each.publisher}."}.get(each.basis, "")
    return " ".join(filter(None, (_back(each), basis, each.note)))


def _back(each: tuple) -> str:
    if pd.isna(each.rolled_back):
        return ""
    why = f": {each.rolled_back_why}" if each.rolled_back_why else ""
    end = "" if why.endswith((".", "?", "!")) else "."
    return f"Taken back on {english.day(each.rolled_back.date())} by {each.rolled_back_by} (not verified){why}{end}"
