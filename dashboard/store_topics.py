"""What the store holds of topics: what they rest on and why, and what became of the exceptions nobody took."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pandas as pd


class AboutTopics:
    """The questions and changes of a store that are about topics; `_ask`, `_act` and `recording` are the store's."""

    def _ask(self, question: str, incoming: pd.DataFrame | None = None, **values: Any) -> pd.DataFrame:
        raise NotImplementedError

    def _act(self, change: str, **values: Any) -> None:
        raise NotImplementedError

    def recording(self) -> AbstractContextManager[None]:
        """One transaction."""
        raise NotImplementedError

    def topics(self, as_at: date) -> pd.DataFrame:
        """The topics that stood on the agendas on a day."""
        return self._ask("topics", as_at=as_at)

    def evidence(self, as_at: date) -> pd.DataFrame:
        """What each topic rests on, as it stood when it was pinned to it by a day."""
        return self._ask("evidence", as_at=as_at)

    def rationales(self, as_at: date) -> pd.DataFrame:
        """The further rationales of the topics (topic, words, origin, by), as known on a day."""
        return self._ask("rationales", as_at=as_at)

    def dispositions(self, as_at: date) -> pd.DataFrame:
        """What had become by a day of exceptions that were not taken, the latest on each at each meeting; one that
        is offered again is there too."""
        return self._ask("dispositions", as_at=as_at)

    def given(self, measure: str, area: str, period: str, as_at: date) -> pd.DataFrame:
        """What one figure has been, extract by extract, those too that were taken back; who gave it, and why."""
        return self._ask("given", measure=measure, area=area, period=period, as_at=as_at)

    def add_evidence(self, topic: int, by: str, **evidence: Any) -> None:
        """Pin one more finding or raised exception to a topic that stands."""
        with self.recording():
            self._act("add_evidence", topic=topic, by=by, **evidence)

    def add_rationale(self, topic: int, words: str, origin: str, day: date, by: str, withdrawn: bool = False) -> None:
        """Give a topic a further rationale, or withdraw it."""
        with self.recording():
            self._act("add_rationale", topic=topic, words=words, origin=origin, withdrawn=withdrawn, day=day, by=by)

    def add_disposition(self, **disposition: Any) -> None:
        """Say what becomes at one meeting of an exception that is not taken (meeting, measure, area, raised, title,
        origin, period, signal, quarters, sentence, disposition, report, reason, day, by)."""
        with self.recording():
            self._act("add_disposition", **disposition)
