"""What a reader saw of a thing when they began to write about it: somebody else may have changed it since."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any, TypeVar

import streamlit as st

from dashboard.app import components
from dashboard.app.forms import drafts

T = TypeVar("T")


def as_opened(name: str, standing: T, has_begun: Callable[[T], bool]) -> T:
    """The thing as the reader saw it when they began; as it is now while they have not."""
    opened = _seen().get(name, standing)
    return _seen().setdefault(name, opened) if has_begun(opened) else remember(name, standing)


def remember(name: str, standing: T) -> T:
    """Take the thing as it stands now as what the reader has seen."""
    _seen()[name] = standing
    return standing


def forget(name: str, boxes: Iterable[str] = ()) -> None:
    """Forget what was seen of the thing, what was written in those boxes, and a file chosen for it."""
    _seen().pop(name, None)
    drafts.put_away(name)
    for box in boxes:
        drafts.drop(box)
        st.session_state.pop(box, None)


def somebody_was_first(by: str, what: str, stands: str, name: str, boxes: Iterable[str]) -> bool:
    """Somebody else's words over the reader's own, which stay in their boxes; True where the reader puts theirs in.

    name: of the thing, with the version that is shown, so that what is pressed is an answer to the words last shown.
    """
    components.problem(f"{by} {what} since you began. Nothing of yours was written.")
    components.muted(f"By {by}, as it stands now: {stands}")
    components.muted("Yours stands in the boxes; what you have left alone stays as it is now.")
    thing = name.rsplit(" version ", 1)[0]
    with st.container(horizontal=True):
        mine = st.button("Put mine in its place", key=f"mine {name}")
        st.button("Leave theirs", key=f"theirs {name}", on_click=forget, args=(thing, tuple(boxes)))
    return mine


def laid_over(standing: T, opened: T, said: T) -> T:
    """The thing as it stands, with those parts alone that the reader has written otherwise than they opened."""
    named = [each.name for each in fields(said)]  # one of this module's things is a dataclass
    changed = {name: getattr(said, name) for name in named if getattr(said, name) != getattr(opened, name)}
    return replace(standing, **changed)


def _seen() -> dict[str, Any]:
    return st.session_state.setdefault("as opened", {})
