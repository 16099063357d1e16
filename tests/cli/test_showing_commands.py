"""What the command line shows: exceptions, agendas, series judged from a file, and which store it is."""

import json
from datetime import date

import pytest
from stores import dashboard, given_data

from dashboard.cli.main import DONE, PROBLEMS
from dashboard.store import SCHEMA_VERSION, Store

EXCEPTIONS = {
    "as_at", "meeting", "latest_quarter", "series_tested", "expected_by_chance", "exceptions", "raised",
}  # fmt: skip
JUDGED = {
    "measure", "area", "quarter", "value", "expected", "lower", "upper", "state", "p_value", "window", "p_window",
    "signal", "sentence",
}  # fmt: skip
EXCEPTION = JUDGED | {"sections", "items", "basis", "status", "rank"}
INFO = {"store", "schema", "today", "extracts", "latest_quarter"}
BY_XMR = {"value", "mean", "lower", "upper", "point_type"}


# exceptions


def test_exceptions_are_told_as_contracted(asked):
    code, document = asked("exceptions")

    assert (code, set(document)) == (DONE, EXCEPTIONS)
    assert (document["as_at"], document["meeting"], document["latest_quarter"]) == (
        "2014-03-06",
        "2014-03-13",
        "2013/14 Q3",
    )
    assert document["expected_by_chance"] == pytest.approx(0.01 * document["series_tested"])
    standing = [each for each in document["exceptions"] if each["status"] != "likely_chance"]
    assert document["series_tested"] > len(document["exceptions"]) > len(standing) > 5
    assert [each["rank"] for each in document["exceptions"]] == [
        *range(1, len(standing) + 1),
        *[None] * (len(document["exceptions"]) - len(standing)),
    ]
    for each in document["exceptions"]:
        shares = {"denominator", "percentage"} if "denominator" in each else set()
        assert set(each) - {"districts"} == EXCEPTION | shares
        assert each["signal"] in ("high", "low") and each["status"] in ("new", "continuing", "likely_chance")
        assert each["window"] in (1, 2, 4) and each["p_window"] < 0.005 and 0 <= each["p_value"] <= 1
        assert each["lower"] < each["expected"] < each["upper"]
        assert each["sections"] and each["items"] and each["sentence"].endswith(".")


def test_rank_is_the_order_of_risk_and_not_of_the_agenda(asked):
    standing = [each for each in asked("exceptions")[1]["exceptions"] if each["rank"]]

    named = [(each["measure"], each["area"]) for each in standing]
    assert named[:2] == [("domestic-abuse", "Lancashire"), ("domestic-abuse-resolved", "Lancashire")]
    assert named[-1] == ("domestic-abuse", "Rossendale")


def test_what_most_districts_did_at_once_is_one_exception_with_the_districts_beneath_it(asked):
    exceptions = asked("exceptions")[1]["exceptions"]

    [force] = [each for each in exceptions if "districts" in each]
    assert (force["measure"], force["area"], force["status"]) == ("domestic-abuse-resolved", "Lancashire", "new")
    assert "10 of 14 districts were lower than expected in the same quarter." in force["sentence"]
    [beneath] = force["districts"]
    assert (beneath["area"], beneath["signal"], beneath["window"]) == ("Blackburn with Darwen", "low", 2)
    assert set(beneath) == JUDGED | {"denominator", "percentage"}
    told = [each for each in exceptions if each["measure"] == "domestic-abuse-resolved"]
    assert "Blackburn with Darwen" not in {each["area"] for each in told}


def test_with_a_denominator_an_exception_is_on_the_numerators_scale(asked):
    shares = [each for each in asked("exceptions")[1]["exceptions"] if "denominator" in each]

    assert len(shares) > 1
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

    assert (code, set(document)) == (DONE, {"meeting", "as_at", "since_as_at", "promised", "tracks", "not_tabled"})
    assert document["meeting"] == {
        "id": "2013-12-23",
        "date": "2013-12-23",
        "precision": "day",
        "state": "held",
    }
    assert [each["track"] for each in document["tracks"]] == ["1", "2A", "2B-victims", "2B-pvp", "2C", "3", "4"]
    for each in document["tracks"]:
        assert set(each) >= {"section", "track", "due", "owner", "topics", "gaps"}
        assert each["topics"]
        assert all(set(topic) >= {"title", "rationale", "origin", "exceptions"} for topic in each["topics"])
    assert {each["track"]: each["gaps"] for each in document["tracks"] if each["gaps"]} == {"2C": ["1 of 2 chosen"]}


def test_a_meeting_with_no_day_is_named_by_its_month(asked):
    meeting = asked("agenda", "--meeting", "2014-09")[1]["meeting"]

    assert meeting == {"id": "2014-09", "date": "2014-09", "precision": "month", "state": "planned"}


def test_a_topic_tells_what_it_rests_on_as_it_stood(asked, bundled):
    evidence = dict.fromkeys(("denominator", "expected", "lower", "upper", "raised", "quarters"))
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


# info


def test_info_says_which_store_it_is_and_counts_what_was_received_by_today(asked, bundled):
    code, document = asked("info")

    assert (code, set(document)) == (DONE, INFO)
    assert document == {
        "store": str(bundled),
        "schema": SCHEMA_VERSION,
        "today": "2014-03-06",
        "extracts": len(asked("history")[1]["extracts"]),
        "latest_quarter": "2013/14 Q3",
    }
