"""Street-level records of data.police.uk as columns: read fast where nothing is wrong with their shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute
import pyarrow.csv

from dashboard.intake.extract.published import STREET, recognise_published
from dashboard.intake.extract.table import Table, fold

CRIME_ID, *CODED = STREET.needs
LOOKED_AT = 4096  # bytes: enough for the heading
BLOCK = 1 << 20  # bytes read at a time: what the processor keeps at hand
_CODES = pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True)
class Column:
    """One column of text: for every row a code, and the text of each code, without spare space."""

    codes: np.ndarray
    texts: list[str]

    def coded(self, look: Callable[[str], int]) -> np.ndarray:
        """What `look` says of the text of every row: it is asked once for each different text."""
        return np.array([look(text) for text in self.texts] or [0], dtype=np.int64)[self.codes]


@dataclass(frozen=True)
class Records:
    """The rows of a street file: their numbers, or None where they follow on from 2; and the columns that count."""

    rows: np.ndarray | None
    ids: pa.ChunkedArray
    columns: dict[str, Column]
    headings: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.ids)

    def row(self, place: int) -> int:
        """The number of the row at a place."""
        return int(place + 2 if self.rows is None else self.rows[place])

    def heading(self, column: str) -> str:
        """The column's heading as the file writes it."""
        return next((each for each in self.headings if fold(each) == fold(column)), column)

    @cached_property
    def repeats(self) -> np.ndarray:
        """True for each row whose Crime ID stands in an earlier row."""
        compute = pa.compute
        lengths = compute.binary_length(self.ids)
        filled = int(compute.sum(compute.greater(lengths, 0)).as_py() or 0)
        if compute.count_distinct(self.ids).as_py() - (filled < len(self)) == filled:
            return np.zeros(len(self), dtype=bool)
        return pd.Series(self.ids.to_pandas()).duplicated().to_numpy() & (lengths.to_numpy() > 0)


def read_records(content: bytes) -> Records | None:
    """The records in the bytes of a street file; None for any other file, and where its shape needs a closer look.

    That is anything but plain rows in UTF-8, each with as many cells as the heading: the reader of tables says what
    is wrong there, or reads what this one does not.
    """
    start = content[:LOOKED_AT].removeprefix(b"\xef\xbb\xbf").splitlines()
    try:
        written = start[0].decode("utf-8").split(",") if start else []
    except UnicodeDecodeError:
        return None
    headings = tuple(each.strip() for each in written)
    if recognise_published(headings) is not STREET or len(set(map(fold, headings))) < len(headings):
        return None
    if b'"' in content or b"\0" in content or not _is_utf8(content):
        return None
    names = {column: next(each for each in written if fold(each) == fold(column)) for column in STREET.needs}
    try:
        table = _parsed(content, names)
    except pa.ArrowInvalid:
        return None
    columns = {column: _column(table[names[column]]) for column in CODED}
    if not len(table) or "" in columns[CODED[0]].texts:
        return None
    return Records(None, table[names[CRIME_ID]], columns, headings)


def records_in(table: Table) -> Records:
    """The records of a table that has the columns of a street file."""
    numbers = np.array([number for number, _ in table.rows], dtype=np.int64)

    def cells(column: str) -> list[str]:
        place = table.place(column)
        return [row[place].strip() for _, row in table.rows]

    columns = {column: _column(pa.chunked_array([pa.array(cells(column), pa.string())])) for column in CODED}
    ids = pa.chunked_array([pa.array(cells(CRIME_ID), pa.string())])
    return Records(numbers, ids, columns, table.headings)


def _parsed(content: bytes, names: dict[str, str]) -> pa.Table:
    types = {names[column]: _CODES for column in CODED} | {names[CRIME_ID]: pa.binary()}
    return pa.csv.read_csv(
        pa.BufferReader(content),
        read_options=pa.csv.ReadOptions(use_threads=False, block_size=BLOCK),
        parse_options=pa.csv.ParseOptions(quote_char=False, ignore_empty_lines=False),
        convert_options=pa.csv.ConvertOptions(
            include_columns=[*names.values()], column_types=types, strings_can_be_null=False, check_utf8=False
        ),
    )


def _column(found: pa.ChunkedArray) -> Column:
    coded = found if pa.types.is_dictionary(found.type) else found.dictionary_encode()
    whole = coded.unify_dictionaries().combine_chunks()
    whole = whole if isinstance(whole, pa.Array) else pa.concat_arrays(whole.chunks)
    texts = [text.strip() for text in whole.dictionary.to_pylist()]
    return Column(whole.indices.to_numpy(zero_copy_only=False), texts)


def _is_utf8(content: bytes) -> bool:
    if content.isascii():
        return True
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
