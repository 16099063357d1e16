"""What a person has written and not yet recorded: it stays while they look at another page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")


def text_area(label: str, first: str, key: str, longest: int, height: int | str | None = None) -> str:
    """A box that opens with the words `first`, or with what the person had written in it before they left the page."""
    _begin(key, first)
    return _kept_as(key, first, st.text_area(label, key=key, max_chars=longest, height=height))


def line(label: str, first: str, key: str, longest: int) -> str:
    """The same, of one line."""
    _begin(key, first)
    return _kept_as(key, first, st.text_input(label, key=key, max_chars=longest))


def one_of(label: str, options: Sequence[str], first: str, key: str) -> str:
    """One of a few, side by side; empty while none is chosen."""
    _begin(key, first or None)
    chosen = st.segmented_control(label, options, format_func=str.capitalize, key=key, label_visibility="collapsed")
    return _kept_as(key, first or None, chosen) or ""


def listed(label: str, options: Sequence[str], first: str, key: str) -> str:
    """One of a list, or what the person types in its place."""
    _begin(key, first)
    known = [*options, *({first, st.session_state[key]} - {*options, None})]
    return _kept_as(key, first, st.selectbox(label, known, key=key, accept_new_options=True)) or ""


def day(label: str, first: date, key: str) -> date | None:
    """A day; None where the person has emptied it."""
    _begin(key, first)
    return _kept_as(key, first, st.date_input(label, key=key, format="DD/MM/YYYY"))


def _begin(key: str, first: Any) -> None:
    if key not in st.session_state:
        st.session_state[key] = _kept().get(key, first)


def _kept_as(key: str, first: T, given: T) -> T:
    # What nobody has touched is not kept: the box then opens with the first words as they have become.
    if given == first:
        drop(key)
    else:
        _kept()[key] = given
    return given


def written(key: str, first: T) -> T:
    """What stands in the box of that key, drawn yet or not; the words `first` where nobody has written."""
    return st.session_state.get(key, _kept().get(key, first))


def drop(key: str) -> None:
    """Forget what was written in the box of that key."""
    _kept().pop(key, None)


def count(form: str) -> int:
    """How often a form has been put away. It belongs in the keys of its boxes: the browser keeps what it knows."""
    return st.session_state.get(f"count of {form}", 0)


def put_away(form: str) -> None:
    """Give the form empty boxes when it is next drawn."""
    st.session_state[f"count of {form}"] = count(form) + 1


def _kept() -> dict[str, Any]:
    return st.session_state.setdefault("drafts", {})
