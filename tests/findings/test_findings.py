"""What a measure shows in an area at a quarter: its state, its verdict and its exact sentence."""

from datetime import date

import pytest
from given import STEADY, a_finding, a_measure, a_percentage

from dashboard.plan import Break

WHEN = "in October–December 2013."


# States, and the sentence of each


def test_with_fewer_than_eight_earlier_quarters_figures_are_being_collected():
    finding = a_finding(STEADY[:8])
    assert (finding.state, finding.verdict.lower, finding.signal) == ("collecting", None, None)
    assert (
        finding.sentence
        == f"3,062 offences {WHEN} Collecting: 7 of the 8 earlier quarters needed before a range can be drawn."
    )


def test_the_first_quarter_of_all_has_none_before_it():
    assert (
        a_finding([412]).sentence
        == f"412 offences {WHEN} Collecting: 0 of the 8 earlier quarters needed before a range can be drawn."
    )


def test_with_eight_to_eleven_the_range_is_a_trial():
    finding = a_finding(STEADY[:9])
    assert (finding.state, finding.before) == ("trial", 8)
    assert (
        finding.sentence
        == f"3,000 offences {WHEN} Expected: 2,632–3,384. A trial range: 8 earlier quarters, firm from 12."
    )


def test_with_twelve_the_range_is_established():
    finding = a_finding(STEADY[:13])
    assert (finding.state, finding.before) == ("established", 12)
    assert finding.sentence == f"3,083 offences {WHEN} Expected: 2,679–3,337."


def test_an_exception_in_a_trial_says_both():
    finding = a_finding([100, 104, 98, 101, 99, 103, 97, 102, 100, 150])
    assert finding.heading == "Theft in Preston: higher than expected"
    assert finding.sentence == f"150 offences {WHEN} Expected: 95–116. A trial range: 9 earlier quarters, firm from 12."


def test_only_the_last_twenty_four_quarters_count_as_earlier_ones():
    assert a_finding([100, 104] * 14).before == 24


def test_quarters_not_supplied_are_not_counted():
    assert a_finding([100, None, 104, 98, None, 101, 99, 103, 97, 102]).sentence.endswith(
        "Collecting: 7 of the 8 earlier quarters needed before a range can be drawn."
    )


def test_a_count_of_one_is_an_offence():
    assert a_finding([0, 1, 0, 2, 1, 0, 1, 0, 1, 0, 1, 0, 1]).sentence == f"1 offence {WHEN} Too few to judge."


# What cannot be judged


def test_sparse_counts_are_too_few_to_judge():
    finding = a_finding([4, 3, 5, 2, 4, 6, 3, 4, 5, 3, 4, 2, 19])
    assert (finding.signal, finding.verdict.why_silent) == (None, "too few")
    assert finding.sentence == f"19 offences {WHEN} Too few to judge."


def test_a_quarter_without_a_figure_is_not_supplied():
    finding = a_finding([*STEADY, None])
    assert not finding.supplied
    assert finding.sentence == "Not supplied for October–December 2013."
    assert finding.latest.value is None


@pytest.mark.parametrize(
    ("symbol", "said"),
    [("c", "Confidential"), ("x", "Not available"), ("z", "Not applicable"), ("low", "Below rounding")],
)
def test_a_symbol_is_said_and_is_not_taken_for_a_figure_nobody_sent(symbol, said):
    finding = a_finding([*STEADY, None], symbols={16: symbol})
    assert finding.sentence == f"{said} for October–December 2013."
    assert finding.latest.value is None


def test_what_became_confidential_is_not_told_by_its_revision():
    finding = a_finding([*STEADY, None], symbols={16: "c"}, was={16: 3.0})
    assert finding.latest.was is None
    assert a_finding([*STEADY, 3100], was={16: 3000.0}).latest.was == 3000


def test_a_base_under_twenty_gives_counts_and_no_percentage():
    finding = a_finding([20] * 14 + [3], of=[50] * 14 + [8], measure=a_percentage())
    assert finding.sentence == f"3 of 8 offences {WHEN} Too few to judge."
    assert (finding.latest.value, finding.latest.numerator, finding.latest.denominator) == (None, 3, 8)


def test_a_percentage_stands_with_its_counts_and_its_range():
    counts = [20, 24, 21, 25, 19, 22, 23, 20, 24, 21, 22, 20, 30]
    finding = a_finding(counts, of=[50] * 13, measure=a_percentage())
    assert finding.sentence == f"60% (30 of 50 offences) {WHEN} Expected: 25–64%."


def test_a_range_of_percentages_ends_at_0_and_at_100():
    counts = [5, 95] * 6 + [50]
    assert a_finding(counts, of=[100] * 13, measure=a_percentage()).sentence.endswith("Expected: 0–100%.")


def test_more_resolved_than_recorded_is_not_said_to_lie_beyond_a_range_it_lies_in():
    counts = [80, 100] * 6 + [104]
    finding = a_finding(counts, of=[100] * 13, measure=a_percentage())
    assert finding.signal is None
    assert finding.sentence == f"104% (104 of 100 offences) {WHEN} Expected: 41–104%."


