"""The files a store consists of: its own and, while it has changes not yet written there, its journal beside it."""

from __future__ import annotations

import os
from pathlib import Path


def journal(store: Path) -> Path:
    """The file in which DuckDB keeps the changes it has not yet written into the store's own."""
    return store.with_name(f"{store.name}.wal")


def remove(store: Path) -> None:
    """Remove a store that nobody has been shown yet."""
    store.unlink(missing_ok=True)
    journal(store).unlink(missing_ok=True)


def move(store: Path, to: Path) -> None:
    """Give a closed store, or what is left of one, another name in the same folder."""
    for old, new in ((store, to), (journal(store), journal(to))):
        if old.exists():
            os.replace(old, new)
