"""What an extract would change: its figures, and what people raise in it, beside what is held on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from dashboard.findings import KEY, in_words
from dashboard.intake.extract import Extract
from dashboard.intake.street_quarters import month_rows
from dashboard.store import Store

RAISED = ["title", "summary", "raised_by", "area", "section", "period", "sensitive", "sensitivity_reason"]


@dataclass(frozen=True)
class Revision:
    """A held figure that the extract gives differently. `symbol` stands where it now has no value, and says why."""

    row: int
    measure: str
    area: str
    period: str
    was: float | None
    was_of: float | None
    now: float | None
    now_of: float | None
    symbol: str = ""

    @property
    def was_words(self) -> str:
        """What was held: '1,620', '12 of 40'."""
        return in_words(self.was, self.was_of)

    @property
    def now_words(self) -> str:
        """What the extract gives, or the symbol that stands there."""
        return self.symbol or in_words(self.now, self.now_of)


@dataclass(frozen=True)
class Changes:
    """What an extract would change, in rows of its file; and each revision, in figures."""

    new: int
    revised: int
    unchanged: int
    revisions: tuple[Revision, ...]


def beside_held(figures: pd.DataFrame, store: Store, today: date) -> pd.DataFrame:
    """Each figure of an extract beside what is held for it: columns was, was_of, was_symbol; is_new, is_revised."""
    held = store.held_figures(figures, today)
    if held.empty:
        return figures.assign(was=np.nan, was_of=np.nan, was_symbol=None, is_new=True, is_revised=False)
    both = figures.merge(held, on=KEY, how="left")
    both["is_new"] = both.was_symbol.isna()
    differs = (
        _differs(both.value, both.was) | _differs(both.denominator, both.was_of) | (both.symbol != both.was_symbol)
    )
    both["is_revised"] = ~both.is_new & differs
    return both


def new_figures(beside: pd.DataFrame) -> pd.DataFrame:
    """The figures that are not held: row, measure, area, period, value, denominator."""
    return beside.loc[beside.is_new, ["row", *KEY, "value", "denominator"]]


def changes(extract: Extract, beside: pd.DataFrame, store: Store, today: date) -> Changes:
    """A row is revised if any of its figures differs from the one held, else new if any is not held."""
    rows = _figure_rows(beside) if extract.months.empty else month_rows(extract, store, today)
    rows = pd.concat([rows, _raised_rows(extract, store, today)])
    revised = int(rows.rows[rows.is_revised.astype(bool)].sum())
    new = int(rows.rows[(rows.is_new & ~rows.is_revised).astype(bool)].sum())
    return Changes(new, revised, extract.rows - new - revised, tuple(_revisions(beside[beside.is_revised])))


def _figure_rows(beside: pd.DataFrame) -> pd.DataFrame:
    """Of each row of figures: is any of them new, is any revised? A figure may be the sum of several rows."""
    counted = beside if "rows" in beside else beside.assign(rows=1)
    if counted.row.is_unique:
        return counted[["is_new", "is_revised", "rows"]]
    return counted.groupby("row").agg(is_new=("is_new", "any"), is_revised=("is_revised", "any"), rows=("rows", "max"))


def _differs(now: pd.Series, was: pd.Series) -> pd.Series:
    now, was = now.astype(float), was.astype(float)
    return ~((now == was) | (now.isna() & was.isna()))


def _raised_rows(extract: Extract, store: Store, today: date) -> pd.DataFrame:
    """Of each exception that people raise in the extract: is its reference new, or is anything in it revised?"""
    if not extract.raised:
        return pd.DataFrame({"is_new": [], "is_revised": [], "rows": []}, dtype=bool)
    held = store.raised_exceptions(today, not_ended=True)
    held = held[held.extract.notna()].set_index("reference")[RAISED].astype(object)
    known = {reference: tuple(words) for reference, words in zip(held.index, held.to_numpy())}
    rows = {each.row: known.get(each.reference) for each in extract.raised}
    given = {
        each.row: (each.theme, each.summary, each.raised_by, each.area, each.section, each.period, each.sensitive,
                   each.sensitivity_reason)
        for each in extract.raised
    }  # fmt: skip
    found = {row: (was is None, was not in (None, given[row])) for row, was in rows.items()}
    return pd.DataFrame.from_dict(found, orient="index", columns=["is_new", "is_revised"], dtype=bool).assign(rows=1)


def _revisions(revised: pd.DataFrame) -> Iterable[Revision]:
    for each in revised.sort_values(["row", "measure"]).itertuples():
        yield Revision(
            each.row, each.measure, each.area, each.period, _or_none(each.was), _or_none(each.was_of),
            _or_none(each.value), _or_none(each.denominator), each.symbol,
        )  # fmt: skip


def _or_none(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
