"""Why a finding says what it says, and what people decided about its past."""

from datetime import date

import pytest
from given import LATEST, STEADY
from held import the_plan

from dashboard.findings import Decision, decisions_of, explanations, findings

TODAY = date(2014, 3, 6)
FLOOD = [*STEADY[:8], 4600, *STEADY[9:]]
EIGHTH = LATEST - 7


@pytest.fixture
def shown(store, given_extract):
    """The finding of a burglary series in Lancashire, with what is decided about it."""

    def shown(values, *decisions):
        first = LATEST - (len(values) - 1)
        rows = [("burglary", "Lancashire", str(first + place), float(value)) for place, value in enumerate(values)]
        given_extract("2014-01-28", *rows)
        return findings(store.standing_figures(TODAY), the_plan(), TODAY, decisions=decisions).of(
            "burglary", "Lancashire"
        )

    return shown


def a_decision(decision, kind="quarter", period=EIGHTH, why="Two hundred thefts from one warehouse"):
    return Decision("burglary", "Lancashire", period, kind, decision, why, TODAY, "A. Analyst")


def test_the_history_the_company_the_season_and_the_unrest_are_told(shown):
    told = dict(explanations.reasons(shown(STEADY)))

    assert told["History used"] == "15 earlier quarters, from January–March 2010 on; never more than the last 24."
    assert told["Judged together with"] == "No other area: its season and its unrest are its own."
    assert told["Season"].startswith("Expected by season and trend: Jan–Mar 2013: ")
    assert "Oct–Dec 2013: " in told["Season"]
    assert "% from quarter to quarter" in told["Unrest"]
    assert told["Set aside or moved"] == "Nothing: no quarter and no change of level stands out."
    assert told["How far outside"].startswith("3 stretches of quarters looked at; the furthest out is the latest")


def test_a_trial_range_says_until_when(shown):
    assert (
        "The range is a trial one until there are 12." in dict(explanations.reasons(shown(STEADY[:10])))["History used"]
    )


def test_while_figures_are_collected_nothing_is_said_of_a_range(shown):
    assert [name for name, _ in explanations.reasons(shown(STEADY[:5]))] == ["History used", "Judged together with"]


def test_a_quarter_unlike_the_others_is_named_with_its_figure(shown):
    assert explanations.past(shown(FLOOD)) == [
        "January–March 2012 is set aside: 4,600 offences, unlike the quarters around it."
    ]


def test_a_decision_takes_the_place_of_what_was_detected_and_says_who_and_why(shown):
    assert explanations.past(shown(FLOOD, a_decision("confirmed"))) == [
        "January–March 2012 is set aside: decided by A. Analyst (not verified) on 6\N{NO-BREAK SPACE}March 2014. "
        "Two hundred thefts from one warehouse."
    ]


def test_one_rejected_counts_again_and_the_range_is_wider(shown):
    left = shown(FLOOD)
    counted = shown(FLOOD, a_decision("rejected"))

    assert "January–March 2012 counts like any other" in explanations.past(counted)[0]
    assert counted.verdict.upper > left.verdict.upper


def test_a_level_declared_starts_a_new_range_that_waits_for_four_quarters(shown):
    late = shown(STEADY, a_decision("declared", "level", LATEST - 2))

    assert late.verdict.why_silent == "after a break"
    assert "A new level begins with April–June 2013" in explanations.past(late)[0]


@pytest.mark.parametrize("decision", ["confirmed", "declared"])
def test_a_decision_about_the_quarter_judged_waits_until_it_is_past(shown, decision):
    assert shown(STEADY, a_decision(decision, period=LATEST)).verdict == shown(STEADY).verdict


def test_a_decision_about_one_area_leaves_the_others(store, given_extract):
    first = LATEST - (len(FLOOD) - 1)
    given_extract(
        "2014-01-28",
        *[
            ("burglary", area, str(first + place), float(value))
            for area in ("Preston", "Wyre")
            for place, value in enumerate(FLOOD)
        ],
    )
    told = dict(measure="burglary", area="Preston", period=str(EIGHTH), kind="quarter", why="Flood.", day=TODAY, by="A")
    store.add_decision(decision="rejected", **told)
    found = findings(store.standing_figures(TODAY), the_plan(), TODAY, decisions=decisions_of(store.decisions(TODAY)))

    assert found.of("burglary", "Preston").judgement.aside == ()
    assert found.of("burglary", "Wyre").judgement.aside == (EIGHTH,)
