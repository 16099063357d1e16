"""The one DuckDB file in which figures and acts are kept."""

from dashboard.store.backups import Backup
from dashboard.store.errors import Changed, StoreError
from dashboard.store.figures import MUCH_REVISED
from dashboard.store.files import journal, remove
from dashboard.store.queries import SCHEMA_VERSION
from dashboard.store.store import Store

__all__ = ["Backup", "Changed", "MUCH_REVISED", "SCHEMA_VERSION", "Store", "StoreError", "journal", "remove"]
