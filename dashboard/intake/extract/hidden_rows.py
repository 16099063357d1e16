"""The rows that a sheet hides, by hand or by a filter: its reader gives them like the others and says nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dashboard.intake.extract.delimited import Row, is_filled

LIKE_OTHERS = "Hidden rows are read like the others."
NAMED = 3  # stretches of rows; the rest is counted

_ROW = re.compile(rb"""<(?:\w+:)?row\b([^<>]*\bhidden\s*=\s*["'](?:1|true)["'][^<>]*)>""")
_NUMBER = re.compile(rb"""\br\s*=\s*["']([0-9]{1,7})["']""")
_FIRST_CELL = re.compile(rb"""\s*<(?:\w+:)?c\s[^<>]*?\br=["'][A-Za-z]+([0-9]{1,7})["']""")
_ODS = re.compile(rb"""table:visibility\s*=\s*["'](?:collapse|filter)["']""")


def hidden_rows(xml: bytes) -> set[int]:
    """The hidden rows of a sheet of an .xlsx file, counted from 0."""
    if b"hidden" not in xml:
        return set()
    found = (_NUMBER.search(row[1]) or _FIRST_CELL.match(xml, row.end()) for row in _ROW.finditer(xml))
    return {int(number[1]) - 1 for number in found if number}


def is_hidden_ods(attributes: bytes) -> bool:
    """Whether a row of an .ods file that has these attributes is hidden."""
    return bool(_ODS.search(attributes))


def hidden_row_notes(rows: Iterable[Row], hidden: set[int]) -> tuple[str, ...]:
    """A note on the hidden rows that have something in them; `rows` are numbered from 1."""
    numbers = [number for number, cells in rows if number - 1 in hidden and is_filled((number, cells))]
    if not numbers:
        return ()
    if len(numbers) == 1:
        return (f"The sheet hides row {numbers[0]}. {LIKE_OTHERS}",)
    return (f"The sheet hides {len(numbers):,} rows: {_spans(numbers)}. {LIKE_OTHERS}",)


def _spans(numbers: list[int]) -> str:
    starts = [number for place, number in enumerate(numbers) if place == 0 or numbers[place - 1] != number - 1]
    ends = [number for place, number in enumerate(numbers) if numbers[place + 1 : place + 2] != [number + 1]]
    words = [str(start) if start == end else f"{start} to {end}" for start, end in zip(starts, ends)]
    return ", ".join(words[:NAMED]) + (" and more" if len(words) > NAMED else "")
