"""The store's tables whole, for a backup: written into files of its folder, read from them, held against them."""

from __future__ import annotations

from pathlib import Path

from dashboard.store.connection import Connection
from dashboard.store.queries import sql


class Tables(Connection):
    """What a backup does with a store."""

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
