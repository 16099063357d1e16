"""Rows of figures as the store takes them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.period import period_of


def without_time(extract: dict[str, Any]) -> dict[str, Any]:
    """The fields of an extract that a caller gives: the store adds the time."""
    return {name: value for name, value in extract.items() if name != "recorded_at"}


def frame(figures: tuple[tuple, ...]) -> pd.DataFrame:
    """Figures as the store takes them, from rows of (measure, area, period, value[, denominator])."""
    rows = [
        {
            "row": place,
            "measure": measure,
            "area": area,
            "period": period,
            "period_end": period_of(period).end,
            "value": value if isinstance(value, int | float) else None,
            "denominator": of[0] if of else None,
            "symbol": value if isinstance(value, str) else "",
            "note": "",
        }
        for place, (measure, area, period, value, *of) in enumerate(figures, start=2)
    ]
    columns = list(rows[0]) if rows else ["measure"]
    return (
        pd.DataFrame(rows, columns=columns).astype({"value": float, "denominator": float}) if rows else pd.DataFrame()
    )
