"""The store as a person first meets it: made whole from data/ or not at all, whoever else is making it."""

import json
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from held import DATA, the_plan, the_store
from stores import SMALL, TODAY, given_data, python

from dashboard import intake
from dashboard.intake import extract, open_store
from dashboard.intake.bundled import read_received
from dashboard.plan import Plan, PlanError
from dashboard.progress import Lines
from dashboard.store import StoreError

RECEIVED = "extracts/received.csv"


@pytest.fixture
def path(tmp_path):
    """Where a store may be."""
    return tmp_path / "store" / "scrutiny.duckdb"


@pytest.fixture
def data(tmp_path):
    """A data folder of our own, with three extracts."""
    return given_data(tmp_path / "data")


def made(path, data, **more):
    return open_store(path, Plan.read(data), data, **more)


def beside(path):
    return sorted(each.name for each in path.parent.iterdir()) if path.parent.exists() else []


def faults(path, data):
    """What is said of a data folder that no store can be made of; none is left behind."""
    with pytest.raises(PlanError) as raised:
        made(path, data)
    assert beside(path) == []
    return [(fault.file, fault.key, fault.mend) for fault in raised.value.faults]


def test_the_first_time_a_store_is_made_and_the_second_time_it_is_there(path, data):
    made(path, data).close()
    first = path.read_bytes()
    store = made(path, data)

    assert beside(path) == ["scrutiny.duckdb"]
    assert sorted(store.extracts(TODAY).file) == sorted(SMALL)
    assert path.read_bytes() == first


def test_an_empty_file_in_its_place_is_no_store_yet(path, data):
    path.parent.mkdir()
    path.touch()

    assert len(made(path, data).extracts(TODAY)) == len(SMALL)
    assert beside(path) == ["scrutiny.duckdb"]


def test_what_a_killed_process_left_is_removed_at_the_next_making_and_nothing_else(path, data):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    path.parent.mkdir()
    left = [f"scrutiny.duckdb.new-{ended.pid}", f"scrutiny.duckdb.new-{ended.pid}.wal"]
    others = ["scrutiny.duckdb.new-1", "scrutiny.duckdb.new-plan", f"another.duckdb.new-{ended.pid}"]
    for name in (*left, *others):
        (path.parent / name).write_text("left over")

    made(path, data).close()

    assert beside(path) == sorted(["scrutiny.duckdb", *others])


def test_the_next_number_tells_nobody_how_many_extracts_are_to_come(path, tmp_path):
    later = "made-2013-14-q3.csv"
    data = given_data(tmp_path / "data")
    plan = data / "plan.toml"
    plan.write_text(plan.read_text().replace("as_at = 2014-03-06", "as_at = 2013-12-20"))
    store = made(path, data)

    held = store.extracts(date.max).set_index("file").extract
    raised = store.raised_exceptions(date.max).set_index("extract").raised

    assert dict(held) == {"hate-2013-14-q2.csv": 1, "hate-2013-14-q3.csv": 100_001, later: 100_002}
    assert min(raised[held[later]]) > 100_000
    assert (store._next("extract"), store._next("raised")) == (2, 1)


def test_every_bundled_extract_is_received_on_its_own_day_with_its_bytes_and_publisher():
    held = the_store().extracts(date.max).sort_values(["received", "extract"])
    listed = read_received(DATA)

    assert list(held.file) == [each.file for each in listed]
    assert [day.date() for day in held.received] == [each.received for each in listed]
    assert list(zip(held.basis, held.publisher, held.note)) == [
        (each.basis, each.publisher, each.note) for each in listed
    ]
    content = the_store()._connection.cursor().execute("select file, content from extract").fetchall()
    assert all(bytes(kept) == (DATA / "extracts" / file).read_bytes() for file, kept in content)


def test_what_was_received_on_one_day_is_loaded_in_the_order_of_the_list():
    days = [each.received for each in read_received(DATA)]

    assert days == sorted(days) and len(set(days)) < len(days)


def test_few_figures_of_the_latest_bundled_quarter_are_so_odd_that_they_would_be_asked_about():
    before = date(2014, 1, 27)
    late = [each for each in read_received(DATA) if each.received == before + timedelta(1)]
    read = [extract.read((DATA / "extracts" / each.file).read_bytes(), each.file, the_plan()) for each in late]
    asked = [len(intake.check(each, the_store(), the_plan(), before).questions) for each in read]

    assert len(late) > 5
    assert 0 < sum(asked) < 6


def test_a_crash_while_making_leaves_no_store_and_the_next_start_makes_one(path, data):
    process = python("info", "--store", path)
    while not any(name.startswith("scrutiny.duckdb.new-") for name in beside(path)):
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    process.kill()
    process.communicate()
    assert not path.exists()

    store = made(path, data)

    assert len(store.extracts(TODAY)) == len(SMALL)


