"""What becomes of an exception that is not taken to a meeting: carried, covered in another report, or not taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.findings import Finding
from dashboard.period import period_of
from dashboard.plan import Plan
from dashboard.scrutiny.agenda import following
from dashboard.scrutiny.topic import Raised
from dashboard.text import english

CARRIED, COVERED, NOT_TAKEN = DISPOSITIONS = ("carried", "covered elsewhere", "not taken")
OFFERED_AGAIN = "offered again"
SIDES = {"high": "higher than expected", "low": "lower than expected"}


@dataclass(frozen=True)
class Disposition:
    """What becomes of an exception at one meeting, why and by whom, and how the exception stood when it was decided.

    A finding has its measure and area, and quarter, signal and the `quarters` taken together; one people raised has
    its number, or where it came with the plan its title alone. `report` is the one it is covered in.
    """

    meeting: str
    title: str
    origin: str
    disposition: str
    reason: str
    day: date | None
    by: str
    report: str = ""
    measure: str | None = None
    area: str | None = None
    raised: int | None = None
    quarter: str | None = None
    signal: str | None = None
    quarters: int | None = None
    sentence: str = ""
    illustrative: bool = False

    @property
    def about(self) -> tuple:
        """What it is of, at which meeting."""
        of = (self.measure, self.area) if self.measure is not None else (self.raised or self.title,)
        return (self.meeting, *of)

    def is_of(self, each: Finding | Raised) -> bool:
        """True where it is about this very exception."""
        if isinstance(each, Finding):
            return (self.measure, self.area) == (each.measure.code, each.area.name)
        if self.measure is not None:
            return False
        return self.raised == each.number if each.number is not None else self.title == each.title

    def words(self, plan: Plan) -> str:
        """What becomes of it: 'Carried to 12 June', 'Covered in another report: CE report', 'Not taken'."""
        if self.disposition == CARRIED:
            to = following(plan, self.meeting)
            return f"Carried to {to.short}" if to else "Carried to the next meeting"
        if self.disposition == COVERED:
            return f"Covered in another report: {self.report}" if self.report else "Covered in another report"
        return "Not taken"


def as_it_stands(each: Finding | Raised) -> dict[str, Any]:
    """An exception as a disposition keeps it, so that it is known when it changes."""
    if isinstance(each, Finding):
        return {
            "measure": each.measure.code, "area": each.area.name, "raised": None, "title": each.heading,
            "origin": "Figures", "period": str(each.quarter), "signal": each.signal,
            "quarters": each.verdict.window, "sentence": each.sentence,
        }  # fmt: skip
    return {
        "measure": None, "area": each.area, "raised": each.number, "title": each.title, "origin": each.origin,
        "period": None, "signal": None, "quarters": None, "sentence": each.summary,
    }  # fmt: skip


def changed(was: Disposition, now: Finding | Raised) -> str:
    """What is different of an exception since it was disposed of, in words; empty while it is offered no more."""
    if isinstance(now, Raised):
        same = (was.title, was.sentence) == (now.title, now.summary)
        return "" if same else "What was raised has been revised since."
    if was.signal != now.signal:
        return f"It was {SIDES.get(was.signal, 'as expected')} then, and is {SIDES.get(now.signal, 'as expected')} now."
    if was.quarter != str(now.quarter):
        return f"{period_of(was.quarter).words} was the latest then; {now.quarter.words} flags it again."
    if was.quarters != now.verdict.window:
        return f"It now rests on the last {english.count_words(now.verdict.window or 1, now.measure.every)}."
    return ""
