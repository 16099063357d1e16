"""A period: one quarter of a financial year, which runs from April to March; or, where a measure says so, a half."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import ClassVar

FIRST_YEAR, LAST_YEAR = 1950, 2099
REMEMBERED = 1_000  # texts of periods, read once: more than there are quarters and half-years
MONTHS_SHORT = ("Apr–Jun", "Jul–Sep", "Oct–Dec", "Jan–Mar")
MONTHS_LONG = ("April–June", "July–September", "October–December", "January–March")
HOW_TO_WRITE = "Write the quarter like 2013/14 Q3, which is October to December 2013."
HOW_TO_WRITE_HALF = "Write the half-year like 2013/14 H1, which is April to September 2013."

_YEAR = r"(?P<year>\d{4})[/-](?P<next>\d{2})"
_QUARTER = r"Q(?P<quarter>[1-4])"
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"{_YEAR} {_QUARTER}",
        rf"{_QUARTER} {_YEAR}",
        rf"(?P<year>\d{{4}})(?P<next>\d{{2}}) {_QUARTER}",
    )
)
_HALF = re.compile(r"(?P<year>\d{4})/(?P<next>\d{2}) H(?P<half>[12])", re.IGNORECASE | re.ASCII)
_MONTHS = re.compile(r"(?P<months>[a-z]{3} ?[-–] ?[a-z]{3}) (?P<calendar>\d{4})", re.IGNORECASE | re.ASCII)
_CALENDAR = re.compile(r"(?P<calendar>\d{4})Q(?P<quarter>[1-4])", re.IGNORECASE | re.ASCII)
_CALENDAR_HEADING = re.compile(r"(?<![^\W_])calendar", re.IGNORECASE)
_DATE_HEADING = re.compile(r"(?<![^\W_])(date|ending|start)", re.IGNORECASE)
_TIME = re.compile(r"[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$", re.ASCII)
_DAYS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})",
        r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
    )
)


class PeriodError(ValueError):
    """The text is not a period this house reads; the message says how to write one."""


@dataclass(frozen=True, order=True)
class Period:
    """A quarter: `year` is the one its financial year begins in, `quarter` 1 (April) to 4."""

    noun: ClassVar[str] = "quarter"
    a_year: ClassVar[int] = 4

    year: int
    quarter: int

    def __post_init__(self) -> None:
        if not (FIRST_YEAR <= self.year <= LAST_YEAR and 1 <= self.quarter <= 4):
            raise PeriodError(f"Quarters run from {FIRST_YEAR}/51 to {LAST_YEAR}/00. {HOW_TO_WRITE}")

    @classmethod
    def read(cls, text: str, heading: str = "quarter") -> Period:
        """The quarter that `text` writes in a column headed `heading`.

        Dates are read, day first, only where the heading says date, ending or start;
        `2013Q4` only where it says calendar. Raises PeriodError for anything else.
        """
        text = " ".join(text.split())
        if found := _CALENDAR.fullmatch(text):
            return cls._of_calendar(int(found["calendar"]), int(found["quarter"]), heading)
        if day := _day(text):
            return cls._of_day(day, heading)
        if found := _MONTHS.fullmatch(text):
            return cls._of_months(found["months"], int(found["calendar"]))
        for pattern in _WRITTEN:
            if found := pattern.fullmatch(text):
                return cls._of_year(int(found["year"]), found["next"], int(found["quarter"]))
        raise PeriodError(HOW_TO_WRITE)

    @classmethod
    def of(cls, day: date) -> Period:
        """The quarter that contains `day`."""
        year = day.year - (day.month < 4)
        return cls(year, (day.month - 4) % 12 // 3 + 1)

    @classmethod
    def ended_by(cls, quarter: Period) -> Period:
        """The latest period that has ended when `quarter` has: itself."""
        return quarter

    @classmethod
    def _of_calendar(cls, calendar: int, quarter: int, heading: str) -> Period:
        if not _CALENDAR_HEADING.search(heading):
            raise PeriodError(f"A quarter like 2013Q4 is read only where the heading says calendar. {HOW_TO_WRITE}")
        return cls(calendar - (quarter == 1), (quarter + 2) % 4 + 1)

    @classmethod
    def _of_day(cls, day: date, heading: str) -> Period:
        if not _DATE_HEADING.search(heading):
            raise PeriodError(f"A date is read only where the heading says date, ending or start. {HOW_TO_WRITE}")
        return cls.of(day)

    @classmethod
    def _of_year(cls, year: int, following: str, quarter: int) -> Period:
        if int(following) != (year + 1) % 100:
            raise PeriodError(f"The second year must follow the first. {HOW_TO_WRITE}")
        return cls(year, quarter)

    @classmethod
    def _of_months(cls, months: str, calendar: int) -> Period:
        written = months.replace(" ", "").replace("-", "–").title()
        if written not in MONTHS_SHORT:
            raise PeriodError(HOW_TO_WRITE)
        quarter = MONTHS_SHORT.index(written) + 1
        return cls(calendar - (quarter == 4), quarter)

    def __str__(self) -> str:
        return f"{self.year}/{(self.year + 1) % 100:02d} Q{self.quarter}"

    def __add__(self, quarters: int) -> Period:
        return Period(*_split(self.index + quarters))

    def __sub__(self, quarters: int) -> Period:
        return self + -quarters

    @property
    def index(self) -> int:
        """The quarter's place on the line of all quarters: neighbours differ by one."""
        return self.year * 4 + self.quarter - 1

    @property
    def last_quarter(self) -> Period:
        """The quarter it ends with: itself."""
        return self

    @property
    def start(self) -> date:
        """The first day."""
        month = (self.quarter * 3) % 12 + 1
        return date(self.calendar_year, month, 1)

    @property
    def end(self) -> date:
        """The last day."""
        month = (self.quarter * 3) % 12 + 3
        following = date(self.calendar_year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=1)

    @property
    def calendar_year(self) -> int:
        """The year the quarter's months fall in."""
        return self.year + (self.quarter == 4)

    @property
    def label(self) -> str:
        """The quarter in a chart's or table's words: Oct–Dec 2013."""
        return f"{MONTHS_SHORT[self.quarter - 1]} {self.calendar_year}"

    @property
    def words(self) -> str:
        """The quarter in a sentence: October–December 2013."""
        return f"{MONTHS_LONG[self.quarter - 1]} {self.calendar_year}"


