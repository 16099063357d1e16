"""Every command as a person or a script gives it: its document, its exit code, and one sentence where it fails."""

import json
import shutil
from datetime import date

import pytest
from held import DATA
from stores import SMALL, contents, dashboard, given_data, python

from dashboard.__main__ import COULD_NOT_RUN, DONE, PROBLEMS, WRONG_USAGE, main
from dashboard.store import Store

HATE = "quarter,area,strand,offences,resolved\n"
RIGHT = HATE + "2013/14 Q3,Preston,Disability,6,2\n2013/14 Q2,Rossendale,Race,1,1\n"
WRONG = HATE + "2013/14 Q3,Preston,Disability,6,2\n2013/14 Q5,Rosendale,Race,-1,1\n"
ODD = HATE + "2013/14 Q4,Preston,Race,5,9\n"
CHECK = {"file", "family", "rows", "problems", "questions", "changes"}
PROBLEM = {"row", "column", "found", "message"}
LOADED = {"file", "extract", "new", "revised", "unchanged", "identical_to"}
HISTORY = {"extract", "file", "family", "received", "by", "note", "sha256", "rolled_back"}
INFO = {"store", "schema", "today", "extracts", "latest_quarter"}
EXCEPTIONS = {
    "as_at", "meeting", "latest_quarter", "series_tested", "expected_by_chance", "exceptions", "raised",
}  # fmt: skip
JUDGED = {
    "measure", "area", "quarter", "value", "expected", "lower", "upper", "state", "p_value", "window", "p_window",
    "signal", "sentence",
}  # fmt: skip
EXCEPTION = JUDGED | {"sections", "items", "basis", "status", "rank"}
BY_XMR = {"value", "mean", "lower", "upper", "point_type"}


