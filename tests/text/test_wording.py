"""Figures in words: the same wherever they are written."""

import math
import re

import numpy as np
import pytest
from given import a_measure, a_percentage
from held import found_on
from hypothesis import given
from hypothesis import strategies as st

from dashboard.findings import wording
from dashboard.text import english
from dashboard.variation.nhs.limits import limits_of

NEVER = re.compile(r"significan|anomal|signal|outlier|alert|worst|improve|\bnan\b|none|nan%|–%|- |-\d", re.IGNORECASE)
COUNT, SHARE = a_measure(), a_percentage()
RATE = a_measure(kind="rate", per=1000, unit="offences per 1,000 people")
MEAN = a_measure(kind="mean", unit="days lost per officer")


@pytest.mark.parametrize(
    ("measure", "value", "written"),
    [
        (COUNT, 1837.0, "1,837"), (COUNT, 0.0, "0"), (COUNT, None, "–"), (COUNT, float("nan"), "–"),
        (SHARE, 38.333, "38%"), (SHARE, 100.0, "100%"), (SHARE, None, "–"), (RATE, 3.1, "3.10"), (MEAN, 2.06, "2.1"),
    ],
)  # fmt: skip
def test_a_figure_has_the_places_of_its_kind(measure, value, written):
    assert wording.figure(measure, value) == written


@pytest.mark.parametrize(
    ("value", "written", "typed"),
    [(3500.0, "3,500", "3500"), (2.49, "2.49", "2.49"), (1234.5, "1,234.5", "1234.5"), (0.0, "0", "0"),
     (-12.0, "-12", "-12"), (1e-7, "0.0000001", "0.0000001")],
)  # fmt: skip
def test_a_number_in_full_keeps_every_place_it_was_given_with(value, written, typed):
    assert (english.in_full(value), english.as_typed(value)) == (written, typed)
    assert float(typed) == value


@pytest.mark.parametrize("value", [None, float("nan")])
def test_no_number_in_full_is_a_dash(value):
    assert english.in_full(value) == "–"


def test_a_figure_stands_with_what_it_counts():
    assert wording.figure_and_unit(COUNT, 1837.0) == "1,837 offences"
    assert wording.figure_and_unit(RATE, 3.1, 4500.0, 1_451_000.0) == "3.10 offences per 1,000 people"
    assert wording.figure_and_unit(MEAN, 1.0) == "1.0 days lost per officer"


def test_a_percentage_stands_with_its_counts():
    assert wording.figure_and_unit(SHARE, 38.333, 46.0, 120.0) == "38% (46 of 120 offences)"
    assert wording.figure_and_unit(a_measure(kind="percentage", per=100), 41.0) == "41%"


def test_a_base_too_small_for_a_percentage_gives_the_counts_alone():
    assert wording.figure_and_unit(SHARE, None, 3.0, 8.0) == "3 of 8 offences"
    assert wording.figure_and_unit(SHARE, None, 1.0, 1.0) == "1 of 1 offence"
    assert wording.figure_and_unit(RATE, None, 2.0, 12.0) == "2 of 12"


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("offences", "offence"), ("young people", "young person"), ("families turned around", "family turned around"),
        ("searches", "search"), ("BME officers", "BME officer"), ("business losses", "business loss"),
        ("decisions within 10 days", "decision within 10 days"), ("people dealt with", "person dealt with"),
        ("stock", "stock"),
    ],
)  # fmt: skip
def test_a_count_of_one_has_its_unit_in_the_singular(many, one):
    assert wording.figure_and_unit(a_measure(unit=many), 1.0) == f"1 {one}"
    assert wording.figure_and_unit(a_measure(unit=many), 2.0) == f"2 {many}"
    assert wording.figure_and_unit(a_measure(unit=many), 0.0) == f"0 {many}"


def test_every_unit_of_the_plan_has_a_singular_that_is_a_word_shorter_or_another(plan):
    counts = {measure.unit for measure in plan.measures if measure.kind == "count"}
    assert counts
    assert all(english.one_of(unit) != unit for unit in counts)
    assert not [unit for unit in counts if re.search(r"\w*(che|she|sse)\b", english.one_of(unit))]


def test_a_range_is_written_with_an_en_dash_and_thousands_commas():
    assert wording.span(RATE, 1.2, 1.8) == "1.20–1.80"
    assert wording.span(COUNT, 1306.2, 1910.9) == "1,307–1,910"
    assert wording.span(SHARE, 30.4, 44.4) == "30–44%"


def test_no_range_is_no_words():
    assert wording.span(COUNT, None, None) == ""


def test_a_range_starts_no_lower_than_zero_and_ends_at_all_of_them():
    assert wording.span(COUNT, -4.2, 12.9) == "0–12"
    assert wording.span(MEAN, -0.04, 3.0) == "0.0–3.0"
    assert wording.span(SHARE, -3.0, 107.0) == "0–100%"


def test_a_range_is_not_cut_below_the_figure_that_stands_beside_it():
    assert wording.span(SHARE, 60.0, 120.0, 104.0) == "60–104%"
    assert wording.span(COUNT, -9.5, 12.0, -3.0) == "-3 to 12"


def test_a_range_too_narrow_for_any_whole_number_is_never_written_backwards():
    assert wording.span(COUNT, 5.2, 5.8) == "5.2–5.8"
    assert wording.span(COUNT, 5.0, 5.0) == "5–5"


