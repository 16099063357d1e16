"""The columns of a plain CSV, each as its different texts and which of them every row has: quick to read, and to count.

Plain is a file in UTF-8 with its heading in the first line, no quotation mark, no blank line, no row too long or short.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from pyarrow import compute, csv

from dashboard.intake.extract.delimited import DELIMITERS, LOOKED_AT
from dashboard.intake.extract.families import Family
from dashboard.intake.extract.heading_row import heading_place
from dashboard.intake.extract.numbers import MOST_DIGITS, SYMBOLS, Number
from dashboard.intake.extract.size_limits import LARGEST, MOST_LINES

LONGEST_TEXT = 1_000  # characters: what is longer is read with care
BOM = b"\xef\xbb\xbf"
MARKS = ("", *SYMBOLS)
AS_TEXT = pa.dictionary(pa.int32(), pa.string())


class NotPlain(Exception):
    """There is something to say of the file."""


@dataclass(frozen=True)
class Column:
    """One column: its different `texts`, and for each row the place of its own among them."""

    texts: pa.Array
    codes: np.ndarray

    def read_as(self, read: Callable[[str], object]) -> list:
        """What `read` makes of each different text."""
        return [read(text) for text in self.texts.to_pylist()]

    @property
    def is_blank(self) -> np.ndarray:
        """For each row, whether its text is none but space."""
        return np.asarray(compute.equal(compute.utf8_trim_whitespace(self.texts), ""))[self.codes]

    def numbers(self, read: Callable[[str], Number]) -> tuple[np.ndarray, np.ndarray]:
        """For each row its value, NaN where there is none, and its symbol's place in MARKS.

        Raises NotPlain where `read` finds a fault.
        """
        values, symbols = np.full(len(self.texts), np.nan), np.zeros(len(self.texts), dtype=np.int32)
        digits = np.asarray(compute.match_substring_regex(self.texts, f"^[0-9]{{1,{MOST_DIGITS}}}$"))
        values[digits] = self.texts.filter(pa.array(digits)).cast(pa.int64()).to_numpy()
        for place in np.flatnonzero(~digits):
            number = read(self.texts[place].as_py())
            if number.fault:
                raise NotPlain
            values[place] = np.nan if number.value is None else number.value
            symbols[place] = MARKS.index(number.symbol)
        return values[self.codes], symbols[self.codes]


@dataclass(frozen=True)
class Columns:
    """The headings of a plain CSV, without spare space, its columns in the same order, and how many rows they have."""

    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: int


def plain_columns(content: bytes, family: Family | None) -> Columns | None:
    """The columns of a CSV whose first line is a heading of the family, or of any; None where it is not plain."""
    if len(content) >= LARGEST:
        return None
    content = content.removeprefix(BOM)
    if b'"' in content or b"\0" in content or not _is_of_lines(content):
        return None
    if content.count(b"\n") > MOST_LINES:
        return None
    end = content.find(b"\n")
    found = _heading(content[:end], family) if 0 < end <= LOOKED_AT else None
    if found is None:
        return None
    delimiter, headings = found
    table = _read(pa.py_buffer(content).slice(end + 1), delimiter, len(headings))
    if table is None or not 0 < table.num_rows < MOST_LINES:
        return None
    columns = tuple(map(_column, table.columns))
    if any(compute.max(compute.utf8_length(column.texts)).as_py() > LONGEST_TEXT for column in columns):
        return None
    return Columns(tuple(headings), columns, table.num_rows)


def _is_of_lines(content: bytes) -> bool:
    """Whether every carriage return stands before a line's end."""
    return b"\r" not in content or content.count(b"\r") == content.count(b"\r\n")


def _heading(line: bytes, family: Family | None) -> tuple[str, list[str]] | None:
    """The one delimiter that parts the line, and the headings it parts."""
    try:
        text = line.decode().removesuffix("\r")
    except UnicodeDecodeError:
        return None
    parting = [each for each in DELIMITERS if each in text]
    if len(parting) != 1 or "\r" in text:
        return None
    headings = [cell.strip() for cell in text.split(parting[0])]
    is_one = all(headings) and heading_place([(1, headings)], family) == 0
    return (parting[0], headings) if is_one else None


def _read(content: pa.Buffer, delimiter: str, width: int) -> pa.Table | None:
    names = [str(place) for place in range(width)]
    try:
        return csv.read_csv(
            pa.BufferReader(content),
            csv.ReadOptions(column_names=names, use_threads=False, block_size=content.size + 1),
            csv.ParseOptions(delimiter=delimiter, quote_char=False, ignore_empty_lines=False),
            csv.ConvertOptions(column_types=dict.fromkeys(names, AS_TEXT)),
        )
    except pa.ArrowInvalid:
        return None


def _column(chunks: pa.ChunkedArray) -> Column:
    column = chunks.combine_chunks()
    column = column.chunk(0) if isinstance(column, pa.ChunkedArray) else column
    return Column(column.dictionary, column.indices.to_numpy())
