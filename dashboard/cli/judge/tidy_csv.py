"""A tidy CSV as series: measure, area, quarter, value, and a denominator where the value is a numerator."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pandas as pd

from dashboard.findings import KEY, Series, series_of
from dashboard.intake import Problem, Table, Unreadable, decode, read_table, shortened
from dashboard.period import Period, PeriodError
from dashboard.plan import Measure

COLUMNS = ("measure", "area", "quarter", "value")
DENOMINATOR = "denominator"
WRITE_A_NUMBER = "Write a number in figures, such as 1204 or 30.5, or leave the cell blank where there is none."

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)


class TidyError(ValueError):
    """The file cannot be judged; `problems` says why, all of them, in the order of the rows."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.row or 0))
        super().__init__("\n".join(problem.message for problem in self.problems))


@dataclass(frozen=True)
class TidyFile:
    """The series of a tidy CSV, in the order in which they first appear.

    has_denominators: the file has such a column, though a series may have none in it.
    """

    series: tuple[Series, ...]
    has_denominators: bool

    @property
    def last(self) -> Period:
        """The latest quarter that the file has a row for."""
        return max(series.last for series in self.series)

    @cached_property
    def by_measure(self) -> list[tuple[Series, ...]]:
        """The series of each measure, shares apart from counts."""
        together: dict[tuple[str, bool], list[Series]] = {}
        for series in self.series:
            together.setdefault((series.measure, is_share(series)), []).append(series)
        return [tuple(members) for members in together.values()]


@dataclass(frozen=True)
class _Row:
    number: int
    period: Period
    value: float
    denominator: float


def read_tidy(content: bytes, counts: bool = False) -> TidyFile:
    """The series of a tidy CSV. Raises TidyError with every problem.

    counts: the values count events, so that a negative or a fractional one is a problem.
    """
    try:
        table = read_table(decode(content))
    except Unreadable as error:
        raise TidyError([error.problem]) from None
    problems = [*table.problems, *_missing_columns(table)]
    if any(table.place(name) is None for name in COLUMNS):
        raise TidyError(problems)
    found = _gathered(table, problems, counts)
    problems += [problem for rows in found.values() for problem in _without_denominator(rows)]
    if problems:
        raise TidyError(problems)
    return TidyFile(_series(found), table.place(DENOMINATOR) is not None)


def is_share(series: Series) -> bool:
    """True where the values are numerators."""
    return not bool(np.isnan(series.denominator).all())


@cache
def measure_named(name: str, kind: str) -> Measure:
    """A measure of which a file tells no more than its name: a count, or a percentage or a rate of a denominator."""
    return Measure(
        code=name, name=name, family="", category="", value="", numerator="value", denominator=DENOMINATOR,
        unit="", of="", items=(), kind=kind, per=1 if kind == "count" else 100, worse="neither", worse_reason="",
        definition="", source="", supplier="", publication="restricted", publication_reason="", sum_of=(), breaks=(),
    )  # fmt: skip


def _missing_columns(table: Table) -> Iterator[Problem]:
    for name in COLUMNS:
        if table.place(name) is None and table.headings:
            wanted = f"The columns are {', '.join(COLUMNS)} and, where the value is a numerator, {DENOMINATOR}."
            yield Problem(None, name, "", f"There is no column headed '{name}'. {wanted}")


def _gathered(table: Table, problems: list[Problem], counts: bool) -> dict[tuple[str, str], list[_Row]]:
    """The rows of each measure and area; what is wrong with a row is added to `problems`."""
    found: dict[tuple[str, str], list[_Row]] = {}
    seen: dict[tuple[str, str, Period], int] = {}
    places = {name: table.place(name) for name in (*COLUMNS, DENOMINATOR)}
    for number, cells in table.rows:
        texts = {name: "" if place is None else cells[place].strip() for name, place in places.items()}
        wrong: list[Problem] = []
        row = _read_row(number, texts, wrong, counts)
        problems += wrong
        if row is None:
            continue
        names = (" ".join(texts["measure"].split()), " ".join(texts["area"].split()))
        first = seen.setdefault((*names, row.period), number)
        if first != number:
            message = f"{row.period} of this measure and area stands in row {first} already. Keep one of them."
            problems.append(Problem(number, "quarter", texts["quarter"], message))
        found.setdefault(names, []).append(row)
    return found


def _read_row(number: int, texts: dict[str, str], wrong: list[Problem], counts: bool) -> _Row | None:
    def fault(column: str, message: str) -> None:
        wrong.append(Problem(number, column, shortened(texts[column]), message))

    for column in ("measure", "area"):
        if not texts[column]:
            fault(column, f"This cell is blank. Write the {column}.")
    period = _period(texts["quarter"])
    if isinstance(period, str):
        fault("quarter", period)
    value, denominator = _number(texts["value"]), _number(texts[DENOMINATOR])
    for column, number_read in (("value", value), (DENOMINATOR, denominator)):
        if number_read is None:
            fault(column, WRITE_A_NUMBER)
    for column, counted in (("value", value), (DENOMINATOR, denominator)):
        if counts and counted is not None and (mend := _of_a_count(counted)) and (column == "value" or counted > 0):
            fault(column, mend)
    if value is not None and denominator is not None and (mend := _of_a_share(value, denominator)):
        fault(DENOMINATOR, mend)
    return None if wrong else _Row(number, period, value, denominator)


def _of_a_count(value: float) -> str:
    """What to put right in a count, if anything."""
    if value < 0:
        return "A count cannot be negative. Write how many there were."
    if not math.isnan(value) and not value.is_integer():
        return "A count is a whole number. Write how many there were."
    return ""


def _of_a_share(value: float, denominator: float) -> str:
    """What to put right in a denominator, if anything; NaN where there is none."""
    if denominator < 0:
        return "A denominator is 0 or more. Write what the value is a part of."
    if denominator == 0 and value:
        return "The value cannot be a part of 0. Write what it is a part of."
    return ""


def _without_denominator(rows: list[_Row]) -> Iterator[Problem]:
    """The rows of one series that have a value and no denominator, where others have one."""
    if any(not math.isnan(row.denominator) for row in rows):
        for row in rows:
            if math.isnan(row.denominator) and not math.isnan(row.value):
                message = "Other quarters of this series have a denominator. Write this one's, or empty its value too."
                yield Problem(row.number, DENOMINATOR, "", message)


@cache
def _period(text: str) -> Period | str:
    """The quarter, or what to write instead."""
    try:
        return Period.read(text)
    except PeriodError as error:
        return str(error)


def _number(text: str) -> float | None:
    """The number a cell writes, NaN for a blank one; None where it writes something else, or more than can be held."""
    if not text:
        return math.nan
    number = float(text) if _NUMBER.fullmatch(text) else math.inf
    return number if math.isfinite(number) else None


def _series(found: dict[tuple[str, str], list[_Row]]) -> tuple[Series, ...]:
    """The series, in the order of `found`; the figures stand as they were received, today."""
    lines = [(*names, str(row.period), row.value, row.denominator) for names, rows in found.items() for row in rows]
    figures = pd.DataFrame(lines, columns=[*KEY, "value", "denominator"]).assign(
        symbol="", note="", extract=0, was=np.nan, was_of=np.nan, basis="supplied", received=pd.Timestamp.today()
    )
    order = {names: place for place, names in enumerate(found)}
    return tuple(sorted(series_of(figures), key=lambda series: order[series.measure, series.area]))
