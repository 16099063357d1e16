"""The people of each area: what data/ holds, which year is taken, and what is said of a file that is wrong."""

from pathlib import Path

import pytest
from held import the_plan

from dashboard.plan.areas import Area, Areas
from dashboard.plan.populations import Populations, read_populations

AREAS = Areas((Area("Northshire", "force"), Area("Eastham", "district")))
HEADING = "area,mid_year,population,source\n"


@pytest.fixture
def read(tmp_path: Path):
    """The populations a file makes, and the faults found in it."""

    def read(text):
        (tmp_path / "populations.csv").write_text(text, encoding="utf-8")
        faults = []
        return read_populations(tmp_path, AREAS, faults), [(fault.key, fault.mend) for fault in faults]

    return read


def test_every_force_and_district_of_the_plan_has_people_and_a_source():
    plan = the_plan()
    forces = plan.populations.of((area.name for area in (plan.areas.force, *plan.areas.comparators)), 2012)
    districts = plan.populations.of((area.name for area in plan.areas.districts), 2012)

    assert (forces.mid_year, len(forces.by_area)) == (2012, 26)
    assert 1_400_000 < forces.by_area["Lancashire"] < 1_500_000
    assert (districts.mid_year, len(districts.by_area)) == (2020, 14)
    assert "Office for National Statistics" in forces.source and "probably 2020" in districts.source


def test_the_newest_year_up_to_the_one_asked_for_is_taken_for_every_area_alike(read):
    held, faults = read(
        HEADING + "Northshire,2011,90,O\nNorthshire,2012,100,O\nNorthshire,2014,120,O\nEastham,2011,9,O"
    )

    assert faults == []
    assert (held.of(["Northshire", "Eastham"], 2013).mid_year) == 2012
    assert held.of(["Northshire", "Eastham"], 2013).by_area == {"Northshire": 100}
    assert held.of(["Northshire"], 2009).mid_year == 2011


def test_an_office_may_go_without_populations(tmp_path):
    faults = []

    assert read_populations(tmp_path, AREAS, faults) == Populations()
    assert faults == []
    assert Populations().of(["Northshire"], 2012) is None


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        ("area,people\n", "row 1", "Write the heading area,mid_year,population,source."),
        (HEADING + "Narnia,2012,5,O\n", "row 2", "There is no area 'Narnia' in areas.csv. Write the name of one."),
        (HEADING + "Eastham,12,5,O\n", "row 2", "Found the year '12'. Write one like 2012."),
        (HEADING + 'Eastham,2012,"5,000",O\n', "row 2", "Found the population '5,000'."),
        (HEADING + "Eastham,2012,0,O\n", "row 2", "Found the population '0'."),
        (HEADING + "Eastham,2012,5,\n", "row 2", "The source is empty."),
        (HEADING + "Eastham,2012,5\n", "row 2", "Write 4 cells"),
        (HEADING + "Eastham,2012,5,O\nEastham,2012,6,O\n", "row 3", "This area and year stand here twice."),
        (HEADING + '"Eastham', "", "This file cannot be read"),
    ],
)
def test_what_is_wrong_is_told_with_its_row_and_its_mend(read, text, key, said):
    _, [(found, mend)] = read(text)

    assert found == key
    assert mend.startswith(said)


def test_an_area_may_be_written_as_people_type_it(tmp_path):
    plan, faults = the_plan(), []
    (tmp_path / "populations.csv").write_text(HEADING + "Blackburn,2012,147000,O\n", encoding="utf-8")
    held = read_populations(tmp_path, plan.areas, faults)

    assert held.of(["Blackburn with Darwen"], 2012).by_area == {"Blackburn with Darwen": 147_000}
    assert faults == []
