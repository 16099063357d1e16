"""Free words in, the same words out without what is withheld."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.disclosure.redaction import HIDDEN, Withheld, numbers_in, redacted, withheld_figure

SENTENCE = "1,299 offences in October–December 2013. Expected: 1,000–1,200."
FIGURE = withheld_figure(SENTENCE, (1299.0, None))


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("1,299 offences, 38% of 3,412.", {"1299", "38", "3412"}),
        ("2.5 a week", {"2.5"}),
        ("Two cases and twelve calls", {"2", "12"}),
        ("October–December 2013, 2013/14 Q3, section 2B", set()),
        ("By 12 June 2014, as on 23 December", set()),
        ("It was 2013 offences", set()),  # a year and a count of that size cannot be told apart
        ("It was 2,013 offences", {"2013"}),
        ("No figures.", set()),
    ],
)
def test_numbers_are_found_in_figures_and_letters_but_not_in_dates_quarters_and_references(words, numbers):
    assert numbers_in(words) == numbers


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (f"{SENTENCE} Ask why.", f"{HIDDEN} Ask why."),
        ("It rose to 1299. Ask why.", f"{HIDDEN} Ask why."),
        ("Why did 1,299 people complain? Ask the ACC!", f"{HIDDEN} Ask the ACC!"),
        ("The Constabulary expected 1,000 at most.\nNothing else.", f"{HIDDEN}\nNothing else."),
        ("It rose by 12,990 or 299, and 1,299.5 on average.", "It rose by 12,990 or 299, and 1,299.5 on average."),
    ],
)
def test_a_sentence_with_a_number_of_a_withheld_figure_is_hidden_and_the_others_stay(words, left):
    assert redacted(words, FIGURE) == left


def test_a_restricted_text_is_hidden_wherever_it_is_repeated():
    assert redacted("Told: A named victim. End.", Withheld(("A named victim.",))) == f"Told: {HIDDEN} End."


@given(st.text(), st.sets(st.integers(0, 3000).map(str), max_size=5))
def test_no_withheld_number_is_left_whatever_was_written(words, numbers):
    assert not numbers_in(redacted(words, Withheld(numbers=frozenset(numbers)))) & numbers


@given(st.text())
def test_words_that_repeat_nothing_come_back_as_they_are(words):
    others = frozenset({"7777777"} - numbers_in(words))
    assert redacted(words, Withheld(numbers=others)) == words
