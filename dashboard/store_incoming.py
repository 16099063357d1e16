"""What is handed to the store, as DuckDB reads it quickest: without a copy on the way."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa


def one_cell(content: bytes) -> pa.Table:
    """The bytes of a file as a table of one cell, `content`: they are large, and are not copied on the way."""
    ends = pa.py_buffer((0).to_bytes(8, "little") + len(content).to_bytes(8, "little"))
    return pa.table({"content": pa.Array.from_buffers(pa.large_binary(), 1, [None, ends, pa.py_buffer(content)])})


def as_table(incoming: pd.DataFrame) -> pa.Table:
    """A frame as a table whose text is not copied."""
    return pa.Table.from_pandas(incoming, preserve_index=False)
