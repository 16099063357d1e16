"""Each rule: a row of numbers in, a row of answers out."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.variation import RULES, point_types, xmr_chart
from dashboard.variation.nhs.limits import Limits, groups_of, limits_of, mean_of
from dashboard.variation.nhs.point_types import assurance, labels_of, nhs_words
from dashboard.variation.nhs.rules import close, outside, run_of_seven, side_of, trend_of_seven, two_in_three

NAN = float("nan")
series = st.lists(st.integers(0, 60), min_size=1, max_size=40).map(lambda row: np.array(row, dtype=float))
# Two thirds of 2.66 is 1.7733: about a mean of 100 these near limits are 94.68 and 105.32, the limits 92.02 and 107.98.
AROUND_100 = Limits(np.array([100.0]), np.array([3.0]))


def row(*values):
    return np.array(values, dtype=float)


def is_far_from_every_edge(values):
    """True where no point or move is so near an edge that rounding could put it on the other side."""
    limits = limits_of(values)
    edges = np.concatenate([limits.lower, limits.upper, limits.near_lower, limits.near_upper, limits.mean])
    moves = np.abs(np.diff(values))
    apart = [*np.abs(values[:, None] - edges).ravel(), *np.abs(moves - 3.267 * mean_of(moves))]
    return bool(np.min(apart) > 1e-6)


# Points and limits


def test_a_point_on_a_limit_is_inside_it():
    exact = Limits(np.array([100.0]), np.array([50.0]))  # limits at -33 and 233, exactly

    assert outside(row(-33, 233, -33.01, 233.01, NAN), exact).tolist() == [False, False, True, True, False]


def test_close_is_beyond_a_near_limit_and_not_outside():
    values = row(92, 92.1, 94.6, 94.7, 100, 105.3, 105.4, 107.9, 108, NAN)

    assert close(values, AROUND_100).tolist() == [False, True, True, False, False, False, True, True, False, False]


def test_a_point_on_the_mean_is_on_neither_side():
    assert side_of(row(99, 100, 101, NAN), AROUND_100).tolist() == [-1, 0, 1, 0]


# Run of seven


@pytest.mark.parametrize(
    "side, flagged",
    [
        ([1] * 6, [0] * 6),
        ([1] * 7, [1] * 7),
        ([-1] * 7, [-1] * 7),
        ([-1] + [1] * 7 + [-1], [0] + [1] * 7 + [0]),
        ([1] * 9, [1] * 9),
        ([1] * 6 + [0] + [1] * 6, [0] * 13),
        ([1] * 7 + [-1] * 7, [1] * 7 + [-1] * 7),
        ([], []),
    ],
)
def test_a_run_is_seven_or_more_on_one_side_and_all_its_points_are_flagged(side, flagged):
    assert run_of_seven(np.array(side, dtype=int)).tolist() == flagged


# Trend of seven


@pytest.mark.parametrize(
    "values, flagged",
    [
        ([1, 2, 3, 4, 5, 6], [0] * 6),
        ([1, 2, 3, 4, 5, 6, 7], [1] * 7),
        ([7, 6, 5, 4, 3, 2, 1], [-1] * 7),
        ([1, 2, 3, 4, 4, 5, 6, 7], [0] * 8),
        ([1, 2, 3, NAN, 4, 5, 6, 7, 8], [0] * 9),
        ([9, 1, 2, 3, 4, 5, 6, 7, 2], [0] + [1] * 7 + [0]),
        ([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1], [1] * 6 + [-1] * 7),
        ([5], [0]),
        ([], []),
    ],
)
def test_a_trend_is_six_steps_the_same_way_and_all_its_points_are_flagged(values, flagged):
    assert trend_of_seven(row(*values)).tolist() == flagged


def test_a_level_step_between_two_rises_is_called_falling_as_the_nhs_tool_calls_it():
    two_rises = row(1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 12, 13)

    assert trend_of_seven(two_rises).tolist() == [1] * 6 + [-1] + [1] * 7


# Two in three


@pytest.mark.parametrize(
    "near, side, flagged",
    [
        ([1, 1, 0], [1, 1, 1], [1, 1, 0]),
        ([1, 0, 1], [1, 1, 1], [1, 0, 1]),
        ([1, 0, 1], [-1, -1, -1], [-1, 0, -1]),
        ([1, 1, 0], [1, 1, -1], [0, 0, 0]),
        ([1, 0, 1], [1, 0, 1], [0, 0, 0]),
        ([1, 0, 0, 1], [1, 1, 1, 1], [0, 0, 0, 0]),
        ([1, 1], [1, 1], [0, 0]),
        ([1, 1, 0, 0], [-1, 1, 1, 1], [0, 0, 0, 0]),
        ([1, 1, 1, 0, 1], [1, 1, 1, 1, 1], [1, 1, 1, 0, 1]),
        ([], [], []),
    ],
)
def test_two_close_points_of_three_on_one_side_are_flagged(near, side, flagged):
    assert two_in_three(np.array(near, dtype=bool), np.array(side, dtype=int)).tolist() == flagged


def test_points_outside_the_limits_do_not_count_as_close():
    values = row(100, 109, 109, 106, 100)

    rule, _ = labels_of(values, AROUND_100)

    assert [RULES[place] for place in rule] == ["", "outside", "outside", "", ""]


# Labels


def test_a_point_is_named_by_the_first_rule_it_answers():
    rising = row(101, 102, 103, 104, 105.4, 106, 109)  # a run, a trend, two near the limit, and one outside

    rule, direction = labels_of(rising, AROUND_100)

    assert [RULES[place] for place in rule] == ["trend"] * 6 + ["outside"]
    assert direction.tolist() == [1] * 7


def test_two_in_three_comes_before_a_run():
    rule, _ = labels_of(row(101, 102, 101, 106, 102, 106, 101), AROUND_100)

    assert [RULES[place] for place in rule] == ["run", "run", "run", "two in three", "run", "two in three", "run"]


def test_a_rise_below_the_mean_is_high_and_good_where_higher_is_better():
    rule, direction = labels_of(row(93, 94, 95, 96, 97, 98, 99), AROUND_100)

    assert set(nhs_words(rule, direction)) == {"7 Point Trend (Increasing)"}
    assert set(point_types(direction, "increase")) == {"special_cause_improvement"}
    assert set(point_types(direction, "decrease")) == {"special_cause_concern"}
    assert set(point_types(direction)) == {"special_cause_neutral_high"}


@pytest.mark.parametrize(
    "target, increase, decrease",
    [
        (9, "consistent_pass", "consistent_fail"),
        (10, "inconsistent", "inconsistent"),
        (20, "inconsistent", "inconsistent"),
        (21, "consistent_fail", "consistent_pass"),
        (None, None, None),
    ],
)
def test_a_target_is_assured_only_beyond_the_limits(target, increase, decrease):
    assert assurance(target, 10, 20, "increase") == increase
    assert assurance(target, 10, 20, "decrease") == decrease
    assert assurance(target, 10, 20, "neutral") is None


def test_sparse_counts_collapse_the_limits_which_is_why_pages_do_not_judge_them():
    chart = xmr_chart(row(*[0] * 11, 5))

    assert chart.lower.tolist() == chart.upper.tolist()
    assert nhs_words(chart.rule, chart.direction) == ["Below LCL"] * 11 + ["Above UCL"]


# Laws


@given(series, st.integers(-3, 3))
def test_counting_in_other_units_changes_no_label(values, doublings):
    before, after = xmr_chart(values), xmr_chart(values * 2.0**doublings)

    assert after.rule.tolist() == before.rule.tolist()
    assert after.direction.tolist() == before.direction.tolist()


@given(series, st.sampled_from([3, 0.1, 7.7]), st.integers(-50, 50))
def test_another_scale_and_origin_changes_no_label(values, times, plus):
    assume(is_far_from_every_edge(values))
    before, after = xmr_chart(values), xmr_chart(values * times + plus)

    assert after.rule.tolist() == before.rule.tolist()
    assert after.direction.tolist() == before.direction.tolist()


@given(series)
def test_turned_upside_down_high_is_low_and_the_rules_are_the_same(values):
    assume(not np.any(np.diff(values) == 0))
    upright, turned = xmr_chart(values), xmr_chart(-values)

    assert turned.rule.tolist() == upright.rule.tolist()
    assert turned.direction.tolist() == (-upright.direction).tolist()


@given(series)
def test_a_point_has_a_direction_where_it_has_a_rule_and_only_there(values):
    chart = xmr_chart(values)

    assert ((chart.rule == 0) == (chart.direction == 0)).all()
    assert (chart.rule[chart.outside] == RULES.index("outside")).all()


@given(series, st.lists(st.integers(0, 40), max_size=3))
def test_what_follows_a_new_start_does_not_know_what_came_before(values, starts):
    whole = xmr_chart(values, starts)

    for group in groups_of(len(values), starts):
        alone = xmr_chart(values[group])
        assert whole.rule[group].tolist() == alone.rule.tolist()
        np.testing.assert_array_equal(whole.upper[group], alone.upper)


@given(st.lists(st.lists(st.integers(0, 60), min_size=14, max_size=14), min_size=1, max_size=6))
def test_a_table_of_series_is_charted_as_each_series_alone(rows):
    together = xmr_chart(np.array(rows, dtype=float), starts=[5])

    for place, values in enumerate(rows):
        alone = xmr_chart(row(*values), starts=[5])
        assert together.rule[place].tolist() == alone.rule.tolist()
        np.testing.assert_array_equal(together.lower[place], alone.lower)
