"""An extract against what is held: its questions, what it would change, and its publication, all or nothing.

The upload page, `check`, `load` and the bundled extracts all come through here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.extract import Extract, Problem
from dashboard.period import Period
from dashboard.store import Store
from dashboard.wording import day, number

KEY = ["measure", "area", "period"]
MUCH = 0.1  # a held figure that moves by more than a tenth of itself is asked about


@dataclass(frozen=True)
class Revision:
    """A held figure that the extract gives differently."""

    row: int
    measure: str
    area: str
    period: str
    was: float | None
    was_of: float | None
    now: float | None
    now_of: float | None


@dataclass(frozen=True)
class Changes:
    """What an extract would change, in rows of its file; and each revision, in figures."""

    new: int
    revised: int
    unchanged: int
    revisions: tuple[Revision, ...]


@dataclass(frozen=True)
class Check:
    """An extract held against the store on a day. `identical_to` is the extract of the very same bytes."""

    extract: Extract
    problems: tuple[Problem, ...]
    questions: tuple[Problem, ...]
    changes: Changes
    identical_to: dict | None

    @property
    def is_clear(self) -> bool:
        """True where there is nothing to put right and nothing to explain."""
        return not self.problems and not self.questions


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


def check(extract: Extract, store: Store, today: date) -> Check:
    """What is wrong with an extract, what must be explained, and what it would change. Writes nothing."""
    identical = store.identical_extract(extract.sha256, today)
    if extract.problems:
        return Check(extract, extract.problems, extract.questions, Changes(0, 0, 0, ()), identical)
    held = _against_held(extract.figures, store, today)
    changes = _changes(extract, held, store, today)
    questions = (*extract.questions, *_not_ended(extract.figures, today), *_moved_much(changes.revisions))
    return Check(extract, (), tuple(sorted(questions, key=lambda each: each.row or 0)), changes, identical)


def load(
    extracts: Iterable[Extract],
    store: Store,
    today: date,
    by: str,
    note: str = "",
    explanation: str = "",
    basis: str = "supplied",
    publisher: str = "",
) -> list[Loaded]:
    """Keep every extract, or none. Raises Refused where one has a problem, or a question and there is no explanation.

    The same bytes again change nothing and name the extract that brought them.
    """
    with store.recording():
        checks, loaded = [], []
        for extract in extracts:
            checked = check(extract, store, today)
            checks.append(checked)
            if not _refused(checked, explanation):
                loaded.append(_keep(checked, store, today, by, note, explanation, basis, publisher))
        if any(_refused(each, explanation) for each in checks):
            raise Refused(checks)
        return loaded


def _refused(checked: Check, explanation: str) -> bool:
    unanswered = checked.questions and not explanation and not checked.identical_to
    return bool(checked.problems or unanswered)


def _keep(
    checked: Check, store: Store, today: date, by: str, note: str, explanation: str, basis: str, publisher: str
) -> Loaded:
    extract = checked.extract
    if checked.identical_to:
        return Loaded(extract.file, None, checked.changes, int(checked.identical_to["extract"]))
    number_kept = store.add_extract(
        _with_ends(extract.figures),
        file=extract.file, family=extract.family, basis=basis, publisher=publisher, received=today, by=by, note=note,
        sha256=extract.sha256, row_count=extract.rows, content=extract.content,
    )  # fmt: skip
    for each in extract.raised:
        store.add_raised(
            extract=number_kept, row=each.row, reference=each.reference, title=each.theme, summary=each.summary,
            origin="MADE", raised_by=each.raised_by, area=each.area, section=each.section, period=each.period,
            sensitive=each.sensitive, sensitivity_reason=each.sensitivity_reason, day=today, by=by,
        )  # fmt: skip
    for question in checked.questions:
        store.add_explanation(
            extract=number_kept, row=question.row, column=question.column, found=question.found,
            question=question.message, answer=explanation,
        )  # fmt: skip
    return Loaded(extract.file, number_kept, checked.changes, None)


def _against_held(figures: pd.DataFrame, store: Store, today: date) -> pd.DataFrame:
    """Each figure of an extract beside what is held for it: columns was, was_of, was_symbol; is_new, is_revised."""
    both = figures.merge(store.held_figures(figures, today), on=KEY, how="left")
    both["is_new"] = both.was_symbol.isna()
    differs = (
        _differs(both.value, both.was) | _differs(both.denominator, both.was_of) | (both.symbol != both.was_symbol)
    )
    both["is_revised"] = ~both.is_new & differs
    return both


def _differs(now: pd.Series, was: pd.Series) -> pd.Series:
    now, was = now.astype(float), was.astype(float)
    return ~((now == was) | (now.isna() & was.isna()))


def _changes(extract: Extract, held: pd.DataFrame, store: Store, today: date) -> Changes:
    """A row is revised if any of its figures differs from the one held, else new if any is not held."""
    rows = held.groupby("row")[["is_new", "is_revised"]].any()
    rows = pd.concat([rows, _raised_rows(extract, store, today)])
    revised, new = int(rows.is_revised.sum()), int((rows.is_new & ~rows.is_revised).sum())
    return Changes(new, revised, extract.rows - new - revised, tuple(_revisions(held[held.is_revised])))


def _raised_rows(extract: Extract, store: Store, today: date) -> pd.DataFrame:
    """Of each exception that people raise in the extract: is its reference new, or are its words revised?"""
    if not extract.raised:
        return pd.DataFrame({"is_new": [], "is_revised": []}, dtype=bool)
    known = store.raised_exceptions(today)
    known = {
        row.reference: (row.title, row.summary, row.area, row.section)
        for row in known[known.origin == "MADE"].itertuples()
    }
    rows = {
        each.row: (
            each.reference not in known,
            known.get(each.reference) not in (None, (each.theme, each.summary, each.area, each.section)),
        )
        for each in extract.raised
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=["is_new", "is_revised"], dtype=bool)


def _revisions(revised: pd.DataFrame) -> Iterable[Revision]:
    for each in revised.sort_values(["row", "measure"]).itertuples():
        yield Revision(
            each.row, each.measure, each.area, each.period,
            _or_none(each.was), _or_none(each.was_of), _or_none(each.value), _or_none(each.denominator),
        )  # fmt: skip


def _not_ended(figures: pd.DataFrame, today: date) -> Iterable[Problem]:
    """One question for each quarter of the extract that has not ended: at its first row."""
    for period, rows in figures.groupby("period").row:
        end = Period.read(period).end
        if end >= today:
            more = f" {rows.nunique() - 1} more rows are for it too." if rows.nunique() > 1 else ""
            yield Problem(int(rows.min()), "quarter", period, f"{period} ends on {day(end)}: is that right?{more}")


def _moved_much(revisions: Iterable[Revision]) -> Iterable[Problem]:
    """A question for each held figure that would change by more than a tenth; a share is asked about by its count."""
    for each in revisions:
        if each.was is None or each.now is None or abs(each.now - each.was) <= MUCH * abs(each.was):
            continue
        yield Problem(
            each.row,
            each.measure,
            number(each.now),
            f"{each.area}, {each.period}: {number(each.was)} was held. Is the change right?",
        )


def _with_ends(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures with the last day of their quarter, as the store keeps them."""
    ends = {period: Period.read(period).end for period in figures.period.unique()}
    return figures.assign(period_end=pd.to_datetime(figures.period.map(ends)))


def _or_none(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
