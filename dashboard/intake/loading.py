"""An extract against what is held: its questions, what it would change, and how the store keeps it.

`publication` alone has an extract kept, and `consequences` supposes one to be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import pandas as pd

from dashboard.intake.changes import Changes, Revision, beside_held, changes, new_figures
from dashboard.intake.checks.completeness import missing_districts, same_everywhere
from dashboard.intake.checks.expected_range import far_outside
from dashboard.intake.checks.revisions import large_revisions, not_ended
from dashboard.intake.checks.totals import not_adding_up
from dashboard.intake.extract import Extract, Problem
from dashboard.intake.street_quarters import figures_made, months_not_ended
from dashboard.period import Period, period_of
from dashboard.plan import Plan
from dashboard.scrutiny import Act
from dashboard.store import Store

__all__ = ["Changes", "Check", "Loaded", "Refused", "Revision", "check", "keep"]

NOTHING = Problem(
    None, "", "", "There is nothing in this file: every cell for a figure is blank. Write the figures in."
)


@dataclass(frozen=True)
class Check:
    """An extract held against the store on a day. `identical_to` is the extract of the very same bytes."""

    extract: Extract
    problems: tuple[Problem, ...]
    questions: tuple[Problem, ...]
    changes: Changes
    identical_to: dict | None


@dataclass(frozen=True)
class Loaded:
    """What became of one extract: its number in the store, or the one it repeats."""

    file: str
    extract: int | None
    changes: Changes
    identical_to: int | None


class Refused(Exception):
    """Nothing was kept: `checks` say what must be put right or explained."""

    def __init__(self, checks: list[Check]) -> None:
        self.checks = checks
        super().__init__("The extract was not kept.")


def check(extract: Extract, store: Store, plan: Plan, today: date, asks: bool = True) -> Check:
    """What is wrong with an extract, what must be explained, and what it would change. Writes nothing.

    The very same bytes would change nothing, and are asked nothing; nor is an extract where nobody `asks`.
    """
    if extract.problems:
        return Check(extract, extract.problems, extract.questions, Changes(0, 0, 0, ()), None)
    if not (len(extract.figures) or len(extract.months) or extract.raised):
        return Check(extract, (NOTHING,), (), Changes(0, 0, 0, ()), None)
    if identical := store.identical_extract(extract.sha256, today):
        return Check(extract, (), (), Changes(0, 0, extract.rows, ()), identical)
    beside = beside_held(figures_made(extract, store, today), store, today)
    would = changes(extract, beside, store, today)
    questions = _questions(extract, beside, would, store, plan, today) if asks else ()
    return Check(extract, (), questions, would, None)


def _questions(
    extract: Extract, beside: pd.DataFrame, would: Changes, store: Store, plan: Plan, today: date
) -> tuple[Problem, ...]:
    questions = [
        *extract.questions,
        *not_ended(extract, today),
        *months_not_ended(extract, today),
        *large_revisions(would.revisions, extract, plan),
        *far_outside(with_ends(new_figures(beside)), extract, store, plan, today),
        *not_adding_up(extract, plan),
        *missing_districts(extract, store, plan, today),
        *same_everywhere(extract, plan),
    ]
    return tuple(sorted(questions, key=lambda each: each.row or 0))


def refused(checked: Check, answers: Mapping[Problem, str]) -> bool:
    """Whether an extract may not be kept: it has a problem, or a question without an answer."""
    return bool(checked.problems or not all(answers.get(each) for each in checked.questions))


def keep(
    checked: Check,
    store: Store,
    act: Act,
    note: str = "",
    answers: Mapping[Problem, str] = MappingProxyType({}),
    basis: str = "supplied",
    publisher: str = "",
    ahead: bool = False,
) -> Loaded:
    """Keep an extract that has just been checked, with the answer to each of its questions. Asks nothing more."""
    extract = checked.extract
    if checked.identical_to:
        return Loaded(extract.file, None, checked.changes, int(checked.identical_to["extract"]))
    if extract.publisher:
        basis, publisher = "official", extract.publisher
    number = store.add_extract(
        with_ends(extract.figures),
        file=extract.file, family=extract.family, basis=basis, publisher=publisher, received=act.day, by=act.by,
        note=_noted(note, extract), sha256=extract.sha256, row_count=extract.rows, content=extract.content, ahead=ahead,
    )  # fmt: skip
    for each in extract.raised:
        store.add_raised(
            extract=number, row=each.row, reference=each.reference, title=each.theme, summary=each.summary,
            origin="MADE", raised_by=each.raised_by, area=each.area, section=each.section, period=each.period,
            sensitive=each.sensitive, sensitivity_reason=each.sensitivity_reason, day=act.day, by=act.by,
            period_end=Period.read(each.period).end, ahead=ahead,
        )  # fmt: skip
    if len(extract.months):
        store.add_months(number, with_ends(extract.months))
    if checked.questions:
        store.add_explanations(number, _frame(checked.questions, answers))
    return Loaded(extract.file, number, checked.changes, None)


def _noted(note: str, extract: Extract) -> str:
    """The note on an extract, with what was passed over in its file: the history tells it for ever."""
    return " ".join(filter(None, (note, *extract.notes)))


def with_ends(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures with the last day of their period, as the store keeps them."""
    places, periods = pd.factorize(figures.period)
    ends = pd.to_datetime([period_of(period).end for period in periods])
    return figures.assign(period_end=ends[places])


def _frame(questions: tuple[Problem, ...], answers: Mapping[Problem, str]) -> pd.DataFrame:
    """Questions and answers as the store takes them; a question about the whole file has no row."""
    rows = [(each.row, each.column, each.found, each.message, answers.get(each, "")) for each in questions]
    return pd.DataFrame(rows, columns=["row", "column", "found", "question", "answer"]).astype({"row": "Int64"})
