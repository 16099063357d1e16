"""The rows of a file as they are written, whatever is wrong with them: for a copy to send back."""

from __future__ import annotations

from dashboard.extract.problem import Problem, Unreadable
from dashboard.extract.table import _delimiter, _records
from dashboard.extract.text import decode


def as_written(content: bytes) -> list[tuple[int, list[str]]]:
    """Each row with its number, from 1 as a spreadsheet counts; none where the file cannot be read at all."""
    try:
        text = decode(content)
    except Unreadable:
        return []
    problems: list[Problem] = []
    return list(_records(text, _delimiter(text), problems))
