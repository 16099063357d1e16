"""The bytes of a file, in any dress that is read, as one table: its sheet, its delimiter, its heading, its foot."""

from __future__ import annotations

from dataclasses import replace

from dashboard.intake.extract.delimited import DELIMITERS, Row, delimiter_of, first_rows, is_filled, rows_of
from dashboard.intake.extract.encoding import OLD_WORKBOOK, ZIPS, decode
from dashboard.intake.extract.families import Family, recognise
from dashboard.intake.extract.heading_row import LOOKED_AT, heading_place, passed_over_notes, questions_above
from dashboard.intake.extract.problem import Problem, Unreadable
from dashboard.intake.extract.published import Published, recognise_published
from dashboard.intake.extract.size_limits import check_bytes, check_columns, check_line, check_lines
from dashboard.intake.extract.surrounding_rows import Foot
from dashboard.intake.extract.table import Table, table_of
from dashboard.intake.extract.workbook import sheet_of
from dashboard.intake.extract.zip_safety import SAVE_AS
from dashboard.plan import Plan

OLD = f"This is an old workbook (.xls) or one with a password. {SAVE_AS}"


def table_in(content: bytes, family: Family | None, plan: Plan) -> Table:
    """The table that a file holds, its heading the first row that is one of the family, or of any where none is named.

    Raises Unreadable where there is no table to be read.
    """
    numbered, problems, notes = rows_in(content, family)
    filled = _first_filled(numbered)
    place = heading_place(filled, family) or 0

    def sift(headings: list[str], below: list[Row]) -> tuple[list[Row], list[Problem]]:
        if recognise_published(headings) or isinstance(family, Published):
            return below, []  # the figures of others are read as they stand
        kind = family or recognise(headings)
        return Foot(headings, kind, plan).sift(below) if kind else (below, [])

    table = table_of(numbered, problems, place, sift)
    above = filled[:place]
    return replace(
        table, questions=(*questions_above(above), *table.questions), notes=(*notes, *passed_over_notes(above))
    )


def rows_in(content: bytes, family: Family | None) -> tuple[list[Row], list[Problem], tuple[str, ...]]:
    """Every row of a file as it is written, the problems of its shape, and notes on it.

    Raises Unreadable as table_in does.
    """
    check_bytes(len(content))
    if content.startswith(OLD_WORKBOOK):
        raise Unreadable(OLD)
    return _of_workbook(content, family) if content.startswith(ZIPS) else _of_text(content, family)


def _of_text(content: bytes, family: Family | None) -> tuple[list[Row], list[Problem], tuple[str, ...]]:
    check_line(content)
    text = decode(content)
    check_lines(text)
    delimiter = _delimiter(text, family)
    return (*rows_of(text, delimiter), ())


def _delimiter(text: str, family: Family | None) -> str:
    """The one that parts the text into a heading that is known; else the one that parts its first row the most."""
    likely = delimiter_of(text)
    for delimiter in sorted(DELIMITERS, key=lambda each: each != likely):
        rows = first_rows(text, delimiter, LOOKED_AT)
        if heading_place(rows, family) is not None:
            return delimiter
    check_columns(max((len(cells) for _, cells in first_rows(text, likely, LOOKED_AT)), default=0))
    return likely


def _of_workbook(content: bytes, family: Family | None) -> tuple[list[Row], list[Problem], tuple[str, ...]]:
    sheet, notes = sheet_of(content, lambda rows: heading_place(_first_filled(rows), family) is not None)
    return sheet.rows, [], notes


def _first_filled(numbered: list[Row]) -> list[Row]:
    filled = (row for row in numbered if is_filled(row))
    return [row for row, _ in zip(filled, range(LOOKED_AT))]


def as_written(content: bytes) -> list[Row]:
    """Each row with its number, from 1 as a spreadsheet counts; none where the file cannot be read at all."""
    try:
        return rows_in(content, None)[0]
    except Unreadable:
        return []