def test_two_processes_that_make_a_store_at_once_end_with_one_whole_store(path, data):
    both = [python("info", "--json", "--store", path, data=data) for _ in range(2)]
    said = [json.loads(process.communicate(timeout=60)[0]) for process in both]

    assert sorted(process.returncode for process in both) in ([0, 0], [0, 3])
    for process, document in zip(both, said):
        assert document["extracts"] == len(SMALL) if process.returncode == 0 else "in use" in document["error"]
    assert beside(path) == ["scrutiny.duckdb"]
    assert len(made(path, data).extracts(TODAY)) == len(SMALL)


def test_a_missing_extract_names_itself(path, data):
    (data / "extracts" / SMALL[0]).unlink()

    assert faults(path, data) == [
        (f"extracts/{SMALL[0]}", "", "This file is missing. Put it back, or take it out of received.csv.")
    ]


@pytest.mark.parametrize("file", [RECEIVED, f"extracts/{SMALL[0]}"])
def test_a_file_that_cannot_be_read_is_named_and_not_the_store(path, data, file):
    (data / file).unlink()
    (data / file).symlink_to("/proc/self/mem")  # a file that nobody can read from its start

    assert faults(path, data) == [
        (file, "", "This file cannot be opened (Input/output error). Check that it can be read.")
    ]


def test_an_extract_with_a_problem_is_named_by_file_and_row(path, data):
    file = data / "extracts" / SMALL[0]
    file.write_text(file.read_text().replace("Preston", "Atlantis", 1))

    [(name, key, mend)] = faults(path, data)

    assert name == f"extracts/{SMALL[0]}"
    assert key.startswith("row ") and key.endswith(", area")
    assert mend.startswith("Found 'Atlantis'.")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("2014-01-28", "28/01/2014"),
        ("illustrative", "rumour"),
        (",hate,", ",love,"),
        ("Bundled with the dashboard", "Bundled, with more cells, than columns"),
        (",illustrative,,Made up to show how the dashboard works: not police figures.", ""),
    ],
)
def test_a_wrong_row_of_the_list_is_named(path, data, was, now):
    listed = data / RECEIVED
    lines = listed.read_text().splitlines()
    assert was in lines[2]
    listed.write_text("\n".join([*lines[:2], lines[2].replace(was, now), *lines[3:]]))

    [(file, key, mend)] = faults(path, data)

    assert (file, key) == (RECEIVED, "row 3")
    assert "the date like 2013-04-28, the basis one of official, supplied, illustrative." in mend


@pytest.mark.parametrize("heading", ["file,family", "dossier,family,received,by,basis,publisher,note"])
def test_a_list_without_its_columns_is_named(path, data, heading):
    listed = data / RECEIVED
    listed.write_text("\n".join([heading, *listed.read_text().splitlines()[1:]]))

    assert [key for _, key, _ in faults(path, data)] == ["row 2", "row 3", "row 4"]


def test_a_list_that_is_no_text_is_named(path, data):
    (data / RECEIVED).write_bytes(b"file,family\n\xff\xfe\x00")

    assert faults(path, data) == [(RECEIVED, "", "This is not a CSV file in UTF-8. Save it as one.")]


def test_where_nothing_is_bundled_the_store_begins_empty(path, data):
    (data / RECEIVED).unlink()

    assert made(path, data).extracts(date.max).empty


def test_the_journal_of_a_store_that_is_gone_is_never_taken_for_a_new_ones(path, data):
    path.parent.mkdir()
    journal = path.with_name("scrutiny.duckdb.wal")
    journal.write_bytes(b"the latest changes")

    with pytest.raises(StoreError, match=r"scrutiny.duckdb.wal beside it holds its latest changes"):
        made(path, data)

    assert (beside(path), journal.read_bytes()) == (["scrutiny.duckdb.wal"], b"the latest changes")


@pytest.mark.parametrize("place", ["a file/scrutiny.duckdb", "a file/deeper/scrutiny.duckdb"])
def test_a_place_where_no_store_can_be_is_told_in_words(tmp_path, data, place):
    (tmp_path / "a file").write_text("")

    with pytest.raises(StoreError, match="cannot be made"):
        made(tmp_path / place, data)


def test_a_folder_that_takes_no_store_names_the_store_and_not_its_unfinished_copy(data):
    with pytest.raises(StoreError, match=r"^The store /proc/scrutiny.duckdb cannot be opened\.") as raised:
        made(Path("/proc/scrutiny.duckdb"), data)

    assert ".new-" not in str(raised.value)


def test_whoever_waits_is_told_how_far_the_making_has_come(path, data, capsys):
    made(path, data, progress=Lines(patience=0)).close()

    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [f"Making the store: {number} of 3" for number in (1, 2, 3)]


def test_short_work_says_nothing(path, data, capsys):
    made(path, data, progress=Lines(patience=60)).close()

    assert capsys.readouterr() == ("", "")
