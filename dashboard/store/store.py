"""The store: one DuckDB file with every extract, figure, raised exception and topic.

The rooms whose names begin with store_ are the only ones that ask DuckDB anything. Each method answers one file of
queries/ask/ or makes one change of queries/record/. Rows are only ever added, and every question names the day as at
which it is asked.
"""

from __future__ import annotations

from dashboard.store.errors import Changed, StoreError, StoreHeld, StoreNewer
from dashboard.store.exceptions import AboutExceptions
from dashboard.store.extracts import AboutExtracts
from dashboard.store.figures import AboutFigures
from dashboard.store.plan import AboutThePlan
from dashboard.store.queries import SCHEMA_VERSION
from dashboard.store.tables import Tables
from dashboard.store.topics import AboutTopics
from dashboard.store.verdicts import AboutVerdicts

__all__ = ["Changed", "SCHEMA_VERSION", "Store", "StoreError", "StoreHeld", "StoreNewer"]


class Store(AboutExceptions, AboutExtracts, AboutFigures, AboutThePlan, AboutTopics, AboutVerdicts, Tables):
    """An open store. `path` is its file, or None for one in memory.

    For a backup it may write and read in one more `folder`. One that is to be restored is made empty, as of the
    `schema` of its backup, whose tables will note which schema files were run.
    """

    def acts(self) -> int:
        """How many acts are recorded, of every kind: until this moves, nothing held is another."""
        return int(self._ask("acts").acts.item())
