"""What was promised: each with how late it is and how its measure went on; closed only with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.forms import drafts
from dashboard.app.forms.versioned_form import VersionedForm, versioned_form
from dashboard.app.pages.agenda.choose import LONGEST_RATIONALE, LONGEST_TITLE
from dashboard.disclosure import Office
from dashboard.scrutiny import Action, before_after, commands, follow_up
from dashboard.store import Changed
from dashboard.text import english

ONE_LINE = 68  # pixels


def promises(actions: Iterable[Action], office: Office) -> None:
    """Each action in its words, with the fold that closes or changes it."""
    for each in actions:
        since = before_after.before_and_after(each, office.topics.get(each.topic), office.findings)
        words = f"{when(each, office)} · promised on {_meeting(each, office)}"
        components.promise(each, each.days_late(office.as_at), words, since)
        if office.looks_back:
            continue
        words = "Change the evidence, or open it again" if each.done else "Close it with evidence, or change it"
        screen.folded(words, f"promise {each.id}", partial(_fold, each, office))


def when(each: Action, office: Office) -> str:
    """Whose an action is, and how it stands: 'done 4 February: …', 'due 28 February, 6 days late'."""
    if each.done:
        by = f" (closed by {each.by}, not verified)" if each.by else ""
        return f"{each.owner} · done {english.short_day(each.done)}: {each.evidence}{by}"
    days = each.days_late(office.as_at)
    late = f", {english.count_words(days, 'day')} late" if days else ""
    due = english.short_day(each.due) if each.due.year == office.as_at.year else english.day(each.due)
    return f"{each.owner} · due {due}{late}"


def _meeting(each: Action, office: Office) -> str:
    return office.plan.document.meeting(each.meeting).short


def _fold(drawn: Action, office: Office) -> None:
    """The boxes of an action, with its evidence; where somebody was first, both texts."""
    standing = next((each for each in office.afresh().memory.actions if each.id == drawn.id), drawn)
    form = versioned_form(f"promise {drawn.id}", standing, _boxes, [f"close {drawn.id}", f"open {drawn.id}"])
    opened, boxes = form.opened, form.boxes
    said = replace(
        opened,
        evidence=drafts.text_area(
            "What shows that it was done", opened.evidence, boxes["evidence"], LONGEST_RATIONALE, ONE_LINE
        ),
        what=drafts.text_area("Action", opened.what, boxes["what"], LONGEST_RATIONALE, ONE_LINE).strip(),
    )
    left, right = st.columns([3, 2])
    with left:
        said = replace(said, owner=drafts.listed("Who", follow_up.posts(office.plan), opened.owner, boxes["owner"]))
    with right:
        said = replace(said, due=drafts.day("By when", opened.due, boxes["due"]) or opened.due)
    by = screen.entered_as(f"promise {opened.id}")
    closed = _pressed(opened)
    if form.is_stale:
        closed = _closing(opened.id) if closed is None else closed
        stands = english.listed(list(filter(None, (when(standing, office), standing.what))))
        if form.somebody_was_first("changed this action since you began", stands):
            _record(office, form, said, closed, by)
    elif closed is not None:
        _record(office, form, said, closed, by)


def _pressed(opened: Action) -> bool | None:
    """Whether the action is to be closed or to stay open, as the reader pressed; None while they have not."""
    name = opened.id
    with st.container(horizontal=True):
        if opened.done:
            keep, reopen = st.button("Change it", key=f"close {name}"), st.button("Open it again", key=f"open {name}")
        else:
            keep, reopen = st.button("Close it", key=f"close {name}"), st.button("Change it", key=f"open {name}")
    if keep or reopen:
        st.session_state[f"closing {name}"] = keep
        return keep
    return None


def _closing(name: str) -> bool:
    """What the reader last meant to do with the action."""
    return st.session_state.get(f"closing {name}", False)


def _record(office: Office, form: VersionedForm[Action], said: Action, closed: bool, by: str) -> None:
    said = form.laid_over(said)
    needed = [("what is to be done", said.what), ("by whom", said.owner), ("your name", by)]
    needed += [("what shows that it was done", said.evidence.strip())] if closed else []
    if missing := [words for words, given in needed if not given]:
        components.problem(f"Write {english.listed(missing)}. Nothing is lost.")
        return
    said = replace(said, evidence=said.evidence.strip(), owner=said.owner.strip()[:LONGEST_TITLE])
    try:
        commands.change_action(office.store, form.standing, said, closed, office.act(by))
    except Changed:
        st.toast("Somebody changed it first. Nothing of yours was written.")
        st.rerun()  # the fold then shows both
    form.put_away()
    st.toast("Closed with its evidence." if closed else "Changed.")
    st.rerun()


def _boxes(opened: Action) -> dict[str, str]:
    about = f"{opened.id} {opened.version}"
    return {
        "evidence": f"evidence {about}", "what": f"promise {about}", "owner": f"promised by {about}",
        "due": f"promised for {about}",
    }  # fmt: skip
