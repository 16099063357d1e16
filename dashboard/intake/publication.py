"""Every act that changes what is held: extracts published or taken back, names of areas accepted or revoked.

The upload page, manual entry, `load`, `rollback` and the bundled extracts all come through here. An extract is
published only while the preview that a person read of it still holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.findings import Findings
from dashboard.intake import area_aliases, consequences, loading
from dashboard.intake.consequences import Consequences
from dashboard.intake.extract import Extract, Problem
from dashboard.intake.loading import Check, Loaded, Refused
from dashboard.plan import Plan
from dashboard.scrutiny import Act
from dashboard.store import Store
from dashboard.text import day, english


@dataclass(frozen=True)
class Preview:
    """An extract checked, and the consequences that publishing it would have.

    acts: how many acts were recorded by then. received: the extracts there were, each with whether it was taken back.
    """

    check: Check
    consequences: Consequences
    acts: int
    received: frozenset[tuple[int, bool]]

    @property
    def _read(self) -> tuple:
        check = self.check
        return check.problems, check.questions, check.changes, check.identical_to, self.consequences

    def same_as(self, other: Preview) -> bool:
        """Whether all that a person reads of both is the same."""
        return self._read == other._read


class StalePreview(Exception):
    """The preview no longer holds, and nothing was written. `now` is the preview today; `why` is what came between."""

    def __init__(self, now: Preview, why: str) -> None:
        self.now, self.why = now, why
        super().__init__(why)


class CannotTakeBack(Exception):
    """There is no such extract to take back: `error` says why, `remedy` what to do."""

    def __init__(self, error: str, remedy: str) -> None:
        self.error, self.remedy = error, remedy
        super().__init__(error)


def preview(extract: Extract, store: Store, plan: Plan, today: date, before: Findings | None = None) -> Preview:
    """What is wrong with an extract, what must be explained, and what publishing it would do. Writes nothing."""
    acts, received = store.acts(), _received(store, today)
    checked = loading.check(extract, store, plan, today)
    would = consequences.of_publishing(checked, store, plan, today, before)
    return Preview(checked, would, acts, received)


def publish(
    previewed: Preview, answers: Mapping[Problem, str], store: Store, plan: Plan, act: Act, note: str = ""
) -> Loaded:
    """Keep an extract with the answer to each question, all of it in one transaction.

    Raises Refused where it has a problem or a question without an answer; StalePreview where a preview made
    now would read otherwise.
    """
    if loading.refused(previewed.check, answers):
        raise Refused([previewed.check])
    with store.recording():
        if store.acts() == previewed.acts:
            return loading.keep(previewed.check, store, act, note, answers)
    now = preview(previewed.check.extract, store, plan, act.day)
    if not now.same_as(previewed):
        raise StalePreview(now, acts_since(previewed, store, act.day))
    return publish(now, answers, store, plan, act, note)


def load(
    extracts: Iterable[Extract],
    store: Store,
    plan: Plan,
    act: Act,
    note: str = "",
    explanation: str = "",
    basis: str = "supplied",
    publisher: str = "",
    ahead: bool = False,
    asks: bool = True,
) -> list[Loaded]:
    """Keep every extract, or none. Raises Refused where one has a problem, or a question and there is no explanation.

    explanation: the answer to every question. The same bytes again change nothing and name the extract that brought
    them. ahead: as for Store.add_extract. asks: as for loading.check.
    """
    explanation = explanation.strip()
    with store.recording():
        checks, loaded = [], []
        for extract in extracts:
            checked = loading.check(extract, store, plan, act.day, asks)
            checks.append(checked)
            answers = dict.fromkeys(checked.questions, explanation)
            if not loading.refused(checked, answers):
                loaded.append(loading.keep(checked, store, act, note, answers, basis, publisher, ahead))
        if len(loaded) < len(checks):
            raise Refused(checks)
        return loaded


@contextmanager
def together(store: Store) -> Iterator[None]:
    """All acts inside are kept, or none."""
    with store.recording():
        yield


def take_back(extract: int, store: Store, act: Act, why: str = "") -> str:
    """Take an extract back from the day of the act on, and return its file's name; its bytes may then be loaded again.

    Raises CannotTakeBack where there is no such extract that day, or it is taken back already.
    """
    with store.recording():
        received = store.extracts(act.day)
        found = received[received.extract == extract]
        if found.empty:
            raise CannotTakeBack(f"There is no extract {extract}.", "Name one that the history lists.")
        if not pd.isna(back := found.rolled_back.item()):
            raise CannotTakeBack(
                f"Extract {extract} was taken back already, on {day(back.date())}.", "Nothing is left to do."
            )
        store.add_rollback(extract, act.day, act.by, why)
        return found.file.item()


def accept_alias(text: str, area: str, store: Store, act: Act) -> None:
    """Have a text read as an area from the day of the act on, wherever it stands."""
    store.add_alias(text, area, area_aliases.ACCEPTED, act.day, act.by)


def revoke_alias(text: str, store: Store, act: Act) -> None:
    """Have a text stand for nothing again from the day of the act on; what was read through it stays as read."""
    with store.recording():
        area = area_aliases.accepted(store, act.day).get(text)
        if area is not None:
            store.add_alias(text, area, area_aliases.REVOKED, act.day, act.by)


def acts_since(previewed: Preview, store: Store, today: date) -> str:
    """What was recorded since a preview was made, in a sentence."""
    acts = []
    for each in store.extracts(today).sort_values("recorded_at").itertuples():
        back = not pd.isna(each.rolled_back)
        if (each.extract, False) not in previewed.received and (each.extract, True) not in previewed.received:
            acts.append(f"{each.by} published extract {each.extract}, {each.file}")
        if back and (each.extract, True) not in previewed.received:
            acts.append(f"{each.rolled_back_by} took back extract {each.extract}, {each.file}")
    return f"Since you opened this file {english.listed(acts or ['somebody changed what is held'])}."


def _received(store: Store, today: date) -> frozenset[tuple[int, bool]]:
    extracts = store.extracts(today)
    return frozenset(zip(extracts.extract.astype(int), extracts.rolled_back.notna()))
