"""Type a figure: a grid of one measure, areas by quarters, which becomes an extract like any other."""

from __future__ import annotations

import streamlit as st

from dashboard import intake
from dashboard.app import components, screen
from dashboard.disclosure import Office
from dashboard.findings import coverage, wording
from dashboard.intake import AREA, Cell, Check, Problem, extract, manual_entry
from dashboard.period import Half, Period
from dashboard.plan import Measure
from dashboard.text import english

LONGEST_NOTE = 2_000
NARROW = 168  # pixels
SYMBOLS = f"Symbols: {', '.join(f'{symbol} {words}' for symbol, words in wording.ABSENT_WORDS.items() if symbol)}."


def show(office: Office) -> None:
    """Choose a measure, type, publish."""
    if office.looks_back:
        components.title("Type a figure", lead="Nothing can be typed while looking back. Go back to today.")
    else:
        _typing(office)
    components.foot(office.attribution)


def _typing(office: Office) -> None:
    components.title("Type a figure", lead="What you change here becomes an extract like any other, once you publish.")
    if words := st.session_state.pop("told of typing", ""):
        components.done(words)
    _begin_with_one_to_type(office)
    with st.container(horizontal=True):
        measure = screen.choose_measure(office)
        ended = manual_entry.last_quarters(measure, office.today)
        last = st.selectbox(f"Up to the {measure.every}", ended, key=f"up to {measure.every}", width=NARROW)
    if measure.sum_of:
        components.absent(f"{measure.name} is worked out from its parts.", "Type the figures of those.")
    else:
        _grid(measure, last, office)


def _begin_with_one_to_type(office: Office) -> None:
    """Where no measure was named yet, the first that is not worked out from others."""
    if "measure" not in st.session_state and "measure" not in st.query_params:
        offered = coverage.offered(office.findings, office.plan)
        st.session_state["measure"] = next(each.name for each in offered if not each.sum_of)


def _grid(measure: Measure, last: Period | Half, office: Office) -> None:
    quarters = manual_entry.quarters_to(last, measure)
    before = manual_entry.grid(measure, quarters, office.store, office.plan, office.today)
    what = measure.unit.capitalize() if not measure.is_ratio else f"{measure.unit.capitalize()}, of {_of(measure)}"
    components.muted(f"{what}. {SYMBOLS}")
    acts = office.store.acts_on_figures()
    after = st.data_editor(
        before, key=f"grid {measure.code} {last} {acts}", hide_index=True, num_rows="fixed", disabled=[AREA],
        height="content", column_config={AREA: st.column_config.TextColumn(pinned=True, width=NARROW)},
    )  # fmt: skip
    cells = manual_entry.changed(before, after, measure, quarters)
    _emptied([each for each in cells if each.is_emptied])
    if kept := [each for each in cells if not each.is_emptied]:
        _check(kept, measure, office)


def _of(measure: Measure) -> str:
    return measure.of or "the base"


def _emptied(cells: list[Cell]) -> None:
    if cells:
        where = english.listed([f"{each.area}, {each.period}" for each in cells])
        components.absent(
            "A figure that is held cannot be rubbed out.",
            f"{where}: type x where it is not available, or another symbol; or take its extract back.",
        )


def _check(cells: list[Cell], measure: Measure, office: Office) -> None:
    content = manual_entry.content(cells, measure)
    read = extract.read(content, manual_entry.file_of(measure), office.plan, "measures")
    checked = intake.check(read, office.store, office.plan, office.today)
    if checked.identical_to:
        components.absent(f"Identical to extract {checked.identical_to['extract']}.", "Nothing would change.")
        return
    _listed("to put right", "problem", checked.problems, cells)
    _listed("to answer", "question", checked.questions, cells)
    if not checked.problems:
        components.section("What would change")
        components.table(
            ["Area", measure.every.capitalize(), "Was", "Becomes"],
            [(each.area, each.period, _told(each.was), _told(each.now)) for each in cells],
            numeric=(2, 3),
        )
        _publish(checked, office)


def _listed(to_do: str, one: str, found: tuple[Problem, ...], cells: list[Cell]) -> None:
    if found:
        components.section(f"{english.count_words(len(found), one)} {to_do}")
        components.table(["Area", "Quarter", "Found", "What to do"], [_line(each, cells) for each in found])


def _line(each: Problem, cells: list[Cell]) -> tuple[str, ...]:
    """A problem by its area and quarter: the rows of the file are the cells, under a heading."""
    cell = cells[each.row - 2] if each.row else None
    return cell.area if cell else "", cell.period if cell else "", each.found, each.message


def _told(texts: tuple[str, ...]) -> str:
    return " of ".join(filter(None, texts)) or "–"


def _publish(checked: Check, office: Office) -> None:
    components.section("Publish")
    explanation = ""
    if checked.questions:
        explanation = st.text_area(
            "Explanation: it answers every question above", key="why typed", max_chars=LONGEST_NOTE
        )
    note = st.text_input("Note: where the figure comes from", key="note typed", max_chars=LONGEST_NOTE)
    by = screen.entered_as("typing")
    lacking = [
        words
        for words, missing in (("an explanation", checked.questions and not explanation.strip()), ("your name", not by))
        if missing
    ]
    if lacking:
        components.absent("Not yet.", f"Publish appears here when there is {english.listed(lacking)}.")
    elif st.button("Publish", type="primary"):
        _record(checked, office, by, note.strip(), explanation.strip())


def _record(checked: Check, office: Office, by: str, note: str, explanation: str) -> None:
    try:
        [loaded] = intake.load([checked.extract], office.store, office.plan, office.act(by), note, explanation)
    except intake.Refused:
        components.problem("The figures held have changed since, and a question arose. Nothing was kept. Look again.")
        return
    st.session_state["told of typing"] = f"Published as extract {loaded.extract}: {checked.extract.file}."
    st.rerun()
