"""What a person was shown of an extract, and its publication: only while all that she was shown still holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.findings import Findings
from dashboard.intake import consequences, loading
from dashboard.intake.consequences import Consequences
from dashboard.intake.extract import Extract, Problem
from dashboard.intake.loading import Check, Loaded, Refused
from dashboard.plan import Plan
from dashboard.store import Store
from dashboard.text import english


@dataclass(frozen=True)
class Shown:
    """An extract checked, and what publishing it would do.

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

    def same_as(self, other: Shown) -> bool:
        """Whether all that a person reads of both is the same."""
        return self._read == other._read


class Moved(Exception):
    """What was shown no longer holds, and nothing was written: `now` is what holds, `why` says what came between."""

    def __init__(self, now: Shown, why: str) -> None:
        self.now, self.why = now, why
        super().__init__(why)


def shown(extract: Extract, store: Store, plan: Plan, today: date, before: Findings | None = None) -> Shown:
    """What is wrong with an extract, what must be explained, and what publishing it would do. Writes nothing."""
    acts, received = store.acts(), _received(store, today)
    checked = loading.check(extract, store, plan, today)
    would = consequences.of_publishing(checked, store, plan, today, before)
    return Shown(checked, would, acts, received)


def publish(
    seen: Shown, answers: Mapping[Problem, str], store: Store, plan: Plan, today: date, by: str, note: str = ""
) -> Loaded:
    """Keep an extract with the answer to each question, all of it in one transaction.

    Raises Refused where it has a problem or a question without an answer; Moved where anything that was shown differs
    from what is held now.
    """
    if loading.refused(seen.check, answers):
        raise Refused([seen.check])
    with store.recording():
        if store.acts() == seen.acts:
            return loading.keep(seen.check, store, today, by, note, answers)
    now = shown(seen.check.extract, store, plan, today)
    if not now.same_as(seen):
        raise Moved(now, acts_since(seen, store, today))
    return publish(now, answers, store, plan, today, by, note)


def acts_since(seen: Shown, store: Store, today: date) -> str:
    """What was recorded since a person was shown an extract, in a sentence."""
    said = []
    for each in store.extracts(today).sort_values("recorded_at").itertuples():
        back = not pd.isna(each.rolled_back)
        if (each.extract, False) not in seen.received and (each.extract, True) not in seen.received:
            said.append(f"{each.by} published extract {each.extract}, {each.file}")
        if back and (each.extract, True) not in seen.received:
            said.append(f"{each.rolled_back_by} took back extract {each.extract}, {each.file}")
    return f"Since you opened this file {english.listed(said or ['somebody changed what is held'])}."


def _received(store: Store, today: date) -> frozenset[tuple[int, bool]]:
    held = store.extracts(today)
    return frozenset(zip(held.extract.astype(int), held.rolled_back.notna()))
