"""A problem: one thing wrong with a file, where it is, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_FOUND = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """What must be put right, or as a question explained, in one place of a file.

    `row` counts from 1 as a spreadsheet does and is None for the whole file; `column` is the heading
    as the file writes it; `found` is the cell's text; `message` is a sentence, a question ends with `?`.
    `meant` is the area that an unknown one may stand for. `ends_reading`: nothing below it is read.
    """

    row: int | None
    column: str
    found: str
    message: str
    meant: str = ""
    ends_reading: bool = False


class Unreadable(ValueError):
    """The file cannot be read as text in rows; `problem` says why."""

    def __init__(self, message: str, found: str = "") -> None:
        self.problem = Problem(None, "", shortened(found), message)
        super().__init__(message)


def shortened(text: str) -> str:
    """The text on one line, cut to a length that can be shown."""
    line = " ".join(text.replace("\0", "␀").split())
    return line if len(line) <= LONGEST_FOUND else line[: LONGEST_FOUND - 1] + "…"