@given(st.floats(-50, 3000), st.floats(0, 500))
def test_the_ends_of_a_counts_range_are_the_least_and_greatest_whole_numbers_inside(lower, width):
    upper = lower + width
    inside = [number for number in range(max(math.ceil(lower), 0), math.floor(upper) + 1)]
    if inside:
        assert wording.span(COUNT, lower, upper) == f"{inside[0]:,}–{inside[-1]:,}"


def written(measure, value, lower, upper):
    """A value and the ends of its range as they are written, as numbers."""
    places = wording.places_in_range(measure, value, lower, upper)
    words = wording.figure(measure, value, places), *wording.span(measure, lower, upper, value).split("–")
    return [float(each.rstrip("%").replace(",", "")) for each in words]


ENDS = st.tuples(st.integers(0, 100_000), st.integers(0, 100_000)).map(sorted)


@given(st.sampled_from([SHARE, RATE, MEAN]), st.integers(0, 100_000), ENDS)
def test_what_lies_outside_a_range_is_written_outside_it_and_what_lies_inside_inside(measure, value, ends):
    # In thousandths: a difference finer than that is not to be told in words.
    value, lower, upper = (each / 1000 for each in (value, *ends))
    shown, low, high = written(measure, value, lower, upper)
    assert (shown < low, shown > high) == (value < lower, value > upper)


def test_more_places_are_written_only_where_they_are_needed():
    assert wording.places_in_range(SHARE, 35.16, 31.5, 35.03) == 1
    assert wording.places_in_range(SHARE, 36.16, 31.5, 35.03) == 0
    assert wording.places_in_range(RATE, 1.2356, 1.239, 1.7) == 3
    assert wording.places_in_range(COUNT, 22, 22.4, 80.0) == 0


@given(st.lists(st.integers(0, 60), min_size=12, max_size=30))
def test_no_count_is_written_on_the_other_side_of_its_average(values):
    mean = limits_of(np.array(values, dtype=float)).mean.item()
    shown = float(wording.average(COUNT, mean))
    assert all((value > shown) <= (value > mean) and (value < shown) <= (value < mean) for value in values)


def test_an_average_is_as_fine_as_it_takes():
    assert wording.average(COUNT, 3165.0) == "3,165"
    assert wording.average(COUNT, 5.6) == "5.6"
    assert wording.average(SHARE, 11.63) == "11.6%"


def test_a_heading_says_the_finding():
    assert wording.heading(COUNT, "Burnley", False, "high", "outside") == "Theft in Burnley: higher than expected"
    assert wording.heading(COUNT, "Northshire", True, "low", "run") == "Theft: lower than expected"
    assert wording.heading(COUNT, "Burnley", False, None) == "Theft in Burnley"


def test_a_trend_says_which_way_it_goes_and_not_on_which_side_it_lies():
    assert wording.heading(COUNT, "Northshire", True, "high", "trend") == "Theft: rising"
    assert wording.heading(COUNT, "Northshire", True, "low", "trend") == "Theft: falling"


def test_how_sure_ends_with_what_else_would_look_the_same():
    neither = a_measure(worse="neither", worse_reason="A rise may mean better recording.")
    assert wording.certainty(neither, "high", "outside").endswith("season. A rise may mean better recording.")
    assert "a usual high or low season can look like this" in wording.certainty(COUNT, "low", "run")
    assert wording.certainty(neither, None, None) == ""


def test_a_symbol_says_what_it_means():
    assert wording.absent("", "October–December 2013") == "Not supplied for October–December 2013."
    assert wording.absent("c", "October–December 2013") == "Confidential for October–December 2013."
    assert wording.absent("low", "October–December 2013") == "Below rounding for October–December 2013."


@pytest.mark.parametrize("day", ["2013-12-20", "2014-03-06"])
def test_no_bundled_finding_uses_a_word_the_house_does_not(day):
    said = [words for each in found_on(day).all for words in (each.heading, each.sentence, each.certainty)]
    assert len(said) > 4000
    assert [words for words in said if NEVER.search(words)] == []


@pytest.mark.parametrize("day", ["2013-12-20", "2014-03-06"])
def test_every_bundled_finding_is_said_in_whole_sentences(day):
    for each in found_on(day).all:
        assert re.fullmatch(r"[A-Z0-9].+[.]", each.sentence), each.sentence
        assert "  " not in each.sentence and ".." not in each.sentence


@pytest.mark.parametrize("day", ["2013-12-20", "2014-03-06", "2014-07-29", "2017-12-20"])
def test_no_bundled_figure_outside_its_range_is_written_inside_it(day):
    judged = [each for each in found_on(day).all if each.verdict.lower is not None]
    assert any(each.rule == "outside" for each in judged)
    for each in judged:
        verdict = each.verdict
        shown, low, high = written(each.measure, verdict.value, verdict.lower, verdict.upper)
        assert (shown < low or shown > high) == (each.rule == "outside"), each.sentence


@pytest.mark.parametrize("count", [(0, "today"), (1, "in 1 day"), (7, "in 7 days"), (-1, "1 day ago")])
def test_days_away_are_counted_in_words(count):
    assert english.days_away(count[0]) == count[1]


def test_where_nothing_stands_out_it_is_said_whether_anything_was_judged():
    assert wording.nothing_outside(0)[0] == "Nothing can be judged yet."
    assert wording.nothing_outside(1200) == ("Nothing outside what was expected.", "1,200 series looked at.")


def test_words_are_listed_as_a_sentence_lists_them():
    assert [english.listed(list(words)) for words in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b and c"]
    assert english.listed(["Theft", "Burglary, resolved", "Arson"]) == "Theft; Burglary, resolved; and Arson"
    assert english.count_words(1, "topic") == "1 topic"
    assert english.count_words(1200, "query", "queries") == "1,200 queries"
