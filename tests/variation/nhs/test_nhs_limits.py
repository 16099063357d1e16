"""The limits that a group of points sets."""

import numpy as np
import pytest

from dashboard.variation import xmr_chart
from dashboard.variation.nhs.limits import groups_of, limits_of, screened
from dashboard.variation.nhs.rules import side_of

NAN = float("nan")


def row(*values):
    return np.array(values, dtype=float)


def test_limits_are_two_and_two_thirds_average_moves_from_the_mean():
    limits = limits_of(row(10, 12, 11, 15))  # moves 2, 1, 4: on average 7/3

    assert (limits.mean.item(), limits.lower.item(), limits.upper.item()) == pytest.approx(
        (12, 12 - 2.66 * 7 / 3, 12 + 2.66 * 7 / 3)
    )


@pytest.mark.parametrize("screen, upper, lower", [(True, 4.60, -0.72), (False, 6.95, -3.06)])
def test_one_wild_quarter_widens_the_limits_only_where_nothing_is_screened(screen, upper, lower):
    nelson = row(1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)

    limits = limits_of(nelson, screen)

    assert [round(edge.item(), 2) for edge in (limits.upper, limits.mean, limits.lower)] == [upper, 1.94, lower]


def test_moves_are_screened_once_and_a_move_at_the_edge_goes():
    # Nineteen moves of 1 and one of x average (19 + x) / 20, so that x lies at the edge where x = 3.267 (19 + x) / 20.
    edge = 3.267 * 19 / (20 - 3.267)

    assert np.isnan(screened(row(*[1] * 19, edge + 1e-9))[-1])
    assert screened(row(*[1] * 19, edge - 1e-9))[-1] == edge - 1e-9
    assert np.isnan(screened(row(0, 0, 0))).all()
    # After the 1,000 goes the 9 would lie beyond 3.267 averages of what is left; it stays.
    assert screened(row(*[1] * 19, 9, 1000)).tolist()[:-1] == [1] * 19 + [9]


def test_limits_fixed_after_twelve_points_do_not_move_with_later_ones():
    first = [10, 12, 9, 11, 10, 13, 8, 11, 12, 10, 9, 11]

    fixed = limits_of(row(*first, 50, 60, 70), fix_after_n_points=12)

    assert (fixed.mean, fixed.reach) == (limits_of(row(*first)).mean, limits_of(row(*first)).reach)


def test_limits_are_not_fixed_after_eleven_points():
    with pytest.raises(ValueError, match="12 points or more, not 11"):
        limits_of(row(*range(20)), fix_after_n_points=11)


@pytest.mark.parametrize("values", [[5], [5, 5, 5], [NAN, NAN], [3, NAN, 4, NAN]])
def test_without_a_move_there_are_no_limits_and_no_warning(values, recwarn):
    chart = xmr_chart(row(*values))

    assert np.isnan(chart.lower).all() and np.isnan(chart.upper).all()
    assert not chart.rule.any() and not recwarn.list


@pytest.mark.parametrize("value", [0.1, 33.3, 1e-9, 7 / 3])
def test_a_constant_series_lies_on_its_mean_whatever_its_digits(value):
    assert not side_of(np.full(30, value), limits_of(np.full(30, value))).any()


def test_a_missing_value_takes_both_its_moves_with_it():
    limits = limits_of(row(10, 12, NAN, 30, 31))

    assert (limits.mean, limits.reach) == (20.75, 1.5)


def test_groups_begin_where_they_are_told_and_cover_every_point_once():
    assert groups_of(10, [4, 7]) == [slice(0, 4), slice(4, 7), slice(7, 10)]
    assert groups_of(10, [0, 4, 4, 10, 12, -3]) == [slice(0, 4), slice(4, 10)]
