"""A tidy CSV in, verdicts out."""

import json
import math
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cli.judge.by_nhs_rules import judge
from dashboard.period import Period

FIRST = Period(2010, 1)
STEADY = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 101, 99, 103, 97, 100, 102, 98, 101, 99, 100]
WILD = 140
REFERENCE = json.loads((Path(__file__).parents[1] / "reference" / "xmr_cases.json").read_text())["cases"]
PLAIN = [
    case
    for case in REFERENCE
    if case["expected"]["ok"]
    and case["input"]["screen_outliers"]
    and case["family"] not in ("missing_value", "vignette")
    and not {"rebase", "fix_after_n_points"} & case["input"].keys()
]


def tidy(*rows, heading="measure,area,quarter,value"):
    return "\n".join([heading, *rows]).encode()


def lines(values, measure="Burglary", area="North", first=FIRST):
    """The rows of one series; None is a blank cell."""
    return [f"{measure},{area},{first + place},{'' if value is None else value}" for place, value in enumerate(values)]


# Rows


def test_every_series_has_one_row_at_the_latest_quarter_of_the_file():
    rows = judge(tidy(*lines([*STEADY, WILD]), *lines([*STEADY, 101], area="South")))

    assert [(row["measure"], row["area"], row["quarter"], row["signal"]) for row in rows] == [
        ("Burglary", "North", "2015/16 Q1", "high"),
        ("Burglary", "South", "2015/16 Q1", None),
    ]


def test_a_row_holds_every_field_of_the_contract():
    (row,) = judge(tidy(*lines([*STEADY, WILD])))

    mean = (sum(STEADY) + WILD) / 21
    assert row == {
        "measure": "Burglary",
        "area": "North",
        "quarter": "2015/16 Q1",
        "value": WILD,
        "expected": pytest.approx(mean),
        "mean": pytest.approx(mean),
        "lower": pytest.approx(mean - 2.66 * 68 / 19),
        "upper": pytest.approx(mean + 2.66 * 68 / 19),
        "state": "established",
        "p_value": None,
        "window": None,
        "p_window": None,
        "signal": "high",
        "point_type": "special_cause_neutral_high",
        "sentence": "140 in April–June 2015. Expected: 92.4–111.4. Higher than expected.",
    }


def test_with_every_quarter_there_is_a_row_for_each_quarter_supplied():
    rows = judge(tidy(*lines([10, None, 12, 11])), every_quarter=True)

    assert [(row["quarter"], row["value"], row["mean"]) for row in rows] == [
        ("2010/11 Q1", 10, 11),
        ("2010/11 Q3", 12, 11),
        ("2010/11 Q4", 11, 11),
    ]


def test_a_series_with_no_value_at_the_quarter_has_a_row_of_nulls():
    _, row = judge(tidy(*lines([*STEADY, WILD]), *lines([*STEADY, None], area="South")))

    assert {name for name, cell in row.items() if cell is not None} == {
        "measure", "area", "quarter", "state", "sentence"
    }  # fmt: skip
    assert (row["quarter"], row["state"], row["sentence"]) == ("2015/16 Q1", "established", "not supplied")


@pytest.mark.parametrize("at", [Period(2009, 4), Period(2030, 1)])
def test_a_quarter_outside_the_series_is_not_supplied(at):
    assert [row["sentence"] for row in judge(tidy(*lines(STEADY)), at)] == ["not supplied"]


def test_a_series_that_is_blank_throughout_is_not_supplied():
    (row,) = judge(tidy(*lines([None, None])), every_quarter=True)

    assert (row["quarter"], row["sentence"]) == ("2010/11 Q2", "not supplied")


def test_later_quarters_do_not_change_what_is_said_of_an_earlier_one():
    at = FIRST + 15

    assert judge(tidy(*lines([*STEADY, WILD])), at) == judge(tidy(*lines(STEADY[:16])))


def test_a_short_series_is_judged_all_the_same():
    (row,) = judge(tidy(*lines([3, 6, 9])))

    assert (row["mean"], row["upper"], row["state"]) == (6, pytest.approx(13.98), "collecting")


@pytest.mark.parametrize("values", [[5], [5, 5, 5, 5]])
def test_limits_are_null_where_they_are_undefined(values):
    (row,) = judge(tidy(*lines(values)))

    assert (row["mean"], row["lower"], row["upper"], row["point_type"]) == (5, None, None, "common_cause")
    assert row["sentence"].endswith("No range can be drawn from these figures.")


def test_a_row_out_of_order_finds_its_place():
    content = lines([*STEADY, WILD])

    assert judge(tidy(*reversed(content))) == judge(tidy(*content))


def test_fractions_and_negative_figures_are_taken():
    (row,) = judge(tidy(*lines([-1.5, "2.25", "+3", "1e-3", ".5"])))

    assert row["value"] == 0.5
    assert row["mean"] == pytest.approx(4.251 / 5)


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: case["id"])
def test_a_file_is_judged_as_the_nhs_tool_judges_it(case):
    given, wanted = case["input"], case["expected"]
    quarters = [Period.of(date.fromisoformat(day)) for day in given["dates"]]
    content = tidy(*(f"m,a,{quarter},{value!r}" for quarter, value in zip(quarters, given["y"], strict=True)))

    rows = judge(content, every_quarter=True)

    assert [row["mean"] for row in rows] == pytest.approx(wanted["mean"], rel=1e-9)
    for ours, theirs in (("lower", "lpl"), ("upper", "upl")):
        assert [row[ours] for row in rows] == [
            edge if edge is None else pytest.approx(edge, rel=1e-9, abs=1e-9) for edge in wanted[theirs]
        ]
    assert [row["point_type"] for row in rows] == [neutral(words) for words in wanted["special_cause_type"]]


