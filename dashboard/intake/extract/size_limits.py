"""How large a file may be: what is larger is refused before it fills the memory that others work in."""

from __future__ import annotations

from dashboard.intake.extract.problem import Unreadable

MB = 1_000_000
LARGEST = 200 * MB  # bytes: a file of this size or more is refused
MOST_UNPACKED = 100 * MB  # bytes of a workbook, unpacked: some 300,000 rows
MOST_CELLS = 3_000_000  # of a sheet, from its corner to its furthest filled cell
MOST_COLUMNS = 500
MOST_LINES = 500_000  # of text, and rows of a sheet
LONGEST_LINE = 16 * MB  # bytes: a line that is longer costs many times its size to take apart
PART = "Send fewer quarters in each file."
NO_EXTRACT = "Export it again from where it came from, a row to a line."
WIDE = f"The widest kind of extract has 10 columns, and at most {MOST_COLUMNS} are read. Take out the rest."


def check_bytes(size: int) -> None:
    """Raise Unreadable for a file of so many bytes that is too large to be an extract."""
    if size >= LARGEST:
        raise Unreadable(f"This file has {size / MB:,.0f} MB; fewer than {LARGEST // MB} are read. {PART}")


def check_line(content: bytes) -> None:
    """Raise Unreadable for the bytes of a text that has too long a line."""
    start = 0
    while len(content) - start > LONGEST_LINE:
        end = start + LONGEST_LINE
        last = max(content.rfind(b"\n", start, end), content.rfind(b"\r", start, end))
        if last < 0:
            raise Unreadable(f"This file has a line of more than {LONGEST_LINE // MB} MB. {NO_EXTRACT}")
        start = last + 1


def check_lines(text: str) -> None:
    """Raise Unreadable for text of more lines than are read as an extract."""
    lines = text.count("\n") + text.count("\r") - text.count("\r\n")
    if lines > MOST_LINES:
        raise Unreadable(f"This file has {lines:,} lines; at most {MOST_LINES:,} are read. {PART}")


def check_unpacked(size: int) -> None:
    """Raise Unreadable for a workbook that unpacks to so many bytes."""
    if size > MOST_UNPACKED:
        most = f"at most {MOST_UNPACKED // MB} are read"
        raise Unreadable(f"This workbook unpacks to {size // MB:,} MB or more; {most}. {PART}")


def check_columns(columns: int) -> None:
    """Raise Unreadable for a table of so many columns."""
    if columns > MOST_COLUMNS:
        raise Unreadable(f"This table has {columns:,} columns. {WIDE}")


def check_cells(rows: int, columns: int) -> None:
    """Raise Unreadable for a sheet that reaches so far."""
    if columns > MOST_COLUMNS or rows > MOST_LINES or rows * columns > MOST_CELLS:
        raise Unreadable(
            f"This sheet reaches to row {rows:,} and column {columns:,}. Look for a cell far below or beside it. "
            f"If there is none: {PART}"
        )
