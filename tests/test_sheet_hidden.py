"""Rows that a workbook hides are read like the others, and the reader is told of them."""

from io import BytesIO

import pytest
from dresses import ods
from openpyxl import Workbook

from dashboard.extract import read
from dashboard.extract.sheet_hidden import hidden_rows, told_of_hidden

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
        ({4}, ("The sheet hides row 4. It was read like the others.",)),
        ({3, 4, 7}, ("The sheet hides 3 rows: 3 to 4, 7. They were read like the others.",)),
        ({2, 4, 6, 8, 9}, ("The sheet hides 5 rows: 2, 4, 6 and more. They were read like the others.",)),
        ({20, 21}, ()),
        (set(), ()),
    ],
)
@pytest.mark.parametrize("written", ("xlsx", "ods"))
def test_hidden_rows_are_read_and_told_of(plan, written, hidden, told):
    content = xlsx(hidden) if written == "xlsx" else ods(ROWS, hidden)
    extract = read(content, f"hate.{written}", plan)

    assert extract.told == told
    assert extract.rows == len(AREAS)
    assert not extract.problems


def test_a_row_without_a_number_of_its_own_is_that_of_its_cells():
    assert hidden_rows(b'<row hidden="1"><c r="A3"/></row><row r="9" hidden="true"/><row r="10" hidden="0"/>') == {2, 8}


def test_a_sheet_that_hides_every_row_to_its_end_is_told_of_in_a_moment(plan):
    assert told_of_hidden([(1, ["a"]), (2, [""])], set(range(1_048_576))) == (
        "The sheet hides row 1. It was read like the others.",
    )
