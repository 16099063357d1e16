"""The questions about a file, each with its answer beside it: put right in the file, or explained here."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.app import components
from dashboard.intake import Problem
from dashboard.text import english

ANSWERED_AT_ONCE = 12  # questions with a field of their own; the others share one
LISTED_AT_ONCE = 50
LONGEST_ANSWER = 2_000
TWO_LINES = 68  # pixels


def answers(questions: Sequence[Problem], mark: str) -> dict[Problem, str]:
    """What is typed beside each question; one answer may be taken for all that follow it."""
    if not questions:
        return {}
    components.section(
        f"{mark}{english.count_words(len(questions), 'question')} to answer",
        "Put it right in the file, or say here why it is right: the answer stands beside the figure from then on.",
    )
    first, *others = questions
    given = {first: _answer(first)}
    if others and st.checkbox("The same answer for the rest", key="same answer"):
        _listed(others)
        return given | dict.fromkeys(others, given[first])
    alone, rest = others[: ANSWERED_AT_ONCE - 1], others[ANSWERED_AT_ONCE - 1 :]
    given |= {each: _answer(each) for each in alone}
    if rest:
        _listed(rest)
        words = f"Explanation of the other {english.count_words(len(rest), 'question')}"
        given |= dict.fromkeys(rest, _typed(words, "the others"))
    return given


def _answer(question: Problem) -> str:
    where = ", ".join(filter(None, (f"row {question.row}" if question.row else "the file", question.column)))
    found = f": found {question.found}" if question.found else ""
    left, right = st.columns(2, gap="medium")
    with left:
        components.file_question(f"{where[:1].upper()}{where[1:]}{found}", question.message)
    with right:
        return _typed(f"Explanation, {where}", f"{question.row} {question.column} {question.message}")


def _typed(label: str, about: str) -> str:
    return st.text_area(_plain(label), height=TWO_LINES, key=f"answer {about}", max_chars=LONGEST_ANSWER).strip()


def _plain(label: str) -> str:
    """A label without marks: a screen reader is told it as it is written, and a reader sees it as Markdown."""
    return "".join(letter for letter in label if letter.isalnum() or letter in " ,_-")


def _listed(questions: Sequence[Problem]) -> None:
    components.table(
        ["Row", "Column", "Found", "Question"],
        [
            (str(each.row or "The file"), each.column, each.found, each.message)
            for each in questions[:LISTED_AT_ONCE]
        ],
    )  # fmt: skip
    if len(questions) > LISTED_AT_ONCE:
        components.muted(f"And {len(questions) - LISTED_AT_ONCE} more, in the copy below.")
