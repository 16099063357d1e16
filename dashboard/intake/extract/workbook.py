"""The sheet of a workbook (.xlsx, .ods) that holds an extract, as numbered rows of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from dashboard.intake.extract.delimited import Row, is_filled
from dashboard.intake.extract.hidden_rows import hidden_row_notes
from dashboard.intake.extract.problem import Unreadable
from dashboard.intake.extract.table import EMPTY
from dashboard.intake.extract.workbook_xml import Marks, marks_of
from dashboard.intake.extract.zip_safety import DAMAGED, kind_of, unpacked

KEEP_ONE = "Keep one of them in the file, or save each as a file of its own."


@dataclass(frozen=True)
class SheetOfText:
    """One sheet: its name, its rows, blank ones too, as a spreadsheet numbers them, and notes on hidden ones."""

    name: str
    rows: list[Row]
    notes: tuple[str, ...] = ()


def sheet_of(content: bytes, has_heading: Callable[[list[Row]], bool]) -> tuple[SheetOfText, tuple[str, ...]]:
    """The sheet whose rows have a heading that is known, or else the only one with anything in it, and notes on it.

    Sheets that are hidden are passed over. Raises Unreadable where more than one could be meant, or none can be read.
    """
    with unpacked(content) as zipped:
        marks = marks_of(zipped, kind_of(zipped))
    try:
        sheets, others = _sheets(content, marks)
    except CalamineError:
        raise Unreadable(DAMAGED) from None
    except BaseException as fault:  # its reader's panic is no Exception
        if type(fault).__name__ != "PanicException":
            raise
        raise Unreadable(DAMAGED) from None
    known = [sheet for sheet in sheets if has_heading(sheet.rows)]
    if len(known) > 1:
        names = _listed(sheet.name for sheet in known)
        raise Unreadable(f"More than one sheet could be the extract: {names}. {KEEP_ONE}")
    chosen = known or [sheet for sheet in sheets if any(map(is_filled, sheet.rows))]
    if not chosen:
        raise Unreadable(EMPTY)
    if len(chosen) > 1:
        names = _listed(sheet.name for sheet in chosen)
        raise Unreadable(f"No sheet has the headings of an extract: {names}. {KEEP_ONE}")
    others += [sheet.name for sheet in sheets if sheet is not chosen[0]]
    note = f"Read from the sheet '{chosen[0].name}'; not from {_listed(others)}."
    return chosen[0], (*((note,) if others else ()), *chosen[0].notes)


def _sheets(content: bytes, marks: dict[str, Marks]) -> tuple[list[SheetOfText], list[str]]:
    """The sheets that a person sees, and the names of the others."""
    sheets, others = [], []
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        for place, about in enumerate(book.sheets_metadata):
            is_visible = about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet
            if not is_visible:
                others.append(about.name)
                continue
            if about.name not in marks:
                raise Unreadable(DAMAGED)
            cells = book.get_sheet_by_index(place).to_python(skip_empty_area=False)
            rows, hidden = list(_rows(cells, marks[about.name])), marks[about.name].hidden
            sheets.append(SheetOfText(about.name, rows, hidden_row_notes(rows, hidden) if hidden else ()))
    return sheets, others


def _rows(rows: list[list[Any]], marks: Marks) -> Iterator[Row]:
    marked = {row for row, _ in (*marks.texts, *marks.percent, *marks.footnoted)}
    blank = [""] * max(map(len, rows), default=0)
    for place, values in enumerate(rows):
        cells = [_text(value) for value in values] if place in marked or values != blank else []
        if place in marked:
            for column, value in enumerate(values):
                cells[column] = _marked(value, cells[column], (place, column), marks)
        yield place + 1, cells


def _marked(value: Any, text: str, place: tuple[int, int], marks: Marks) -> str:
    if place in marks.footnoted:
        return marks.footnoted[place]
    if place in marks.percent and isinstance(value, float):
        return f"{_number(float(Decimal(repr(value)) * 100))}%"
    return text or marks.texts.get(place, "")


def _text(value: Any) -> str:
    """A cell as a person would type it: 412.0 as 412, a date as 2013-12-31."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds").removesuffix(" 00:00:00")
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else format(Decimal(repr(value)), "f")


def _listed(names: Iterator[str] | list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
