"""A table as its family sees it: its cells by the names of their columns, and what is found wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from dashboard.intake.extract.families import AREA, PERIOD, Family, canonical
from dashboard.intake.extract.key_cells import Keys, Wrong
from dashboard.intake.extract.problem import Problem, shortened
from dashboard.intake.extract.table import Table
from dashboard.plan import Plan

Found = TypeVar("Found")


class Sheet:
    """The columns of one table by name. `problems` and `questions` gather what is found in its rows.

    A column `area` that is blank throughout counts as left out.
    """

    def __init__(self, table: Table, family: Family, plan: Plan, aliases: Mapping[str, str]) -> None:
        self.problems: list[Problem] = []
        self.questions: list[Problem] = []
        self._headings = table.headings
        self._places: dict[str, int] = {}
        for place, heading in enumerate(table.headings):
            self._places.setdefault(canonical(heading), place)
        if AREA in self and not any(self.cell(AREA, cells).strip() for _, cells in table.rows):
            del self._places[AREA]
        self.keys = Keys(family, plan, self.heading(PERIOD), aliases)

    def __contains__(self, column: str) -> bool:
        return column in self._places

    def cell(self, column: str, cells: list[str]) -> str:
        """The cell of that column; empty where the table has no such column."""
        return cells[self._places[column]] if column in self._places else ""

    @property
    def headings(self) -> dict[str, str]:
        """The headings as the file writes them, by the names of their columns."""
        return {column: self._headings[place] for column, place in self._places.items()}

    def heading(self, column: str) -> str:
        """The column's heading as the file writes it."""
        return self._headings[self._places[column]] if column in self._places else column

    def look(self, row: int, column: str, cells: list[str], look: Callable[[str], Found]) -> Found | None:
        """What the cell names; None, and a problem, where it names nothing known; None where its column is missing."""
        if column not in self:
            return None
        text = self.cell(column, cells)
        try:
            return look(text)
        except Wrong as wrong:
            self.problem(row, column, text, str(wrong), wrong.meant)
            return None

    def every(self, column: str, cells: list[str]) -> str:
        """How long the periods are of what a cell names: 'quarter', 'half-year'; empty where it names nothing known."""
        try:
            return self.keys.category(self.cell(column, cells)).every
        except Wrong:
            return ""

    def period(self, row: int, cells: list[str], every: str = "quarter") -> str | None:
        """The quarter or half-year of a row, as text; `every` as the method of that name has it."""
        return self.look(row, PERIOD, cells, self.keys.periods[every])

    def area(self, row: int, cells: list[str]) -> str | None:
        """The area of a row, by name: the force where the table has no such column.

        One that was known only without a footnote's number behind it is asked about.
        """
        if AREA not in self:
            return self.keys.force
        found = self.look(row, AREA, cells, self.keys.area)
        if self.keys.footnoted and (read_as := self.keys.footnoted.get(self.cell(AREA, cells))):
            self.question(row, AREA, self.cell(AREA, cells), f"{read_as}: is that right?")
        return found

    def problem(self, row: int, column: str, found: str, message: str, meant: str = "") -> None:
        """Note what must be put right in a cell; `meant` as a problem has it."""
        self.problems.append(Problem(row, self.heading(column), shortened(found), message, meant))

    def question(self, row: int, column: str, found: str, message: str) -> None:
        """Note what must be put right, or explained, in a cell."""
        self.questions.append(Problem(row, self.heading(column), shortened(found), message))
