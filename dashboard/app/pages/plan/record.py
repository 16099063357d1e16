"""A form that changes the plan: it opens with what stands, and whoever comes second sees what the first has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.forms import drafts
from dashboard.disclosure import Office
from dashboard.plan import PlanError
from dashboard.scrutiny import plan_changes, plan_history
from dashboard.store import Changed
from dashboard.text import english

LONGEST = 300
WHY = "Why"


@dataclass(frozen=True)
class Form:
    """What is changed: its kind and id, at which version it was opened, and what its boxes held then, by label."""

    kind: str
    about: str
    version: int
    first: dict[str, Any]

    def key(self, label: str) -> str:
        """The key of one box. The version is in it, so that boxes opened anew hold what stands then."""
        return f"{label} of {self.kind} {self.about} {self.version} {drafts.count(self._name)}"

    @property
    def _name(self) -> str:
        return f"{self.kind} {self.about}"

    @property
    def is_touched(self) -> bool:
        """Whether the reader has written in it."""
        return any(drafts.written(self.key(label), first) != first for label, first in self.first.items())

    def put_away(self) -> None:
        """Forget it with all that was written in it."""
        for label in self.first:
            drafts.drop(self.key(label))
        drafts.put_away(self._name)
        _opened().pop((self.kind, self.about), None)


def form(kind: str, about: str, office: Office, **first: Any) -> Form:
    """The form as the reader opened it; as things stand now while they have not written in it."""
    now = Form(kind, about, plan_changes.version_of(office.store, kind, about), {WHY: "", **first})
    held = _opened().get((kind, about), now)
    return _opened().setdefault((kind, about), held) if held.is_touched else _open(now)


def line(opened: Form, label: str, **more: Any) -> str:
    """A box of one line."""
    key = opened.key(label)
    st.session_state.setdefault(key, opened.first[label])
    return st.text_input(label, key=key, max_chars=LONGEST, **more)


def text(opened: Form, label: str, longest: int = 2_000) -> str:
    """A box of several lines."""
    return drafts.text_area(label, opened.first[label], opened.key(label), longest)


def several(opened: Form, label: str, options: list[str], named: Callable[[str], str] = str) -> list[str]:
    """A choice of several."""
    key = opened.key(label)
    st.session_state.setdefault(key, opened.first[label])
    return st.multiselect(label, options, key=key, format_func=named, placeholder="None")


def record(opened: Form, office: Office, button: str, keep: Callable[..., str]) -> None:
    """Who and why, and the button. `keep` records what is written, given the version seen, who and why.

    It returns what is wrong with the boxes, in words, or nothing. What somebody else has changed since the form was
    opened is shown, with the choice to put one's own in its place.
    """
    left, right = st.columns(2)
    with left:
        why = line(opened, WHY)
    with right:
        by = screen.entered_as(f"plan {opened.kind}")
    pressed = st.button(button, key=f"keep {opened.kind} {opened.about}")
    standing = plan_changes.version_of(office.store, opened.kind, opened.about)
    if standing == opened.version:
        if pressed:
            _keep(opened, keep, opened.version, by, why)
        return
    _told_what_stands(opened, office)
    with st.container(horizontal=True):
        # The version is in the key, so that what is pressed is always an answer to what was last shown.
        mine = st.button("Put mine in its place", key=f"mine {opened.kind} {opened.about} {standing}")
        st.button("Leave theirs", key=f"theirs {opened.kind} {opened.about} {standing}", on_click=opened.put_away)
    if mine:
        _keep(opened, keep, standing, by, why)


def _keep(opened: Form, keep: Callable[..., str], seen: int, by: str, why: str) -> None:
    missing = [name for name, said in (("why it is changed", why), ("your name", by)) if not said.strip()]
    if missing:
        components.problem(f"Write {english.listed(missing)}. Nothing is lost.")
        return
    try:
        wrong = keep(seen, by=by, why=why.strip())
    except Changed:
        st.rerun()  # the page then shows what somebody else has changed, and keeps the words
    except PlanError as fault:
        wrong = " ".join(each.mend for each in fault.faults)
    if wrong:
        components.problem(f"{wrong} Nothing was changed.")
        return
    opened.put_away()
    st.toast("The plan is changed.")
    st.rerun()


def _told_what_stands(opened: Form, office: Office) -> None:
    acts = plan_history.acts(office.store, office.written, office.today)
    theirs = [act for act in acts if (act.kind, act.about) == (opened.kind, opened.about)]
    by = theirs[0].by if theirs else "Somebody"
    components.problem(f"{by} changed this since you opened it. Nothing of yours was written.")
    if theirs:
        components.text(f"{theirs[0].what} Why: {theirs[0].why}")
    components.muted("Yours stands in the boxes above.")


def _open(now: Form) -> Form:
    _opened()[now.kind, now.about] = now
    return now


def _opened() -> dict[tuple[str, str], Form]:
    return st.session_state.setdefault("plan as opened", {})
