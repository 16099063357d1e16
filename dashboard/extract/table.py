"""The text of a CSV as a table: a heading and numbered rows, and what is wrong with its shape."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from dashboard.extract.problem import Problem, Unreadable, shortened

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
NUL = "This cell holds a NUL, a character with no meaning in text. Type the cell again, or export the file again."
EMPTY = "This file is empty. Upload one with a row of headings and at least one row of figures."
NO_ROWS = "This file has headings but no rows. Upload one with at least one row of figures."


@dataclass(frozen=True)
class Table:
    """The heading and the rows of a file.

    `headings` are as the file writes them, without spare space. `rows` holds each row's number and its cells, as many
    as there are headings; a wholly blank row, and one with a problem of shape, is left out. `blank` and `filled` count
    the rows under the heading. `problems` are those of shape.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    blank: int
    filled: int
    problems: tuple[Problem, ...]

    def place(self, name: str) -> int | None:
        """Where the column with this name stands, in any case and spacing; None where it is missing."""
        folded = [fold(heading) for heading in self.headings]
        return folded.index(fold(name)) if fold(name) in folded else None


def fold(text: str) -> str:
    """The text without regard to case, spacing, underscores and hyphens: what headings and names are matched by."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


def read_table(text: str) -> Table:
    """The table that the text of a CSV writes. Raises Unreadable where there is no heading or no row under it."""
    problems: list[Problem] = []
    numbered = list(_records(text, _delimiter(text), problems))
    filled = [(number, cells) for number, cells in numbered if any(map(str.strip, cells))]
    if not filled and not problems:
        raise Unreadable(EMPTY)
    if len(filled) < 2 and not problems:
        raise Unreadable(NO_ROWS)
    if not filled:
        return Table((), (), len(numbered), 0, tuple(problems))
    (heading_row, first), *below = filled
    headings = [cell.strip() for cell in first]
    kept, bare = _columns(headings, below)
    rows = list(_rows(below, headings, heading_row, problems))
    problems += _of_headings([headings[place] for place in kept], bare)
    if len(kept) < len(headings):
        rows = [(number, [cells[place] for place in kept]) for number, cells in rows]
    blank = sum(number > heading_row for number, _ in numbered) - len(below)
    return Table(tuple(headings[place] for place in kept), tuple(rows), blank, len(below), tuple(problems))


def _delimiter(text: str) -> str:
    """The delimiter that parts the first filled row into the most cells; the comma where none parts it."""
    unquoted = re.sub(r'"[^"]*"', "", text.lstrip(" \r\n")[:LOOKED_AT])
    first = re.split(r"[\r\n]", unquoted, maxsplit=1)[0]
    return max(DELIMITERS, key=first.count)


def _records(text: str, delimiter: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Each record with its row number. A quotation mark out of place ends the reading: what follows it is in doubt."""
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
            problems.append(Problem(number, "", shortened(_physical_line(text, lines)), message))
            return
        lines = reader.line_num


def _physical_line(text: str, place: int) -> str:
    return next(islice(StringIO(text, newline=""), place, None), "")


def _columns(headings: list[str], below: list[tuple[int, list[str]]]) -> tuple[list[int], list[Problem]]:
    """The places of the columns to keep: a column without heading is passed over where it is blank throughout."""
    kept, bare = [], []
    for place, heading in enumerate(headings):
        if heading:
            kept.append(place)
        elif filled := next(((n, c[place]) for n, c in below if len(c) == len(headings) and c[place].strip()), None):
            message = f"Column {place + 1} has cells but no heading. Give it one, or empty the column."
            bare.append(Problem(filled[0], "", shortened(filled[1]), message))
    return kept, bare


def _of_headings(headings: list[str], bare: list[Problem]) -> list[Problem]:
    """A column named twice, whatever the case and spacing, or not at all."""
    counted = Counter(map(fold, headings))
    twice = [
        Problem(None, heading, heading, f"Two columns are headed '{heading}'. Keep one of them, or rename the other.")
        for place, heading in enumerate(headings)
        if counted[fold(heading)] > 1 and fold(heading) in map(fold, headings[:place])
    ]
    return twice + bare


def _rows(
    below: list[tuple[int, list[str]]], headings: list[str], heading_row: int, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """The rows that have a cell for every heading and no NUL."""
    for heading in headings:
        if "\0" in heading:
            problems.append(Problem(heading_row, "", shortened(heading), NUL))
    for number, cells in below:
        if len(cells) != len(headings):
            problems.append(_ragged(number, cells, len(headings)))
        elif nul := _nul(number, cells, headings):
            problems.append(nul)
        else:
            yield number, cells


def _ragged(number: int, cells: list[str], wanted: int) -> Problem:
    found = f"{len(cells)} cell" + "s" * (len(cells) != 1)
    mend = "Put a cell that holds a comma in quotation marks." if len(cells) > wanted else "Write the missing ones."
    return Problem(number, "", found, f"This row has {found} where the heading has {wanted}. {mend}")


def _nul(number: int, cells: list[str], headings: list[str]) -> Problem | None:
    for place, cell in enumerate(cells):
        if "\0" in cell:
            return Problem(number, headings[place], shortened(cell), NUL)
    return None
