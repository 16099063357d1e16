"""Exceptions that people raise, as the Multi-Agency Data Exchange sends them: rows of words, not series."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.intake.extract.key_cells import Wrong
from dashboard.intake.extract.named_cells import Sheet
from dashboard.intake.extract.table import Table, fold
from dashboard.plan import Plan

MUST = ("reference", "theme", "summary", "raised_by")
YES_OR_NO = {"yes": True, "no": False}


@dataclass(frozen=True)
class RaisedRow:
    """One exception raised by people. `section` is a section's id; `reference` is the raisers' own."""

    row: int
    period: str
    reference: str
    theme: str
    area: str
    summary: str
    raised_by: str
    section: str
    sensitive: bool
    sensitivity_reason: str


class RaisedReader:
    """Reads the rows of one table. Afterwards `raised` holds its exceptions, and the sheet what is wrong."""

    def __init__(self, table: Table, sheet: Sheet, plan: Plan) -> None:
        self.raised: list[RaisedRow] = []
        self._sheet = sheet
        self._sections = {fold(section.id): section.id for section in plan.document.sections}
        self._first: dict[str, int] = {}
        for row, cells in table.rows:
            self._read(row, cells)

    def _read(self, row: int, cells: list[str]) -> None:
        before = len(self._sheet.problems)
        words = {column: self._words(row, column, cells) for column in MUST}
        words["period"] = self._sheet.period(row, cells)
        words["area"] = self._sheet.area(row, cells)
        words["section"] = self._sheet.look(row, "section", cells, self._section)
        sensitive = self._sheet.look(row, "sensitive", cells, _yes_or_no)
        reason = self._sheet.cell("sensitivity_reason", cells).strip()
        if sensitive and not reason:
            self._sheet.problem(row, "sensitivity_reason", "", "Say why this is sensitive, in a few words.")
        self._check_first(row, words["reference"])
        is_whole = None not in words.values() and sensitive is not None
        if is_whole and len(self._sheet.problems) == before:
            self.raised.append(RaisedRow(row, **words, sensitive=sensitive, sensitivity_reason=reason))

    def _words(self, row: int, column: str, cells: list[str]) -> str:
        text = self._sheet.cell(column, cells).strip()
        if column in self._sheet and not text:
            self._sheet.problem(row, column, "", f"The {column.replace('_', ' ')} is blank. Write one.")
        return text

    def _section(self, text: str) -> str:
        if fold(text) not in self._sections:
            raise Wrong(f"This is not a section of the plan. Write one of: {', '.join(self._sections.values())}.")
        return self._sections[fold(text)]

    def _check_first(self, row: int, reference: str) -> None:
        first = self._first.setdefault(fold(reference), row)
        if reference and first != row:
            message = f"Row {first} has this reference already. Give each exception its own."
            self._sheet.problem(row, "reference", reference, message)


def _yes_or_no(text: str) -> bool:
    if fold(text) not in YES_OR_NO:
        raise Wrong("Write yes or no.")
    return YES_OR_NO[fold(text)]
