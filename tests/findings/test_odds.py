"""p in, words out."""

import pytest

from dashboard.findings import how_often, window_words
from dashboard.findings.wording import once_in
from dashboard.period import Period


@pytest.mark.parametrize(
    "p, odds", [(0.5, None), (0.02, 50), (0.015, 50), (0.01, 100), (0.004, 200), (0.0011, 500), (1e-9, 10_000)]
)
def test_odds_are_rounded_down(p, odds):
    assert once_in(p) == odds


def test_how_often_names_the_window_and_the_side():
    assert (
        how_often(0.0016, 2, "high") == "If nothing had changed, two quarters this high would come about once in 500."
    )
    assert how_often(0.5, 1, "low") == ""


@pytest.mark.parametrize(
    "window, words", [(1, "January–March 2014"), (2, "October 2013–March 2014"), (4, "April 2013–March 2014")]
)
def test_a_window_is_named_by_its_months(window, words):
    assert window_words(Period(2013, 4), window) == words