@pytest.fixture
def typed(tmp_path):
    """Put text into a file and return its path."""

    def typed(text, name="typed.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return typed


@pytest.fixture
def run(capsys, monkeypatch, bundled):
    """Run a command on a store of the test's own; its exit code, standard output and standard error."""
    monkeypatch.setenv("SCRUTINY_DATA", str(DATA))
    monkeypatch.setenv("SCRUTINY_STORE", str(bundled))

    def run(*words):
        code = main([str(word) for word in words])
        return (code, *capsys.readouterr())

    return run


@pytest.fixture
def asked(run):
    """Run a command with --json; its exit code and its document, which is all that standard output holds."""

    def asked(*words):
        code, out, err = run(*words, "--json")
        assert err == ""
        return code, json.loads(out, parse_constant=no_such_number)

    return asked


def no_such_number(name):
    raise AssertionError(f"{name} is not JSON")


def everything(path):
    store = Store(path)
    try:
        return contents(store)
    finally:
        store.close()


# check and load


def test_check_says_what_is_wrong_with_each_file(asked, typed):
    code, document = asked("check", typed(WRONG), typed(RIGHT, "right.csv"))

    assert (code, set(document)) == (PROBLEMS, {"files"})
    wrong, right = document["files"]
    assert set(wrong) == set(right) == CHECK
    assert [(each["row"], each["column"], each["found"]) for each in wrong["problems"]] == [
        (3, "quarter", "2013/14 Q5"),
        (3, "area", "Rosendale"),
        (3, "offences", "-1"),
    ]
    assert all(set(each) == PROBLEM and each["message"] for each in wrong["problems"])
    assert (wrong["file"], wrong["family"], wrong["rows"]) == ("typed.csv", "hate", 2)
    assert (right["file"], right["family"], right["problems"]) == ("right.csv", "hate", [])
    assert set(right["changes"]) == {"new", "revised", "unchanged"}
    assert sum(right["changes"].values()) == right["rows"] == 2


def test_a_file_with_questions_alone_passes_the_check(asked, typed):
    code, document = asked("check", typed(ODD))

    assert code == DONE
    assert [each["column"] for each in document["files"][0]["questions"]] == ["resolved", "quarter"]
    assert all(set(each) == PROBLEM and "?" in each["message"] for each in document["files"][0]["questions"])


def test_what_is_wrong_with_a_whole_file_has_no_row(asked, typed):
    code, document = asked("check", typed(HATE))

    assert code == PROBLEMS
    assert [each["row"] for each in document["files"][0]["problems"]] == [None]


def test_a_check_writes_nothing(run, typed, bundled):
    before = everything(bundled)

    for text in (RIGHT, WRONG, ODD):
        run("check", typed(text))

    assert everything(bundled) == before


def test_a_family_is_named_where_the_columns_do_not_tell_it(asked, typed):
    file = typed("quarter,area\n2013/14 Q3,Preston\n")

    assert asked("check", file)[1]["files"][0]["family"] is None
    assert asked("check", file, "--family", "hate")[1]["files"][0]["family"] == "hate"


def test_load_keeps_a_file_and_says_what_it_changed(asked, typed, bundled):
    file = typed(RIGHT)
    before = asked("check", file)[1]["files"][0]["changes"]

    code, document = asked("load", file, "--explain", "Recounted.", "--by", "A. Analyst", "--note", "Late return")

    [loaded] = document["loaded"]
    assert (code, set(document), set(loaded)) == (DONE, {"loaded"}, LOADED)
    assert {name: loaded[name] for name in before} == before
    assert loaded["identical_to"] is None
    newest = asked("history")[1]["extracts"][0]
    assert (newest["extract"], newest["by"], newest["note"]) == (loaded["extract"], "A. Analyst", "Late return")
    assert {row[-1] for row in everything(bundled)["explanation"] if row[0] == loaded["extract"]} == {"Recounted."}


def test_the_same_bytes_again_change_nothing_and_name_the_extract(asked, typed, bundled):
    first = asked("load", typed(ODD), "--explain", "Backlog.")[1]["loaded"][0]["extract"]
    before = everything(bundled)

    code, document = asked("load", typed(ODD, "again.csv"))

    assert code == DONE
    assert document["loaded"] == [
        {"file": "again.csv", "extract": None, "new": 0, "revised": 0, "unchanged": 1, "identical_to": first}
    ]
    assert everything(bundled) == before


@pytest.mark.parametrize("second", [WRONG, ODD, ""])
def test_of_several_files_all_are_kept_or_none(asked, typed, bundled, second):
    before = everything(bundled)

    code, document = asked("load", typed(RIGHT, "first.csv"), typed(second, "second.csv"))

    assert code == PROBLEMS
    assert [each["file"] for each in document["files"]] == ["first.csv", "second.csv"]
    assert set(document["files"][1]) == CHECK
    assert everything(bundled) == before


@pytest.mark.parametrize("explanation", [[], ["--explain", ""], ["--explain", "  "]])
def test_questions_that_are_not_explained_refuse_a_load(run, typed, bundled, explanation):
    before = everything(bundled)

    code, out, err = run("load", typed(ODD), *explanation)

    assert code == PROBLEMS
    assert "question, row 2, resolved: found '9'." in out and "answer them with --explain" in out
    assert (err, everything(bundled)) == ("", before)


def test_no_explanation_answers_a_problem(asked, typed, bundled):
    before = everything(bundled)

    assert asked("load", typed(WRONG), "--explain", "It is so.")[0] == PROBLEMS
    assert everything(bundled) == before


def test_without_a_name_the_login_name_is_kept(asked, typed, monkeypatch):
    monkeypatch.setenv("LOGNAME", "analyst-7")
    asked("load", typed(RIGHT), "--explain", "Recounted.", "--by", " ")

    assert asked("history")[1]["extracts"][0]["by"] == "analyst-7"


def test_a_file_that_is_not_there_is_wrong_usage(asked, tmp_path):
    for name in ("nothing.csv", "."):
        code, document = asked("load", tmp_path / name)

        assert (code, set(document)) == (WRONG_USAGE, {"error", "remedy"})
        assert str(tmp_path / name) in document["error"]


# history, rollback, info


def test_history_lists_what_was_received_by_today_the_newest_first(asked):
    code, document = asked("history")

    extracts = document["extracts"]
    assert (code, set(document)) == (DONE, {"extracts"})
    assert all(set(each) == HISTORY for each in extracts)
    assert [each["received"] for each in extracts] == sorted((each["received"] for each in extracts), reverse=True)
    assert {each["received"] for each in extracts} == {"2013-04-28", "2013-07-28", "2013-10-28", "2014-01-28"}
    assert {each["rolled_back"] for each in extracts} == {None}


def test_info_says_which_store_it_is_and_counts_what_was_received_by_today(asked, bundled):
    code, document = asked("info")

    assert (code, set(document)) == (DONE, INFO)
    assert document == {
        "store": str(bundled),
        "schema": 2,
        "today": "2014-03-06",
        "extracts": len(asked("history")[1]["extracts"]),
        "latest_quarter": "2013/14 Q3",
    }


def test_an_extract_taken_back_stays_in_the_history_and_its_bytes_may_be_loaded_again(asked, typed):
    number = asked("load", typed(RIGHT), "--explain", "Recounted.")[1]["loaded"][0]["extract"]

    code, document = asked("rollback", number, "--by", "A. Analyst", "--note", "Wrong quarter")

    assert (code, document) == (
        DONE,
        {
            "extract": number,
            "file": "typed.csv",
            "rolled_back": "2014-03-06",
            "by": "A. Analyst",
            "note": "Wrong quarter",
        },
    )
    assert asked("history")[1]["extracts"][0]["rolled_back"] == "2014-03-06"
    again = asked("load", typed(RIGHT), "--explain", "Recounted.")[1]["loaded"][0]
    assert (again["extract"], again["identical_to"]) == (number + 1, None)


def test_taking_an_extract_back_restores_what_was_shown_before(asked, typed):
    before = asked("exceptions")[1]
    rows = "".join(f"2013/14 Q3,{area},Race,900,20\n" for area in ("Preston", "Wyre"))
    number = asked("load", typed(HATE + rows), "--explain", "A test.")[1]["loaded"][0]["extract"]
    assert asked("exceptions")[1] != before

    asked("rollback", number)

    assert asked("exceptions")[1] == before


@pytest.mark.parametrize("number", ["999", "40", "0", "one"])
def test_an_extract_that_is_not_in_the_history_cannot_be_taken_back(asked, bundled, number):
    before = everything(bundled)

    code, document = asked("rollback", number)

    assert (code, set(document)) == (WRONG_USAGE, {"error", "remedy"})
    assert everything(bundled) == before


def test_an_extract_is_taken_back_once(asked):
    assert asked("rollback", 3)[0] == DONE

    code, document = asked("rollback", 3)

    assert (code, document["error"].replace("\xa0", " ")) == (
        WRONG_USAGE,
        "Extract 3 was taken back already, on 6 March 2014.",
    )


# exceptions


def test_exceptions_are_told_as_contracted(asked):
    code, document = asked("exceptions")

    assert (code, set(document)) == (DONE, EXCEPTIONS)
    assert (document["as_at"], document["meeting"], document["latest_quarter"]) == (
        "2014-03-06",
        "2014-03-13",
        "2013/14 Q3",
    )
    assert document["expected_by_chance"] is None
    assert document["series_tested"] > len(document["exceptions"]) > 10
    assert [each["rank"] for each in document["exceptions"]] == list(range(1, len(document["exceptions"]) + 1))
    for each in document["exceptions"]:
        shares = {"denominator", "percentage"} if "denominator" in each else set()
        assert set(each) == EXCEPTION | shares
        assert each["signal"] in ("high", "low") and each["status"] in ("new", "continuing")
        assert (each["p_value"], each["window"], each["p_window"]) == (None, None, None)
        assert each["lower"] < each["expected"] < each["upper"]
        assert each["sections"] and each["items"] and each["sentence"].endswith(".")


def test_with_a_denominator_an_exception_is_on_the_numerators_scale(asked):
    shares = [each for each in asked("exceptions")[1]["exceptions"] if "denominator" in each]

    assert len(shares) > 2
    for each in shares:
        assert each["percentage"] == pytest.approx(100 * each["value"] / each["denominator"])
        assert each["lower"] < each["denominator"] and float(each["value"]).is_integer()


def test_exceptions_people_raise_are_told_beside_those_of_the_figures(asked):
    raised = asked("exceptions")[1]["raised"]

    assert [each["title"] for each in raised if each["disposition"]] == ["Elderly Vulnerable"]
    assert {"MADE", "Casework"} <= {each["origin"] for each in raised}
    assert all(each["sensitivity_reason"] for each in raised if each["sensitive"])


def test_one_section_alone(asked):
    everywhere, one = asked("exceptions")[1], asked("exceptions", "--section", "2B")[1]

    assert 0 < len(one["exceptions"]) < len(everywhere["exceptions"])
    assert all("2B" in each["sections"] for each in one["exceptions"])
    assert {each["section"] for each in one["raised"]} == {"2B"}
    assert one["series_tested"] == everywhere["series_tested"]


@pytest.mark.parametrize(
    ("words", "as_at", "latest"),
    [
        (["--meeting", "2013-12-23"], "2013-12-23", "2013/14 Q2"),
        (["--meeting", "2014-03-13"], "2014-03-06", "2013/14 Q3"),
        (["--meeting", "2014-09"], "2014-03-06", "2013/14 Q3"),
        (["--meeting", "2014-06-12", "--as-at", "2014-06-12"], "2014-06-12", "2013/14 Q4"),
        (["--as-at", "2019-03-01"], "2019-03-01", "2018/19 Q3"),
        (["--as-at", "2001-01-01"], "2001-01-01", None),
    ],
)
def test_a_meeting_or_a_day_says_what_is_known(asked, words, as_at, latest):
    code, document = asked("exceptions", *words)

    assert (code, document["as_at"], document["latest_quarter"]) == (DONE, as_at, latest)
    assert latest or (document["series_tested"], document["exceptions"], document["raised"]) == (0, [], [])


def test_on_20_december_nothing_later_is_seen_whether_or_not_it_is_held(asked, bundled, tmp_path):
    words = ("exceptions", "--as-at", "2013-12-20", "--json")
    known = [each["file"] for each in asked("history")[1]["extracts"] if each["received"] <= "2013-12-20"]
    data = given_data(tmp_path / "data", known)

    with_later = dashboard(*words, "--store", bundled)
    without = dashboard(*words, "--store", tmp_path / "earlier.duckdb", data=data)

    assert with_later == (DONE, without[1], "")
    assert without[0] == DONE
    document = json.loads(with_later[1])
    assert document["latest_quarter"] == "2013/14 Q2"
    assert len(document["exceptions"]) > 10
    assert {each["quarter"] for each in document["exceptions"]} == {"2013/14 Q2"}


# agenda and judge


def test_an_agenda_is_told_as_contracted(asked):
    code, document = asked("agenda", "--meeting", "2013-12-23")

    assert (code, set(document)) == (DONE, {"meeting", "tracks"})
    assert document["meeting"] == {
        "id": "2013-12-23",
        "date": "2013-12-23",
        "precision": "day",
        "state": "held",
    }
    assert [each["track"] for each in document["tracks"]] == ["1", "2A", "2B-victims", "2B-pvp", "2C", "3", "4"]
    for each in document["tracks"]:
        assert set(each) == {"section", "track", "due", "owner", "topics", "gaps"}
        assert each["topics"]
        assert all(set(topic) == {"title", "rationale", "origin", "exceptions"} for topic in each["topics"])
    assert {each["track"]: each["gaps"] for each in document["tracks"] if each["gaps"]} == {"2C": ["1 of 2 chosen"]}


def test_a_meeting_with_no_day_is_named_by_its_month(asked):
    meeting = asked("agenda", "--meeting", "2014-09")[1]["meeting"]

    assert meeting == {"id": "2014-09", "date": "2014-09", "precision": "month", "state": "planned"}


def test_a_topic_tells_what_it_rests_on_as_it_stood(asked, bundled):
    evidence = dict.fromkeys(("denominator", "expected", "lower", "upper", "raised"))
    evidence |= {"measure": "burglary", "area": "Lancashire", "period": "2013/14 Q3", "value": 3066.0}
    evidence |= {"signal": "low", "sentence": "3,066 offences.", "as_at": date(2014, 3, 6)}
    store = Store(bundled)
    store.add_topic(
        [evidence, evidence | dict.fromkeys(("measure", "period", "value", "signal"))],
        meeting="2014-03-13", track="1", title="Burglary", rationale="It fell.", origin="Figures", owner="ACC",
        day=date(2014, 3, 6), by="An Officer",
    )  # fmt: skip
    store.close()

    [topic] = asked("agenda", "--meeting", "2014-03-13")[1]["tracks"][0]["topics"]

    assert topic["title"] == "Burglary"
    told = {"measure": "burglary", "area": "Lancashire", "quarter": "2013/14 Q3", "value": 3066.0, "signal": "low"}
    told |= {"sentence": "3,066 offences.", "as_at": "2014-03-06"}
    assert told in topic["exceptions"]
    assert told | dict.fromkeys(("measure", "quarter", "value", "signal")) in topic["exceptions"]
    before = asked("agenda", "--meeting", "2014-03-13", "--as-at", "2014-03-05")[1]
    assert before["tracks"][0]["topics"] == []


def test_judge_needs_neither_store_nor_plan(typed, tmp_path):
    rows = "".join(f"burglary,Preston,{2010 + n // 4}/{11 + n // 4} Q{n % 4 + 1},{100 + n % 3}\n" for n in range(12))
    file = typed("measure,area,quarter,value\n" + rows)

    nowhere = ("--store", tmp_path / "no.duckdb")
    code, out, err = dashboard("judge", file, "--method", "xmr", "--json", *nowhere, data=tmp_path / "nowhere")

    assert (code, err) == (DONE, "")
    [row] = json.loads(out)["series"]
    assert set(row) >= BY_XMR and row["quarter"] == "2012/13 Q4"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["typed.csv"]


def test_judge_says_which_rows_cannot_be_judged(asked, typed):
    file = typed("measure,area,quarter,value\nburglary,Preston,2013/14 Q3,many\n")

    code, document = asked("judge", file)

    assert code == PROBLEMS
    assert [(each["row"], each["column"], each["found"]) for each in document["problems"]] == [(2, "value", "many")]


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