@dataclass(frozen=True, order=True)
class Half:
    """A half of a financial year: `year` is the one it begins in, `half` 1 (April to September) or 2.

    It does all that a Period does, and is never equal to one nor compared with one.
    """

    noun: ClassVar[str] = "half-year"
    a_year: ClassVar[int] = 2

    year: int
    half: int

    def __post_init__(self) -> None:
        if not (FIRST_YEAR <= self.year <= LAST_YEAR and 1 <= self.half <= 2):
            raise PeriodError(f"Half-years run from {FIRST_YEAR}/51 to {LAST_YEAR}/00. {HOW_TO_WRITE_HALF}")

    @classmethod
    def read(cls, text: str) -> Half:
        """The half-year that `text` writes, '2013/14 H1'. Raises PeriodError for anything else."""
        found = _HALF.fullmatch(" ".join(text.split()))
        if found is None or int(found["next"]) != (int(found["year"]) + 1) % 100:
            raise PeriodError(HOW_TO_WRITE_HALF)
        return cls(int(found["year"]), int(found["half"]))

    @classmethod
    def of(cls, day: date) -> Half:
        """The half-year that contains `day`."""
        return cls._at(Period.of(day).index // 2)

    @classmethod
    def ended_by(cls, quarter: Period) -> Half:
        """The latest half-year that has ended when `quarter` has."""
        return cls._at((quarter.index + 1) // 2 - 1)

    @classmethod
    def _at(cls, index: int) -> Half:
        return cls(index // 2, index % 2 + 1)

    def __str__(self) -> str:
        return f"{self.year}/{(self.year + 1) % 100:02d} H{self.half}"

    def __add__(self, halves: int) -> Half:
        return Half._at(self.index + halves)

    def __sub__(self, halves: int) -> Half:
        return self + -halves

    @property
    def index(self) -> int:
        """The half-year's place on the line of all half-years: neighbours differ by one."""
        return self.year * 2 + self.half - 1

    @property
    def first_quarter(self) -> Period:
        """The quarter it begins with."""
        return Period(self.year, self.half * 2 - 1)

    @property
    def last_quarter(self) -> Period:
        """The quarter it ends with."""
        return self.first_quarter + 1

    @property
    def start(self) -> date:
        """The first day."""
        return self.first_quarter.start

    @property
    def end(self) -> date:
        """The last day."""
        return self.last_quarter.end

    @property
    def label(self) -> str:
        """The half-year in a chart's or table's words: Apr–Sep 2013, Oct 2013–Mar 2014."""
        return f"Apr–Sep {self.year}" if self.half == 1 else f"Oct {self.year}–Mar {self.year + 1}"

    @property
    def words(self) -> str:
        """The half-year in a sentence: April–September 2013, October 2013–March 2014."""
        return f"April–September {self.year}" if self.half == 1 else f"October {self.year}–March {self.year + 1}"


def is_half(text: str) -> bool:
    """Whether the text writes a half-year, or means to."""
    return _HALF.fullmatch(" ".join(text.split())) is not None


@lru_cache(maxsize=REMEMBERED)
def period_of(text: str) -> Period | Half:
    """The period that a store or an extract writes, which is always as a period writes itself."""
    return Half.read(text) if is_half(text) else Period.read(text)


def periods(first: Period, last: Period) -> list[Period]:
    """Every quarter from `first` to `last`, both included."""
    return [Period(*_split(index)) for index in range(first.index, last.index + 1)]


def _split(index: int) -> tuple[int, int]:
    return index // 4, index % 4 + 1


def _day(text: str) -> date | None:
    """The day a date or timestamp writes, day first; None where it is neither."""
    text = _TIME.sub("", text)
    for form in _DAYS:
        if found := form.fullmatch(text):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                return None
    return None