def test_a_range_of_counts_starts_at_zero():
    finding = a_finding([2, 14, 3, 15, 1, 13, 4, 12, 2, 15, 3, 14, 5])
    assert finding.verdict.lower < 0
    assert finding.sentence.startswith(f"5 offences {WHEN} Expected: 0–")
    assert finding.points[-1].lower == 0


def test_a_rate_on_a_handful_of_people_gives_its_counts():
    rate = a_measure(kind="rate", value="", numerator="offences", denominator="population", per=1000)
    assert a_finding([1], of=[12], measure=rate).sentence == f"1 of 12 {WHEN} Too few to judge."


def test_a_mean_has_a_tenth():
    mean = a_measure(kind="mean", unit="days lost per officer")
    said = a_finding([2.0, 2.1, 1.9, 2.2, 2.0, 1.8, 2.1, 2.0, 2.2, 1.9, 2.1, 2.0, 2.06], measure=mean).sentence
    assert said == f"2.1 days lost per officer {WHEN} Expected: 1.5–2.5."


def test_figures_that_never_differ_have_no_range():
    assert (
        a_finding([40] * 13).sentence
        == f"40 offences {WHEN} Hardly any quarter differs from another: no range can be drawn."
    )


def test_two_of_the_last_four_quarters_are_not_enough():
    finding = a_finding([*STEADY, None, None, 9000])
    assert finding.signal is None
    assert (
        finding.sentence
        == f"9,000 offences {WHEN} Not judged: fewer than three of the last four quarters have a value."
    )


# Rules


def test_a_run_names_its_average():
    finding = a_finding([*[40, 52] * 8, 53, 50, 53, 50, 53, 50, 53])
    assert (finding.rule, finding.signal) == ("run", "high")
    assert finding.sentence.endswith("Seven or more quarters in a row have been above the average of 47.7.")


def test_a_trend_says_that_each_went_further_than_the_one_before():
    finding = a_finding([*[500, 560, 480, 540, 470, 550] * 3, 380, 390, 400, 410, 420, 430, 440])
    assert finding.rule == "trend"
    assert finding.verdict.value < finding.verdict.expected
    assert finding.heading == "Theft in Preston: rising"
    assert finding.sentence.endswith("Over seven or more quarters in a row, each has been higher than the one before.")


def test_two_in_three_says_which_end():
    finding = a_finding([*[100, 106] * 8, 118, 112, 118])
    assert (finding.rule, finding.signal) == ("two in three", "high")
    assert finding.sentence.endswith(
        "At least two of the last three quarters are near the upper end of what was expected."
    )


def test_an_exception_is_new_and_then_continuing():
    assert a_finding([*STEADY, 4000]).status == "new"
    assert a_finding([*STEADY, 4000, 4000]).status == "continuing"
    assert a_finding([*STEADY, 4000, 1000]).status == "new"
    assert a_finding(STEADY).status is None


# Breaks


def broken(kind, day, values):
    return a_finding(values, measure=a_measure(breaks=(Break(day, kind, "A reason."),)))


def test_after_a_definition_break_quarters_are_counted_anew():
    finding = broken("definition", date(2013, 4, 1), [*STEADY, 4000, 4100, 4050])
    assert (
        finding.sentence
        == f"4,050 offences {WHEN} Collecting: 2 of the 8 earlier quarters needed before a range can be drawn."
    )
    assert [point.expected is None for point in finding.points] == [False] * 16 + [True] * 3


def test_a_definition_break_long_ago_leaves_the_quarters_since():
    finding = broken("definition", date(2011, 4, 1), [4000] * 6 + STEADY[:11])
    assert (finding.state, finding.before) == ("trial", 10)
    assert finding.sentence.endswith("A trial range: 10 earlier quarters, firm from 12.")
    assert [point.expected for point in finding.points[:6]] == [None] * 6


def test_a_break_before_the_first_quarter_parts_nothing():
    whole = a_finding(STEADY[:13])
    for day in (date(2010, 7, 1), date(2005, 4, 1)):
        finding = broken("definition", day, STEADY[:13])
        assert (finding.before, finding.sentence) == (12, whole.sentence)


def test_a_break_still_to_come_parts_nothing():
    assert broken("definition", date(2014, 4, 1), STEADY[:13]).sentence == a_finding(STEADY[:13]).sentence


def test_after_a_recording_break_the_state_is_kept_and_testing_restarts_after_four_quarters():
    values = [*STEADY, 4000, 4100, 4050, 4080, 4020]
    early, later = broken("recording", date(2013, 1, 1), values[1:-1]), broken("recording", date(2012, 10, 1), values)
    assert early.state == later.state == "established"
    assert (
        early.sentence
        == f"4,080 offences {WHEN} Recorded differently after a break: testing starts again after four quarters."
    )
    assert later.sentence == f"4,020 offences {WHEN} Expected: 3,891–4,209."
