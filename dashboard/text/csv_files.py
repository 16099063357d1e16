"""Tables as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # a spreadsheet would reckon a cell that begins so


def csv_of(headings: Sequence[str], rows: Iterable[Iterable[str | float | None]]) -> str:
    """A table as CSV: numbers as they are held and every text cell harmless."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(map(harmless, headings))
    write.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before one."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def _cell(value: str | float | None) -> str | float:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    return int(value) if value == int(value) else round(value, 6)
