"""A meeting of the plan: its day or its month, the names it has had, and how far it has come."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%A %d %B %Y")
MONTHS = ("%Y-%m", "%m/%Y", "%B %Y", "%b %Y")


@dataclass(frozen=True)
class Meeting:
    """A strategic scrutiny meeting. `day` is None while the plan gives only its `month`, a (year, month).

    `id` is the day or the month it first stood at, as ISO writes it, and stays when the meeting is moved; `earlier`
    are the days and months it stood at before. `written` is each way the plan itself writes it. `papers_set`, `held`
    and `concluded` are the days on which that was done; None where nobody has recorded it.
    """

    id: str
    day: date | None
    month: tuple[int, int]
    written: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    papers_set: date | None = None
    held: date | None = None
    concluded: date | None = None

    @classmethod
    def at(cls, stands: str, **more: Any) -> Meeting:
        """A meeting at the day or month that ISO writes so: 2014-03-13, or 2014-09."""
        day = date.fromisoformat(stands) if len(stands) > len("2014-09") else None
        year, month = (int(part) for part in stands.split("-")[:2])
        return cls(**{"id": stands, "day": day, "month": (year, month)} | more)

    @property
    def stands(self) -> str:
        """Its present day or month, as ISO writes it."""
        return self.day.isoformat() if self.day else f"{self.month[0]}-{self.month[1]:02}"

    @property
    def precision(self) -> str:
        """How exactly the meeting is dated: day or month."""
        return "month" if self.day is None else "day"

    @property
    def sort(self) -> date:
        """The day to order meetings by. For a meeting without a day the last of its month, never to be shown."""
        return self.day or date(*self.month, monthrange(*self.month)[1])

    @property
    def words(self) -> str:
        """The meeting in full: Thursday 13 March 2014, or September 2014."""
        return f"{self.day:%A} {self.short} {self.day.year}" if self.day else self.short

    @property
    def short(self) -> str:
        """The meeting in brief: 13 March, or September 2014."""
        return f"{self.day.day} {self.day:%B}" if self.day else f"{self.sort:%B} {self.sort.year}"

    @property
    def dated(self) -> str:
        """The meeting without its weekday: 13 March 2014, or September 2014."""
        return f"{self.short} {self.day.year}" if self.day else self.short

    def has_passed(self, today: date) -> bool:
        """Whether the meeting lies behind; its own day, or any day of its month, is not yet behind, until somebody
        has recorded that it was held."""
        return self.sort < today or any(done is not None and done <= today for done in (self.held, self.concluded))

    def is_called(self, name: str) -> bool:
        """Whether that is one of its names: its id, its day or month now or before, in figures or in words."""
        before = [Meeting.at(each) for each in self.earlier]
        return name in (
            self.id,
            *self.written,
            *(part for each in (self, *before) for part in (each.stands, each.words)),
        )


def read_stands(text: str) -> str | None:
    """The day or month a person wrote, as ISO writes it: '18 September 2014', '18/9/2014', 'September 2014'.

    None where it is neither, of the years 1900 to 2099.
    """
    words = " ".join(text.replace(",", " ").split())
    for forms, written in ((DAYS, "%Y-%m-%d"), (MONTHS, "%Y-%m")):
        for form in forms:
            try:
                found = datetime.strptime(words, form)
            except ValueError:
                continue
            return found.strftime(written) if 1900 <= found.year <= 2099 else None
    return None
