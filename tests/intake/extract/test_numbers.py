"""A number is read strictly: nothing that could be read in two ways, or as something else, becomes a figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake.extract.numbers import BLANK, MOST_DIGITS, Number, count, decimal


@given(st.integers(0, 10**MOST_DIGITS - 1))
def test_a_count_reads_back_with_and_without_its_thousands_commas_or_spaces(number):
    for space in " \u00a0\u202f\u2009":
        assert (
            count(f"{number:,}".replace(",", space)) == decimal(f"{number:,}".replace(",", space)) == count(str(number))
        )
    assert count(str(number)) == count(f"{number:,}") == count(f" {number}\u00a0") == Number(float(number))


@given(st.decimals(-(10**9), 10**9, places=4))
def test_a_decimal_reads_back_as_written(number):
    assert decimal(f"{number:f}") == decimal(f"{number:,f}") == Number(float(number))


def test_a_blank_cell_is_nothing_and_never_nought():
    assert count("") == count(" \u00a0") == decimal("") == BLANK
    assert count("0") == Number(0.0)


@pytest.mark.parametrize("symbol", ["c", "x", "z", "low"])
def test_a_symbol_is_kept_as_such_in_either_case(symbol):
    assert count(symbol) == count(f" {symbol.upper()} ") == decimal(symbol) == Number(symbol=symbol)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1.234", "without a point"),
        ("12.7", "without a point"),
        ("12.0", "without a point"),
        ("1,204.5", "without a point"),
        ("1e3", "in full"),
        ("1.2E+03", "in full"),
        ("-3", "cannot be negative"),
        ("−3", "cannot be negative"),
        ("-0", "cannot be negative"),
        ("12%", "percentage is not read here"),
        ("1,20", "three digits"),
        ("12,7", "three digits"),
        ("1,2345", "three digits"),
        ("0,123", "three digits"),
        ("1.204,5", "three digits"),
        ("12O4", "Did you mean 1204?"),
        ("12o4", "Did you mean 1204?"),
        ("l204", "Did you mean 1204?"),
        ("1_000", "Did you mean 1000?"),
        ("1 20", "Did you mean 120?"),
        ("1 2045", "Did you mean 12045?"),
        ("01 204", "Did you mean 01204?"),
        ("1 204,567", "not a number"),
        ("1\u00a0204 567", "Did you mean 1204567?"),
        ("1\u200b204", "not a number"),
        ("1\u3000204", "Did you mean 1204?"),
        ("1'204", "Did you mean 1204?"),
        ("+5", "Did you mean 5?"),
        ("inf", "not a number"),
        ("nan", "not a number"),
        ("0x1F", "not a number"),
        ("n/a", "not a number"),
        ("-", "not a number"),
        ("..", "not a number"),
        ("£80", "not a number"),
        ("[x]", "not a number"),
        ("O", "not a number"),
        ("١٢", "not a number"),
        ("１２", "not a number"),
        ("²", "not a number"),
        ("1e400", "in full"),
        ("9" * (MOST_DIGITS + 1), "at most 15 digits"),
        ("9" * 5000, "not a number"),
        ("twelve", "not a number"),
        ("=1+1", "not a number"),
    ],
)
def test_anything_else_is_a_fault_that_says_what_to_write(text, says):
    found = count(text)
    assert (found.value, found.symbol) == (None, "")
    assert says in found.fault and found.fault.endswith((".", "?"))


@pytest.mark.parametrize(
    "text", ["1e3", "inf", "nan", "0x1F", "1_000", "12,7", ".5", "5.", "1.2.3", "--3", "12%", "1O.5"]
)
def test_a_mean_is_as_strict_but_for_its_point_and_its_minus(text):
    assert decimal("-1.5") == Number(-1.5)
    found = decimal(text)
    assert found.value is None and found.fault


@given(st.text(max_size=12))
def test_any_text_is_a_value_a_symbol_a_fault_or_blank_and_only_one_of_them(text):
    for found in (count(text), decimal(text)):
        assert (found.value is not None) + bool(found.symbol) + bool(found.fault) == (text.strip() != "")


@given(st.text("0123456789.,eE+-_ xOl%", max_size=8))
def test_whatever_is_read_as_a_count_is_plain_digits(text):
    found = count(text)
    if found.value is not None:
        digits = text.strip().replace(",", "").replace(" ", "")
        assert digits.isdecimal() and found.value == int(digits)
