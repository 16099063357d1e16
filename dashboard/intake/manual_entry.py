"""Figures typed by hand: one measure's areas and quarters as a grid of text, and what was changed in it as a file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.period import Half, Period
from dashboard.plan import Measure, Plan
from dashboard.store import Store
from dashboard.text import as_typed

COLUMNS = ("quarter", "area", "measure", "value", "numerator", "denominator")
AREA = "Area"
QUARTERS_AT_ONCE = {False: 8, True: 4}  # quarters at once; of a share each has two columns


@dataclass(frozen=True)
class Cell:
    """One figure as it was held and as it is typed: (value,) or (numerator, denominator), each as text."""

    area: str
    period: str
    was: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def is_emptied(self) -> bool:
        """Whether a figure that was held has been rubbed out; that is no figure, and changes nothing."""
        return any(self.was) and not any(self.now)


def quarters_to(last: Period | Half, measure: Measure) -> list[Period | Half]:
    """The quarters, or half-years, of a grid that begins with `last`: the latest first."""
    return [last - back for back in range(QUARTERS_AT_ONCE[measure.is_ratio])]


def last_quarters(measure: Measure, today: date, count: int = 40) -> list[Period | Half]:
    """The quarters, or half-years, that had ended by a day, the latest first: those a grid may begin with."""
    quarter = Period.of(today) - 1
    latest = quarter if measure.every == Period.noun else Half.ended_by(quarter)
    return [latest - back for back in range(count)]


def grid(measure: Measure, quarters: list[Period | Half], store: Store, plan: Plan, today: date) -> pd.DataFrame:
    """The force and its districts by quarters, with what is held, as text: a column `Area`, then those of `columns`.

    A symbol stands where a figure has one; an empty text where nothing is held.
    """
    areas = [area.name for area in plan.areas.all if area.kind != "comparator"]
    keys = [(measure.code, area, str(quarter)) for area in areas for quarter in quarters]
    held = store.held_figures(pd.DataFrame(keys, columns=["measure", "area", "period"]), today)
    texts = {
        (each.area, each.period): (each.was_symbol or _text(each.was), each.was_symbol or _text(each.was_of))
        for each in held.itertuples()
    }  # fmt: skip
    rows = [
        [
            area,
            *(text for quarter in quarters for text in _cells_of(texts.get((area, str(quarter)), ("", "")), measure)),
        ]
        for area in areas
    ]
    return pd.DataFrame(rows, columns=[AREA, *columns(measure, quarters)], dtype=str)


def columns(measure: Measure, quarters: list[Period | Half]) -> list[str]:
    """The columns of a grid after the areas: one for each quarter, of a share its numerator and denominator."""
    if not measure.is_ratio:
        return [str(quarter) for quarter in quarters]
    return [f"{quarter} {part}" for quarter in quarters for part in ("number", "of")]


def changed(before: pd.DataFrame, after: pd.DataFrame, measure: Measure, quarters: list[Period | Half]) -> list[Cell]:
    """The figures in which two grids differ, row by row."""
    found = []
    for was, now in zip(before.itertuples(index=False, name=None), after.itertuples(index=False, name=None)):
        width = 2 if measure.is_ratio else 1
        for place, quarter in enumerate(quarters):
            own = slice(1 + place * width, 1 + (place + 1) * width)
            cell = Cell(was[0], str(quarter), tuple(map(_clean, was[own])), tuple(map(_clean, now[own])))
            found += [cell] if cell.was != cell.now else []
    return found


def file_of(measure: Measure) -> str:
    """The name of the file that figures typed by hand become."""
    return f"typed by hand {measure.code}.csv"


def content(cells: list[Cell], measure: Measure) -> bytes:
    """The figures typed, and no others, as an extract of the family `measures`: a row for each cell, in their order."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow(COLUMNS)
    for each in cells:
        share = each.now if measure.is_ratio else ("", "")
        value = "" if measure.is_ratio else each.now[0]
        write.writerow((each.period, each.area, measure.code, value, *share))
    return out.getvalue().encode()


def _cells_of(texts: tuple[str, str], measure: Measure) -> tuple[str, ...]:
    return texts if measure.is_ratio else texts[:1]


def _text(value: float) -> str:
    return "" if pd.isna(value) else as_typed(value)


def _clean(text: str | None) -> str:
    return "" if text is None or pd.isna(text) else str(text).strip()
