"""What the store holds of a topic once it is on an agenda: the verdict, the actions, the commission and its reply."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboard.store.connection import Connection
from dashboard.store.errors import Changed


class AboutVerdicts(Connection):
    """The questions and changes of a store about what follows from a topic.

    Each change names the version last seen, 0 where there was none, and raises Changed where it has moved on since.
    """

    def verdicts(self, as_at: date) -> pd.DataFrame:
        """The verdict on each topic, as recorded by a day."""
        return self._ask("verdicts", as_at=as_at)

    def actions(self, as_at: date) -> pd.DataFrame:
        """The actions recorded here by a day, and those of the plan that were changed here."""
        return self._ask("actions", as_at=as_at)

    def commissions(self, as_at: date) -> pd.DataFrame:
        """What the owner of each topic had been asked by a day."""
        return self._ask("commissions", as_at=as_at)

    def replies(self, as_at: date) -> pd.DataFrame:
        """What had been answered by a day, without the bytes of its files."""
        return self._ask("replies", as_at=as_at)

    def reply_content(self, topic: str, version: int) -> bytes | None:
        """The bytes of the file that came with a reply; None where there was none."""
        found = self._ask_one("reply_content", topic=topic, version=version)
        return None if found is None else bytes(found["content"])

    def add_verdict(self, topic: str, seen: int, **verdict: Any) -> None:
        """Record the verdict (verdict, why, day, by) on a topic."""
        with self.recording():
            self._further("verdict", topic, seen, topic=topic, **verdict)

    def add_action(self, **action: Any) -> str:
        """Record an action (topic, meeting, track, what, owner, due, day, by) and return its name."""
        with self.recording():
            name = f"action {int(self._ask('concluded_versions', name='')['actions'].item()) + 1}"
            said = {"closed": False, "evidence": "", "agreed": action["day"], **action}
            self._further("action", name, 0, action=name, **said)
            return name

    def change_action(self, action: str, seen: int, **changed: Any) -> None:
        """Add the next version of an action: other words, closed with its evidence, or open again."""
        with self.recording():
            self._further("action", action, seen, action=action, **changed)

    def add_commission(self, topic: str, seen: int, **commission: Any) -> None:
        """Keep what the owner of a topic is asked (to, question, deadline, asked_by, day, by)."""
        with self.recording():
            self._further("commission", topic, seen, topic=topic, **commission)

    def add_reply(self, topic: str, seen: int, **reply: Any) -> None:
        """Attach a reply (sender, words, file, sha256, content, day, by) to a topic."""
        with self.recording():
            self._further("reply", topic, seen, topic=topic, **reply)

    def _further(self, kind: str, name: str, seen: int, **said: Any) -> None:
        """Add the version after the one last seen."""
        if int(self._ask("concluded_versions", name=name)[kind].item()) != seen:
            raise Changed
        self._act(f"add_{kind}", version=seen + 1, **said)
