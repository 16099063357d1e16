"""Backups: a store written whole into a folder, table by table, and made again from there.

A backup is one Parquet file for each table, which any later DuckDB and much else can read, and `backup.json`, which
says when it was made, at which schema, and what each file holds. Both ways every table is compared, row for row,
before anything is said to be done.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

from dashboard.progress import SILENT, Progress
from dashboard.store.errors import StoreError, StoreHeld, newer
from dashboard.store.files import journal, move, remove
from dashboard.store.queries import SCHEMA_VERSION
from dashboard.store.store import Store

CONTENTS = "backup.json"
TRY_ANOTHER = "Nothing was changed. Name the folder of another backup."


@dataclass(frozen=True)
class Backup:
    """What a backup holds: when it was made (UTC), the schema of its store, and the rows of each table."""

    folder: Path
    made: str
    schema: int
    rows: dict[str, int]


@dataclass(frozen=True)
class Restored:
    """A store made from a backup; `aside` is where the store that stood in its place is kept."""

    backup: Backup
    aside: Path | None


def back_up(path: Path, folder: Path, progress: Progress = SILENT) -> Backup:
    """Write the store at `path` whole into `folder`, which must be empty or not there.

    The folder appears only when every table in it has been compared with the store's. Raises StoreError.
    """
    with _in_words(folder), _beside(folder) as unfinished:
        store = Store(path, folder=unfinished)
        try:
            tables = {name: _written(store, name, unfinished) for name in progress.each("Writing", store.tables())}
        finally:
            store.close()
        contents = {"made": datetime.now(UTC).isoformat(timespec="seconds"), "schema": SCHEMA_VERSION, "tables": tables}
        (unfinished / CONTENTS).write_text(json.dumps(contents, indent=2), encoding="utf-8")
    return _read_contents(folder)[0]


def restore(folder: Path, path: Path, progress: Progress = SILENT) -> Restored:
    """Make the store at `path` from a backup. A store that is there already is moved aside, never written over.

    The new one takes its place only when every table has been compared with the backup's. Raises StoreError.
    """
    with _in_words(path):
        backup, files = _read_contents(folder)
        _refuse_changed(folder, files)
        _refuse_held(path)
        unfinished = path.with_name(f"{path.name}.restoring-{os.getpid()}")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _make(unfinished, folder, backup, progress)
            return Restored(backup, _put_in_place(unfinished, path))
        finally:
            remove(unfinished)


def _written(store: Store, table: str, folder: Path) -> dict:
    file = _file(folder, table)
    rows = store.write_table(table, file)
    _refuse_differing(store, table, file)
    return {"rows": rows, "sha256": _sha256(file)}


def _make(unfinished: Path, folder: Path, backup: Backup, progress: Progress) -> None:
    remove(unfinished)
    store = Store(unfinished, folder=folder.resolve(), schema=backup.schema)
    try:
        with store.recording():
            for table in progress.each("Reading", [each for each in store.tables() if each in backup.rows]):
                store.read_table(table, _file(folder, table))
        for table in progress.each("Comparing", [*backup.rows]):
            _refuse_differing(store, table, _file(folder, table))
    finally:
        store.close()
    Store(unfinished).close()  # what later releases have added to the schema


def _refuse_differing(store: Store, table: str, file: Path) -> None:
    if differing := store.differences(table, file):
        raise StoreError(
            f"The table {table} and its file differ in {differing} rows.",
            "Nothing was changed. Check the disk, then try again.",
        )


def _put_in_place(made: Path, path: Path) -> Path | None:
    """Move a store to its place, and the one that stands there aside, journal and all; where to."""
    aside = None
    if path.exists() or journal(path).exists():
        aside = _free(path)
        move(path, aside)
    os.replace(made, path)
    return aside


def _free(path: Path) -> Path:
    """A name beside the store that is not taken."""
    day = datetime.now(UTC).date().isoformat()
    names = (path.with_name(f"{path.stem}-before-{day}{more}{path.suffix}") for more in _tries())
    return next(each for each in names if not each.exists() and not journal(each).exists())


def _tries() -> Iterator[str]:
    number = 1
    yield ""
    while True:
        number += 1
        yield f"-{number}"


def _read_contents(folder: Path) -> tuple[Backup, dict[str, str]]:
    """What `backup.json` says, and the SHA-256 of each file."""
    try:
        said = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
        rows = {name: int(each["rows"]) for name, each in said["tables"].items()}
        files = {name: str(each["sha256"]) for name, each in said["tables"].items()}
        backup = Backup(folder, str(said["made"]), int(said["schema"]), rows)
    except FileNotFoundError:
        raise StoreError(f"There is no backup in {folder}: it holds no {CONTENTS}.", TRY_ANOTHER) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise StoreError(f"{folder / CONTENTS} is damaged.", TRY_ANOTHER) from None
    if not all(name.isidentifier() for name in rows) or backup.schema < 1:
        raise StoreError(f"{folder / CONTENTS} is damaged.", TRY_ANOTHER)
    if backup.schema > SCHEMA_VERSION:
        raise newer(folder, backup.schema, SCHEMA_VERSION)
    return backup, files


def _refuse_changed(folder: Path, files: dict[str, str]) -> None:
    """Raise StoreError, with every file that is missing or not as it was written."""
    wrong = [f"{file.name} is missing" for name in files if not (file := _file(folder, name)).is_file()]
    wrong += [
        f"{file.name} is not as it was written"
        for name, digest in files.items()
        if (file := _file(folder, name)).is_file() and _sha256(file) != digest
    ]
    if wrong:
        raise StoreError(f"The backup in {folder} is not whole: {'; '.join(wrong)}.", TRY_ANOTHER)


def _refuse_held(path: Path) -> None:
    """Raise StoreHeld where another process has the store open. One that cannot be read is no hindrance."""
    if not path.is_file():
        return
    try:
        Store(path).close()
    except StoreHeld:
        raise
    except StoreError:
        pass


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A folder to fill, which takes the name of `folder` when the block is done, and is gone if it is not."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"There is something in {folder} already.", "Nothing was changed. Name an empty folder.")
    unfinished = folder.resolve().with_name(f"{folder.resolve().name}.unfinished-{os.getpid()}")
    unfinished.mkdir(parents=True)
    try:
        yield unfinished
        if folder.exists():
            folder.rmdir()
        os.replace(unfinished, folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written ({error.strerror}).",
            "Nothing was changed. Check the path, its room and who may write there.",
        ) from error


def _file(folder: Path, table: str) -> Path:
    return folder / f"{table}.parquet"


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()
