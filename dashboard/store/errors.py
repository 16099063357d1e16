"""What can go wrong with a store, each with what a person is to do; and which of them an error of DuckDB is."""

from __future__ import annotations

from pathlib import Path

import duckdb

HELD = ("Could not set lock", "being used by another process")
NEWER = ("version number", "newer version")
DAMAGED = ("Corrupt", "Could not read", "not a valid DuckDB", "checksum", "invalidated", "deserialize")
FULL = ("No space left", "Could not write", "File too large", "not enough space")


class Changed(Exception):
    """Somebody else changed the same thing first; nothing was written."""


class StoreError(Exception):
    """The store cannot be used: `error` says what happened, `remedy` what to do."""

    def __init__(self, error: str, remedy: str) -> None:
        self.error, self.remedy = error, remedy
        super().__init__(f"{error} {remedy}")


class StoreHeld(StoreError):
    """Another process has the store open."""


class StoreNewer(StoreError):
    """A newer release of the dashboard has made or changed the store."""


def newer(path: Path | None, made_with: int, known: int) -> StoreNewer:
    """The fault of a store whose schema a later release has moved on."""
    return StoreNewer(
        f"A newer release of the dashboard made the store {path} (schema {made_with}; this release knows {known}).",
        "Nothing was changed. Use the newer release, or name another store.",
    )


def damaged(path: Path | None) -> StoreError:
    """The fault of a file that is not a store, or no longer a whole one."""
    return StoreError(
        f"The file {path} is damaged, or is not a store of the dashboard.",
        "Nothing was changed. Put back the last good copy of it, or name another store.",
    )


def of_opening(path: Path | None, error: duckdb.Error) -> StoreError:
    """Why a store could not be opened or read."""
    said = str(error)
    if _says(said, HELD):
        return StoreHeld(
            f"The figures in {path} are in use by another copy of the dashboard.",
            "Nothing was changed. Close that copy, then try again.",
        )
    if _says(said, NEWER):
        return StoreNewer(
            f"A newer release made the store {path}.",
            "Nothing was changed. Use the newer release, or name another store.",
        )
    if _says(said, DAMAGED) or not isinstance(error, duckdb.IOException):
        return damaged(path)
    return StoreError(
        f"The store {path} cannot be opened.",
        "Nothing was changed. Check the path and who may read and write there, or name another store.",
    )


def of_writing(path: Path | None, error: duckdb.Error) -> StoreError:
    """Why a change was rolled back."""
    said = str(error)
    if _says(said, DAMAGED):
        return damaged(path)
    if isinstance(error, duckdb.OutOfMemoryException):
        return StoreError("There was too little memory for the change.", "Nothing was kept. Close other programs.")
    if isinstance(error, duckdb.IOException) or _says(said, FULL):
        return StoreError(
            f"The store {path} could not be written: the disk may be full.",
            "Nothing was kept. Make room, then try again.",
        )
    return StoreError(
        f"The store {path} refused the change ({type(error).__name__}).",
        "Nothing was kept. Try again; if it happens again, tell whoever looks after the dashboard.",
    )


def _says(said: str, any_of: tuple[str, ...]) -> bool:
    return any(words in said for words in any_of)
