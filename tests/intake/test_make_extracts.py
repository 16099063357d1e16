"""The making of the bundled extracts: which published figures are taken, and the laws of what is made up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.period import Period
from scripts import make_extracts, official
from scripts.illustrative import Maker

SETTINGS = {
    "seed": 1, "force": "Northshire", "first": "2012/13 Q3", "last": "2013/14 Q1",
    "noise": 0.1, "shared": 0.1, "drift": 0.1, "planted": [],
    "areas": {"Ayton": {"any": 2.0, "summer": 1.0}, "Beeton": {"any": 0.5, "summer": 1.1}},
    "series": {"cows-lost": {"theme": "any", "level": 40}, "cows-found": {"share": 0.5}},
}  # fmt: skip
PEOPLE = {"Ayton": 20_000, "Beeton": 30_000}


@pytest.fixture
def published(tmp_path):
    """A folder of published crime figures: one row for each of four forces."""
    (tmp_path / official.CRIME).write_text(
        "force,offence,calendar_quarter,quarter_end,offences_derived,seed_mismatch\n"
        "Northshire,Robbery,2013Q3,2013-09-30,12,0\n"
        "Mismatched,Robbery,2013Q3,2013-09-30,12,3\n"
        "Corrected,Homicide,2013Q3,2013-09-30,-1,0\n"
        "Corrected,Robbery,2013Q3,2013-09-30,9,0\n"
        "Southshire,Violence with injury incl. unlawful driving,2014Q1,2014-03-31,30,0\n"
    )
    return tmp_path


def test_forces_with_a_mismatch_or_a_negative_quarter_are_left_out_whole(published):
    assert {force for force, _, _ in official.recorded_crime(published)} == {"Northshire", "Southshire"}


def test_july_to_september_2013_is_the_second_quarter_of_2013_14(published):
    assert official.recorded_crime(published)["Northshire", "robbery", Period(2013, 2)] == 12


def test_a_rate_uses_the_people_of_the_year_before_and_is_left_out_without_them(published):
    counts = official.recorded_crime(published)
    rows = [cells for _, cells in official.rows(counts, {("Southshire", 2012): 900, ("Southshire", 2013): 950})]
    rates = [(cells["measure"], cells["numerator"], cells["denominator"]) for cells in rows if "numerator" in cells]
    assert rates == [("violence-with-injury-rate", 30, 900)]
    assert not any("numerator" in cells for _, cells in official.rows(counts, {}))


@given(totals=st.lists(st.integers(0, 10_000), min_size=3, max_size=3))
def test_a_total_shared_out_among_districts_sums_to_itself(totals):
    shared = Maker(SETTINGS, PEOPLE).split("cows-lost", np.array(totals)[:, None])
    assert shared.sum(axis=1).tolist() == totals


@given(whole=st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=3, max_size=3))
def test_a_part_is_never_more_than_its_whole(whole):
    part = Maker(SETTINGS, PEOPLE).part("cows-found", np.array(whole))
    assert (part >= 0).all() and (part <= np.array(whole)).all()


def test_the_same_seed_makes_the_same_figures_and_another_seed_others():
    made = Maker(SETTINGS, PEOPLE).counts("cows-lost").tolist()
    assert made == Maker(SETTINGS, PEOPLE).counts("cows-lost").tolist()
    assert made != Maker(SETTINGS | {"seed": 2}, PEOPLE).counts("cows-lost").tolist()


def test_a_planted_change_touches_its_area_from_its_quarter_and_nothing_else():
    change = {"series": ["cows-lost"], "area": "Beeton", "from": "2013/14 Q1", "times": 50}
    plain = Maker(SETTINGS, PEOPLE).counts("cows-lost")
    planted = Maker(SETTINGS | {"planted": [change]}, PEOPLE).counts("cows-lost")
    assert planted[:2].tolist() == plain[:2].tolist()
    assert planted[2, 0] == plain[2, 0]
    assert planted[2, 1] > 10 * plain[2, 1]


def test_writing_again_replaces_what_was_listed_and_leaves_other_files_alone(tmp_path):
    row = {"quarter": Period(2013, 1), "area": "Northshire", "measure": "robbery", "value": 3}
    (tmp_path / "ours.csv").write_text("kept")
    make_extracts.write_all({("official", "measures", Period(2013, 1)): [row]}, tmp_path)
    make_extracts.write_all({("official", "measures", Period(2013, 2)): [row]}, tmp_path)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["measures-official-2013-14-q2.csv", "ours.csv", "received.csv"]
    assert "measures-official-2013-14-q2.csv,measures,2013-10-28," in (tmp_path / "received.csv").read_text()
