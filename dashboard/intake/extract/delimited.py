"""The text of a CSV as numbered rows of cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from dashboard.intake.extract.problem import Problem, shortened

DELIMITERS = (",", ";", "\t")
LONGEST_CELL = csv.field_size_limit()  # characters
LOOKED_AT = 20_000  # characters: enough for any heading
OPEN_QUOTE = (
    'A quotation mark is opened in this row and not closed where its cell ends. Close it with ", or write a '
    'quotation mark inside a quoted cell twice (""). The rows after it were not read.'
)
LONG_CELL = (
    f"A cell of this row is longer than {LONGEST_CELL:,} characters. Look for a quotation mark that is not closed. "
    "The rows after it were not read."
)

Row = tuple[int, list[str]]  # numbered as a spreadsheet numbers it, from 1


def rows_of(text: str, delimiter: str) -> tuple[list[Row], list[Problem]]:
    """Every row, blank ones too. A quotation mark out of place ends the reading: what follows it is in doubt."""
    problems: list[Problem] = []
    return list(_records(text, delimiter, problems)), problems


def first_rows(text: str, delimiter: str, most: int) -> list[Row]:
    """Not more than so many of the first rows that are not blank."""
    rows = _records(text[:LOOKED_AT], delimiter, [])
    return list(islice((row for row in rows if is_filled(row)), most))


def is_filled(row: Row) -> bool:
    """Whether any cell of the row holds more than space."""
    return any(map(str.strip, row[1]))


def delimiter_of(text: str) -> str:
    """The delimiter that parts the first filled row into the most cells; the comma where none parts it."""
    unquoted = re.sub(r'"[^"]*"', "", text.lstrip(" \r\n")[:LOOKED_AT])
    first = re.split(r"[\r\n]", unquoted, maxsplit=1)[0]
    return max(DELIMITERS, key=first.count)


def _records(text: str, delimiter: str, problems: list[Problem]) -> Iterator[Row]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number, lines = 0, 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = LONG_CELL if "field larger" in str(error) else OPEN_QUOTE
            problems.append(Problem(number, "", shortened(_physical_line(text, lines)), message, ends_reading=True))
            return
        lines = reader.line_num


def _physical_line(text: str, place: int) -> str:
    return next(islice(StringIO(text, newline=""), place, None), "")
