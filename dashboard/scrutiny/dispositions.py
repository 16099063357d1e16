"""What becomes of an exception that is not taken to a meeting: carried, covered in another report, or not taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.findings import ExceptionRef, Finding
from dashboard.period import period_of
from dashboard.plan import Plan
from dashboard.scrutiny.agenda import FROM_FIGURES, following
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
    def ref(self) -> ExceptionRef:
        """What names the exception, as it stood when it was decided."""
        if self.measure is None:
            return ExceptionRef.of_raised(self.raised, self.title)
        return ExceptionRef.of_figures(self.measure, self.area, self.quarter, self.signal, self.quarters)

    @property
    def decides(self) -> tuple[str, tuple]:
        """What it decides: at which meeting, of which matter. Of several that decide the same, one counts."""
        return self.meeting, self.ref.matter

    def words(self, plan: Plan) -> str:
        """What becomes of it: 'Carried to 12 June', 'Covered in another report: CE report', 'Not taken'."""
        if self.disposition == CARRIED:
            to = following(plan, self.meeting)
            return f"Carried to {to.short}" if to else "Carried to the next meeting"
        if self.disposition == COVERED:
            return f"Covered in another report: {self.report}" if self.report else "Covered in another report"
        return "Not taken"


def as_it_stands(each: Finding | Raised) -> dict[str, Any]:
    """How an exception stands, as the columns of a disposition in the store, so that it is known when it changes."""
    ref, is_finding = each.ref, isinstance(each, Finding)
    return {
        "measure": ref.measure, "area": ref.area if is_finding else each.area, "raised": ref.raised,
        "title": each.heading if is_finding else each.title, "origin": FROM_FIGURES if is_finding else each.origin,
        "period": ref.period, "signal": ref.signal,
        # the window judged, also where nothing stands out
        "quarters": each.verdict.window if is_finding else None,
        "sentence": each.sentence if is_finding else each.summary,
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
