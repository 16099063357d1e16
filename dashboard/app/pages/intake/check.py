"""A file that was chosen: what is wrong with it, what is asked, what it would change, and its publication."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import streamlit as st

from dashboard import intake
from dashboard.app import components, screen
from dashboard.app.forms import session_memo
from dashboard.app.pages.intake import consequences, questions
from dashboard.disclosure import Office
from dashboard.intake import Extract, Preview, Problem, StalePreview, area_aliases, corrections, extract, publication
from dashboard.text import english, escape

MEMO = "shown of the file"
LONGEST_NOTE = 2_000
MOST_AT_ONCE = 50
PROBLEM, QUESTION = "✕", "?"  # told apart in words and marks, not by colour


def show(content: bytes, file: str, family: str | None, office: Office) -> None:
    """All there is to say of the file, and Publish once it can be pressed."""
    found, earlier = _look(content, file, family, office)
    what = found.check.extract
    components.file_summary(what.file, f"{what.family or 'not recognised'}, {english.count_words(what.rows, 'row')}")
    for note in what.notes:
        components.muted(note)
    if found.check.identical_to:
        _identical(found.check.identical_to)
        return
    is_stale = earlier is not None and not found.same_as(earlier)
    if is_stale:
        _stale_notice(publication.acts_since(earlier, office.store, office.today))
    if why := st.session_state.pop("moved", ""):
        _stale_notice(why)
    problems = found.check.problems
    _problems(problems, what, office)
    if not problems:
        answers = questions.answers(found.check.questions, f"{QUESTION} ")
    _copy(what, found)
    if not problems:
        consequences.show(found, office)
        _publish(found, answers, office, may=not is_stale)


def _look(content: bytes, file: str, family: str | None, office: Office) -> tuple[Preview, Preview | None]:
    """What is shown of the file, and what was shown before, where something has been recorded since."""
    aliases = area_aliases.accepted(office.store, office.today)
    about = (sha256(content).hexdigest(), file, family, tuple(aliases.items()), office.today)

    def work() -> Preview:
        read = extract.read(content, file, office.plan, family, aliases)
        return publication.preview(read, office.store, office.plan, office.today, office.findings)

    return session_memo.once(MEMO, about, office.store.acts(), work)


def _identical(same: dict) -> None:
    when = english.day(same["received"].date())
    components.absent(
        f"Identical to extract {same['extract']}.",
        f"{same['file']}, received on {when}, by {same['by']}. Nothing would change.",
    )


def _stale_notice(why: str) -> None:
    components.problem(f"{why} Nothing of yours was published. What follows is as it is now: look again, then publish.")


def _problems(problems: Sequence[Problem], what: Extract, office: Office) -> None:
    if not problems:
        return
    found = corrections.mends(problems)
    components.section(
        f"{PROBLEM} {english.count_words(len(problems), 'problem')} to put right",
        "The file cannot be published until then. Rows are numbered as in a spreadsheet.",
    )
    components.table(
        ["Rows", "Column", "Found", "What to put right"],
        [(each.where, each.column, each.found_words, each.message) for each in found[:MOST_AT_ONCE]],
    )
    if len(found) > MOST_AT_ONCE:
        components.muted(f"And {len(found) - MOST_AT_ONCE} more kinds, in the copy below.")
    _suggestions(what, office)
    if what.questions:
        components.muted(f"{english.count_words(len(what.questions), 'question')} to answer once these are put right.")


def _suggestions(what: Extract, office: Office) -> None:
    """One button for each text that may be an area's name: a person accepts it, nothing does so by itself."""
    suggested = area_aliases.suggested(what)
    if not suggested:
        return
    components.subheading("Is this the area?")
    components.muted(
        "Accepted once, a name is read so in every file from then on. It can be revoked under Names accepted."
    )
    by = screen.entered_as("accept a name")
    with st.container(horizontal=True):
        pressed = [
            (text, area)
            for text, area in suggested.items()
            if st.button(escape.markdown(f"Read “{text}” as {area}"), key=f"accept {text}")
        ]
    if pressed and not by:
        components.problem("Write your name: it stands beside the name you accept.")
    elif pressed:
        for text, area in pressed:
            publication.accept_alias(text, area, office.store, office.act(by))
        st.rerun()


def _copy(what: Extract, found: Preview) -> None:
    """The file's own rows to hand over, with what to put right beside each."""
    problems, questions = found.check.problems, found.check.questions
    if not (problems or questions) or not what.rows:
        return
    st.download_button(
        "Download a copy with what to put right (CSV)",
        lambda: corrections.annotated(what.content, problems, questions).encode("utf-8-sig"),
        "what to put right.csv", "text/csv", key="annotated", on_click="ignore",
    )  # fmt: skip


def _publish(found: Preview, answers: dict[Problem, str], office: Office, may: bool) -> None:
    components.section("Publish")
    note = st.text_input("Note: what to remember about this file", key="note", max_chars=LONGEST_NOTE)
    by = screen.entered_as("publish")
    open_ = len([each for each in found.check.questions if not answers.get(each)])
    lacking = [
        words
        for words, missing in ((f"an answer to {english.count_words(open_, 'question')}", open_), ("your name", not by))
        if missing
    ]
    if lacking:
        components.absent("Not yet.", f"Publish appears here when there is {english.listed(lacking)}.")
    elif st.button("Publish", type="primary") and may:
        _record(found, answers, office, by, note.strip())


def _record(found: Preview, answers: dict[Problem, str], office: Office, by: str, note: str) -> None:
    try:
        loaded = publication.publish(found, answers, office.store, office.plan, office.act(by), note)
    except StalePreview as stale:
        st.session_state["moved"] = stale.why
        session_memo.forget(MEMO)
        st.rerun()
    except intake.Refused:
        components.problem("A question has no answer. Nothing was kept.")
        return
    would = found.consequences
    came = [f"New exception: {each}." for each in would.came]
    went = [f"No longer an exception: {each}." for each in would.went]
    outcome = " ".join([*came, *went]) or "No exception came or went."
    st.session_state["told"] = f"Published as extract {loaded.extract}. {outcome}"
    st.session_state["published"] = st.session_state.get("published", 0) + 1
    session_memo.forget(MEMO)
    st.rerun()
