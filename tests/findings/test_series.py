"""Rows of standing figures in, series out: a place for each quarter, wholes from parts, shares from their bases."""

from datetime import datetime

import numpy as np
import pandas as pd
import pytest
from held import the_plan
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.findings import shares
from dashboard.findings.series import every_series
from dashboard.period import Period

FORCE = "Lancashire"
PARTS = ("hiac-burglary-dwelling", "hiac-business-robbery", "hiac-personal-robbery")
RESOLVED = tuple(f"{part}-resolved" for part in PARTS)
NAN = float("nan")
PLAIN = {
    "value": NAN, "denominator": NAN, "symbol": "", "note": "", "extract": 1, "basis": "official",
    "received": datetime(2013, 7, 28), "was": NAN, "was_of": NAN, "was_received": None,
}  # fmt: skip


def row(measure, period, value=NAN, area=FORCE, **more):
    """A row as the store answers it, but for what is said of it."""
    return PLAIN | {"measure": measure, "area": area, "period": period, "value": value} | more


def standing(*rows):
    return pd.DataFrame(rows, columns=["measure", "area", "period", *PLAIN])


@pytest.fixture
def series_of(plan):
    """The series of some rows, by measure and area."""

    def series_of(*rows):
        return {(each.measure, each.area): each for each in every_series(standing(*rows), plan)}

    return series_of


def parts_of(values, codes=PARTS, period="2013/14 Q1", **more):
    return [row(code, period, value, **more) for code, value in zip(codes, values)]


def listed(array):
    return [None if np.isnan(each) else each for each in array]


def test_no_rows_make_no_series(series_of, store, plan):
    assert series_of() == {}
    assert list(every_series(store.standing_figures(plan.document.as_at), plan)) == []


def test_a_series_runs_from_its_first_quarter_to_its_last(series_of):
    found = series_of(row("burglary", "2013/14 Q1", 410.0), row("burglary", "2012/13 Q4", 398.0))["burglary", FORCE]
    assert (found.first, found.last, len(found)) == (Period(2012, 4), Period(2013, 1), 2)
    assert listed(found.value) == [398, 410]
    assert found.place(Period(2013, 1)) == 1


def test_a_quarter_nobody_supplied_is_a_gap_and_never_zero(series_of):
    found = series_of(row("burglary", "2012/13 Q3", 398.0), row("burglary", "2013/14 Q1", 410.0))["burglary", FORCE]
    assert listed(found.value) == [398, None, 410]
    assert list(found.extract) == [1, 0, 1]
    assert list(found.symbol) == ["", "", ""]


def test_a_symbol_holds_its_place_without_a_value(series_of):
    found = series_of(row("burglary", "2013/14 Q1", 410.0), row("burglary", "2013/14 Q2", symbol="c", note="few"))
    assert listed(found["burglary", FORCE].value) == [410, None]
    assert list(found["burglary", FORCE].symbol) == ["", "c"]
    assert list(found["burglary", FORCE].note) == ["", "few"]


def test_the_same_measure_in_two_areas_is_two_series(series_of):
    found = series_of(
        row("burglary", "2013/14 Q1", 410.0), row("burglary", "2013/14 Q1", 31.0, area="Wyre"),
        row("robbery", "2013/14 Q1", 9.0, area="Wyre"),
    )  # fmt: skip
    assert {name: listed(each.value) for name, each in found.items()} == {
        ("burglary", FORCE): [410],
        ("burglary", "Wyre"): [31],
        ("robbery", "Wyre"): [9],
    }


def test_measures_and_areas_the_plan_does_not_know_are_left_out(series_of):
    found = series_of(
        row("burglary", "2013/14 Q1", 410.0), row("cattle-theft", "2013/14 Q1", 3.0),
        row("burglary", "2013/14 Q1", 7.0, area="Atlantis"),
    )  # fmt: skip
    assert list(found) == [("burglary", FORCE)]


def test_a_whole_is_the_sum_of_its_parts(series_of):
    assert listed(series_of(*parts_of([1100.0, 40.0, 160.0]))["hiac", FORCE].value) == [1300]


def test_a_whole_is_worked_out_only_where_every_part_is_supplied(series_of):
    found = series_of(
        *parts_of([1100.0, 40.0, 160.0], period="2012/13 Q4"),
        *parts_of([1100.0, 40.0], period="2013/14 Q1"),
        *parts_of([1000.0, 50.0, 150.0], period="2013/14 Q2"),
    )
    assert listed(found["hiac", FORCE].value) == [1300, None, 1200]


def test_a_part_that_is_confidential_makes_its_whole_so_and_what_that_was_is_not_told(series_of):
    known, secret = row(PARTS[1], "2013/14 Q1", 40.0, was=45.0), row(PARTS[2], "2013/14 Q1", symbol="c", was=160.0)
    whole = series_of(row(PARTS[0], "2013/14 Q1", 1100.0), known, secret)["hiac", FORCE]
    assert (listed(whole.value), list(whole.symbol), listed(whole.was)) == ([None], ["c"], [None])


def test_a_part_of_another_area_or_quarter_does_not_fill_a_whole(series_of):
    rows = parts_of([1100.0, 40.0])
    elsewhere, earlier = row(PARTS[2], "2013/14 Q1", 9.0, area="Wyre"), row(PARTS[2], "2012/13 Q4", 150.0)
    assert not {name for name in series_of(*rows, elsewhere, earlier) if name[0] == "hiac"}


