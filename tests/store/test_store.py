"""The store itself: locked down, asked by many, written by one, whole after a crash, and plain about what is wrong."""

import resource
import threading
from datetime import date
from pathlib import Path

import duckdb
import pytest
from rows import frame
from stores import TODAY, contents, dashboard, python

from dashboard.period import Period, periods
from dashboard.store import SCHEMA_VERSION, Store, StoreError
from dashboard.store.errors import StoreHeld, StoreNewer
from dashboard.store.queries import SCHEMA

FOLDERS = [str(folder) for folder in Path(__file__).parents[:2]]  # this one, and that of what tests share
QUARTERS = [str(period) for period in periods(Period(1988, 1), Period(2012, 4))]  # a hundred
EXTRACT = {
    "file": "typed.csv", "family": "measures", "basis": "supplied", "publisher": "", "received": TODAY, "by": "A",
    "note": "", "sha256": "0", "row_count": len(QUARTERS), "content": b"",
}  # fmt: skip
WRITER = """
import sys
from pathlib import Path
from test_store import EXTRACT, figures
from dashboard.store import Store

store = Store(Path(sys.argv[1]))
while True:
    print(store.add_extract(figures("Preston"), **EXTRACT), flush=True)
"""


def figures(area):
    """A hundred figures of one area."""
    return frame(tuple(("burglary", area, quarter, value) for value, quarter in enumerate(QUARTERS)))


@pytest.fixture
def path(tmp_path):
    """Where a store may be."""
    return tmp_path / "scrutiny.duckdb"


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('{file}')",
        "select * from read_text('{file}')",
        "select * from '{file}'",
        "select * from glob('{folder}/*')",
        "copy extract to '{folder}/out.csv'",
        "copy extract from '{file}'",
        "export database '{folder}/out'",
        "attach '{folder}/other.duckdb'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set threads = 1",
        "reset lock_configuration",
        "pragma memory_limit = '1MB'",
    ],
)
def test_a_connection_reads_no_file_writes_none_and_cannot_be_unlocked(path, tmp_path, sql):
    (tmp_path / "figures.csv").write_text("extract\n1\n")
    cursor = Store(path)._connection.cursor()

    with pytest.raises(duckdb.Error):
        cursor.execute(sql.format(file=tmp_path / "figures.csv", folder=tmp_path))

    assert sorted(each.name for each in tmp_path.iterdir() if "wal" not in each.name) == [
        "figures.csv",
        "scrutiny.duckdb",
    ]


def test_a_frame_of_the_program_is_no_table_unless_it_is_handed_over(store):
    figures_of_ours = figures("Preston")

    with pytest.raises(duckdb.CatalogException):
        store._connection.cursor().execute("select * from figures_of_ours")
    assert len(figures_of_ours) == len(QUARTERS)


def test_eight_threads_ask_while_one_writes_and_none_sees_half_an_extract(path):
    store, seen, faults, written = Store(path), [], [], threading.Event()

    def ask():
        try:
            while not written.is_set():
                seen.append(len(store.standing_figures(TODAY)))
        except BaseException as fault:
            faults.append(fault)

    readers = [threading.Thread(target=ask) for _ in range(8)]
    for reader in readers:
        reader.start()
    for number in range(10):
        store.add_extract(figures(f"Area {number}"), **EXTRACT)
    written.set()
    for reader in readers:
        reader.join()

    assert faults == []
    assert len(seen) >= 8
    assert {count % len(QUARTERS) for count in seen} == {0}
    assert len(store.standing_figures(TODAY)) == 10 * len(QUARTERS)


def test_eight_threads_that_write_each_get_a_number_of_their_own(store):
    numbers = []
    writers = [
        threading.Thread(target=lambda: numbers.append(store.add_extract(figures("Preston"), **EXTRACT)))
        for _ in range(8)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert sorted(numbers) == list(range(1, 9))


def test_changes_that_fail_half_way_leave_nothing(store):
    before = contents(store)

    with pytest.raises(ZeroDivisionError), store.recording():
        store.add_extract(figures("Preston"), **EXTRACT)
        1 / 0  # noqa: B018

    assert contents(store) == before
    assert store.add_extract(figures("Preston"), **EXTRACT) == 1


def test_a_change_the_store_refuses_is_told_in_words_and_leaves_nothing(store):
    before = contents(store)

    with pytest.raises(StoreError, match="refused the change"):
        store.add_extract(figures("Preston"), **(EXTRACT | {"basis": "rumour"}))

    assert contents(store) == before


def test_a_full_disk_is_told_in_words_and_leaves_what_was_acknowledged(path):
    store = Store(path)
    store.add_extract(figures("Preston"), **EXTRACT)
    store.close()
    code = WRITER.replace(
        "store = ", f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, ({3 << 20},) * 2)\nstore = "
    )
    code = code.replace("**EXTRACT)", '**(EXTRACT | {"content": __import__("os").urandom(1 << 20)}))')

    process = python(path, code=with_tests(code))
    out, err = process.communicate(timeout=60)

    acknowledged = [1, *map(int, out.split())]
    assert "StoreError" in err and "the disk may be full" in err
    store = Store(path)
    assert sorted(store.extracts(TODAY).extract) == acknowledged
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def with_tests(code):
    """Code that can import this very file."""
    return f"import sys\nsys.path[:0] = {FOLDERS!r}\n{code}"


