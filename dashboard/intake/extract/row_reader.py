"""The rows of a table as figures: one for every measure that takes a row's cells, and what is wrong or odd."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.intake.extract.categories import Category, Taking
from dashboard.intake.extract.families import Family
from dashboard.intake.extract.named_cells import Sheet
from dashboard.intake.extract.numbers import BLANK, Number, count, decimal
from dashboard.intake.extract.table import Table

COLUMNS = {
    "row": "int64", "measure": "str", "area": "str", "period": "str",
    "value": "float64", "denominator": "float64", "symbol": "str", "note": "str",
}  # fmt: skip
BOTH = "A percentage or a rate is never read without its numerator and denominator."
NAN = float("nan")


def frame(rows: list[tuple]) -> pd.DataFrame:
    """Figures as a frame: row, measure (code), area (name), period ('2013/14 Q3'), value, denominator, symbol, note.

    `value` is the numerator where there is a denominator, and missing where there is a symbol.
    """
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


class FiguresReader:
    """Reads the rows of one table. Afterwards `rows` holds its figures, and the sheet what is wrong or odd."""

    def __init__(self, table: Table, family: Family, sheet: Sheet) -> None:
        self.rows: list[tuple] = []
        self._family, self._sheet = family, sheet
        self._numbers = [column for column in family.numbers if column in sheet]
        self._first: dict[tuple, int] = {}
        for row, cells in table.rows:
            self._read(row, cells)

    def _read(self, row: int, cells: list[str]) -> None:
        every = self._sheet.every(self._family.category, cells)
        period, area = self._sheet.period(row, cells, every), self._sheet.area(row, cells)
        category = self._sheet.look(row, self._family.category, cells, self._sheet.keys.category)
        numbers = self._read_numbers(row, cells, category)
        if category is None:
            return
        self._check_parts(row, cells, category, numbers)
        self._check_untaken(row, cells, category, numbers)
        found = [taken for taking in category.takings if (taken := self._take(row, taking, numbers))]
        if period and area and self._is_first(row, cells, (category.name, area, period), category.every):
            note = self._sheet.cell("note", cells).strip()
            self.rows += [(row, measure, area, period, *figure, note) for measure, *figure in found]

    def _read_numbers(self, row: int, cells: list[str], category: Category | None) -> dict[str, Number]:
        """The number in each column of figures. A row that names nothing known is read as the laxer kind."""
        is_whole = category.is_whole if category else self._family.name != "measures"
        read = count if is_whole else decimal
        numbers = {column: read(self._sheet.cell(column, cells)) for column in self._numbers}
        for column, number in numbers.items():
            if fault := _ready_made(column, number, category) or number.fault:
                self._sheet.problem(row, column, self._sheet.cell(column, cells), fault)
                numbers[column] = Number(fault=fault)
        return numbers

    def _take(self, row: int, taking: Taking, numbers: Mapping[str, Number]) -> tuple | None:
        """(measure, value, denominator, symbol), or None where the figure was not supplied or cannot be read."""
        top = numbers.get(taking.top, BLANK)
        if not taking.bottom or not top.is_filled:
            return (taking.measure, _or_nan(top), NAN, top.symbol) if top.is_filled else None
        bottom = numbers.get(taking.bottom, BLANK)
        if bottom.fault or taking.bottom not in numbers:
            return None
        if bottom.value is None and not top.symbol:
            lack = f"has {bottom.symbol}" if bottom.symbol else "is blank"
            mend = f"{self._sheet.heading(taking.bottom)} {lack}: write its number, or the same symbol in both."
            self._sheet.problem(row, taking.bottom, bottom.symbol, f"{BOTH} Here {mend}")
            return None
        return (taking.measure, _or_nan(top), _or_nan(bottom), top.symbol)

    def _check_parts(self, row: int, cells: list[str], category: Category, numbers: Mapping[str, Number]) -> None:
        """A part that is more than its whole: asked about where it can be right, else a problem."""
        for part in category.parts:
            counted, whole = numbers.get(part.column, BLANK).value, numbers.get(part.whole, BLANK).value
            if counted is None or whole is None or counted <= whole:
                continue
            text, whole_text = (self._sheet.cell(column, cells).strip() for column in (part.column, part.whole))
            more = f"{self._sheet.heading(part.column)} ({text}) is more than {self._sheet.heading(part.whole)} "
            more += f"({whole_text})"
            if part.may_exceed:
                self._sheet.question(row, part.column, text, f"{more}: is that right?")
            else:
                self._sheet.problem(row, part.column, text, f"{more}, of which it is a part. Put one of them right.")

    def _check_untaken(self, row: int, cells: list[str], category: Category, numbers: Mapping[str, Number]) -> None:
        """A filled cell from which no measure takes its figure is asked about, never dropped."""
        used = {column for taking in category.takings for column in _used(taking, numbers)}
        for column, number in numbers.items():
            if not number.is_filled or column in used:
                continue
            text, heading = self._sheet.cell(column, cells), self._sheet.heading(column)
            question = f"No measure of {category.name} takes a figure from {heading} as this row stands: leave it out?"
            self._sheet.question(row, column, text, question)

    def _is_first(self, row: int, cells: list[str], key: tuple, every: str) -> bool:
        """Whether the file has not given this figure before; a problem of the later row where it has."""
        first = self._first.setdefault(key, row)
        if first == row:
            return True
        column = self._family.category
        message = f"Row {first} has this {every}, area and {column.replace('_', ' ')} already. Take one of them out."
        self._sheet.problem(row, column, self._sheet.cell(column, cells), message)
        return False


def _ready_made(column: str, number: Number, category: Category | None) -> str:
    """The fault of a percentage or a rate that was worked out before it was written."""
    if column != "value" or number is BLANK or category is None or "numerator" not in category.columns:
        return ""
    return f"{BOTH} Write those two in columns of their own, and leave this cell blank."


def _or_nan(number: Number) -> float:
    return NAN if number.value is None else number.value


def _used(taking: Taking, numbers: Mapping[str, Number]) -> tuple[str, ...]:
    """The columns a measure takes from a row: a denominator counts only beside what it divides."""
    top = numbers.get(taking.top, BLANK)
    beside = top.is_filled or top.fault
    return (taking.top, taking.bottom) if beside else (taking.top,)
