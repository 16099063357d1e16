"""What stands at the foot of every page: whose figures are held, and no others."""

from datetime import date

import pytest
from held import the_store

from dashboard.findings.attribution import attribution_words

DAY = date(2014, 3, 6)
LICENCE = "Open Government Licence"
MADE_UP = "Figures marked illustrative are made up"


def test_an_empty_store_holds_nobodys_figures(store):
    assert attribution_words(store.extracts(DAY)) == "No figures are held."


@pytest.mark.parametrize(
    ("basis", "publisher", "begins", "is_licensed", "is_made_up"),
    [
        ("official", "Welsh Government", "Published by Welsh Government.", True, False),
        ("supplied", "", "Figures as supplied to the office.", False, False),
        ("illustrative", "", MADE_UP, False, True),
    ],
)
def test_the_foot_says_what_is_held_and_nothing_more(
    store, given_extract, basis, publisher, begins, is_licensed, is_made_up
):
    given_extract("2014-01-28", basis=basis, publisher=publisher)

    words = attribution_words(store.extracts(DAY))

    assert words.startswith(begins)
    assert (LICENCE in words, MADE_UP in words) == (is_licensed, is_made_up)


def test_an_extract_taken_back_is_no_longer_named(store, given_extract):
    given_extract("2014-01-28", basis="official", publisher="Welsh Government")
    store.add_rollback(1, DAY, "A. Analyst", "wrong file")

    assert attribution_words(store.extracts(DAY)) == "No figures are held."


def test_each_publisher_of_the_bundled_figures_is_named_once():
    words = attribution_words(the_store().extracts(DAY))

    assert words.startswith("Published by Home Office; Office for National Statistics. Contains public sector")
    assert LICENCE in words and MADE_UP in words and "as supplied" not in words
