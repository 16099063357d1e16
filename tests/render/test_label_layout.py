"""Where the range's name stands: clear of the line, of columns and their counts, and of the scale's own words."""

import re
from dataclasses import replace

import pytest
from given import STEADY, a_finding
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from dashboard.render import draw
from dashboard.render.chart_marks import Together
from dashboard.render.label_layout import inner_name_height, label_positions, name_height, name_place
from dashboard.render.svg import SIZES, Frame
from dashboard.render.svg_chart import still

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
    drawing = draw(a_finding(STEADY))
    quarters = [replace(quarter, lower=2800, value=2700, upper=3900) for quarter in drawing.quarters]
    y = Frame(drawing, SIZES["card"]).y

    assert drawing.top == 4000
    assert y(3900) < name_height(drawing, quarters, y, TEXT) - TEXT < y(2800) - TEXT


@settings(max_examples=60)
@given(st.lists(st.integers(2, 19), min_size=12, max_size=16))
@example([2, 2, 2, 13, 2, 2, 2, 2, 2, 5, 13, 13])  # no room over the columns: over a count
def test_it_never_stands_on_a_column(values):
    finding = a_finding(values)
    assume(draw(finding).has_range)  # where hardly a quarter differs there is none to name
    height, frame, quarters = placed(finding)

    assert frame.drawing.columns
    assert height <= min(frame.y(quarter.value) for quarter in quarters)


def test_the_name_of_the_inner_band_stands_on_a_line_of_its_own_or_is_left_out():
    drawing = draw(a_finding(STEADY))
    joint = Together(
        first=len(drawing.quarters) - 4, end=len(drawing.quarters), average=3150.0, lower=2900.0, upper=3100.0
    )
    frame = Frame(replace(drawing, together=joint), SIZES["room"])
    name = name_height(frame.drawing, name_place(frame.drawing)[0], frame.y, frame.size.text)
    low = replace(frame.drawing, bottom=2700)

    assert inner_name_height(frame.drawing, frame.y, frame.size.text) >= name + frame.size.text
    assert inner_name_height(low, Frame(low, SIZES["room"]).y, frame.size.text) is None


def test_what_is_said_of_a_gap_stands_over_the_columns_beside_it():
    drawing = draw(a_finding([3, 2, 4, 3, 12, 2, 3, 4, 3, 2, 3, None]))
    [foot] = label_positions(drawing, TEXT)
    markup = still(drawing)

    assert (foot.words, foot.left, foot.over) == ("not supplied", True, 4)
    up = float(re.search(r'y="([\d.]+)"[^>]*>not supplied', markup)[1])
    assert up < Frame(drawing, SIZES["card"]).y(4) - TEXT


def test_beside_a_line_it_stands_at_the_foot():
    drawing = draw(a_finding([*STEADY, None]))

    assert [foot.over for foot in label_positions(drawing, TEXT)] == [0]