def test_the_numerators_and_the_denominators_of_a_whole_are_each_added_up(series_of):
    rows = [
        row(code, "2013/14 Q1", top, denominator=of) for code, top, of in zip(RESOLVED, (200.0, 9, 41), (1000, 20, 180))
    ]
    whole = series_of(*rows)["hiac-resolved", FORCE]
    assert (listed(whole.value), listed(whole.denominator)) == ([250], [1200])
    assert whole.displayed(100) == pytest.approx([250 / 12])


def test_a_share_of_some_parts_is_no_share_of_the_whole(series_of):
    rows = [row(code, "2013/14 Q1", 20.0, denominator=of) for code, of in zip(RESOLVED, (100, 20, NAN))]
    assert ("hiac-resolved", FORCE) not in series_of(*rows)


def test_what_is_received_under_the_name_of_a_whole_does_not_stand_for_its_parts(series_of):
    given_whole = row("hiac", "2013/14 Q1", 9999.0)
    assert ("hiac", FORCE) not in series_of(given_whole)
    assert listed(series_of(given_whole, *parts_of([1100.0, 40.0, 160.0]))["hiac", FORCE].value) == [1300]


def test_a_whole_is_revised_where_a_part_is(series_of):
    rows = parts_of([1100.0, 40.0, 160.0])
    rows[0]["was"] = 1080.0
    whole = series_of(*rows, *parts_of([1.0, 2.0, 3.0], period="2013/14 Q2"))["hiac", FORCE]
    assert listed(whole.was) == [1280, None]
    assert listed(whole.was_of) == [None, None]


def test_a_share_of_a_whole_remembers_both_earlier_halves(series_of):
    rows = [row(code, "2013/14 Q1", 20.0, denominator=100.0) for code in RESOLVED]
    rows[1] |= {"was": 18.0, "was_of": 90.0}
    whole = series_of(*rows)["hiac-resolved", FORCE]
    assert (listed(whole.was), listed(whole.was_of)) == ([58], [290])


@pytest.mark.parametrize(
    ("bases", "basis"),
    [
        (("official", "official", "official"), "official"),
        (("official", "supplied", "official"), "supplied"),
        (("official", "illustrative", "supplied"), "illustrative"),
    ],
)
def test_what_is_worked_out_from_several_bases_has_the_least_sure(series_of, bases, basis):
    rows = [each | {"basis": one} for each, one in zip(parts_of([1.0, 2.0, 3.0]), bases)]
    assert series_of(*rows)["hiac", FORCE].basis == basis


def test_one_illustrative_quarter_makes_a_series_illustrative(series_of):
    found = series_of(row("burglary", "2013/14 Q1", 4.0), row("burglary", "2013/14 Q2", 5.0, basis="illustrative"))
    assert found["burglary", FORCE].basis == "illustrative"


def test_a_series_was_received_with_its_latest_extract(series_of):
    later = datetime(2013, 10, 28)
    found = series_of(row("burglary", "2013/14 Q1", 4.0, received=later), row("burglary", "2013/14 Q2", 5.0))
    assert found["burglary", FORCE].received == later.date()


def test_a_share_is_shown_from_a_base_of_twenty():
    shown = shares(np.array([5.0, 5.0, 0.0, 5.0]), np.array([19.0, 20.0, 0.0, np.nan]), 100)
    assert listed(shown) == [None, 25, None, 5]


def test_a_rate_is_shown_per_its_thousand():
    assert shares(np.array([3100.0]), np.array([1_000_000.0]), 1000) == pytest.approx([3.1])


ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from(["burglary", "robbery", *PARTS]),
        st.integers(8000, 8011).map(lambda index: str(Period(index // 4, index % 4 + 1))),
        st.integers(0, 500).map(float),
        area=st.sampled_from([FORCE, "Wyre", "Kent", "Atlantis"]),
        extract=st.integers(1, 9),
        basis=st.sampled_from(["official", "supplied", "illustrative"]),
        was=st.sampled_from([NAN, 7.0]),
    ),
    max_size=30,
    unique_by=lambda each: (each["measure"], each["area"], each["period"]),
)


def told(frame):
    """Every series in a form that can be compared: nan is not equal to itself."""
    return [
        (each.measure, each.area, each.first, *map(listed, (each.value, each.was)), list(each.extract), each.basis)
        for each in every_series(frame, the_plan())
    ]


@settings(deadline=None, max_examples=50)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(rows, random):
    shuffled = random.sample(rows, len(rows))
    assert told(standing(*shuffled)) == told(standing(*rows))


@settings(deadline=None, max_examples=50)
@given(ROWS)
def test_every_value_of_a_known_measure_and_area_stands_once_in_its_series(rows):
    found = {(each.measure, each.area): each for each in every_series(standing(*rows), the_plan())}
    for each in rows:
        if each["area"] != "Atlantis":
            series = found[each["measure"], each["area"]]
            assert series.value[series.place(Period.read(each["period"]))] == each["value"]
    received = [series for (measure, _), series in found.items() if measure != "hiac"]
    known = [each for each in rows if each["area"] != "Atlantis"]
    assert sum(np.count_nonzero(~np.isnan(series.value)) for series in received) == len(known)
