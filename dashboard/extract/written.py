"""The rows of a file as they are written, whatever is wrong with them: for a copy to send back."""

from __future__ import annotations

from dashboard.extract.dress import rows_in
from dashboard.extract.problem import Unreadable
from dashboard.extract.rows import Row


def as_written(content: bytes) -> list[Row]:
    """Each row with its number, from 1 as a spreadsheet counts; none where the file cannot be read at all."""
    try:
        return rows_in(content, None)[0]
    except Unreadable:
        return []
