"""A form that knows it is stale: a thing as the reader opened it, and as it stands since somebody else changed it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import streamlit as st

from dashboard.app import components
from dashboard.app.forms import drafts

T = TypeVar("T")  # a dataclass with a `version` and who made it, `by`


@dataclass(frozen=True)
class VersionedForm(Generic[T]):
    """What is edited, by its name for this reader; boxes: the key of the box of each part.

    has_more: whether the reader has given something that is no part of the thing, like a file.
    """

    name: str
    opened: T
    standing: T
    boxes: Mapping[str, str]
    has_more: bool = False

    @property
    def is_stale(self) -> bool:
        """Whether somebody else has changed the thing since the reader opened it."""
        return self.standing.version != self.opened.version

    @property
    def written(self) -> T:
        """The thing as the reader has it in the boxes, drawn yet or not."""
        return replace(
            self.opened, **{part: drafts.written(box, getattr(self.opened, part)) for part, box in self.boxes.items()}
        )

    @property
    def touched(self) -> list[str]:
        """The parts in whose boxes the reader has written something else."""
        written = self.written
        return [part for part in self.boxes if (getattr(written, part) or None) != (getattr(self.opened, part) or None)]

    @property
    def is_touched(self) -> bool:
        """Whether the reader has anything to lose."""
        return self.has_more or bool(self.touched)

    def laid_over(self, said: T) -> T:
        """The thing as it stands, with those parts alone that the reader has written otherwise than they opened."""
        changed = {
            part: getattr(said, part) for part in self.boxes if getattr(said, part) != getattr(self.opened, part)
        }
        return replace(self.standing, **changed) if self.is_stale else said

    def somebody_was_first(self, what: str, stands: str | Callable[[], None]) -> bool:
        """Somebody else's words over the reader's own, which stay in their boxes; True where the reader puts theirs in.

        what: what was done meanwhile, 'changed this action since you began'. stands: the thing as it stands now, in
        words or as a function that shows it. A reader who has written nothing has nothing to decide: what they press
        next answers the words shown here.
        """
        by, shown = self.standing.by, f"{self.name} version {self.standing.version}"
        components.problem(f"{by} {what}. Nothing of yours was written.")
        if callable(stands):
            stands()
        else:
            components.muted(f"By {by}, as it stands now: {stands}")
        if not self.is_touched:
            _seen()[self.name] = replace(self, opened=self.standing)
            return False
        components.muted("Yours stands in the boxes; what you have left alone stays as it is now.")
        with st.container(horizontal=True):
            # The version is in the key, so that what is pressed is always an answer to the words last shown.
            mine = st.button("Put mine in its place", key=f"mine {shown}")
            left = st.button("Leave theirs", key=f"theirs {shown}")
        if left:
            self.put_away()
            st.rerun()  # the whole page, for a form that is drawn again alone
        return mine

    def put_away(self) -> None:
        """Forget what was seen of the thing, what was written in its boxes, and a file chosen for it."""
        _seen().pop(self.name, None)
        drafts.put_away(self.name)
        for box in self.boxes.values():
            drafts.drop(box)
            st.session_state.pop(box, None)


def versioned_form(
    name: str, standing: T, boxes: Callable[[T], Mapping[str, str]], buttons: Iterable[str] = (), file: str = ""
) -> VersionedForm[T]:
    """A thing as the reader saw it when they began to edit it; as it is now while they have not.

    buttons: the keys of those that begin an edit as writing in a box does. file: the key of a choice of file.
    """
    has_more = bool(file and st.session_state.get(file))
    opened = _seen()[name].opened if name in _seen() else standing
    form = VersionedForm(name, opened, standing, boxes(opened), has_more)
    if not (form.is_touched or any(st.session_state.get(key) for key in buttons)):
        form = VersionedForm(name, standing, standing, boxes(standing))
    _seen()[name] = form
    return form


def opened_forms(of: type[T]) -> list[VersionedForm[T]]:
    """Every form of one kind of thing that the reader has opened, whether or not the thing still stands."""
    return [form for form in _seen().values() if isinstance(form.opened, of)]


def _seen() -> dict[str, VersionedForm[Any]]:
    return st.session_state.setdefault("forms as opened", {})
