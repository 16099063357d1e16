"""What a person was shown before she acts: worked out once, and again when somebody else has changed what is held."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

T = TypeVar("T")


def once(name: str, about: tuple, acts: int, work: Callable[[], T]) -> tuple[T, T | None]:
    """What `work` answers about a thing, kept while nothing is recorded; and what it answered before that, if it was.

    name: where it is kept for this reader. acts: how many acts are recorded.
    """
    kept = st.session_state.get(name)
    earlier = kept[2] if kept is not None and kept[0] == about else None
    if earlier is not None and kept[1] == acts:
        return earlier, None
    with st.spinner("Looking at what it would change."):
        found = work()
    st.session_state[name] = about, acts, found
    return found, earlier


def forget(name: str) -> None:
    """Have it worked out anew."""
    st.session_state.pop(name, None)
