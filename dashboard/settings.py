"""Where things lie. Nothing here changes a number: what does is in data/."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from dashboard.plan import Plan

HERE = Path(__file__).parent.parent


def data_folder() -> Path:
    """The folder of the plan, measures, areas and bundled extracts: SCRUTINY_DATA, else data/ of the program."""
    return Path(os.environ.get("SCRUTINY_DATA") or HERE / "data")


def store_path(named: str | None = None) -> Path:
    """The store's file: the one named, else SCRUTINY_STORE, else scrutiny.duckdb beside the data."""
    return Path(named or os.environ.get("SCRUTINY_STORE") or data_folder() / "scrutiny.duckdb")


def today(plan: Plan) -> date:
    """The day the dashboard stands at: `as_at` of the plan, else the system's."""
    return plan.document.as_at or date.today()
