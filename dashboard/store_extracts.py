"""What the store answers about the extracts themselves: which there are, their bytes, what was asked and revised."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd


class AboutExtracts:
    """The questions of a store that are about extracts; `_ask` is the store's own."""

    def _ask(self, question: str, incoming: pd.DataFrame | None = None, **values: Any) -> pd.DataFrame:
        raise NotImplementedError

    def extracts(self, as_at: date) -> pd.DataFrame:
        """The extracts received by a day, newest first."""
        return self._ask("extracts", as_at=as_at)

    def identical_extract(self, sha256: str, as_at: date) -> dict[str, Any] | None:
        """The extract of these very bytes that is known on a day."""
        return only(self._ask("identical_extract", sha256=sha256, as_at=as_at))

    def content(self, extract: int, as_at: date) -> bytes | None:
        """The bytes of an extract, as they were received; None where it had not been by then."""
        found = only(self._ask("content", extract=extract, as_at=as_at))
        return None if found is None else bytes(found["content"])

    def answers(self, extract: int) -> pd.DataFrame:
        """What was asked about an extract, and answered: row, column, found, question, answer."""
        return self._ask("answers", extract=extract)

    def revised_by(self, extract: int, received: date) -> pd.DataFrame:
        """The figures that an extract gave differently: row, measure, area, period, and what was held before."""
        return self._ask("revised_by", extract=extract, received=received)


def only(rows: pd.DataFrame) -> dict[str, Any] | None:
    """The one row there is, by its columns; None where there is none."""
    return None if rows.empty else rows.iloc[0].to_dict()


def now() -> datetime:
    """The real time, without a zone because it is always UTC: it orders the acts, whatever the clocks do."""
    return datetime.now(UTC).replace(tzinfo=None)
