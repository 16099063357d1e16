"""Typed text stays text, wherever it is shown."""

import html

import pytest
from given import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text import escape

MARKS = "<>:$*_[]()`#!&|~^\\\"'"


def test_nothing_typed_ends_our_html_or_is_read_as_streamlit_marks():
    safe = escape.html(f"one\n\n# two {HOSTILE}")

    assert "\n" not in safe and "<" not in safe and ":" not in safe
    assert html.unescape(safe) == f"one # two {HOSTILE}"


def test_no_mark_is_left_for_markdown_to_read():
    safe = escape.markdown(HOSTILE)

    for mark in MARKS.replace("&", "").replace("#", ""):
        assert mark not in safe


@pytest.mark.parametrize("typed", ["https://evil.example", "www.evil.example", "me@evil.example", "a -> b", "a -- b"])
def test_what_markdown_joins_into_a_link_or_an_arrow_is_kept_apart(typed):
    assert escape.JOINER in escape.markdown(typed)


def test_plotly_is_given_neither_a_tag_nor_mathematics():
    safe = escape.plotly(HOSTILE)

    assert "<" not in safe and "$" not in safe


def test_a_day_and_its_month_stay_on_one_line():
    for typed in ("due  13\N{NO-BREAK SPACE}March\n 2014", "due 13 March 2014"):
        assert escape.html(typed) == "due 13\N{NO-BREAK SPACE}March 2014"
    assert escape.html("2014 Marching bands") == "2014 Marching bands"


@given(st.text())
def test_what_is_read_is_what_was_typed_but_for_its_white_space(typed):
    for safe in (escape.html(typed), escape.markdown(typed), escape.plotly(typed)):
        shown = html.unescape(safe).replace(escape.JOINER, "")
        assert shown == escape.collapsed(typed).replace(escape.JOINER, "")
