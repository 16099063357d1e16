"""What tests share: a real store, the plan as it is bundled, and rows to fill a table with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

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


def without_time(extract: dict[str, Any]) -> dict[str, Any]:
    """The fields of an extract that a caller gives: the store adds the time."""
    return {name: value for name, value in extract.items() if name != "recorded_at"}


def frame(figures: tuple[tuple, ...]):
    """Figures as the store takes them, from rows of (measure, area, period, value[, denominator])."""
    import pandas as pd

    from dashboard.period import Period

    rows = [
        {
            "row": place,
            "measure": measure,
            "area": area,
            "period": period,
            "period_end": Period.read(period).end,
            "value": value if isinstance(value, int | float) else None,
            "denominator": of[0] if of else None,
            "symbol": value if isinstance(value, str) else "",
            "note": "",
        }
        for place, (measure, area, period, value, *of) in enumerate(figures, start=2)
    ]
    columns = list(rows[0]) if rows else ["measure"]
    return pd.DataFrame(rows, columns=columns).astype({"value": float, "denominator": float}) if rows else pd.DataFrame()
