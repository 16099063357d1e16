"""Exceptions in, their order of risk out, with every factor."""

from dataclasses import replace

import pytest
from given import STEADY, a_finding, a_measure, a_percentage
from hypothesis import given
from hypothesis import strategies as st

from dashboard.findings.judgement import Judgement
from dashboard.findings.ranking import ranking, risk_of
from dashboard.plan import Weights
from dashboard.variation import Total

PLAIN = a_finding(STEADY)
ONE = Weights()


def an_exception(value=412.0, expected=100.0, p=0.01, measure=None, area="Preston"):
    """An exception of so many events where so many were expected; p is adjusted."""
    signal = "high" if value > expected else "low"
    verdict = replace(PLAIN.verdict, signal=signal, window=1, p_window=p / 3)
    judgement = Judgement(verdict, Total(value, expected, 50.0, 150.0), p, 3)
    area = replace(PLAIN.area, name=area)
    return replace(PLAIN, measure=measure or PLAIN.measure, area=area, verdict=verdict, judgement=judgement)


def names(ranked):
    return [each.finding.area.name for each in ranked]


def test_risk_is_weight_times_excess_times_confidence():
    risk = risk_of(an_exception(), Weights(1.0, {"theft": 2.5}))
    assert (risk.weight, risk.excess, risk.level) == (2.5, 312, 1)
    assert risk.confidence == pytest.approx(0.99)
    assert risk.total == pytest.approx(2.5 * 312 * 0.99)


def test_too_few_events_are_as_far_from_what_was_expected_as_too_many():
    assert risk_of(an_exception(value=40, expected=100), ONE).excess == 60


def test_an_unusual_level_beside_others_counts_a_quarter_more():
    [ranked] = ranking([an_exception()], ONE, lambda finding: finding.area.name == "Preston").all
    assert ranked.risk.level == 1.25
    assert ranked.risk.total == pytest.approx(1.25 * 312 * 0.99)
    assert " × 1.25 for an unusual level beside others = 386.1." in plain(ranked.words)


def plain(words):
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_every_factor_is_said_in_words():
    [ranked] = ranking([an_exception()], ONE).all
    assert plain(ranked.words) == (
        "Order of risk: weight 1 × 312.0 offences above what was expected × certainty 0.990 = 308.9."
    )


def test_nobody_is_told_more_certainty_than_there_is():
    [ranked] = ranking([an_exception(p=1e-9)], ONE).all
    assert "certainty over 0.999" in ranked.words


def test_a_rate_is_told_in_the_events_it_counts_and_a_percentage_in_those_of_its_numerator():
    rate = a_measure(kind="rate", value="", numerator="offences", denominator="population", per=1000, unit="a rate")
    for measure, unit in ((rate, "312.0 offences above"), (a_percentage(), "312.0 offences resolved above")):
        assert unit in ranking([an_exception(measure=measure)], ONE).all[0].words


def test_the_greatest_risk_is_first_and_of_equals_the_least_p():
    found = [an_exception(area="a", p=0.012), an_exception(500, area="b"), an_exception(area="c", p=0.004)]
    assert names(ranking(found, ONE).concerns) == ["b", "c", "a"]
    nothing = [an_exception(value=100, area="a", p=0.012), an_exception(value=100, area="b", p=0.004)]
    assert names(ranking(nothing, ONE).all) == ["b", "a"]


def test_good_news_is_a_list_of_its_own_and_where_neither_way_is_worse_there_is_none():
    worse = {way: a_measure(worse=way) for way in ("higher", "lower", "neither")}
    found = [
        an_exception(value, 500, measure=measure, area=f"{way} {value}")
        for way, measure in worse.items()
        for value in (100, 800)
    ]
    split = ranking(found, ONE)
    assert set(names(split.good_news)) == {"higher 100", "lower 800"}
    assert set(names(split.concerns)) == {"higher 800", "lower 100", "neither 100", "neither 800"}


def test_by_the_nhs_rules_there_is_no_risk_to_tell():
    [ranked] = ranking([a_finding([*STEADY, 4000])], ONE).all
    assert (ranked.risk, ranked.words) == (None, "")


@given(
    st.lists(
        st.tuples(st.sampled_from([50, 120, 400]), st.sampled_from([0.001, 0.01]), st.sampled_from("abcd")),
        unique=True, max_size=12,
    ),
    st.randoms(),
)  # fmt: skip
def test_the_order_they_come_in_says_nothing(exceptions, random):
    found = [an_exception(value, p=p, area=f"{area} {value} {p}") for value, p, area in exceptions]
    mixed = found.copy()
    random.shuffle(mixed)
    assert names(ranking(mixed, ONE).all) == names(ranking(found, ONE).all)
    totals = [each.risk.total for each in ranking(found, ONE).concerns]
    assert totals == sorted(totals, reverse=True)
