"""The command line itself: how it is used, and one sentence where it fails, as a person or a script reads it."""

import json
import shutil
import subprocess
import sys

import pytest
from held import DATA
from stores import RIGHT, ROOT, SMALL, dashboard, given_data, python

from dashboard.cli.main import COULD_NOT_RUN, DONE, WRONG_USAGE, main

# usage


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["forecast"],
        ["check"],
        ["load", "--by", "A"],
        ["load", "typed.csv", "--explain"],
        ["check", "typed.csv", "--family", "love"],
        ["rollback"],
        ["rollback", "two"],
        ["agenda"],
        ["agenda", "--meeting", "2014-13-01"],
        ["exceptions", "--meeting", "September"],
        ["exceptions", "--section", "9"],
        ["exceptions", "--as-at", "20/12/2013"],
        ["exceptions", "--as", "2013-12-20"],
        ["judge"],
        ["judge", "nothing.csv"],
        ["judge", "nothing.csv", "--method", "guess"],
        ["info", "more"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_words_and_as_a_document(run, words):
    code, out, err = run(*words)
    assert (code, out) == (WRONG_USAGE, "")
    assert err.endswith("\n") and err.count("\n") == 1 and err[0].isupper() | err.startswith("'")

    code, out, err = run(*words, "--json")
    assert (code, err, set(json.loads(out))) == (WRONG_USAGE, "", {"error", "remedy"})


@pytest.mark.parametrize("place", ["before", "after"])
def test_store_and_json_stand_before_the_command_or_after_it(run, bundled, tmp_path, place):
    other = shutil.copy(bundled, tmp_path / "other.duckdb")
    shared = ["--store", other, "--json"]

    code, out, _ = run(*shared, "info") if place == "before" else run("info", *shared)

    assert (code, json.loads(out)["store"]) == (DONE, str(other))


@pytest.mark.parametrize("command", [[], ["check"], ["load"], ["history"], ["rollback"], ["exceptions"], ["judge"]])
def test_help_is_done(command, capsys):
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])

    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("usage: python -m dashboard")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["info"], "latest quarter: 2013/14 Q3"),
        (["history"], "measures-official-2013-14-q3.csv"),
        (["exceptions"], "As at 2014-03-06, figures to 2013/14 Q3."),
        (["agenda", "--meeting", "2014-03-13"], "Thursday 13 March 2014 (planned)"),
        (["agenda", "--meeting", "2014-03-13"], "0 of 2 chosen"),
    ],
)
def test_without_json_a_person_reads_sentences(run, words, said):
    code, out, err = run(*words)

    assert (code, err) == (DONE, "")
    assert said in out.replace("\xa0", " ")


# could not run


@pytest.fixture
def failed(run, monkeypatch):
    """Run a command that cannot: a sentence for a person; for a script the document, which is returned."""

    def failed(*words, data=DATA):
        monkeypatch.setenv("SCRUTINY_DATA", str(data))
        code, out, err = run(*words)
        assert (code, out, err.count("\n")) == (COULD_NOT_RUN, "", 1)
        code, out, err = run(*words, "--json")
        document = json.loads(out)
        assert (code, err, set(document)) == (COULD_NOT_RUN, "", {"error", "remedy"})
        return document

    return failed


def test_a_store_that_another_process_holds(failed, bundled, typed):
    code = "import sys\nfrom pathlib import Path\nfrom dashboard.store import Store\n"
    code += "store = Store(Path(sys.argv[1]))\nprint('held', flush=True)\nsys.stdin.read()\n"
    holder = python(bundled, code=code, stdin=-1)
    holder.stdout.readline()

    document = failed("load", typed(RIGHT), "--store", bundled)
    holder.communicate()

    assert document == {
        "error": f"The figures in {bundled} are in use by another copy of the dashboard.",
        "remedy": "Nothing was changed. Close that copy, then try again.",
    }
    assert dashboard("info", "--store", bundled)[0] == DONE


def test_a_damaged_store(failed, tmp_path):
    store = tmp_path / "new.duckdb"
    store.write_bytes(b"not a store at all" * 1000)

    assert "is damaged, or is not a store" in failed("info", "--store", store)["error"]


def test_a_data_folder_that_is_missing(failed, tmp_path):
    document = failed("info", "--store", tmp_path / "new.duckdb", data=tmp_path / "nowhere")

    assert f"{tmp_path / 'nowhere'}: This folder is missing." in document["error"]


@pytest.mark.parametrize(
    ("file", "text"),
    [("plan.toml", "title = "), ("measures/burglary.toml", 'name = "Burglary"'), ("areas.csv", "name\n")],
)
def test_a_plan_that_cannot_be_read_names_the_file_and_makes_no_store(failed, tmp_path, file, text):
    data = given_data(tmp_path / "data")
    (data / file).write_text(text)

    document = failed("info", "--store", tmp_path / "new.duckdb", data=data)

    assert document["error"].startswith("The plan cannot be used.") and file in document["error"]
    assert not (tmp_path / "new.duckdb").exists()


def test_a_missing_extract_names_itself_and_makes_no_store(failed, tmp_path):
    data = given_data(tmp_path / "data")
    (data / "extracts" / SMALL[0]).unlink()

    document = failed("info", "--store", tmp_path / "new.duckdb", data=data)

    assert f"extracts/{SMALL[0]}: This file is missing." in document["error"]
    assert not (tmp_path / "new.duckdb").exists()


# as a process of its own


def test_the_first_command_makes_the_store_beside_the_data_and_prints_its_document_alone(tmp_path):
    data = given_data(tmp_path / "data")

    code, out, err = dashboard("info", "--json", data=data)

    assert (code, json.loads(out)["store"]) == (DONE, str(data / "scrutiny.duckdb"))
    assert all(line.startswith("Making the store") for line in err.splitlines())


def test_any_letter_is_printed_whatever_the_terminals_own_are(tmp_path, bundled, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    monkeypatch.setenv("LC_ALL", "C")
    file = tmp_path / "Łódź – £.csv"
    file.write_text(RIGHT, encoding="utf-8")

    assert "Łódź – £.csv" in dashboard("check", file, "--store", bundled)[1]
    document = json.loads(dashboard("check", file, "--store", bundled, "--json")[1])
    assert document["files"][0]["file"] == "Łódź – £.csv"


def test_a_reader_who_stops_reading_is_no_fault(bundled):
    process = python("history", "--store", bundled)
    process.stdout.close()
    process.stdout = None

    assert (process.communicate(timeout=60)[1], process.returncode) == ("", DONE)


@pytest.mark.parametrize("words", [["history"], ["history", "--json"], ["forecast", "--json"]])
def test_an_answer_that_cannot_be_written_is_told_on_standard_error(bundled, words):
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "dashboard", *words, "--store", bundled]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    said = "The answer could not be written (No space left on device). Write it to where there is room.\n"
    assert (done.returncode, done.stderr) == (COULD_NOT_RUN, said)
