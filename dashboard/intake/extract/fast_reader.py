"""An extract of which there is nothing to say, read column by column.

Most extracts are plain CSVs in which every cell is right. Those are read here, many rows at once. Of any other file
nothing is said here: it is read with care, row by row (`figures.py`), which names every cell. What both can read,
both read as the same figures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.intake.extract.categories import Category, Taking
from dashboard.intake.extract.families import AREA, PERIOD, Family, canonical, recognise
from dashboard.intake.extract.fast_columns import MARKS, Column, Columns, NotPlain, plain_columns
from dashboard.intake.extract.key_cells import Keys, Wrong
from dashboard.intake.extract.numbers import count, decimal
from dashboard.intake.extract.row_reader import COLUMNS
from dashboard.plan import Plan

HEADING_ROW = 1
TAKEN = ROW, NUMBER, *_ = range(6)  # what is taken of a row for one measure: the columns of `Reading._take`


@dataclass(frozen=True)
class Plain:
    """What a plain extract says: its family, its headings by the names of their columns, its rows, its figures."""

    family: Family
    headings: Mapping[str, str]
    rows: int
    figures: pd.DataFrame


def read_plain(content: bytes, family: Family | None, plan: Plan, aliases: Mapping[str, str]) -> Plain | None:
    """The extract in the bytes of a plain file in which every cell is right; None for any other."""
    columns = plain_columns(content, family)
    kind = family or (recognise(columns.headings) if columns else None)
    if columns is None or kind is None or not kind.numbers or not _is_whole(columns.headings, kind):
        return None
    try:
        return Reading(columns, kind, plan, aliases).plain
    except (NotPlain, Wrong):
        return None


def _is_whole(headings: tuple[str, ...], family: Family) -> bool:
    """Whether every heading is one of the family's, none is missing, and none stands twice."""
    names = [canonical(heading) for heading in headings]
    return len(set(names)) == len(names) and not family.missing(headings) and not family.unknown(headings)


