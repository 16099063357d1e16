"""Series in, verdicts out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.variation import judge_expected

STEADY = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 101, 99, 103, 97, 100, 102, 98, 101, 99, 100]
SEASONAL = [80, 95, 125, 100] * 4
SMALL = [2, 1, 3, 2, 0, 2, 1, 3, 2, 2]


def judged(*series, **more):
    """The answers for series of one measure."""
    return judge_expected(np.array(series, dtype=float), [0] * len(series), **more)


def one(*values, **more):
    return judged(values, **more)[0].verdict


# What stands out


@pytest.mark.parametrize("latest, signal", [(101, None), (125, None), (150, "high"), (60, "low")])
def test_a_quarter_stands_out_where_its_range_does_not_hold_it(latest, signal):
    assert one(*STEADY, latest).signal == signal


def test_a_high_quarter_after_five_steady_years_to_the_last_figure():
    (answer,) = judged([*STEADY, 150])
    verdict = answer.verdict

    assert (verdict.value, verdict.lower, verdict.upper, verdict.state) == (150, 67, 137, "established")
    assert verdict.expected == pytest.approx(99.4, abs=0.05)
    assert (verdict.window, verdict.signal, answer.tried) == (1, "high", 3)
    assert verdict.p_value == verdict.p_window == pytest.approx(0.00033, abs=0.00001)


def test_a_usual_season_is_expected_and_the_same_figure_out_of_season_is_not():
    assert one(*SEASONAL, 80, 95, 125).signal is None
    assert one(*SEASONAL, 125).signal == "high"


def test_two_quarters_together_can_stand_out_where_neither_does_alone():
    verdict = one(*STEADY, 132, 134)

    assert (verdict.window, verdict.signal) == (2, "high")
    assert verdict.lower <= 134 <= verdict.upper


def test_a_window_that_stands_out_has_its_total_and_range():
    (answer,) = judged([*STEADY, 132, 134])

    assert answer.total.value == 266
    assert answer.total.value > answer.total.upper > answer.total.expected


# What is said of little


def test_seven_earlier_quarters_have_no_range_and_eight_have_a_trial_one():
    seven, eight = one(*STEADY[:7], 300), one(*STEADY[:8], 300)

    assert (seven.state, seven.lower, seven.p_value, seven.why_silent) == ("collecting", None, None, "collecting")
    assert (eight.state, eight.signal) == ("trial", "high")
    assert one(*STEADY[:12], 100).state == "established"


def test_windows_need_six_earlier_quarters():
    assert [judged(STEADY[:length])[0].tried for length in (9, 10, 11)] == [2, 3, 3]


def test_small_counts_are_judged_by_a_year_alone_and_only_if_high():
    assert one(*SMALL, 9).p_window > 0.005
    high = one(*SMALL, 9, 8, 9, 12)
    assert (high.window, high.signal) == (4, "high")
    assert one(*[4] * 12, 0, 0, 0, 0).signal is None


@pytest.mark.parametrize("values", [[0] * 13, [1] * 12 + [30], [0] * 12 + [5]])
def test_under_five_a_year_nothing_is_judged(values):
    verdict = one(*values)

    assert (verdict.why_silent, verdict.signal, verdict.p_window, verdict.p_value) == ("too few", None, None, None)
    assert verdict.expected is not None


def test_a_missing_quarter_is_never_a_zero():
    verdict = one(*STEADY[:10], np.nan, *STEADY[11:], 101)

    assert (verdict.signal, verdict.state) == (None, "established")
    assert 97 < verdict.expected < 103


def test_nothing_is_said_of_a_quarter_not_supplied():
    verdict = one(*STEADY, np.nan)

    assert (verdict.value, verdict.expected, verdict.p_value) == (None, None, None)
    assert verdict.why_silent == "not supplied"


def test_a_correction_below_nought_is_as_good_as_missing_and_spoils_no_fellow():
    corrected, fellow = judged([*STEADY[:10], -3, *STEADY[11:], 101], [*STEADY, 150])

    assert (corrected.before, corrected.verdict.signal, fellow.verdict.signal) == (19, None, "high")


def test_two_of_the_last_four_missing_leave_a_range_and_no_p():
    verdict = one(*STEADY, np.nan, np.nan, 300)

    assert (verdict.p_value, verdict.p_window, verdict.signal, verdict.why_silent) == (None, None, None, "gaps")
    assert verdict.lower is not None


def test_older_quarters_than_the_last_24_are_not_looked_at():
    assert judged([5000, 1, 700] + STEADY + STEADY[:5])[0].verdict == judged(STEADY + STEADY[:5])[0].verdict


# What would mislead


def test_a_far_quarter_of_the_past_is_set_aside_and_named():
    (answer,) = judged([*STEADY[:10], 200, *STEADY[10:], 145])

    assert answer.aside == (10,)
    assert answer.verdict.signal == "high"


def test_a_step_of_the_past_is_found_and_the_new_level_expected():
    stepped = [*STEADY[:10], *[160, 155, 158, 163, 157, 161, 159, 160], 160]
    steady = [(STEADY[place:] + STEADY[:place])[:19] for place in range(11)]
    answer, *others = judged(stepped, *steady)

    assert (answer.steps, answer.verdict.signal) == ((10,), None)
    assert 150 < answer.verdict.expected < 165
    assert not any(other.steps for other in others)


def test_after_a_recording_break_testing_restarts_with_four_quarters():
    before, after = STEADY[:12], [300, 310, 295, 305]

    early = one(*before, *after, recording=[[12]])
    late = one(*before, *after, 302, recording=[[12]])
    assert (early.why_silent, early.p_value, early.state) == ("after a break", None, "established")
    assert (late.why_silent, late.signal, late.state) == ("", None, "established")
    assert 200 < late.lower < 302 < late.upper < 400


def test_after_a_definition_break_quarters_count_anew():
    verdict = one(*STEADY[:12], *[300, 310, 295, 305] * 2, 302, definition=[[12]])

    assert (verdict.state, verdict.signal) == ("trial", None)
    assert 280 < verdict.expected < 320


# Series of one measure


def test_series_of_one_measure_lend_each_other_their_season():
    short = [40, 48, 62, 50, 41, 47, 63, 49]
    others = [[8 * value for value in SEASONAL[:9]]] * 12
    spring_figure = 62

    alone = judged([*short, spring_figure])[0].verdict
    together = judged([*short, spring_figure], *others)[0].verdict
    assert together.p_value < alone.p_value


def test_no_series_gives_no_verdict():
    assert judge_expected(np.empty((0, 9)), []) == []


# Laws

COUNTS = st.lists(st.one_of(st.integers(0, 400), st.just(np.nan)), min_size=13, max_size=13)


@settings(max_examples=25, deadline=None)
@given(st.lists(COUNTS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_series_changes_nothing(series, chance):
    order = list(range(len(series)))
    chance.shuffle(order)

    straight, shuffled = judged(*series), judged(*(series[place] for place in order))
    for place, answer in zip(order, shuffled):
        assert answer == straight[place]


@settings(max_examples=40, deadline=None)
@given(COUNTS)
def test_a_figure_is_outside_its_range_just_where_p_is_small(values):
    verdict = one(*values)

    if verdict.p_value is not None:
        assert 0 <= verdict.p_value <= 1
        assert verdict.p_window is None or 0 <= verdict.p_window <= 1
        assert (verdict.p_value < 0.005) == (not verdict.lower <= verdict.value <= verdict.upper)


@settings(max_examples=15, deadline=None)
@given(COUNTS)
def test_no_figure_is_infinite(values):
    verdict = one(*values)

    numbers = (verdict.expected, verdict.lower, verdict.upper, verdict.p_value, verdict.p_window)
    assert all(number is None or np.isfinite(number) for number in numbers)
    if verdict.upper is not None:
        assert 0 <= verdict.lower <= verdict.expected <= verdict.upper


def test_the_same_figures_give_the_same_answer_twice():
    assert judged([*STEADY, 150], SEASONAL + STEADY[:5]) == judged([*STEADY, 150], SEASONAL + STEADY[:5])


@pytest.mark.parametrize(
    ("values", "lower", "expected", "upper", "signal"),
    [
        ([1e12] * 13, 0.96e12, 1e12, 1.04e12, None),
        ([0] * 12 + [1e6], 0, 0.012, 1, None),  # under five a year: nothing is judged
        ([1] * 6 + [1e9] * 7, 0.95e9, 1e9, 1.05e9, "high"),  # the year holds quarters from before the step
    ],
)
def test_absurd_figures_have_a_range_about_what_they_were(values, lower, expected, upper, signal):
    verdict = one(*values)

    assert (verdict.lower, verdict.expected, verdict.upper) == pytest.approx((lower, expected, upper), rel=0.03)
    assert (verdict.value, verdict.signal) == (values[-1], signal)
