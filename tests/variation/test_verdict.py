"""The verdict on the latest quarter of a series."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.variation import Verdict, judge_xmr, ranges_xmr
from dashboard.variation.nhs.limits import limits_of
from dashboard.variation.nhs.segments import stretches_of

NAN = float("nan")
STEADY = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 101, 99, 103, 97, 100, 102, 98, 101, 99, 100]
quarters = st.lists(st.one_of(st.integers(0, 300).map(float), st.just(NAN)), min_size=1, max_size=35).map(np.array)


def judge(values, **breaks):
    return judge_xmr(np.array(values, dtype=float), **breaks)


def range_of(verdict):
    return verdict.expected, verdict.lower, verdict.upper


def edges_of(values):
    """The mean and limits that the values set, whatever their number."""
    limits = limits_of(np.array(values, dtype=float))
    return limits.mean.item(), limits.lower.item(), limits.upper.item()


# A verdict


def test_a_quarter_far_above_the_others_is_high():
    verdict = judge([*STEADY, 140])

    assert (verdict.signal, verdict.rule, verdict.state, verdict.why_silent) == ("high", "outside", "established", "")
    assert verdict.value == 140 > verdict.upper


def test_a_quarter_like_the_others_is_no_signal_and_has_its_range():
    assert judge([*STEADY, 101]) == Verdict(101, *edges_of([*STEADY, 101]), "established")


@pytest.mark.parametrize(
    "latest, signal, rule",
    [
        ([88, 89, 87, 88, 90, 88, 89], "low", "run"),
        ([95, 96, 97, 98, 99, 100, 101], "high", "trend"),
    ],
)
def test_the_rule_that_the_latest_quarter_answers_is_named(latest, signal, rule):
    wide = [90, 110, 91, 108, 92, 112, 90, 109, 93, 107, 90, 111, 92, 110]

    verdict = judge([*wide, *latest])

    assert (verdict.signal, verdict.rule) == (signal, rule)


def test_two_of_three_quarters_near_the_limit_are_a_signal():
    verdict = judge([*STEADY, 108, 102, 108])

    assert (verdict.signal, verdict.rule) == ("high", "two in three")


def test_a_run_that_ended_before_the_latest_quarter_is_no_signal_now():
    wide = [90, 110, 91, 108, 92, 112, 90, 109, 93, 107, 90, 111, 92, 110]

    assert judge([*wide, 88, 89, 87, 88, 90, 88, 89]).signal == "low"
    assert judge([*wide, 88, 89, 87, 88, 90, 88, 89, 104]).signal is None


def test_no_quarter_is_an_error_with_its_reason():
    with pytest.raises(ValueError, match="no quarter to judge"):
        judge([])


# When it stays silent


@pytest.mark.parametrize(
    "earlier, state, why_silent",
    [(7, "collecting", "collecting"), (8, "trial", ""), (11, "trial", ""), (12, "established", "")],
)
def test_a_range_needs_eight_earlier_quarters_and_is_firm_from_twelve(earlier, state, why_silent):
    verdict = judge([*STEADY[:earlier], 140])

    assert (verdict.state, verdict.why_silent) == (state, why_silent)
    assert (verdict.expected is None) == (verdict.upper is None) == (state == "collecting")


def test_a_quarter_not_supplied_has_no_verdict_and_no_range():
    assert judge([*STEADY, NAN]) == Verdict(None, None, None, None, "established", why_silent="not supplied")


@pytest.mark.parametrize(
    "last_four, why_silent",
    [
        ([NAN, 100, 101, 140], ""),
        ([NAN, NAN, 101, 140], "gaps"),
        ([NAN, NAN, NAN, 140], "gaps"),
        ([99, NAN, 98, 140], ""),
    ],
)
def test_three_of_the_last_four_quarters_must_be_supplied(last_four, why_silent):
    verdict = judge([*STEADY, *last_four])

    assert verdict.why_silent == why_silent
    assert verdict.signal == (None if why_silent else "high")
    assert None not in range_of(verdict)


def test_missing_quarters_are_passed_over_as_if_never_there():
    gapped = [*STEADY[:5], NAN, *STEADY[5:12], NAN, NAN, *STEADY[12:]]

    assert range_of(judge([*gapped, 101])) == range_of(judge([*STEADY, 101]))


def test_counts_under_five_a_quarter_are_too_few_and_other_figures_are_not():
    few = [4, 5, 3, 4, 4, 5, 4, 3, 5, 4, 5, 4, 11]

    assert judge(few, counts=True).why_silent == "too few"
    assert range_of(judge(few, counts=True)) == (None, None, None)
    assert judge(few, counts=False).signal == "high"


def test_a_mean_of_exactly_five_is_enough():
    assert judge([4, 6] * 7, counts=True).why_silent == ""


@pytest.mark.parametrize("values", [[100] * 14, [100] * 13 + [50], [100] * 6 + [50] + [100] * 7])
def test_figures_that_hardly_ever_move_have_no_range(values):
    verdict = judge(values)

    assert (verdict.why_silent, verdict.signal) == ("no variation", None)
    assert range_of(verdict) == (None, None, None)


# Breaks


def test_after_a_definition_break_the_quarters_are_counted_anew():
    values = [*STEADY, *(value + 200 for value in STEADY)]

    for quarter, state in [(7, "collecting"), (8, "trial"), (12, "established")]:
        verdict = judge(values[: 21 + quarter], definition=[20])
        assert verdict.state == state
    assert range_of(judge(values, definition=[20])) == range_of(judge(values[20:]))


def test_after_a_recording_break_the_state_is_kept_and_testing_restarts_after_four_quarters():
    stepped = [*STEADY, 150, 154, 149, 151]

    waiting = judge(stepped, recording=[20])
    assert (waiting.state, waiting.why_silent, waiting.signal) == ("established", "after a break", None)
    assert range_of(waiting) == (None, None, None)

    testing = judge([*stepped, 152], recording=[20])
    assert (testing.state, testing.why_silent, testing.signal) == ("established", "", None)
    assert range_of(testing) == edges_of([*stepped[20:], 152])


def test_a_quarter_not_supplied_after_a_recording_break_is_waited_for():
    assert judge([*STEADY, 150, NAN, 149, 151, 152], recording=[20]).why_silent == "after a break"
    assert judge([*STEADY, 150, NAN, 149, 151, 152, 150], recording=[20]).why_silent == ""


def test_a_step_at_a_break_that_is_not_declared_is_a_signal():
    assert judge([*STEADY, 150, 154, 149, 151, 152]).signal == "high"


def test_a_definition_break_counts_where_both_kinds_fall_together():
    assert judge([*STEADY, 150, 154, 149, 151, 152], definition=[20], recording=[20]).state == "collecting"


@pytest.mark.parametrize("place", [-3, 0, 21, 50])
def test_a_break_outside_the_series_changes_nothing(place):
    judged = [*STEADY, 140]

    assert judge(judged, definition=[place]) == judge(judged, recording=[place]) == judge(judged)


def test_stretches_lie_between_breaks_and_count_from_the_last_definition_break():
    stretches = stretches_of(30, definition=[10], recording=[5, 20])

    assert [(each.first, each.end, each.counts_from, each.is_recorded_anew) for each in stretches] == [
        (0, 5, 0, False),
        (5, 10, 0, True),
        (10, 20, 10, False),
        (20, 30, 10, True),
    ]


# Laws


@given(quarters)
def test_a_signal_is_never_given_with_a_reason_for_silence_nor_without_a_range(values):
    verdict = judge_xmr(values)

    assert (verdict.signal is None) == (verdict.rule is None)
    if verdict.signal:
        assert not verdict.why_silent and None not in range_of(verdict)


@given(quarters)
def test_seen_upside_down_high_is_low(values):
    assume(not np.any(np.diff(values) == 0))
    upright, turned = judge_xmr(values), judge_xmr(-values)

    assert turned.signal == {"high": "low", "low": "high", None: None}[upright.signal]
    assert (turned.rule, turned.why_silent) == (upright.rule, upright.why_silent)


@given(quarters, st.integers(0, 5))
def test_quarters_not_supplied_before_a_series_begins_change_nothing(values, empty):
    assert judge_xmr(np.concatenate([np.full(empty, NAN), values])) == judge_xmr(values)


@given(quarters, st.lists(st.integers(0, 35), max_size=3), st.lists(st.integers(0, 35), max_size=3))
def test_wherever_the_breaks_fall_chart_and_verdict_agree(values, definition, recording):
    verdict = judge_xmr(values, definition, recording)
    ranges = ranges_xmr(values, definition, recording)

    if verdict.upper is not None:
        assert range_of(verdict) == (ranges.mean[-1], ranges.lower[-1], ranges.upper[-1])
    elif verdict.value is not None:
        assert np.isnan(ranges.upper[-1])
