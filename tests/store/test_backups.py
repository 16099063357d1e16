"""A store is written whole into a folder and made again from there; what is not whole is refused, nothing is lost."""

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from dashboard.store import SCHEMA_VERSION, Store, StoreError, backups
from dashboard.store.errors import StoreHeld, StoreNewer


def rows_of(path: Path) -> dict[str, list[tuple]]:
    """Every row of every table of a store's file."""
    with duckdb.connect(str(path), read_only=True) as connection:
        names = [name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()]
        return {name: sorted(connection.table(name).fetchall(), key=repr) for name in names}


@pytest.fixture
def saved(bundled, tmp_path) -> Path:
    """A backup of the bundled store."""
    backups.back_up(bundled, tmp_path / "backup")
    return tmp_path / "backup"


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_a_restored_store_holds_every_row_of_every_table_and_goes_on(saved, bundled, tmp_path):
    restored = backups.restore(saved, tmp_path / "again.duckdb")

    assert rows_of(tmp_path / "again.duckdb") == rows_of(bundled)
    assert restored.backup.rows["extract"] == 49
    assert restored.aside is None
    store = Store(tmp_path / "again.duckdb")
    store.add_rollback(1, date(2014, 3, 6), "A. Analyst", "")
    store.close()


def test_the_store_that_stood_there_is_moved_aside_and_never_written_over(saved, bundled, tmp_path):
    before = rows_of(bundled)
    first, second = (backups.restore(saved, bundled).aside for _ in range(2))

    assert first != second
    assert rows_of(first) == rows_of(second) == rows_of(bundled) == before


def test_a_damaged_store_gives_way_to_its_backup(saved, bundled):
    bundled.write_bytes(b"not a store any more")
    aside = backups.restore(saved, bundled).aside

    assert aside.read_bytes() == b"not a store any more"
    assert len(rows_of(bundled)["extract"]) == 49


def test_a_backup_goes_into_an_empty_folder_alone_and_leaves_no_other_behind(bundled, tmp_path):
    (tmp_path / "here").mkdir()
    backups.back_up(bundled, tmp_path / "here")
    before = names(tmp_path)
    with pytest.raises(StoreError, match="something in .* already"):
        backups.back_up(bundled, tmp_path / "here")

    assert names(tmp_path) == before


def test_a_backup_reads_and_writes_in_its_own_folder_alone(bundled, tmp_path):
    (tmp_path / "own").mkdir()
    store = Store(bundled, folder=tmp_path / "own")
    with pytest.raises(duckdb.Error):
        store.write_table("extract", tmp_path / "elsewhere.parquet")
    with pytest.raises(duckdb.Error):
        store.write_table("extract", tmp_path / "own" / ".." / "elsewhere.parquet")
    store.close()

    assert "elsewhere.parquet" not in names(tmp_path)


def damage_missing(folder):
    (folder / "figure.parquet").unlink()
    return "figure.parquet is missing"


def damage_changed(folder):
    file = folder / "figure.parquet"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    return "figure.parquet is not as it was written"


def damage_contents(folder):
    (folder / "backup.json").write_text("{}")
    return "backup.json is damaged"


def damage_no_backup(folder):
    (folder / "backup.json").unlink()
    return "There is no backup in"


@pytest.mark.parametrize("damage", [damage_missing, damage_changed, damage_contents, damage_no_backup])
def test_a_backup_that_is_not_whole_is_refused_and_the_store_stays(saved, bundled, tmp_path, damage):
    before, beside = bundled.read_bytes(), names(tmp_path)
    told = damage(saved)
    with pytest.raises(StoreError, match=told):
        backups.restore(saved, bundled)

    assert bundled.read_bytes() == before
    assert names(tmp_path) == beside


def test_a_table_whose_rows_are_not_those_of_its_file_is_found(bundled, tmp_path):
    (tmp_path / "own").mkdir()
    store, file = Store(bundled, folder=tmp_path / "own"), tmp_path / "own" / "rollback.parquet"
    store.write_table("rollback", file)
    assert store.differences("rollback", file) == 0
    store.add_rollback(1, date(2014, 3, 6), "A. Analyst", "")

    assert store.differences("rollback", file) == 1
    store.close()


def test_a_backup_of_a_newer_release_is_refused(saved, tmp_path):
    contents = json.loads((saved / "backup.json").read_text())
    (saved / "backup.json").write_text(json.dumps(contents | {"schema": SCHEMA_VERSION + 1}))
    with pytest.raises(StoreNewer):
        backups.restore(saved, tmp_path / "again.duckdb")


def test_a_backup_of_an_earlier_schema_is_restored_and_brought_up_to_date(bundled, tmp_path):
    store = Store(tmp_path / "old.duckdb", folder=tmp_path, schema=3)
    with store.recording():
        for number in (1, 2, 3):
            store._record("add_schema_version", version=number, recorded_at=datetime(2014, 3, 6))
    tables = {}
    for table in store.tables():
        file = tmp_path / f"{table}.parquet"
        tables[table] = {"rows": store.write_table(table, file), "sha256": backups._sha256(file)}
    store.close()
    contents = {"made": "2014-03-06T09:00:00+00:00", "schema": 3, "tables": tables}
    (tmp_path / "backup.json").write_text(json.dumps(contents))

    backups.restore(tmp_path, tmp_path / "again.duckdb")

    assert "decision" not in tables
    assert "decision" in rows_of(tmp_path / "again.duckdb")


def test_from_the_command_line_a_store_is_saved_and_made_again(asked, bundled, tmp_path):
    before = rows_of(bundled)
    code, document = asked("backup", tmp_path / "saved")
    assert (code, document["store"], document["tables"]["extract"]) == (0, str(bundled), 49)

    again = tmp_path / "again.duckdb"
    code, document = asked("restore", tmp_path / "saved", "--store", again)
    assert (code, document["store"], document["moved_aside"]) == (0, str(again), None)
    assert rows_of(again) == before
    assert asked("restore", tmp_path / "nothing")[0] == 3


def test_a_store_in_use_is_neither_saved_nor_replaced(saved, bundled, tmp_path):
    code = f"import duckdb; c = duckdb.connect({str(bundled)!r}); print('held', flush=True); input()"
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process.stdout.readline()
    before = bundled.read_bytes()
    for act in (lambda: backups.back_up(bundled, tmp_path / "new"), lambda: backups.restore(saved, bundled)):
        with pytest.raises(StoreHeld):
            act()
    process.communicate("\n")

    assert bundled.read_bytes() == before
    assert "new" not in names(tmp_path)