def test_a_store_opened_again_holds_what_it_held_and_is_as_locked(path):
    store = Store(path)
    store.add_extract(figures("Preston"), **EXTRACT)
    before = contents(store)
    store.close()

    again = Store(path)

    assert contents(again) == before
    assert [version for version, _ in before["schema_version"]] == sorted(SCHEMA)[1:]
    with pytest.raises(duckdb.Error):
        again._connection.cursor().execute("set threads = 1")


def test_a_store_of_a_newer_release_is_refused_and_left_as_it_is(path):
    Store(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("insert into schema_version values (?, now()::timestamp)", [SCHEMA_VERSION + 1])
    before = path.read_bytes()

    with pytest.raises(StoreNewer, match=rf"schema {SCHEMA_VERSION + 1}; this release knows {SCHEMA_VERSION}"):
        Store(path)

    assert path.read_bytes() == before


def test_a_store_that_another_process_has_open_is_held(path):
    process = python(path, code=with_tests(WRITER))
    process.stdout.readline()

    with pytest.raises(StoreHeld, match="in use by another copy"):
        Store(path)

    process.kill()
    process.communicate()
    assert len(Store(path).extracts(TODAY)) >= 1


def test_a_path_with_lock_in_its_name_is_not_taken_for_held(tmp_path):
    path = tmp_path / "blocks" / "clock.duckdb"
    path.mkdir(parents=True)

    with pytest.raises(StoreError) as fault:
        Store(path)

    assert not isinstance(fault.value, StoreHeld | StoreNewer)


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: b"quarter,area\n2013/14 Q3,Preston\n",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:4096],
        lambda whole: bytes(4096) + whole[4096:],
        lambda whole: whole[:4096] + bytes(8192) + whole[12288:],
    ],
    ids=["empty", "text", "half", "its head alone", "without its head", "without its root"],
)
def test_a_damaged_file_is_named_as_such_and_left_as_it_is(path, damage):
    store = Store(path)
    store.add_extract(figures("Preston"), **EXTRACT)
    store.close()
    path.write_bytes(damage(path.read_bytes()))
    before = path.read_bytes()

    with pytest.raises(StoreError, match="is damaged, or is not a store") as fault:
        Store(path).standing_figures(TODAY)

    assert fault.value.remedy.startswith("Nothing was changed.")
    assert path.read_bytes() == before


def test_damage_that_only_a_question_finds_is_told_in_words_too(bundled):
    whole = bytearray(bundled.read_bytes())
    for start in range(16384, len(whole), 4096):  # the head is whole, and so it opens
        whole[start + 512 : start + 1024] = bytes(512)
    bundled.write_bytes(whole)

    code, out, err = dashboard("exceptions", "--store", bundled)

    assert (code, out) == (3, "")
    assert err.startswith(f"The file {bundled} is damaged") and "Traceback" not in err


def test_somebody_elses_database_is_refused_and_nothing_is_written_into_it(path):
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table theirs as select 1 as one")
    before = path.read_bytes()

    with pytest.raises(StoreError, match="is not a store"):
        Store(path)

    assert path.read_bytes() == before


def test_acts_are_ordered_by_real_time_whatever_day_they_are_received_on(store):
    for received in (date(2019, 1, 28), date(2013, 4, 28)):
        store.add_extract(figures("Preston"), **(EXTRACT | {"received": received}))

    recorded = [row[6] for row in contents(store)["extract"]]

    assert recorded == sorted(recorded)
    assert abs((recorded[0] - duckdb.execute("select now()::timestamp").fetchone()[0]).total_seconds()) < 86400
