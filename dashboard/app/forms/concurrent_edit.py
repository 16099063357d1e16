"""A thing that a reader edits, as they opened it and as it stands now: somebody else may have changed it since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import streamlit as st

from dashboard.app import components
from dashboard.app.forms import drafts

T = TypeVar("T")  # a dataclass with a `version` and who made it, `by`


@dataclass(frozen=True)
class Edit(Generic[T]):
    """What is edited, by its name for this reader; boxes: the key of the box of each part."""

    name: str
    opened: T
    standing: T
    boxes: Mapping[str, str]

    @property
    def is_stale(self) -> bool:
        """Whether somebody else has changed the thing since the reader opened it."""
        return self.standing.version != self.opened.version

    def laid_over(self, said: T) -> T:
        """The thing as it stands, with those parts alone that the reader has written otherwise than they opened."""
        changed = {
            part: getattr(said, part) for part in self.boxes if getattr(said, part) != getattr(self.opened, part)
        }
        return replace(self.standing, **changed) if self.is_stale else said

    def somebody_was_first(self, what: str, stands: str) -> bool:
        """Somebody else's words over the reader's own, which stay in their boxes; True where the reader puts theirs in.

        what: what was done meanwhile, 'changed this action'. stands: the thing in words, as it stands now.
        """
        by, shown = self.standing.by, f"{self.name} version {self.standing.version}"
        components.problem(f"{by} {what} since you began. Nothing of yours was written.")
        components.muted(f"By {by}, as it stands now: {stands}")
        components.muted("Yours stands in the boxes; what you have left alone stays as it is now.")
        with st.container(horizontal=True):
            # The version is in the key, so that what is pressed is always an answer to the words last shown.
            mine = st.button("Put mine in its place", key=f"mine {shown}")
            st.button("Leave theirs", key=f"theirs {shown}", on_click=self.put_away)
        return mine

    def put_away(self) -> None:
        """Forget what was seen of the thing, what was written in its boxes, and a file chosen for it."""
        _seen().pop(self.name, None)
        drafts.put_away(self.name)
        for box in self.boxes.values():
            drafts.drop(box)
            st.session_state.pop(box, None)


def edit_of(name: str, standing: T, boxes: Callable[[T], Mapping[str, str]], begun_by: Iterable[str]) -> Edit[T]:
    """A thing as the reader saw it when they began to edit it; as it is now while they have not.

    begun_by: the keys of the buttons, and of a choice of file, that begin an edit as writing in a box does.
    """
    opened = _seen().get(name, standing)
    if not (_is_touched(opened, boxes(opened)) or any(st.session_state.get(key) for key in begun_by)):
        opened = standing
    _seen()[name] = opened
    return Edit(name, opened, standing, boxes(opened))


def _is_touched(opened: Any, boxes: Mapping[str, str]) -> bool:
    firsts = {box: getattr(opened, part) for part, box in boxes.items()}
    return any((drafts.written(box, first) or None) != (first or None) for box, first in firsts.items())


def _seen() -> dict[str, Any]:
    return st.session_state.setdefault("as opened", {})
