"""Rows that a workbook hides are read like the others, and the reader is told of them."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from dresses import ods
from openpyxl import Workbook

from dashboard.intake.extract.hidden_rows import hidden_rows
from dashboard.intake.extract.reading import read
from dashboard.intake.extract.workbook_xml import _of_ods, marks_of

HEADING = ["quarter", "area", "strand", "offences", "resolved"]
AREAS = ("Preston", "Wyre", "Fylde", "Burnley", "Chorley", "Pendle", "Hyndburn", "Rossendale")
ROWS = [HEADING, *(["2013/14 Q3", area, "Race", 10 + place, 1] for place, area in enumerate(AREAS))]


def xlsx(hidden: set[int]) -> bytes:
    """The rows in a workbook that hides some of them, numbered from 1."""
    book, file = Workbook(), BytesIO()
    for row in ROWS:
        book.active.append(row)
    for number in hidden:
        book.active.row_dimensions[number].hidden = True
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("hidden", "told"),
    [
        ({4}, ("The sheet hides row 4. Hidden rows are read like the others.",)),
        ({3, 4, 7}, ("The sheet hides 3 rows: 3 to 4, 7. Hidden rows are read like the others.",)),
        ({2, 4, 6, 8, 9}, ("The sheet hides 5 rows: 2, 4, 6 and more. Hidden rows are read like the others.",)),
        ({20, 21}, ()),
        (set(), ()),
    ],
)
@pytest.mark.parametrize("written", ("xlsx", "ods"))
def test_hidden_rows_are_read_and_told_of(plan, written, hidden, told):
    content = xlsx(hidden) if written == "xlsx" else ods(ROWS, hidden)
    extract = read(content, f"hate.{written}", plan)

    assert extract.notes == told
    assert extract.rows == len(AREAS)
    assert not extract.problems


@pytest.mark.parametrize(
    ("xml", "hidden"),
    [
        (b'<row hidden="1"><c r="A3"/></row><row r="9" hidden="true"/><row r="10" hidden="0"/>', {2, 8}),
        (b'<row hidden="1"/><row r="2"><c r="A2"/></row>', set()),
        (b"<x:row spans='1:2' hidden='1'  r='4'>", {3}),
    ],
)
def test_a_row_without_a_number_of_its_own_is_that_of_its_first_cell(xml, hidden):
    assert hidden_rows(xml) == hidden


def test_a_sheet_that_hides_a_million_blank_rows_holds_none_of_them():
    rows = '<table:table-row table:visibility="collapse" table:number-rows-repeated="1000000"><table:table-cell/>'
    table = f'<table:table table:name="{{}}">{rows}</table:table-row></table:table>'
    marks = _of_ods("".join(map(table.format, range(20))).encode())

    assert [each.hidden for each in marks.values()] == [set()] * 20


def test_rows_are_told_of_in_the_time_that_one_reading_takes():
    assert hidden_rows(b'<row hidden="1"/>' * 200_000) == set()
    assert hidden_rows(b"<!--" + b"<row " * 200_000) == set()


@pytest.mark.parametrize(
    ("shown_as", "is_percentage"),
    [("0%", True), ("0.00%", True), ("0.0%", True), ("[Red]0%", True), ("General", False), ("0.00", False)],
)
def test_a_cell_shown_as_a_percentage_in_any_format_is_read_as_one(plan, shown_as, is_percentage):
    book, file = Workbook(), BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.active["E2"] = 0.615
    book.active["E2"].number_format = shown_as
    book.save(file)

    [marks] = marks_of(ZipFile(file), "xlsx").values()
    [problem] = read(file.getvalue(), "hate.xlsx", plan).problems

    assert marks.percent == ({(1, 4)} if is_percentage else set())
    assert (problem.row, problem.found) == (2, "61.5%" if is_percentage else "0.615")
