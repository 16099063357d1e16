"""Rows in, exceptions out: what most districts did at once is told once, and nothing of their own is hidden by it."""

from datetime import date

import numpy as np
import pytest
from given import LATEST
from held import the_plan
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import frame

from dashboard.findings import findings
from dashboard.store import Store

DISTRICTS = [area.name for area in the_plan().areas.districts]
FORCE = the_plan().areas.force.name
HISTORY, USUAL = 16, 400
EXTRACT = {
    "file": "typed.csv", "sha256": "1", "family": "measures", "basis": "supplied", "publisher": "", "by": "A. Analyst",
    "note": "", "row_count": 1, "content": b"quarter,measure,value\n",
}  # fmt: skip
STILL = dict.fromkeys(DISTRICTS, 1.0)


def shown(moved, force=None, quarters=1, measure="burglary"):
    """What stands out where each district's latest quarters are its usual ones times `moved`.

    force: the factor of the force's own figures; left out, their sum; 0, there are none.
    """
    rng = np.random.default_rng(20131223)
    usual = {name: np.round(USUAL * np.exp(0.03 * rng.standard_normal(HISTORY))) for name in DISTRICTS}
    values = {name: each.copy() for name, each in usual.items() if name in moved}
    for name, factor in moved.items():
        values[name][-quarters:] = np.round(values[name][-quarters:] * factor)
    if force != 0:
        values[FORCE] = np.sum([values.get(name, usual[name]) for name in DISTRICTS], axis=0)
        if force is not None:
            values[FORCE][-quarters:] = np.round(sum(usual.values())[-quarters:] * force)
    rows = [
        (measure, name, str(LATEST - (HISTORY - 1 - place)), float(value))
        for name, each in values.items()
        for place, value in enumerate(each)
    ]
    store = Store()
    store.add_extract(frame(tuple(rows)), received=date(2014, 1, 28), **EXTRACT)
    found = findings(store.standing_figures(date(2014, 3, 6)), the_plan(), date(2014, 3, 6))
    store.close()
    return found


def areas(found):
    return [each.area.name for each in found]


def beneath(finding):
    return areas(finding.at_once.beneath)


def test_what_every_district_did_is_one_exception_of_the_force_with_the_districts_beneath_it():
    found = shown(dict.fromkeys(DISTRICTS, 1.6))

    [force] = found.exceptions
    assert (force.area.name, force.signal, force.status) == (FORCE, "high", "new")
    assert beneath(force) == DISTRICTS
    assert {each.status for each in found.judged if not each.is_force} == {"gathered"}
    assert force.together.startswith("14 of 14 districts were higher than expected in the same quarter. Blackburn")
    assert force.together.endswith("and Wyre stand out too, and are told here.")


def test_as_many_series_are_looked_at_and_as_many_expected_by_chance_as_without_it():
    found = shown(dict.fromkeys(DISTRICTS, 1.6))
    assert (len(found.judged), found.expected_by_chance) == (15, pytest.approx(0.15))
    assert found.likely_chance == ()


def test_without_figures_of_the_force_the_strongest_district_carries_it():
    [carrier] = shown(dict.fromkeys(DISTRICTS, 1.6) | {"Burnley": 1.7}, force=0).exceptions
    assert carrier.area.name == "Burnley"
    assert beneath(carrier) == [name for name in DISTRICTS if name != "Burnley"]


def test_a_force_inside_its_own_range_is_not_made_an_exception_of():
    [carrier] = shown(dict.fromkeys(DISTRICTS, 1.6), force=1.0).exceptions
    assert not carrier.is_force and len(beneath(carrier)) == 13


def test_a_district_that_goes_the_other_way_stays_an_exception_of_its_own():
    found = shown(dict.fromkeys(DISTRICTS, 1.6) | {"Wyre": 0.4})
    assert areas(found.exceptions) == [FORCE, "Wyre"]
    assert [each.signal for each in found.exceptions] == ["high", "low"]


def test_a_district_that_goes_much_further_stays_an_exception_of_its_own():
    assert areas(shown(dict.fromkeys(DISTRICTS, 1.5) | {"Wyre": 4.0}).exceptions) == [FORCE, "Wyre"]


def test_where_half_the_districts_move_each_is_an_exception_of_its_own():
    found = shown(STILL | dict.fromkeys(DISTRICTS[:7], 1.6))
    assert set(areas(found.exceptions)) >= set(DISTRICTS[:7])
    assert all(each.at_once is None for each in found.all)


def test_three_districts_are_too_few_to_have_moved_together():
    found = shown(dict.fromkeys(DISTRICTS[:3], 1.6), force=0)
    assert areas(found.exceptions) == DISTRICTS[:3]


def test_a_move_in_which_nothing_stands_out_raises_nothing():
    found = shown(dict.fromkeys(DISTRICTS, 1.1), force=1.0)
    leaning = [each.verdict.p_value < 0.2 and each.verdict.value > each.verdict.expected for each in found.judged]
    assert sum(leaning) > 7
    assert found.exceptions == ()


def test_what_went_on_before_is_continuing():
    [force] = shown(dict.fromkeys(DISTRICTS, 1.6), quarters=2).exceptions
    assert (force.area.name, force.status) == (FORCE, "continuing")


def test_a_district_told_with_others_says_so_where_it_is_looked_up():
    district = shown(dict.fromkeys(DISTRICTS, 1.6)).of("burglary", "Burnley")
    assert "Most districts moved the same way: it is told once, with theirs." in district.certainty


@settings(max_examples=15)
@given(st.lists(st.sampled_from([0.4, 0.7, 1.0, 1.3, 1.6, 3.0]), min_size=14, max_size=14), st.sampled_from([0, None]))
def test_nothing_that_stands_out_is_lost_and_nothing_is_told_beneath_what_goes_the_other_way(factors, force):
    found = shown(dict(zip(DISTRICTS, factors)), force)
    gathered = [each for exception in found.exceptions if exception.at_once for each in exception.at_once.beneath]
    outside = [each for each in found.judged if each.signal]
    assert sorted(areas(found.exceptions) + areas(gathered)) == sorted(areas(outside))
    for exception in found.exceptions:
        assert {each.signal for each in (exception.at_once.beneath if exception.at_once else ())} <= {exception.signal}
