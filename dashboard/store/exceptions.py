"""What the store holds of exceptions: those that people raise, and what becomes of those that nobody takes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboard.store.connection import Connection


class AboutExceptions(Connection):
    """The questions and changes of a store that are about exceptions."""

    def raised_exceptions(self, as_at: date, not_ended: bool = False) -> pd.DataFrame:
        """The exceptions people have raised by a day, the latest first; with `not_ended` those too that an extract
        gave for a quarter not over by then."""
        return self._ask("raised_exceptions", as_at=as_at, not_ended=not_ended)

    def dispositions(self, as_at: date) -> pd.DataFrame:
        """What had become by a day of exceptions that were not taken, the latest on each at each meeting; one that
        is offered again is there too."""
        return self._ask("dispositions", as_at=as_at)

    def add_raised(self, ahead: bool = False, **raised: Any) -> int:
        """Add an exception that people raise, and return its number; `ahead` as for add_extract.

        One raised by hand is for no quarter in particular: its `period_end` is its day."""
        with self.recording():
            number = self._next("raised_ahead" if ahead else "raised")
            raised = {"period_end": raised["day"]} | raised
            self._act("add_raised", raised=number, **raised)
            return number

    def add_disposition(self, **disposition: Any) -> None:
        """Say what becomes at one meeting of an exception that is not taken (meeting, measure, area, raised, title,
        origin, period, signal, quarters, sentence, disposition, report, reason, day, by)."""
        with self.recording():
            self._act("add_disposition", **disposition)
