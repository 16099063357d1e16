"""What is wrong with a file, by what mends it; and the file again with what to put right beside each row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.intake.extract import Problem
from dashboard.intake.extract.table_in_file import as_written
from dashboard.text import harmless

MOST_NAMED = 3  # of the texts that one mend was found in
TO_PUT_RIGHT = "What to put right"


@dataclass(frozen=True)
class Mend:
    """One thing to do in one column, and every row it is to be done in; `rows` is empty for the whole file."""

    column: str
    message: str
    rows: tuple[int, ...]
    found: tuple[str, ...]

    @property
    def where(self) -> str:
        """The rows in words, as a spreadsheet numbers them: 'Rows 3, 7–9 and 12', or 'The file'."""
        if not self.rows:
            return "The file"
        spans = rows_in_words(self.rows)
        return spans if len(self.rows) == 1 else f"{spans} ({len(self.rows):,} rows)"

    @property
    def found_words(self) -> str:
        """What was found there: a few of the texts, and how many more there are."""
        more = len(self.found) - MOST_NAMED
        named = ", ".join(self.found[:MOST_NAMED])
        return f"{named} and {more:,} more" if more > 0 else named


def mends(problems: Iterable[Problem]) -> list[Mend]:
    """The problems that are put right the same way together, in the order of their first row."""
    together: dict[tuple[str, str], list[Problem]] = {}
    for each in problems:
        together.setdefault((each.column, each.message), []).append(each)
    return [
        Mend(
            column,
            message,
            tuple(dict.fromkeys(each.row for each in members if each.row is not None)),
            tuple(dict.fromkeys(each.found for each in members if each.found)),
        )
        for (column, message), members in together.items()
    ]


def rows_in_words(rows: Sequence[int]) -> str:
    """'3, 7–9, 12': neighbours as one span."""
    runs = [
        [row for _, row in members]
        for _, members in groupby(enumerate(sorted(rows)), key=lambda each: each[1] - each[0])
    ]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def annotated(content: bytes, problems: Iterable[Problem], questions: Iterable[Problem]) -> str:
    """The rows of a file as CSV, with one column more: what to put right in each, or to explain.

    Problems of the whole file stand in the first row. No cell is one that a spreadsheet would reckon.
    """
    by_row: dict[int | None, list[str]] = {}
    for kind, found in (("Problem", problems), ("Question", questions)):
        for each in found:
            where = f" in {each.column}" if each.column and each.row is not None else ""
            by_row.setdefault(each.row, []).append(f"{kind}{where}: {each.message}")
    rows = as_written(content)
    width = max((len(cells) for _, cells in rows), default=0)
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    for place, (number, cells) in enumerate(rows):
        remarks = [*([TO_PUT_RIGHT, *by_row.get(None, [])] if place == 0 else []), *by_row.get(number, [])]
        write.writerow(map(harmless, [*cells, *[""] * (width - len(cells)), " | ".join(remarks)]))
    return out.getvalue()
