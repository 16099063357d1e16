"""What people decided about the past of a series: the latest decision on each quarter and kind counts."""

from datetime import date

import pytest

DAY = date(2014, 3, 6)


@pytest.fixture
def decide(store):
    def decide(decision, period="2012/13 Q1", kind="quarter", day=DAY, **more):
        told = {"measure": "burglary", "area": "Preston", "why": "Flood.", "by": "A. Analyst"} | more
        store.add_decision(period=period, kind=kind, decision=decision, day=day, **told)

    return decide


def standing(store, day=DAY):
    return [tuple(row) for row in store.decisions(day)[["area", "period", "kind", "decision"]].itertuples(index=False)]


def test_the_latest_decision_on_a_quarter_counts(store, decide):
    decide("confirmed")
    decide("rejected")

    assert standing(store) == [("Preston", "2012/13 Q1", "quarter", "rejected")]


def test_a_quarter_and_a_level_are_decided_apart_and_so_is_every_area(store, decide):
    decide("confirmed")
    decide("declared", kind="level")
    decide("rejected", area="Wyre")

    assert standing(store) == [
        ("Preston", "2012/13 Q1", "level", "declared"),
        ("Preston", "2012/13 Q1", "quarter", "confirmed"),
        ("Wyre", "2012/13 Q1", "quarter", "rejected"),
    ]


def test_one_withdrawn_is_no_decision(store, decide):
    decide("declared")
    decide("withdrawn")

    assert standing(store) == []


def test_a_day_before_it_was_made_does_not_know_it(store, decide):
    decide("declared")

    assert standing(store, date(2014, 3, 5)) == []


def test_it_is_an_act_on_what_follows_from_the_figures(store, decide):
    before = store.acts_on_figures()
    decide("declared")

    assert store.acts_on_figures() == before + 1
