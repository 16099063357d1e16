"""Files on their way in by the command line: check, load, history and rollback."""

import signal

import pytest
from stores import HATE, ODD, RIGHT, WRONG, everything, python

from dashboard.cli.main import COULD_NOT_RUN, DONE, PROBLEMS, WRONG_USAGE

CHECK = {"file", "family", "rows", "problems", "questions", "changes"}
PROBLEM = {"row", "column", "found", "message"}
LOADED = {"file", "extract", "new", "revised", "unchanged", "identical_to"}
HISTORY = {"extract", "file", "family", "received", "by", "note", "sha256", "rolled_back"}


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
    assert [each["column"] for each in document["files"][0]["questions"]] == ["resolved", "quarter", "offences"]
    assert all(set(each) == PROBLEM and "?" in each["message"] for each in document["files"][0]["questions"])


def test_what_is_wrong_with_a_whole_file_has_no_row(asked, typed):
    code, document = asked("check", typed(HATE))

    assert code == PROBLEMS
    assert [each["row"] for each in document["files"][0]["problems"]] == [None]


def test_what_was_passed_over_is_said_once(run, typed):
    text = run("check", typed("Hate crime\n" + RIGHT))[1]

    assert text.count("1 row above the heading was passed over: 'Hate crime'.") == 1


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


# history and rollback


def test_a_folder_stands_for_the_extracts_in_it_and_below_it_in_order(asked, typed, tmp_path):
    for name in ("quarter end/2.csv", "quarter end/1.CSV", "quarter end/psd/3.csv", "quarter end/notes.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        typed(RIGHT.replace("\n", "\n" * len(name)), name)

    code, document = asked("check", tmp_path / "quarter end")

    assert [each["file"] for each in document["files"]] == ["1.CSV", "2.csv", "3.csv"]
    assert code == DONE


def test_a_folder_without_an_extract_is_wrong_usage(asked, tmp_path):
    (tmp_path / "empty").mkdir()

    code, document = asked("load", tmp_path / "empty")

    assert code == WRONG_USAGE
    assert "There is no extract in the folder" in document["error"]


def test_ctrl_c_leaves_nothing_half_done(bundled, tmp_path):
    before = everything(bundled)
    for number in range(150):
        (tmp_path / f"{number:03}.csv").write_text(f"quarter,measure,value\n2013/14 Q3,special-constables,{number}\n")
    process = python("load", tmp_path, "--explain", "As told.", "--store", bundled)
    told = iter(process.stderr.readline, "")
    assert any(line.startswith("Loading: ") for line in told), "it was at work"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, out) == (COULD_NOT_RUN, "")
    assert "Stopped. A load is kept whole or not at all" in err
    assert "Traceback" not in err
    assert everything(bundled) == before


def test_history_lists_what_was_received_by_today_the_newest_first(asked):
    code, document = asked("history")

    extracts = document["extracts"]
    assert (code, set(document)) == (DONE, {"extracts"})
    assert all(set(each) == HISTORY for each in extracts)
    assert [each["received"] for each in extracts] == sorted((each["received"] for each in extracts), reverse=True)
    assert {each["received"] for each in extracts} == {"2013-04-28", "2013-07-28", "2013-10-28", "2014-01-28"}
    assert {each["rolled_back"] for each in extracts} == {None}


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


def test_a_check_says_what_was_passed_over_above_the_heading(run, typed):
    code, out, _ = run("check", typed(f"Hate crime in Lancashire\n\n{RIGHT}"))
    assert code == DONE and "1 row above the heading was passed over: 'Hate crime in Lancashire'." in out


def test_a_file_of_200_mb_is_checked_without_a_byte_of_it_being_read(asked, tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)  # it takes no room on the disk
    code, document = asked("check", path)
    [found] = document["files"][0]["problems"]
    assert code == PROBLEMS and found["row"] is None and found["message"].startswith("This file has 210 MB;")
    code, document = asked("judge", path)
    assert code == PROBLEMS and document["problems"][0]["message"].startswith("This file has 210 MB;")
