"""What the store holds of the extracts themselves: their bytes, what was asked and revised, and the names accepted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboard.store.connection import Connection


class AboutExtracts(Connection):
    """The questions and changes of a store that are about extracts."""

    def extracts(self, as_at: date) -> pd.DataFrame:
        """The extracts received by a day, newest first."""
        return self._ask("extracts", as_at=as_at)

    def identical_extract(self, sha256: str, as_at: date) -> dict[str, Any] | None:
        """The extract of these very bytes that is known on a day."""
        return self._ask_one("identical_extract", sha256=sha256, as_at=as_at)

    def content(self, extract: int, as_at: date) -> bytes | None:
        """The bytes of an extract, as they were received; None where it had not been by then."""
        found = self._ask_one("content", extract=extract, as_at=as_at)
        return None if found is None else bytes(found["content"])

    def answers(self, extract: int) -> pd.DataFrame:
        """What was asked about an extract, and answered: row, column, found, question, answer."""
        return self._ask("answers", extract=extract)

    def revised_by(self, extract: int, received: date) -> pd.DataFrame:
        """The figures that an extract gave differently: row, measure, area, period, and what was held before."""
        return self._ask("revised_by", extract=extract, received=received)

    def aliases(self, as_at: date) -> pd.DataFrame:
        """The texts that people have accepted as the name of an area (text, area, day, by)."""
        return self._ask("aliases", as_at=as_at)

    def add_extract(self, figures: pd.DataFrame, ahead: bool = False, **extract: Any) -> int:
        """Keep an extract whole, with its figures (row, measure, area, period, period_end, value, denominator,
        symbol, note), and return its number.

        One that is kept `ahead` of the day it is received is numbered in a range of its own, so that the numbers of
        the others do not tell that it is there."""
        with self.recording():
            number = self._next("extract_ahead" if ahead else "extract")
            self._act("add_extract", extract.pop("content"), extract=number, **extract)
            if len(figures):
                self._record("add_figures", figures, extract=number)
            return number

    def add_months(self, extract: int, months: pd.DataFrame) -> None:
        """Keep the counts by month of a street file (row, month, period, period_end, force, place, place_is,
        crime_type, measure, records)."""
        with self.recording():
            self._record("add_months", months, extract=extract)

    def add_explanations(self, extract: int, answered: pd.DataFrame) -> None:
        """Keep the answers to an extract's questions (row, column, found, question, answer)."""
        with self.recording():
            self._record("add_explanations", answered, extract=extract)

    def add_rollback(self, extract: int, day: date, by: str, why: str) -> None:
        """Take an extract back from a day on; its figures stay held."""
        with self.recording():
            self._act("add_rollback", extract=extract, day=day, by=by, why=why)

    def add_alias(self, text: str, area: str, decision: str, day: date, by: str) -> None:
        """Accept a text as the name of an area from a day on, or revoke that ('accepted', 'revoked')."""
        with self.recording():
            self._act("add_alias", text=text, area=area, decision=decision, day=day, by=by)
