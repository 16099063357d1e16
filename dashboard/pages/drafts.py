"""What a person has written and not yet recorded: it stays while they look at another page."""

from __future__ import annotations

import streamlit as st


def text_area(label: str, first: str, key: str, longest: int, height: str | None = None) -> str:
    """A box that opens with the words `first`, or with what the person had written in it before they left the page."""
    if key not in st.session_state:
        st.session_state[key] = _kept().get(key, first)
    words = st.text_area(label, key=key, max_chars=longest, height=height)
    # What nobody has touched is not kept: the box then opens with the first words as they have become.
    if words == first:
        drop(key)
    else:
        _kept()[key] = words
    return words


def written(key: str, first: str) -> str:
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


def _kept() -> dict[str, str]:
    return st.session_state.setdefault("drafts", {})
