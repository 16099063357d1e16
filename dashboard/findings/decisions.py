"""What a person decided about the past of a series: which quarters its range rests on, and where a new level begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.period import Half, Period, period_of
from dashboard.variation import ASIDE, LEVEL, USUAL

QUARTER, NEW_LEVEL = KINDS = ("quarter", "level")  # one quarter unlike the others; a level that begins with a quarter
CONFIRMED, REJECTED, DECLARED, WITHDRAWN = DECISIONS = ("confirmed", "rejected", "declared", "withdrawn")


@dataclass(frozen=True)
class Decision:
    """A decision on one quarter of one series, with its reason.

    Confirmed: what was detected holds, whatever later figures make of it. Rejected: the quarter counts like any other,
    or no new level begins with it. Declared: it holds although nothing was detected.
    """

    measure: str
    area: str
    period: Period | Half
    kind: str
    decision: str
    why: str
    day: date
    by: str

    @property
    def holds(self) -> bool:
        """True where the quarter is set aside, or the level begins, because a person says so."""
        return self.decision != REJECTED

    @property
    def is_new_level(self) -> bool:
        """True where a person says that a new level begins."""
        return self.kind == NEW_LEVEL and self.holds

    @property
    def override_code(self) -> int:
        """The decision as a code for the engine: one of those in variation/expected/overrides.py."""
        if self.kind == QUARTER:
            return ASIDE if self.holds else USUAL
        return LEVEL  # a new level that holds is given to the engine as a break, and need not be looked for


def decisions_of(rows: pd.DataFrame) -> tuple[Decision, ...]:
    """The answer of `Store.decisions` as decisions."""
    return tuple(
        Decision(
            each.measure, each.area, period_of(each.period), each.kind, each.decision, each.why,
            each.day.date(), each.by,
        )
        for each in rows.itertuples()
    )  # fmt: skip
