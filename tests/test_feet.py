"""Where the range's name stands: clear of the line, of columns and their counts, and of the scale's own words."""

import pytest
from given import STEADY, a_finding
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.drawing import draw
from dashboard.feet import name_height, name_place
from dashboard.svg import SIZES, Frame

TEXT = SIZES["card"].text


def placed(finding):
    """The name's baseline, and the still's frame and quarters it stands beside."""
    frame = Frame(draw(finding), SIZES["card"])
    quarters, _ = name_place(frame.drawing)
    return name_height(frame.drawing, quarters, frame.y, TEXT), frame, quarters


def test_the_name_stands_below_the_range_where_nothing_else_does():
    height, frame, quarters = placed(a_finding(STEADY))

    assert height == pytest.approx(frame.y(quarters[0].lower) + 1.15 * TEXT)


def test_it_stands_inside_where_the_line_runs_below_and_there_is_no_room_above():
    finding = a_finding([*[4900, 5000, 4800, 4950] * 4, 4300, 4250, 4200, 4260, *[4100] * 8])
    height, frame, quarters = placed(finding)

    assert all(frame.y(quarter.value) > frame.y(quarter.lower) for quarter in quarters)
    assert frame.y(quarters[0].upper) < height < frame.y(quarters[0].lower)


@settings(max_examples=60)
@given(st.lists(st.integers(2, 19), min_size=12, max_size=16))
def test_it_never_stands_on_a_column(values):
    finding = a_finding(values)
    assume(draw(finding).has_range)  # where hardly a quarter differs there is none to name
    height, frame, quarters = placed(finding)

    assert frame.drawing.columns
    assert height <= min(frame.y(quarter.value) for quarter in quarters)
