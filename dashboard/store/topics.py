"""What the store holds of topics: which stand on the agendas, what each rests on, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboard.store.connection import Connection
from dashboard.store.errors import Changed


class AboutTopics(Connection):
    """The questions and changes of a store that are about topics."""

    def topics(self, as_at: date) -> pd.DataFrame:
        """The topics that stood on the agendas on a day."""
        return self._ask("topics", as_at=as_at)

    def evidence(self, as_at: date) -> pd.DataFrame:
        """What each topic rests on, as it stood when it was pinned to it by a day."""
        return self._ask("evidence", as_at=as_at)

    def rationales(self, as_at: date) -> pd.DataFrame:
        """The further rationales of the topics (topic, words, origin, by), as known on a day."""
        return self._ask("rationales", as_at=as_at)

    def add_topic(self, evidence: list[dict[str, Any]], **topic: Any) -> int:
        """Put a topic on an agenda, with what it rests on, and return its number. One that stands in for a topic of
        the plan says which: `planned`, its id there."""
        with self.recording():
            number = self._next("topic")
            topic = {"question": "", "planned": ""} | topic
            self._act("add_topic", topic=number, version=1, taken_off=False, **topic)
            for each in evidence:
                self.add_evidence(number, topic["by"], **each)
            return number

    def change_topic(self, topic: int, version: int, **changed: Any) -> None:
        """Add the next version of a topic last seen at `version`. Raises Changed where it has moved on since.

        Where nothing is said of its `question`, that stays."""
        with self.recording():
            standing = self._ask_one("topic_version", topic=topic)
            if standing is None or standing["version"] != version:
                raise Changed
            kept = {name: standing[name] for name in ("question", "planned")}
            self._act("add_topic", topic=topic, version=version + 1, **kept | changed)

    def add_evidence(self, topic: int, by: str, **evidence: Any) -> None:
        """Pin one more finding or raised exception to a topic that stands."""
        with self.recording():
            self._act("add_evidence", topic=topic, by=by, **evidence)

    def add_rationale(self, topic: int, words: str, origin: str, day: date, by: str, withdrawn: bool = False) -> None:
        """Give a topic a further rationale, or withdraw it."""
        with self.recording():
            self._act("add_rationale", topic=topic, words=words, origin=origin, withdrawn=withdrawn, day=day, by=by)
