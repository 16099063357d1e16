"""The store: one DuckDB file with every extract, figure, raised exception and topic.

The rooms whose names begin with store_ are the only ones that ask DuckDB anything. Each method answers one file of
queries/ask/ or makes one change of queries/record/. Rows are only ever added, and every question names the day as at
which it is asked.
"""

from __future__ import annotations

from pathlib import Path

from dashboard.store_exceptions import AboutExceptions
from dashboard.store_extracts import AboutExtracts
from dashboard.store_faults import Changed, StoreError, StoreHeld, StoreNewer
from dashboard.store_figures import AboutFigures
from dashboard.store_plan import AboutThePlan
from dashboard.store_queries import SCHEMA_VERSION, sql
from dashboard.store_topics import AboutTopics
from dashboard.store_verdicts import AboutVerdicts

__all__ = ["Changed", "SCHEMA_VERSION", "Store", "StoreError", "StoreHeld", "StoreNewer"]


class Store(AboutExceptions, AboutExtracts, AboutFigures, AboutThePlan, AboutTopics, AboutVerdicts):
    """An open store. `path` is its file, or None for one in memory.

    For a backup it may write and read in one more `folder`. One that is to be restored is made empty, as of the
    `schema` of its backup, whose tables will note which schema files were run.
    """

    def acts(self) -> int:
        """How many acts are recorded, of every kind: until this moves, nothing held is another."""
        return int(self._ask("acts").acts.item())

    def tables(self) -> list[str]:
        """The names of all tables, those that others refer to first."""
        return [*self._ask("tables").name]

    def write_table(self, table: str, file: Path) -> int:
        """Write one table whole into a file of the store's `folder`, and return how many rows it has."""
        with self._connection.cursor() as cursor:
            written = cursor.execute(sql("backup", "write_out"), {"table": table, "file": str(file)})
            return int(written.fetchone()[0])

    def read_table(self, table: str, file: Path) -> None:
        """Add to one table the rows of a file of the store's `folder`."""
        with self.recording():
            self._here.cursor.read_parquet(str(file)).insert_into(table)

    def differences(self, table: str, file: Path) -> int:
        """How many rows are in one table and not in a file of the store's `folder`, or the other way round."""
        with self._connection.cursor() as cursor:
            counted = cursor.execute(sql("backup", "differences"), {"table": table, "file": str(file)})
            return int(counted.fetchone()[0])
