"""What the store holds of the plan as an office keeps it up: meetings, owners and items, version by version."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboard.store.connection import Connection
from dashboard.store.errors import Changed


class AboutThePlan(Connection):
    """The questions and changes of a store that are about the plan."""

    def kept_meetings(self, as_at: date) -> pd.DataFrame:
        """Every version of the meetings that people had added or changed by a day, in the order recorded."""
        return self._ask("kept_meetings", as_at=as_at)

    def kept_owners(self, as_at: date) -> pd.DataFrame:
        """Every version of the sections' owners that people had given them by a day, in the order recorded."""
        return self._ask("kept_owners", as_at=as_at)

    def kept_items(self, as_at: date) -> pd.DataFrame:
        """Every version of the scrutiny items that people had added or changed by a day, in the order recorded."""
        return self._ask("kept_items", as_at=as_at)

    def acts_on_plan(self) -> int:
        """How many changes of the plan are recorded: until this moves, the plan read with them is good."""
        return int(self._ask("acts_on_plan").acts.item())

    def keep_meeting(self, version: int, **meeting: Any) -> None:
        """Add the next version of a meeting last seen at `version`, 0 while only the plan's own words say it.

        Raises Changed where it has moved on since; so do the others.
        """
        self._keep("keep_meeting", self.kept_meetings, "meeting", version, meeting)

    def keep_owners(self, version: int, **owners: Any) -> None:
        """Add the next version of a section's owners."""
        self._keep("keep_owners", self.kept_owners, "section", version, owners)

    def keep_item(self, version: int, **item: Any) -> None:
        """Add the next version of a scrutiny item."""
        self._keep("keep_item", self.kept_items, "item", version, item)

    def _keep(self, change: str, versions: Any, key: str, version: int, said: dict[str, Any]) -> None:
        with self.recording():
            held = versions(date.max)
            if int((held[key] == said[key]).sum()) != version:
                raise Changed
            self._act(change, version=version + 1, **said)
