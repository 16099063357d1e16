"""The Home Office's open data table of recorded crime: offences by code become figures of our measures."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pandas as pd

from dashboard.intake.extract.numbers import Number, count
from dashboard.intake.extract.problem import Problem, shortened
from dashboard.intake.extract.published import HOME_OFFICE, Found
from dashboard.intake.extract.row_reader import NAN, frame
from dashboard.intake.extract.table import Table, fold
from dashboard.period import Period, PeriodError
from dashboard.plan import FILE, Plan

YEAR, QUARTER, FORCE, CODE, NUMBER = HOME_OFFICE.needs
KINDS = ("force", "comparator")
NO_CODES = f"{FILE}, which says what measure counts each offence code, is missing or empty. Put it back."
_NOTHING = re.compile(r"-0+")


def read_offences(table: Table, plan: Plan) -> Found:
    """The figures of a table of the Home Office: its counts summed by measure, force and quarter.

    A figure stands in the first row that it sums; `rows` says how many it does. Rows of other forces, and of offences
    that no measure counts, are passed over, with a note.
    """
    if not plan.offences:
        return Found(problems=[Problem(None, CODE, "", NO_CODES)])
    return _Reader(table, plan).found


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, plan: Plan) -> None:
        self._plan = plan
        self._places = {column: table.place(column) for column in HOME_OFFICE.needs}
        self._headings = table.headings
        self._problems: list[Problem] = []
        self._questions: list[Problem] = []
        self._figures: dict[tuple[str, str, str], list] = {}
        self._seen: dict[tuple[str, str, str], list[int]] = {}
        self._unknown: dict[str, list[int]] = {}
        self._elsewhere: Counter[str] = Counter()
        self._uncounted: Counter[str] = Counter()
        self._area, self._period, self._count = cache(self._area), cache(self._period), cache(_count)
        for row, cells in table.rows:
            self._read(row, *(cells[place].strip() for place in self._places.values()))
        self._report_unknown()

    @property
    def found(self) -> Found:
        """What the table says."""
        rows = [
            (row, measure, area, period, value, NAN, "", "")
            for (measure, area, period), (row, value, _) in self._figures.items()
        ]
        figures = frame(rows).assign(rows=pd.Series([rows for *_, rows in self._figures.values()], dtype="int64"))
        headings = {self._plan.by_code[code].value: NUMBER for code in filter(None, self._plan.offences.values())}
        headings = {column: self._heading(name) for column, name in headings.items()}
        headings |= {"quarter": self._heading(QUARTER), "area": self._heading(FORCE)}
        return Found(figures, None, self._problems, [*self._absent(), *self._questions], self._notes(), headings)

    def _read(self, row: int, year: str, quarter: str, force: str, code: str, number: str) -> None:
        area = self._area(force)
        if area is None:
            self._pass_over(row, force)
            return
        period, value = self._period(year, quarter), self._count(number)
        if not period:
            message = "Write the year like 2017/18 and the quarter as 1, 2, 3 or 4; 1 is April to June."
            self._problem(row, QUARTER, f"{year} {quarter}", message)
        if value.fault:
            self._problem(row, NUMBER, number, value.fault)
        if code not in self._plan.offences:
            self._unknown.setdefault(code, []).append(row)
        elif period and self._is_first(row, period, area, code) and not value.fault:
            self._add(row, code, area, period, value.value)

    def _add(self, row: int, code: str, area: str, period: str, value: float) -> None:
        measure = self._plan.offences[code]
        if not measure:
            self._uncounted[code] += 1
            return
        if value < 0:
            question = "is below 0, a correction: is it to be summed as published?"
            message = f"{area}, {period}, offence {code}: {value:.0f} {question}"
            self._questions.append(Problem(row, self._heading(NUMBER), f"{value:.0f}", message))
        figure = self._figures.setdefault((measure, area, period), [row, 0.0, 0])
        figure[1] += value
        figure[2] += 1

    def _is_first(self, row: int, period: str, area: str, code: str) -> bool:
        """Whether the row is not there already. A code of several, '1/4.1', has a row for each of them."""
        rows = self._seen.setdefault((period, area, code), [])
        rows.append(row)
        if len(rows) <= len(code.split("/")):
            return True
        message = f"Row {rows[0]} has this quarter, force and offence code already. Take one of them out."
        self._problem(row, CODE, code, message)
        return False

    def _pass_over(self, row: int, force: str) -> None:
        if force:
            self._elsewhere[force] += 1
        else:
            self._problem(row, FORCE, force, "The force is blank. Write its name.")

    def _area(self, force: str) -> str | None:
        found = self._plan.areas.find(force) if force else None
        return found.name if found and found.kind in KINDS else None

    def _period(self, year: str, quarter: str) -> str:
        try:
            return str(Period.read(f"{year} Q{quarter}")) if quarter in ("1", "2", "3", "4") else ""
        except PeriodError:
            return ""

    def _report_unknown(self) -> None:
        """One problem for each code that is not known, at its first row."""
        for code, (first, *others) in self._unknown.items():
            more = f" {len(others):,} more rows have it." if others else ""
            message = f"The offence code '{code}' is not known. Add it to {FILE} with the measure that counts it.{more}"
            self._problem(first, CODE, code, message if code else f"The offence code is blank. Write it.{more}")

    def _absent(self) -> list[Problem]:
        """The force of the plan, where no row is of it: a question, or a problem where no row is of any area."""
        force = self._plan.areas.force.name
        if not self._seen and not self._problems:
            message = f"No row is of {force}, nor of another area of areas.csv. Choose another file."
            self._problem(None, FORCE, "", message)
        elif not any(area == force for _, area, _ in self._seen):
            return [Problem(None, self._heading(FORCE), "", f"No row is of {force}: is that right?")]
        return []

    def _notes(self) -> tuple[str, ...]:
        notes = []
        if self._elsewhere:
            names = ", ".join(sorted(self._elsewhere))
            notes.append(f"{_rows(self._elsewhere)} passed over, of forces and bodies not in areas.csv: {names}.")
        if self._uncounted:
            codes = ", ".join(sorted(self._uncounted))
            notes.append(f"{_rows(self._uncounted)} passed over: no measure counts the offence codes {codes}.")
        return tuple(notes)

    def _problem(self, row: int | None, column: str, found: str, message: str) -> None:
        self._problems.append(Problem(row, self._heading(column), shortened(found), message))

    def _heading(self, column: str) -> str:
        return next((each for each in self._headings if fold(each) == fold(column)), column)


def _rows(counted: Counter[str]) -> str:
    rows = counted.total()
    return f"{rows:,} row was" if rows == 1 else f"{rows:,} rows were"


def _count(text: str) -> Number:
    """The count in a cell, where -00 is 0 and a correction is below 0. A sum with a part not known is not known."""
    if _NOTHING.fullmatch(text):
        return Number(0.0)
    if text[1:2].isdigit() and text.startswith("-") and (below := count(text[1:])).value is not None:
        return Number(-below.value)
    found = count(text)
    if found.value is None and not found.fault:
        return Number(fault="The count is not given, so the figure it is a part of is not known. Write it.")
    return found
