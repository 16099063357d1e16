"""What is too large to be an extract is refused early, with a sentence."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from dashboard.intake import Unreadable
from dashboard.intake.extract.reading import read
from dashboard.intake.extract.size_limits import LARGEST, LONGEST_LINE, MB, MOST_LINES, MOST_UNPACKED
from dashboard.intake.extract.zip_safety import unpacked

HATE = "quarter,area,strand,offences,resolved\n"


@pytest.fixture
def problem(plan):
    """The one problem of the bytes of a file, which is of the whole of it."""

    def of(content):
        [found] = read(content, "large.csv", plan).problems
        assert found.row is None
        return found.message

    return of


def test_a_file_of_200_mb_is_refused_by_its_size(problem):
    assert problem(bytes(LARGEST)).startswith("This file has 200 MB; fewer than 200 are read.")


def test_more_lines_than_any_extract_has_are_refused_before_they_are_read(problem):
    assert f"at most {MOST_LINES:,}" in problem((HATE + "\r\n" * MOST_LINES + "a\r").encode())


@pytest.mark.parametrize("end", ["\n", "\r"])
def test_a_line_that_fills_the_file_is_refused_before_it_is_taken_apart(problem, end):
    head = HATE.strip() + end
    assert problem((head + "," * LONGEST_LINE + "," + end).encode()).startswith(
        "This file has a line of more than 16 MB."
    )


def test_a_cell_of_10_mb_ends_the_reading(plan):
    text = HATE + "2013/14 Q3,Preston,Race,4,1\n2013/14 Q3," + "x" * 10 * MB + ",Race,4,1\n2013/14 Q3,Wyre,Race,4,1\n"
    [found] = read(text.encode(), "large.csv", plan).problems
    assert found.row == 3 and found.message.startswith("A cell of this row is longer than 131,072 characters.")


def test_a_heading_of_20_000_columns_is_refused(problem):
    assert problem((HATE.strip() + ",x" * 20_000 + "\n1\n").encode()).startswith("This table has 20,005 columns.")


def packed(size):
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("xl/media/picture.png", bytes(size))
    return bytearray(file.getvalue())


def test_a_directory_that_lies_about_what_it_unpacks_to_is_found_out():
    content = packed(MOST_UNPACKED + 2 * MB)
    place = content.rindex(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 1000)
    with pytest.raises(Unreadable, match="unpacks to 1.. MB or more"), unpacked(bytes(content)):
        pass


def test_a_workbook_locked_with_a_password_in_its_zip_is_refused():
    content = packed(10)
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match="password"), unpacked(bytes(content)):
        pass
