"""A tidy CSV in, verdicts by what was expected out."""

import math

import pytest

from dashboard.cli.judge.by_expected import judge
from dashboard.cli.judge.tidy_csv import TidyError
from dashboard.period import Period

FIRST = Period(2010, 1)
STEADY = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 101, 99, 103, 97, 100, 102, 98, 101, 99, 100]
FIELDS = ["measure", "area", "quarter", "value", "expected", "lower", "upper"]
FIELDS += ["state", "p_value", "window", "p_window", "signal", "sentence"]


def tidy(*rows, heading="measure,area,quarter,value"):
    return "\n".join([heading, *rows]).encode()


def lines(values, measure="Burglary", area="North", first=FIRST):
    """The rows of one series; None is a blank cell, a pair a numerator and its denominator."""
    texts = (
        "" if value is None else f"{value[0]},{value[1]}" if isinstance(value, tuple) else value for value in values
    )
    return [f"{measure},{area},{first + place},{text}" for place, text in enumerate(texts)]


def shares(*rows):
    return tidy(*rows, heading="measure,area,quarter,value,denominator")


def test_a_row_holds_every_field_of_the_contract():
    (row,) = judge(tidy(*lines([*STEADY, 150])))

    assert list(row) == FIELDS
    assert (row["quarter"], row["value"], row["state"], row["window"], row["signal"]) == (
        "2015/16 Q1", 150, "established", 1, "high"
    )  # fmt: skip
    assert (row["lower"], row["upper"]) == (67, 137)
    assert row["sentence"] == (
        "150 in April–June 2015. Expected: 67–137. "
        "If nothing had changed, a quarter this high would come about once in 1,000."
    )


def test_a_quarter_within_its_range_says_so():
    (row,) = judge(tidy(*lines([*STEADY, 101])))

    assert (row["signal"], row["sentence"]) == (
        None, "101 in April–June 2015. Expected: 67–137. Within what was expected."
    )  # fmt: skip


def test_two_quarters_together_are_named_with_their_total():
    (row,) = judge(tidy(*lines([*STEADY, 134, 136])))

    assert (row["window"], row["signal"]) == (2, "high")
    assert "270 in April–September 2015; expected: " in row["sentence"]
    assert "two quarters this high would come about once in" in row["sentence"]


def test_a_series_with_no_value_at_the_quarter_has_a_row_of_nulls():
    _, row = judge(tidy(*lines([*STEADY, 101]), *lines(STEADY, area="South")))

    held = {name for name, cell in row.items() if cell is not None}
    assert held == {"measure", "area", "quarter", "state", "sentence"}
    assert (row["state"], row["sentence"]) == ("established", "not supplied")


@pytest.mark.parametrize("length, state", [(7, "collecting"), (8, "trial"), (11, "trial"), (12, "established")])
def test_the_state_is_of_the_quarters_before(length, state):
    (row,) = judge(tidy(*lines([*STEADY[:length], 100])))

    assert row["state"] == state
    assert (row["lower"] is None) == (state == "collecting")
    assert ("trial" in row["sentence"]) == (state == "trial")


def test_too_few_to_judge_is_said():
    (row,) = judge(tidy(*lines([0, 1, 0, 1] * 5)))

    assert (row["signal"], row["window"], row["p_window"]) == (None, None, None)
    assert row["sentence"] == "1 in January–March 2015: too few to judge."


def test_later_quarters_never_matter():
    assert judge(tidy(*lines([*STEADY, 150])), FIRST + 15) == judge(tidy(*lines(STEADY[:16])))


def test_with_every_quarter_each_is_judged_as_if_it_were_the_latest():
    rows = judge(tidy(*lines([*STEADY[:9], None, 100])), every_quarter=True)

    assert [row["quarter"] for row in rows] == [str(FIRST + place) for place in (*range(9), 10)]
    assert rows[8] == judge(tidy(*lines(STEADY[:9])))[0]


def test_a_share_is_judged_on_the_scale_of_its_numerator():
    (row,) = judge(shares(*lines([(40, 100), (42, 101), (38, 97), (41, 103)] * 4 + [(66, 100)])))

    assert (row["denominator"], row["percentage"], row["signal"]) == (100, 66, "high")
    assert row["lower"] < 41 < row["upper"] < 66
    assert row["sentence"].startswith("66 of 100 (66%) in April–June 2014. Expected: ")


def test_a_smaller_denominator_is_not_a_fall():
    (row,) = judge(shares(*lines([(40, 100)] * 12 + [(12, 30)])))

    assert (row["signal"], row["percentage"]) == (None, 40)
    assert row["lower"] <= 12 <= row["upper"] <= 30


def test_no_percentage_is_given_on_a_base_under_twenty():
    (row,) = judge(shares(*lines([(40, 100)] * 12 + [(6, 15)])))

    assert (row["percentage"], row["value"], row["denominator"]) == (None, 6, 15)


def test_more_resolved_than_recorded_is_judged_all_the_same():
    (row,) = judge(shares(*lines([(40, 50), (60, 50)] * 6 + [(51, 50)])))

    assert row["signal"] is None and row["upper"] > 50


@pytest.mark.parametrize("value", ["-1", "2.5"])
def test_a_negative_or_fractional_count_is_a_problem(value):
    with pytest.raises(TidyError) as caught:
        judge(tidy(*lines([1, 2]), f"Burglary,South,2010/11 Q1,{value}"))

    assert [(each.row, each.column, each.found) for each in caught.value.problems] == [(4, "value", value)]


def test_no_row_holds_what_json_cannot():
    rows = judge(tidy(*lines([0] * 13), *lines([None, 5], area="South"), *lines([1e12] * 13, area="West")))

    assert all(math.isfinite(cell) for row in rows for cell in row.values() if isinstance(cell, float))


def test_many_series_in_any_order_are_judged_alike():
    series = [lines([value * step for value in [*STEADY, 120]], area=f"Area {step}") for step in (1, 2, 3, 5)]
    straight = judge(tidy(*(line for each in series for line in each)))
    backward = judge(tidy(*(line for each in reversed(series) for line in each)))

    assert backward == straight[::-1]
