"""The store as a person first meets it: made from data/ the first time it is needed."""

from __future__ import annotations

import csv
import glob
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard import settings
from dashboard.findings import BASES
from dashboard.intake import extract, publication
from dashboard.intake.extract.published import FILE_KINDS
from dashboard.intake.loading import Refused
from dashboard.plan import Fault, Plan, PlanError
from dashboard.progress import SILENT, Progress
from dashboard.scrutiny import Act
from dashboard.store import Store, StoreError, journal, remove

RECEIVED = "extracts/received.csv"
UNFINISHED = ".new-"  # stands between a store's name and the process that is making it


@dataclass(frozen=True)
class Bundled:
    """One line of received.csv: an extract that comes with the program, and how it stands to the figures."""

    file: str
    family: str
    received: date
    by: str
    basis: str
    publisher: str
    note: str


def open_store(path: Path, plan: Plan, data: Path, progress: Progress = SILENT) -> Store:
    """The store at `path`, made from the extracts of the `data` folder where there is none yet.

    It is made beside its place and moved there whole, so that a power cut leaves no half store; `progress` reports
    how far it is. Raises StoreError, and PlanError where a bundled extract is not fit to be loaded.
    """
    try:
        if not _is_there(path):
            _refuse_journal(path)
            path.unlink(missing_ok=True)  # an empty file, which no store is
            _make(path, plan, data, progress)
    except OSError as error:
        raise StoreError(
            f"The store {path} cannot be made ({error.strerror}).",
            "Nothing was changed. Check the path, its room and who may write there, or name another store.",
        ) from error
    return Store(path)


def fill(store: Store, plan: Plan, data: Path, progress: Progress = SILENT) -> None:
    """Load every bundled extract into a store, in the order they were received.

    Those received later than today are numbered apart, so that the next number tells nobody how many are to come.
    """
    today = settings.today(plan)
    with publication.together(store):
        for bundled in progress.each("Making the store", read_received(data)):
            read = extract.read(_content(data, bundled.file), bundled.file, plan, bundled.family)
            try:
                publication.load(
                    [read], store, plan, Act(bundled.received, bundled.by), bundled.note, basis=bundled.basis,
                    publisher=bundled.publisher, ahead=bundled.received > today, asks=False,
                )  # fmt: skip
            except Refused as refused:
                raise PlanError(_faults(bundled.file, refused)) from refused


def read_received(data: Path) -> list[Bundled]:
    """The bundled extracts in the order they were received; none where there is no received.csv."""
    faults, bundled = [], []
    for number, row in enumerate(_rows(data / RECEIVED), start=2):
        try:
            bundled.append(_bundled(row))
        except (KeyError, TypeError, ValueError):
            columns = ", ".join(Bundled.__dataclass_fields__)
            mend = f"Write {columns}; the date like 2013-04-28, the basis one of {', '.join(BASES)}."
            faults.append(Fault(RECEIVED, f"row {number}", mend))
    missing = [each.file for each in bundled if not (data / "extracts" / each.file).is_file()]
    faults += [
        Fault(f"extracts/{file}", "", "This file is missing. Put it back, or take it out of received.csv.")
        for file in missing
    ]
    if faults:
        raise PlanError(faults)
    return sorted(bundled, key=lambda each: each.received)


def _content(data: Path, file: str) -> bytes:
    try:
        return (data / "extracts" / file).read_bytes()
    except OSError as error:
        raise PlanError([_cannot_be_opened(f"extracts/{file}", error)]) from error


def _cannot_be_opened(file: str, error: OSError) -> Fault:
    return Fault(file, "", f"This file cannot be opened ({error.strerror}). Check that it can be read.")


def _rows(path: Path) -> list[dict]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
    except FileNotFoundError:
        return []
    except (UnicodeDecodeError, csv.Error) as error:
        raise PlanError([Fault(RECEIVED, "", "This is not a CSV file in UTF-8. Save it as one.")]) from error
    except OSError as error:
        raise PlanError([_cannot_be_opened(RECEIVED, error)]) from error


def _bundled(row: dict) -> Bundled:
    """One row. Raises KeyError or TypeError where cells are missing or too many, ValueError where one cannot be."""
    if None in row.values() or row["basis"] not in BASES or row["family"] not in FILE_KINDS:
        raise ValueError
    return Bundled(**{**row, "received": date.fromisoformat(row["received"])})


def _refuse_journal(path: Path) -> None:
    """Raise StoreError where only a store's journal is left: a new store would take its changes for its own."""
    left = journal(path)
    if left.exists() and not _is_there(path):
        raise StoreError(
            f"The store {path} is gone, but {left.name} beside it holds its latest changes.",
            f"Put the store back; or move {left.name} away to begin a new one.",
        )


def _make(path: Path, plan: Plan, data: Path, progress: Progress) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_left_over(path)
    unfinished = path.with_name(f"{path.name}{UNFINISHED}{os.getpid()}")
    try:
        remove(unfinished)
        _fill_new(unfinished, plan, data, progress)
        _move_unless_there(unfinished, path)
    except StoreError as fault:  # it names the file that was opened, which nobody knows
        raise type(fault)(fault.error.replace(str(unfinished), str(path)), fault.remedy) from fault
    finally:
        remove(unfinished)


def _fill_new(unfinished: Path, plan: Plan, data: Path, progress: Progress) -> None:
    store = Store(unfinished)
    try:
        fill(store, plan, data, progress)
    finally:
        store.close()


def _is_there(path: Path) -> bool:
    """Whether there is a store: an empty file is none."""
    return path.exists() and (not path.is_file() or path.stat().st_size > 0)


def _remove_left_over(path: Path) -> None:
    """Remove what processes that were killed while they made this store have left beside it."""
    for file in path.parent.glob(f"{glob.escape(path.name + UNFINISHED)}*"):
        number = file.name.removeprefix(path.name + UNFINISHED).removesuffix(".wal")
        if number.isdecimal() and not _is_running(int(number)):
            with suppress(OSError):  # somebody else's, or in use
                file.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    if os.name == "nt":  # to ask would end the process; and a file in use there cannot be removed
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass
    return True


def _move_unless_there(made: Path, path: Path) -> None:
    """Put a store in its place. Where another process was quicker, its store stays: it may be in use already."""
    try:
        os.link(made, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        if not path.exists():
            made.rename(path)


def _faults(file: str, refused: Refused) -> list[Fault]:
    return [
        Fault(f"extracts/{file}", f"row {problem.row}, {problem.column}", f"Found '{problem.found}'. {problem.message}")
        for checked in refused.checks
        for problem in (*checked.problems, *checked.questions)
    ]
