"""The rows that a sheet hides, by hand or by a filter: its reader gives them like the others and says nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dashboard.extract.rows import Row, is_filled

MOST_ROWS = 1_048_576  # of a sheet; one that repeats a hidden row beyond them hides no figure
NAMED = 3  # stretches of rows; the rest is counted

_ROW = re.compile(rb"""<(?:\w+:)?row\b([^>]*\bhidden\s*=\s*["'](?:1|true)["'][^>]*)>""")
_NUMBER = re.compile(rb"""\br\s*=\s*["']([0-9]{1,7})["']""")
_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["'][A-Za-z]+([0-9]{1,7})["']""")
_ODS = re.compile(rb"""table:visibility\s*=\s*["'](?:collapse|filter)["']""")


def hidden_rows(xml: bytes) -> set[int]:
    """The hidden rows of a sheet of an .xlsx file, counted from 0."""
    if b"hidden" not in xml:
        return set()
    found = ((row, _NUMBER.search(row[1]) or _CELL.search(xml, row.end())) for row in _ROW.finditer(xml))
    return {int(number[1]) - 1 for _, number in found if number}


def hidden_ods(attributes: bytes, row: int, times: int) -> range:
    """Those of an element of rows in an .ods file that stands at `row`, counted from 0, and is repeated."""
    return range(row, min(row + times, MOST_ROWS)) if _ODS.search(attributes) else range(0)


def told_of_hidden(rows: Iterable[Row], hidden: set[int]) -> tuple[str, ...]:
    """What is said of the hidden rows that have something in them; `rows` are numbered from 1."""
    numbers = [number for number, cells in rows if number - 1 in hidden and is_filled((number, cells))]
    if not numbers:
        return ()
    if len(numbers) == 1:
        return (f"The sheet hides row {numbers[0]}. It was read like the others.",)
    return (f"The sheet hides {len(numbers):,} rows: {_spans(numbers)}. They were read like the others.",)


def _spans(numbers: list[int]) -> str:
    starts = [number for place, number in enumerate(numbers) if place == 0 or numbers[place - 1] != number - 1]
    ends = [number for place, number in enumerate(numbers) if numbers[place + 1 : place + 2] != [number + 1]]
    words = [str(start) if start == end else f"{start} to {end}" for start, end in zip(starts, ends)]
    return ", ".join(words[:NAMED]) + (" and more" if len(words) > NAMED else "")
