"""Upload: choose a file, see what is wrong and what it would change, publish all of it or nothing; and the history."""

from __future__ import annotations

import streamlit as st

from dashboard import extract, intake, pieces, screen, wording
from dashboard.extract.published import NAMES
from dashboard.findings import Findings
from dashboard.intake import Check, Revision
from dashboard.screen import Office

BY_COLUMNS = "By its columns"
LONGEST_NOTE = 2_000
SHOWN_AT_ONCE, RECEIVED_AT_ONCE = 50, 8
RECEIVED = ("Extract", "Received", "File", "What it is", "Who", "Rows", "Note")
READS = ["csv", "txt"]


def show(office: Office) -> None:
    """Choose, check, publish."""
    pieces.title("Upload an extract", lead="Nothing changes until you publish.")
    _told()
    chosen = st.file_uploader("Choose a CSV file", type=READS, key=f"file {st.session_state.get('published', 0)}")
    family = st.selectbox("What it is", [BY_COLUMNS, *NAMES], key="family of the file")
    if chosen is not None:
        read = extract.read(chosen.getvalue(), chosen.name, office.plan, None if family == BY_COLUMNS else family)
        _check(intake.check(read, office.store, office.plan, office.today), office)
    _received_before(office)
    pieces.foot(office.sources)


def _check(checked: Check, office: Office) -> None:
    what = checked.extract
    pieces.told_of_file(what.file, f"{what.family or 'not recognised'}, {wording.count_words(what.rows, 'row')}")
    if checked.identical_to:
        same = checked.identical_to
        when = wording.day(same["received"].date())
        pieces.absent(
            f"Identical to extract {same['extract']}.",
            f"{same['file']}, received on {when}, by {same['by']}. Nothing would change.",
        )
        return
    for words in what.told:
        pieces.muted(words)
    _listed("to put right", "The file cannot be published until then.", "problem", checked.problems)
    _listed("to answer", "Put right in the file, or explain below.", "question", checked.questions)
    if not checked.problems:
        _what_would_change(checked, office)
        _publish(checked, office)


def _listed(to_do: str, note: str, one: str, found) -> None:
    if not found:
        return
    pieces.section(f"{wording.count_words(len(found), one)} {to_do}", note)
    pieces.table(
        ["Row", "Column", "Found", "What to do"],
        [(str(each.row or "The file"), each.column, each.found, each.message) for each in found[:SHOWN_AT_ONCE]],
    )
    if len(found) > SHOWN_AT_ONCE:
        pieces.muted(f"And {len(found) - SHOWN_AT_ONCE} more like these.")


def _what_would_change(checked: Check, office: Office) -> None:
    changes = checked.changes
    pieces.section("What would change", "Counted in rows of the file.")
    counts = [("New", changes.new), ("Revised", changes.revised), ("Unchanged", changes.unchanged)]
    pieces.table(["Rows", ""], [(name, f"{count:,}") for name, count in counts], numeric=(1,))
    if changes.revisions:
        pieces.table(
            ["Row", "Measure", "Area", "Quarter", "Was", "Becomes"],
            [
                _revision(each, office)
                for each in changes.revisions[:SHOWN_AT_ONCE]
            ],
            numeric=(0, 4, 5),
        )  # fmt: skip


def _publish(checked: Check, office: Office) -> None:
    pieces.section("Publish")
    explanation = ""
    if checked.questions:
        explanation = st.text_area(
            "Explanation: it answers every question above", key="explanation", max_chars=LONGEST_NOTE
        )
    note = st.text_input("Note: what to remember about this file", key="note", max_chars=LONGEST_NOTE)
    by = screen.entered_as("publish")
    lacking = [
        words
        for words, missing in (("an explanation", checked.questions and not explanation.strip()), ("your name", not by))
        if missing
    ]
    if lacking:
        pieces.absent("Not yet.", f"Publish appears here when there is {wording.listed(lacking)}.")
    elif st.button("Publish", type="primary"):
        _record(checked, office, by, note.strip(), explanation.strip())


def _record(checked: Check, office: Office, by: str, note: str, explanation: str) -> None:
    before = office.findings
    try:
        loaded = intake.load([checked.extract], office.store, office.plan, office.today, by, note, explanation)[0]
    except intake.Refused:
        pieces.problem(
            "The figures held have changed since you opened this page, and a question arose. "
            "Nothing was kept. Look again."
        )
        return
    after = Office(office.plan, office.store).findings
    st.session_state["told"] = f"Published as extract {loaded.extract}. {_exceptions_moved(before, after)}"
    st.session_state["published"] = st.session_state.get("published", 0) + 1
    st.rerun()


def _exceptions_moved(before: Findings, after: Findings) -> str:
    """Which exceptions came and went, in words."""
    was, now = ({each.heading for each in found.exceptions} for found in (before, after))
    came = [f"New exception: {each}." for each in sorted(now - was)]
    went = [f"No longer an exception: {each}." for each in sorted(was - now)]
    return " ".join([*came, *went]) or "No exception came or went."


def _told() -> None:
    if words := st.session_state.pop("told", ""):
        pieces.done(words)


def _received_before(office: Office) -> None:
    received = office.store.extracts(office.today)
    pieces.section("Received before", "Kept whole, with who brought them; the newest first.")
    if received.empty:
        pieces.absent("No extract has been received.")
        return
    rows = [
        (
            str(each.extract), wording.day(each.received.date()), each.file, each.family, each.by,
            f"{each.row_count:,}", _note(each),
        )
        for each in received.itertuples()
    ]  # fmt: skip
    every = len(rows) <= RECEIVED_AT_ONCE
    every = every or st.toggle(f"Show all {len(rows)} extracts", key="every", bind="query-params")
    pieces.table(RECEIVED, rows if every else rows[:RECEIVED_AT_ONCE], numeric=(0, 5))
    pieces.download("extracts received", RECEIVED, rows)


def _note(each) -> str:
    basis = {"illustrative": "Illustrative.", "official": f"Official: {each.publisher}."}.get(each.basis, "")
    back = (
        ""
        if each.rolled_back != each.rolled_back or each.rolled_back is None
        else f"Taken back {wording.day(each.rolled_back.date())}."
    )
    return " ".join(filter(None, (back, basis, each.note)))


def _given(value: float | None, of: float | None) -> str:
    return wording.in_full(value) if of is None else f"{wording.in_full(value)} of {wording.in_full(of)}"


def _revision(each: Revision, office: Office) -> tuple[str, ...]:
    name = office.plan.by_code[each.measure].name
    was, now = _given(each.was, each.was_of), _given(each.now, each.now_of)
    return (str(each.row), name, each.area, each.period, was, now)
