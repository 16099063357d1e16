"""Which quarters do the months known on a day make?"""

from datetime import date

import pandas as pd
import pytest

DAY = date(2014, 5, 1)
COLUMNS = ["month", "force", "place", "place_is", "records"]


@pytest.fixture
def given_months(store, given_extract):
    """Put an extract of months into the store as rows of (month, force, place, place_is, records)."""

    def given(received, *rows, measure="street-burglary"):
        extract = given_extract(received, family="street")
        months = pd.DataFrame(rows, columns=COLUMNS).assign(
            row=2, period="2013/14 Q4", period_end=date(2014, 3, 31), crime_type="Burglary", measure=measure
        )
        store.add_months(extract, months)
        return extract

    return given


def month(number, records, place="Preston", place_is="district", force="Lancashire"):
    return (f"2014-{number:02}", force, place, place_is, records)


def standing(store, day=DAY):
    return {each.area: (each.value, each.extract) for each in store.standing_figures(day).itertuples()}


def test_three_months_make_a_quarter_of_the_extract_that_completed_it(store, given_months):
    given_months("2014-04-01", month(1, 5), month(1, 2, "Wigan", "outside"), month(1, 1, "No location", "no location"))
    given_months("2014-04-02", month(3, 7))
    assert standing(store) == {}

    given_months("2014-04-03", month(2, 6))
    assert standing(store) == {"Preston": (18, 3), "Lancashire": (21, 3)}
    assert standing(store, date(2014, 4, 2)) == {}


def test_a_month_of_another_force_completes_nothing(store, given_months):
    given_months("2014-04-01", month(1, 5), month(2, 5), month(3, 5, force="Cumbria", place_is="outside"))

    assert standing(store) == {}


def test_the_extract_received_last_counts_for_a_month_whole(store, given_months):
    given_months("2014-04-03", month(1, 5), month(2, 5), month(3, 5), month(3, 9, "Wyre"))
    given_months("2014-04-01", month(2, 100))
    given_months("2014-04-04", month(3, 6))

    assert standing(store) == {"Preston": (16, 3), "Lancashire": (16, 3)}
    figures = store.standing_figures(DAY).set_index("area")
    assert figures.was["Lancashire"] == 24


def test_every_question_about_figures_knows_the_quarters_of_months(store, given_months):
    given_months("2014-04-01", month(1, 5), month(2, 5))
    given_months("2014-04-02", month(3, 5))
    given_months("2014-04-03", month(3, 6))
    asked = pd.DataFrame({"measure": ["street-burglary"], "area": ["Preston"], "period": ["2013/14 Q4"]})

    assert store.held_figures(asked, DAY).was.tolist() == [16]
    assert store.revisions("street-burglary", "Preston", DAY).value.tolist() == [15, 16]


def test_what_no_measure_counts_is_held_and_makes_no_figure(store, given_months):
    given_months("2014-04-01", month(1, 5), month(2, 5), month(3, 5), measure="")

    assert standing(store) == {}
    quarters = pd.DataFrame({"force": ["Lancashire"], "period": ["2013/14 Q4"]})
    assert store.held_months(quarters, DAY).records.sum() == 15


def test_held_months_are_those_received_last_and_not_taken_back(store, given_months):
    quarters = pd.DataFrame({"force": ["Lancashire"], "period": ["2013/14 Q4"]})
    given_months("2014-04-01", month(1, 5), month(2, 5))
    second = given_months("2014-04-02", month(1, 6))
    assert store.held_months(quarters, DAY).sort_values("month").records.tolist() == [6, 5]

    store.add_rollback(second, date(2014, 4, 3), "A. Analyst", "")
    assert store.held_months(quarters, DAY).sort_values("month").records.tolist() == [5, 5]
    assert store.held_months(quarters, date(2014, 4, 2)).sort_values("month").records.tolist() == [6, 5]
