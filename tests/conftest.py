"""What tests share: a real store, the plan as it is bundled, and rows to fill a table with."""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import held
import pytest
import streamlit
from hypothesis import settings
from rows import frame, without_time

from dashboard import settings as settings_of_office
from dashboard.cli.main import main
from dashboard.findings import known_findings, prepare
from dashboard.intake import open_store
from dashboard.plan import Plan
from dashboard.store import Store

DATA = Path(__file__).parent.parent / "data"
DECEMBER = date(2013, 12, 20)  # the day most looks back are taken to
EXTRACT = {
    "family": "measures",
    "basis": "supplied",
    "publisher": "",
    "recorded_at": datetime(2014, 3, 6, 9),
    "by": "A. Analyst",
    "note": "",
    "row_count": 1,
    "content": b"quarter,measure,value\n",
}

PROGRESS = re.compile(r"\w[\w ]*: \d+ of \d+")  # what is said of work that lasts, as it does on a loaded machine

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the many programs that tests start compile the house once

settings.register_profile("no clock", deadline=None)  # a loaded machine is slow, and that is no fault
settings.load_profile("no clock")


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: tests in a browser wait about as much as they work."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """What was read to find the tests stays to their end: nothing in it need be looked at again as garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The plan as it is bundled."""
    return Plan.read(DATA)


@pytest.fixture(scope="session")
def bundled_file(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store made as the dashboard makes it the first time; it is to be copied, not changed.

    One for all workers of a run: the first that needs it makes it, the others wait.
    """
    worker = "PYTEST_XDIST_WORKER" in os.environ
    folder = tmp_path_factory.getbasetemp().parent if worker else tmp_path_factory.mktemp("bundled")
    path, made = folder / "bundled.duckdb", folder / "bundled.made"
    try:
        made.with_suffix(".making").mkdir()
    except FileExistsError:
        while not made.exists():
            time.sleep(0.1)
        return path
    try:
        store = open_store(path, plan, DATA)
        for day in (settings_of_office.today(plan), DECEMBER):  # as after a first visit, and a look back
            found = known_findings(store, plan, day)
            prepare([each for each in found.all if each.is_force or each.signal])
        store.close()
    finally:
        made.touch()  # even where it could not be made: the others then say so too, and wait for nobody
    return path


@pytest.fixture(scope="session", autouse=True)
def lent(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let what is kept in memory for many tests begin from that file."""
    held.LENT.append(
        lambda: Path(shutil.copy(request.getfixturevalue("bundled_file"), tmp_path_factory.mktemp("held")))
    )


@pytest.fixture
def bundled(bundled_file: Path, tmp_path: Path) -> Path:
    """A store's file of the test's own, with every bundled extract."""
    return Path(shutil.copy(bundled_file, tmp_path / "scrutiny.duckdb"))


@pytest.fixture(scope="module")
def without_browser(bundled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file of the store that pages drawn without a browser stand on, the same for all tests of a file."""
    path = Path(shutil.copy(bundled_file, tmp_path_factory.mktemp("store") / "scrutiny.duckdb"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCRUTINY_STORE", str(path))
        patch.setenv("SCRUTINY_DATA", str(DATA))
        streamlit.cache_resource.clear()
        yield path
        streamlit.cache_resource.clear()


@pytest.fixture
def store() -> Iterator[Store]:
    """A real store, in memory, with nothing in it."""
    store = Store()
    yield store
    store.close()


@pytest.fixture
def given_extract(store: Store) -> Callable[..., int]:
    """Put an extract into the store as rows of (measure, area, period, value[, denominator]); return its number."""

    def given(received: str, *figures: tuple, **more: Any) -> int:
        number = len(store.extracts(date.max)) + 1
        extract = EXTRACT | {"file": f"{number}.csv", "sha256": str(number)} | more
        return store.add_extract(frame(figures), received=date.fromisoformat(received), **without_time(extract))

    return given


@pytest.fixture
def typed(tmp_path: Path) -> Callable[..., Path]:
    """Put text into a file and return its path."""

    def typed(text: str, name: str = "typed.csv") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return typed


@pytest.fixture
def run(capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch, bundled: Path) -> Callable[..., tuple]:
    """Run a command on a store of the test's own; its exit code, standard output and standard error."""
    monkeypatch.setenv("SCRUTINY_DATA", str(DATA))
    monkeypatch.setenv("SCRUTINY_STORE", str(bundled))

    def run(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        return (code, *capsys.readouterr())

    return run


@pytest.fixture
def asked(run: Callable[..., tuple]) -> Callable[..., tuple]:
    """Run a command with --json; its exit code and its document, which is all that standard output holds."""

    def asked(*words: object) -> tuple[int, Any]:
        code, out, err = run(*words, "--json")
        assert [line for line in err.splitlines() if not PROGRESS.fullmatch(line)] == []
        return code, json.loads(out, parse_constant=no_such_number)

    return asked


def no_such_number(name: str) -> NoReturn:
    raise AssertionError(f"{name} is not JSON")
