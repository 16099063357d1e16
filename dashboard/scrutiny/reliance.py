"""Who relied on a figure as it stands: the meetings whose papers were set by it, and the topics that rest on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from dashboard.findings import KEY
from dashboard.period import period_of
from dashboard.plan import Meeting, Plan
from dashboard.scrutiny import agenda, repository
from dashboard.store import Store
from dashboard.text import english

Key = tuple[str, str, str]  # measure, area, period
Relied = dict[Key, tuple[str, ...]]


def relied_on(figures: Iterable[Key], store: Store, plan: Plan, today: date) -> Relied:
    """Who relied on each of these figures at what it stands today, in words; those nobody did are left out."""
    figures = list(figures)
    if not figures:
        return {}
    said: dict[Key, list[str]] = {}
    for key, meeting in _in_papers(figures, store, plan, today):
        said.setdefault(key, []).append(f"the papers of {_named(meeting)}")
    rests = _rests(store, plan, today)
    for measure, area, period in figures:
        for code in (measure, *(each.code for each in plan.measures if measure in each.sum_of)):
            said.setdefault((measure, area, period), []).extend(rests.get((code, area, period), []))
    return {key: tuple(dict.fromkeys(words)) for key, words in said.items() if words}


def _in_papers(figures: list[Key], store: Store, plan: Plan, today: date) -> Iterable[tuple[Key, Meeting]]:
    """Each figure with each past meeting at which it stood as it does today."""
    keys = pd.DataFrame(figures, columns=KEY, dtype=object)
    now = _held(keys, store, today)
    for meeting in plan.document.meetings:
        if meeting.sort > today:
            continue
        set_on = agenda.known_at(meeting, today)
        for key, stood in _held(keys, store, set_on).items():
            if stood == now[key] and period_of(key[2]).end < set_on:
                yield key, meeting


def _held(keys: pd.DataFrame, store: Store, as_at: date) -> dict[Key, tuple]:
    held = store.held_figures(keys, as_at)
    values = (
        held[["was", "was_of", "was_symbol"]].astype(object).where(held[["was", "was_of", "was_symbol"]].notna(), None)
    )
    return dict(zip(held[KEY].itertuples(index=False, name=None), values.itertuples(index=False, name=None)))


def _rests(store: Store, plan: Plan, today: date) -> dict[Key, list[str]]:
    """The topics that rest on each figure."""
    found: dict[Key, list[str]] = {}
    for topic in repository.topics(store, plan, today):
        words = f"“{topic.title}” on the agenda of {_named(plan.document.meeting(topic.meeting))}"
        for each in topic.evidence:
            if each.measure is not None:
                found.setdefault((each.measure, each.area, each.quarter), []).append(words)
    return found


def _named(meeting: Meeting) -> str:
    return english.day(meeting.day) if meeting.day else meeting.short
