"""What tests share: a real store, the plan as it is bundled, and rows to fill a table with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from rows import frame, without_time

from dashboard.bundle import open_store
from dashboard.plan import Plan
from dashboard.store import Store

DATA = Path(__file__).parent.parent / "data"
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


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The plan as it is bundled."""
    return Plan.read(DATA)


@pytest.fixture(scope="session")
def bundled_file(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store made as the dashboard makes it the first time; it is to be copied, not changed."""
    path = tmp_path_factory.mktemp("bundled") / "scrutiny.duckdb"
    open_store(path, plan, DATA).close()
    return path


@pytest.fixture
def bundled(bundled_file: Path, tmp_path: Path) -> Path:
    """A store's file of the test's own, with every bundled extract."""
    return Path(shutil.copy(bundled_file, tmp_path / "scrutiny.duckdb"))


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
