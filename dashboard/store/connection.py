"""The connection to a store's file: opened, brought up to date and locked down; then asked, and written to.

One process owns the file; within it each call takes a cursor of its own, and writing takes one lock and one
transaction. What is asked and written stands in the rooms that build on this one.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import pandas as pd

from dashboard.store import errors
from dashboard.store.arrow import as_table
from dashboard.store.queries import SCHEMA, SCHEMA_VERSION, sql


class _Supposed(Exception):
    """Ends what was only supposed."""


class Connection:
    """The open file of a store, or a store in memory where `path` is None; `folder` and `schema` are for a backup.

    identity: what no other opening of a store has, of the same file or another.
    """

    def __init__(self, path: Path | None = None, folder: Path | None = None, schema: int | None = None) -> None:
        self.path, self.identity = path, uuid4().hex
        self._folder = folder
        self._connection = _connect(path)
        self._writing = threading.RLock()
        self._here = threading.local()
        try:
            self._refuse_foreign()
            if schema is None:
                self._bring_up_to_date()
            else:
                self._make_empty(schema)
            self._lock_down()
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file; another process may then open it."""
        self._connection.close()

    # Asking and recording

    @contextmanager
    def recording(self) -> Iterator[None]:
        """One transaction: all changes made inside are kept, or none."""
        with self._writing:
            if getattr(self._here, "cursor", None) is not None:
                yield
                return
            cursor = self._connection.cursor()
            self._here.cursor = cursor
            try:
                cursor.begin()
                yield
                cursor.commit()
            except BaseException as error:
                _roll_back(cursor)
                if isinstance(error, duckdb.Error):
                    raise errors.of_writing(self.path, error) from error
                raise
            finally:
                self._here.cursor = None
                cursor.close()

    @contextmanager
    def supposing(self) -> Iterator[None]:
        """As `recording`, but nothing is kept: inside, the store answers as if the changes made there were."""
        if getattr(self._here, "cursor", None) is not None:
            raise RuntimeError("What is being recorded cannot be supposed.")
        with suppress(_Supposed), self.recording():
            yield
            raise _Supposed

    def _ask(self, question: str, incoming: pd.DataFrame | None = None, **values: Any) -> pd.DataFrame:
        """The answer to queries/ask/<question>.sql, whose $names are `values`, and whose table is `incoming`."""
        writing = getattr(self._here, "cursor", None)
        with nullcontext(writing) if writing is not None else self._connection.cursor() as cursor:
            if incoming is not None:
                cursor.register("incoming", as_table(incoming))
            try:
                return cursor.execute(sql("ask", question), values).df()
            except (duckdb.IOException, duckdb.FatalException) as error:
                raise errors.of_opening(self.path, error) from error

    def _ask_one(self, question: str, **values: Any) -> dict[str, Any] | None:
        """The one row of an answer, by its columns; None where there is none."""
        rows = self._ask(question, **values)
        return None if rows.empty else rows.iloc[0].to_dict()

    def _record(self, change: str, incoming: pd.DataFrame | bytes | None = None, **values: Any) -> None:
        """Make the change of queries/record/<change>.sql, whose $names are `values`, and whose table is `incoming`."""
        if incoming is not None:
            self._here.cursor.register("incoming", as_table(incoming))
        self._here.cursor.execute(sql("record", change), values)
        if incoming is not None:
            self._here.cursor.unregister("incoming")

    def _act(self, change: str, incoming: pd.DataFrame | bytes | None = None, **values: Any) -> None:
        """Make a change that tells when it was recorded."""
        self._record(change, incoming, recorded_at=_now(), **values)

    def _next(self, kind: str) -> int:
        return int(self._ask("next_numbers")[kind].item())

    # Opening

    def _refuse_foreign(self) -> None:
        """Raise StoreError where the file is somebody else's database: nothing of ours is written into it."""
        tables = set(self._ask("tables").name)
        if tables and "schema_version" not in tables:
            raise errors.damaged(self.path)

    def _bring_up_to_date(self) -> None:
        """Run the schema files the store has not had."""
        with self.recording():
            self._here.cursor.execute(sql("schema", SCHEMA[0]))
            version = int(self._ask("schema_version").version.item())
            if version > SCHEMA_VERSION:
                raise errors.newer(self.path, version, SCHEMA_VERSION)
            for number in sorted(each for each in SCHEMA if each > version):
                self._here.cursor.execute(sql("schema", SCHEMA[number]))
                self._act("add_schema_version", version=number)

    def _make_empty(self, schema: int) -> None:
        with self.recording():
            for number in sorted(each for each in SCHEMA if each <= schema):
                self._here.cursor.execute(sql("schema", SCHEMA[number]))

    def _lock_down(self) -> None:
        """Lock the connection down; a second store on the same file in one process finds it so already."""
        with self._connection.cursor() as cursor:
            if self._folder is not None:
                cursor.execute(sql("backup", "allow_folder"), {"folder": str(self._folder)})
            if not cursor.execute(sql("ask", "locked_down")).df().locked.item():
                cursor.execute(sql("schema", "lock_down"))


def _connect(path: Path | None) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path) if path else ":memory:")
    except duckdb.Error as error:
        raise errors.of_opening(path, error) from error


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    with suppress(duckdb.Error):  # a commit that failed has already ended the transaction
        cursor.rollback()


def _now() -> datetime:
    """The real time, without a zone because it is always UTC: it orders the acts, whatever the clocks do."""
    return datetime.now(UTC).replace(tzinfo=None)