def neutral(words):
    if words == "Common Cause":
        return "common_cause"
    return f"special_cause_neutral_{'high' if 'Above' in words or 'Increasing' in words else 'low'}"


# Sentences


def test_a_run_is_told_with_its_average():
    wide = [90, 110, 91, 108, 92, 112, 90, 109, 93, 107, 90, 111, 92, 110]

    (row,) = judge(tidy(*lines([*wide, 88, 89, 87, 88, 90, 88, 89])))

    assert row["sentence"] == (
        "89 in April–June 2015. Expected: 60.6–132.2. "
        "Seven or more quarters in a row have been below the average of 96.4."
    )


def test_a_large_figure_has_its_commas_and_a_limit_below_nought_is_not_two_dashes():
    (row,) = judge(tidy(*lines([1000, 2500, 400, 3120])))

    assert row["sentence"] == ("3,120 in January–March 2011. Expected: -3,848.7 to 7,358.7. Within what was expected.")


# Shares


def shares(*cells, first=FIRST):
    return tidy(
        *(f"Resolved,North,{first + place},{cell}" for place, cell in enumerate(cells)),
        heading="measure,area,quarter,value,denominator",
    )


def test_a_numerator_is_judged_as_a_share_and_shown_on_its_own_scale():
    half = [f"{of // 2},{of}" for of in (100, 200, 60, 180, 90, 140, 300, 120, 80, 160, 220, 100)]

    (row,) = judge(shares(*(cell.replace("50,", "48,") for cell in half), "230,400"))

    assert (row["value"], row["denominator"], row["percentage"]) == (230, 400, 57.5)
    assert row["signal"] == "high"
    assert row["lower"] < row["mean"] < row["upper"] < 230
    assert row["sentence"].startswith("230 of 400 (58%) in April–June 2013. Expected: ")


def test_twice_the_offences_at_the_same_share_is_no_news():
    rates = [30, 31, 29, 30, 32, 30, 29, 31, 30, 30, 29, 31]

    (row,) = judge(shares(*(f"{rate},100" for rate in rates), "600,2000"))

    assert (row["signal"], row["mean"]) == (None, pytest.approx(2000 * (sum(rates) + 30) / 1300))


def test_each_quarter_has_its_limits_on_its_own_denominator():
    rows = judge(shares("30,100", "64,200", "15,50", "62,200"), every_quarter=True)

    assert [row["mean"] for row in rows] == pytest.approx([30.75, 61.5, 15.375, 61.5])
    shares_of_upper = [row["upper"] / row["denominator"] for row in rows]
    assert shares_of_upper == pytest.approx([shares_of_upper[0]] * 4)


def test_with_one_denominator_throughout_the_numerators_are_judged_to_the_last_digit():
    plain = judge(tidy(*lines([*STEADY, WILD], measure="Resolved")), every_quarter=True)
    of_300 = judge(shares(*(f"{value},300" for value in [*STEADY, WILD])), every_quarter=True)

    for name in ("mean", "lower", "upper", "point_type"):
        assert [row[name] for row in of_300] == [row[name] for row in plain]


def test_no_percentage_is_given_on_a_base_under_twenty():
    rows = judge(shares("9,19", "10,20"), every_quarter=True)

    assert [row["percentage"] for row in rows] == [None, 50]
    assert rows[0]["sentence"].startswith("9 of 19 in April–June 2010.")


def test_a_share_of_nothing_is_passed_over_and_said():
    (row,) = judge(shares("9,30", "10,30", "12,30", "0,0"))

    assert (row["value"], row["mean"], row["percentage"]) == (0, None, None)
    assert row["sentence"] == "0 of 0 in January–March 2011. There is nothing to take a share of."


def test_in_a_file_with_denominators_a_series_may_have_none():
    (row,) = judge(shares(*(f"{value}," for value in STEADY)))

    assert (row["denominator"], row["percentage"], row["mean"]) == (None, None, sum(STEADY) / 20)


# Laws


@pytest.mark.filterwarnings("error")
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=30))
def test_any_finite_numbers_are_judged_and_nothing_but_json_comes_back(values):
    rows = judge(tidy(*lines(values)), every_quarter=True)

    assert [row["value"] for row in rows] == values
    assert "NaN" not in json.dumps(rows) and "Infinity" not in json.dumps(rows)
    assert all(math.isfinite(row["upper"]) for row in rows if row["upper"] is not None)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=30), st.lists(st.integers(0, 29), max_size=8))
def test_quarters_not_supplied_are_passed_over(values, gaps):
    with_gaps = list(values)
    for place in sorted(gaps):
        with_gaps.insert(min(place, len(values)), None)
    names = ("value", "mean", "lower", "upper", "point_type")

    whole, gapped = (
        [
            tuple(row[name] for name in names)
            for row in judge(tidy(*lines(each)), every_quarter=True)
            if row["mean"] is not None
        ]
        for each in (values, with_gaps)
    )

    assert gapped == whole
