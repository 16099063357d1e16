"""What is handed to the store, as DuckDB reads it quickest: without a copy on the way."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa


def as_table(incoming: pd.DataFrame | bytes) -> pa.Table:
    """A frame as a table whose text is not copied; the bytes of a file as one of a single cell, `content`."""
    if isinstance(incoming, pd.DataFrame):
        return pa.Table.from_pandas(incoming, preserve_index=False)
    return _one_cell(incoming)


def _one_cell(content: bytes) -> pa.Table:
    """The bytes of a file as a table of one cell: they are large, and are not copied on the way."""
    ends = pa.py_buffer((0).to_bytes(8, "little") + len(content).to_bytes(8, "little"))
    return pa.table({"content": pa.Array.from_buffers(pa.large_binary(), 1, [None, ends, pa.py_buffer(content)])})
