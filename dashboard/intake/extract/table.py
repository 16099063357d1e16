"""Numbered rows as a table: a heading and the rows under it, and what is wrong with its shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.intake.extract.delimited import Row, delimiter_of, is_filled, rows_of
from dashboard.intake.extract.problem import Problem, Unreadable, shortened
from dashboard.intake.extract.size_limits import check_columns

NUL = "This cell holds a NUL, a character with no meaning in text. Type the cell again, or export the file again."
EMPTY = "This file is empty. Upload one with a row of headings and at least one row of figures."
NO_ROWS = "This file has headings but no rows. Upload one with at least one row of figures."

# The headings and the rows under them, as (those that hold figures, a question for each of the others).
Sift = Callable[[list[str], list[Row]], tuple[list[Row], list[Problem]]]


@dataclass(frozen=True)
class Table:
    """The heading and the rows of a file.

    `headings` are as the file writes them, without spare space. `rows` holds each row's number and its cells, as many
    as there are headings; a wholly blank row, one that was left out, and one with a problem of shape, is none of them.
    `blank` and `filled` count the rows under the heading, but for those left out. `problems` are those of shape.
    `questions` are about rows that were left out, `notes` sentences about what was passed over.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    blank: int
    filled: int
    problems: tuple[Problem, ...]
    questions: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    def place(self, name: str) -> int | None:
        """Where the column with this name stands, in any case and spacing; None where it is missing."""
        folded = [fold(heading) for heading in self.headings]
        return folded.index(fold(name)) if fold(name) in folded else None


def fold(text: str) -> str:
    """The text without regard to case, spacing, underscores and hyphens: what headings and names are matched by."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


def read_table(text: str) -> Table:
    """The table that the text of a CSV writes. Raises Unreadable where there is no heading or no row under it."""
    return table_of(*rows_of(text, delimiter_of(text)))


def table_of(numbered: list[Row], problems: list[Problem], place: int = 0, sift: Sift | None = None) -> Table:
    """The table whose heading is the filled row at that place, counted from 0; `problems` those of its rows so far.

    `sift` says which rows under the heading are none of figures. Raises Unreadable as read_table does.
    """
    problems = list(problems)
    filled = [row for row in numbered if is_filled(row)]
    if not filled and not problems:
        raise Unreadable(EMPTY)
    if not filled:
        return Table((), (), len(numbered), 0, tuple(problems))
    (heading_row, first), *below = filled[place:]
    check_columns(len(first))
    headings = [cell.strip() for cell in first]
    blank = sum(number > heading_row for number, _ in numbered) - len(below)
    below, questions = sift(headings, below) if sift else (below, [])
    if not below and not problems:
        raise Unreadable(NO_ROWS)
    places, bare = _columns(headings, below)
    rows = list(_rows(below, headings, heading_row, problems))
    problems += _of_headings([headings[place] for place in places], bare)
    if len(places) < len(headings):
        rows = [(number, [cells[place] for place in places]) for number, cells in rows]
    headings = [headings[place] for place in places]
    return Table(tuple(headings), tuple(rows), blank, len(below), tuple(problems), tuple(questions))


def _columns(headings: list[str], below: list[Row]) -> tuple[list[int], list[Problem]]:
    """The places of the columns to keep: a column without heading is passed over where it is blank throughout."""
    places, bare = [], []
    for place, heading in enumerate(headings):
        if heading:
            places.append(place)
        elif filled := next(((n, c[place]) for n, c in below if len(c) == len(headings) and c[place].strip()), None):
            message = f"Column {place + 1} has cells but no heading. Give it one, or empty the column."
            bare.append(Problem(filled[0], "", shortened(filled[1]), message))
    return places, bare


def _of_headings(headings: list[str], bare: list[Problem]) -> list[Problem]:
    """A column named twice, whatever the case and spacing, or not at all."""
    counted = Counter(map(fold, headings))
    twice = [
        Problem(None, heading, heading, f"Two columns are headed '{heading}'. Keep one of them, or rename the other.")
        for place, heading in enumerate(headings)
        if counted[fold(heading)] > 1 and fold(heading) in map(fold, headings[:place])
    ]
    return twice + bare


def _rows(below: list[Row], headings: list[str], heading_row: int, problems: list[Problem]) -> Iterator[Row]:
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