class Reading:
    """One plain file as it is read. Raises NotPlain or Wrong where there is something to say of it."""

    def __init__(self, columns: Columns, family: Family, plan: Plan, aliases: Mapping[str, str]) -> None:
        self._columns = {canonical(heading): column for heading, column in zip(columns.headings, columns.columns)}
        headings = {canonical(heading): heading for heading in columns.headings}
        if AREA in self._columns and self._columns[AREA].is_blank.all():
            del self._columns[AREA], headings[AREA]
        self._family, self._rows = family, columns.rows
        self._read_keys(Keys(family, plan, headings[PERIOD], aliases))
        self._read_numbers()
        self.plain = Plain(family, headings, columns.rows, self._figures())

    def _read_keys(self, keys: Keys) -> None:
        column = self._columns[self._family.category]
        self._categories: list[Category] = column.read_as(keys.category)
        self._category = column.codes
        every = {each.every for each in self._categories}
        if len(every) > 1:
            raise NotPlain
        self._period = _read_as(self._columns[PERIOD], keys.periods[every.pop()])
        force = Column(pa.array([keys.force]), np.zeros(self._rows, dtype=np.int32))
        self._area = _read_as(self._columns[AREA], keys.area) if AREA in self._columns else force
        names = Column(pa.array([each.name for each in self._categories]), self._category)
        if keys.footnoted or _repeats(names, self._period, self._area):
            raise NotPlain

    def _read_numbers(self) -> None:
        """The numbers of each column of figures: a count where its category has counts."""
        whole = np.array([each.is_whole for each in self._categories])[self._category]
        self._value, self._symbol, self._filled = {}, {}, {}
        for name in self._family.numbers:
            if name in self._columns:
                value, symbol = _numbers(self._columns[name], whole)
                self._value[name], self._symbol[name] = value, symbol
                self._filled[name] = ~np.isnan(value) | (symbol > 0)

    def _figures(self) -> pd.DataFrame:
        self._measures: list[str] = []
        taken = []
        for place, category in enumerate(self._categories):
            rows = np.flatnonzero(self._category == place)
            self._check_parts(rows, category)
            self._check_untaken(rows, category)
            taken += [self._take(rows, taking, number) for number, taking in enumerate(category.takings)]
        columns = [np.concatenate(each) for each in zip(*taken)]
        order = np.lexsort((columns[NUMBER], columns[ROW]))
        return self._with_keys(*(column[order] for column in columns))

    def _check_parts(self, rows: np.ndarray, category: Category) -> None:
        """Raise NotPlain where a part is more than its whole."""
        for part in category.parts:
            counted, whole = self._value.get(part.column), self._value.get(part.whole)
            if counted is not None and whole is not None and (counted[rows] > whole[rows]).any():
                raise NotPlain

    def _check_untaken(self, rows: np.ndarray, category: Category) -> None:
        """Raise NotPlain where a filled cell is taken by no measure, or holds a share that was worked out before."""
        for column, filled in self._filled.items():
            used = np.zeros(len(rows), dtype=bool)
            for taking in category.takings:
                if taking.top == column:
                    used[:] = True
                elif taking.bottom == column and taking.top in self._filled:
                    used |= self._filled[taking.top][rows]
            is_ready_made = column == "value" and "numerator" in category.columns
            if (filled[rows] & (~used | is_ready_made)).any():
                raise NotPlain

    def _take(self, rows: np.ndarray, taking: Taking, number: int) -> tuple[np.ndarray, ...]:
        """Of the rows that give the measure a figure: row, number, measure's place, value, denominator, symbol."""
        top, bottom = taking.top, taking.bottom
        if top not in self._filled or (bottom and bottom not in self._filled):
            return (np.zeros(0, dtype=np.int64),) * len(TAKEN)
        rows = rows[self._filled[top][rows]]
        of = self._value[bottom][rows] if bottom else np.full(len(rows), np.nan)
        symbol = self._symbol[top][rows]
        if bottom and (np.isnan(of) & (symbol == 0)).any():
            raise NotPlain
        self._measures.append(taking.measure)
        measure = np.full(len(rows), len(self._measures) - 1)
        return rows, np.full(len(rows), number), measure, self._value[top][rows], of, symbol

    def _with_keys(self, rows, _, measure, value, denominator, symbol) -> pd.DataFrame:
        """The figures as `figures.frame` describes them."""
        notes = self._columns.get("note")
        return pd.DataFrame(
            {
                "row": rows.astype(np.int64) + HEADING_ROW + 1,
                "measure": _texts(Column(pa.array(self._measures, pa.string()), measure)),
                "area": _texts(self._area, rows),
                "period": _texts(self._period, rows),
                "value": value.astype(float),
                "denominator": denominator.astype(float),
                "symbol": _texts(Column(pa.array(MARKS), symbol)),
                "note": _texts(_read_as(notes, str.strip), rows) if notes else "",
            }
        ).astype(COLUMNS)


def _read_as(column: Column, read: Callable[[str], str]) -> Column:
    """The column with its texts read."""
    return Column(pa.array(column.read_as(read), pa.string()), column.codes)


def _numbers(column: Column, whole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The value and the symbol of each row, read as a count where it is `whole`."""
    if whole.all() or not whole.any():
        return column.numbers(count if whole.all() else decimal)
    (counts, symbol), (decimals, _) = column.numbers(count), column.numbers(decimal)
    return np.where(whole, counts, decimals), symbol


def _repeats(*keys: Column) -> bool:
    """Whether two rows have the same keys."""
    whole = np.zeros(len(keys[0].codes), dtype=np.int64)
    for key in keys:
        same = np.unique(np.array(key.texts.to_pylist(), dtype=object), return_inverse=True)[1]
        whole = whole * len(key.texts) + same[key.codes]
    whole.sort()
    return bool((whole[1:] == whole[:-1]).any())


def _texts(column: Column, rows: np.ndarray | slice = slice(None)) -> pd.Series:
    """The texts of those rows, or of all."""
    codes = pa.array(column.codes[rows].astype(np.int32))
    return pd.Series(pa.DictionaryArray.from_arrays(codes, column.texts).cast(pa.string()), dtype="str")
