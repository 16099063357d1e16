"""What a row says whichever rules judge it: what it is of, its figure, and that figure in words."""

from __future__ import annotations

import math
from typing import Any

from dashboard.findings import FEWEST_FOR_A_PERCENTAGE, Series, wording
from dashboard.period import Period
from dashboard.text import english
from dashboard.variation import Verdict

NOT_SUPPLIED = wording.ABSENT_WORDS[""]
WITHIN = "Within what was expected."
OF_NOTHING = "There is nothing to take a share of."

Row = dict[str, Any]


def figure_fields(series: Series, quarter: Period, has_denominators: bool) -> Row:
    """The names and the figure of a quarter, None where not supplied; no percentage on a base under 20."""
    place = series.place(quarter)
    value, denominator = (_at(column, place) for column in (series.value, series.denominator))
    row: Row = {"measure": series.measure, "area": series.area, "quarter": str(quarter), "value": value}
    if has_denominators:
        enough = value is not None and denominator is not None and denominator >= FEWEST_FOR_A_PERCENTAGE
        row |= {"denominator": denominator, "percentage": 100 * value / denominator if enough else None}
    return row


def verdict_fields(verdict: Verdict) -> Row:
    """What was expected of a quarter, its range, and whether it stands out."""
    names = ("expected", "lower", "upper", "state", "p_value", "window", "p_window", "signal")
    return {name: getattr(verdict, name) for name in names}


def figure_words(row: Row, form: str = ",") -> str:
    """The value in words: '1,204', or '12 of 40 (30%)' where it is a share; `form` is how numbers are formatted."""
    if row.get("denominator") is None:
        return f"{row['value']:{form}}"
    percentage = "" if row["percentage"] is None else f" ({english.number(row['percentage'])}%)"
    return f"{row['value']:{form}} of {row['denominator']:{form}}{percentage}"


def _at(column: Any, place: int) -> float | int | None:
    """A number as it is printed: whole where it is whole, None where there is none."""
    number = float(column[place]) if 0 <= place < len(column) else math.nan
    if math.isnan(number):
        return None
    return int(number) if number.is_integer() and abs(number) < 2**53 else number
