"""What a person has said of past quarters holds, whatever the figures say."""

import numpy as np
import pytest

from dashboard.variation import ASIDE, LEVEL, USUAL, judge_expected

STEADY = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 101, 99, 103, 97, 100, 102, 98, 101, 99, 100]
FLOOD = [*STEADY[:8], 150, *STEADY[9:], 101]  # one quarter far from all others, at place 8
MOVED = [*STEADY[:10], *[2 * value for value in STEADY[10:]], 201]  # another level from place 10 on


def judged(values, decided=(), **more):
    """The answer for one series; `decided` gives the code of each place."""
    overrides = np.zeros((1, len(values)), int)
    for place, what in dict(decided).items():
        overrides[0, place] = what
    return judge_expected(np.array([values], dtype=float), [0], overrides=overrides, **more)[0]


def test_what_is_far_from_all_others_is_set_aside_by_itself():
    assert judged(FLOOD).aside == (8,)
    assert judged(MOVED).steps == (10,)


def test_a_quarter_said_to_be_usual_counts_and_widens_the_range():
    left, counted = judged(FLOOD), judged(FLOOD, {8: USUAL})

    assert counted.aside == ()
    assert counted.verdict.upper - counted.verdict.lower > 1.1 * (left.verdict.upper - left.verdict.lower)


def test_a_quarter_said_to_be_aside_has_no_part_in_the_range_whatever_it_was():
    with_flood, with_less = (judged([*STEADY[:8], value, *STEADY[9:], 101], {8: ASIDE}) for value in (150, 110))

    assert with_flood.verdict == with_less.verdict
    assert with_flood.aside == with_less.aside == ()


def test_a_quarter_set_aside_is_still_one_of_the_quarters_supplied():
    values = [*STEADY[:12], 101]

    assert judged(values, {3: ASIDE}).verdict.state == judged(values).verdict.state == "established"
    assert judged(values, {3: ASIDE}).before == 12


def test_where_it_is_said_that_no_level_begins_the_old_one_goes_on():
    quarters = {place: LEVEL for place in range(21)}

    assert judged(MOVED, quarters).steps == ()
    assert judged(MOVED, quarters).verdict.lower < judged(MOVED).verdict.lower


@pytest.mark.parametrize("what", [ASIDE, USUAL, LEVEL])
def test_what_is_said_of_one_series_leaves_another_where_it_was_found_out(what):
    alone = [judge_expected(np.array([each], dtype=float), [0])[0] for each in (FLOOD, MOVED)]
    said = np.zeros((2, len(FLOOD)), int)
    said[0, 8] = what
    apart = judge_expected(np.array([FLOOD, MOVED], dtype=float), [0, 1], overrides=said)

    assert apart[1].verdict.lower == alone[1].verdict.lower
    assert apart[1].steps == alone[1].steps


def test_the_order_of_the_series_changes_nothing():
    rows, said = np.array([FLOOD, MOVED, FLOOD], dtype=float), np.zeros((3, len(FLOOD)), int)
    said[0, 8] = USUAL
    forward = judge_expected(rows, [0, 0, 0], overrides=said)
    backward = judge_expected(rows[::-1], [0, 0, 0], overrides=said[::-1])

    assert [each.verdict.lower for each in forward] == [each.verdict.lower for each in backward[::-1]]
