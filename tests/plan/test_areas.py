"""The areas as they stand in data/areas.csv, how they are found, and what is said of a file that is wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.plan.areas import Areas, fold, read_areas

DATA = Path(__file__).parents[2] / "data"
AREAS = read_areas(DATA, [])
HEADING = "name,kind,aliases,part_of\n"
FORCE = "Northshire,force,Northshire Police,\n"

written = st.sampled_from([(text, area) for area in AREAS.all for text in (area.name, *area.aliases)])


@pytest.fixture
def read(tmp_path):
    """The areas a file makes, and the faults found in it: file, key and mend."""

    def read(text: str | bytes) -> tuple[Areas | None, list[tuple[str, str, str]]]:
        (tmp_path / "areas.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
        faults = []
        areas = read_areas(tmp_path, faults)
        return areas, [(fault.file, fault.key, fault.mend) for fault in faults]

    return read


# The areas of data/


def test_the_force_has_fourteen_districts_and_twenty_five_comparators():
    assert AREAS.force.name == "Lancashire"
    assert len(AREAS.districts) == 14
    assert {district.part_of for district in AREAS.districts} == {"Lancashire"}
    assert len(AREAS.comparators) == 25


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lancashire constabulary", "Lancashire"),
        ("FORCE", "Lancashire"),
        ("BwD", "Blackburn with Darwen"),
        ("Blackburn-with-Darwen", "Blackburn with Darwen"),
        ("Lancaster and Morecambe", "Lancaster"),
        ("  lancaster &  morecambe ", "Lancaster"),
        ("W. Lancs", "West Lancashire"),
        ("Devon & Cornwall", "Devon and Cornwall"),
        ("London, City of", "City of London"),
        ("Dyfed Powys", "Dyfed-Powys"),
    ],
)
def test_an_area_is_found_by_what_people_type(typed, name):
    assert AREAS.find(typed).name == name


@given(written, st.sampled_from([str.upper, str.lower, str.title, lambda text: f"  {text}\t"]))
def test_an_area_is_found_by_its_name_and_aliases_in_any_case_and_spacing(pair, typed):
    text, area = pair

    assert AREAS.find(typed(text)) is area


@pytest.mark.parametrize("typed", ["", " ", "-", "Rosendale", "Total", "Lancashire 14", "Yorkshire"])
def test_what_is_no_areas_name_finds_none(typed):
    assert AREAS.find(typed) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Rosendale", "Rossendale"),
        ("Blackburn with Darwin", "Blackburn with Darwen"),
        ("Hyndeburn", "Hyndburn"),
        ("Lancashire Constabulry", "Lancashire"),
    ],
)
def test_a_misspelling_is_nearest_to_the_area_it_means(typed, name):
    assert AREAS.nearest(typed).name == name


@pytest.mark.parametrize("typed", ["", "Narnia", "Total", "2013/14 Q3"])
def test_what_is_like_no_area_is_near_none(typed):
    assert AREAS.nearest(typed) is None


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


# A file that is wrong


def test_a_file_without_a_force_is_a_fault(read):
    areas, faults = read(HEADING + "Eastham,district,,\n")

    assert areas is None
    assert faults == [("areas.csv", "kind", "The kind 'force' stands in no row. Write it in one.")]


def test_two_forces_are_a_fault_that_names_both_rows(read):
    _, [(_, key, mend)] = read(HEADING + FORCE + "Southshire,force,,\n")

    assert (key, "rows 2, 3" in mend) == ("kind", True)


def test_every_fault_is_told_at_once_with_its_row_and_column(read):
    areas, faults = read(
        HEADING + FORCE + ",district,,Northshire\nEastham,town,,Northshire\nWestham,district,,Narnia\n"
    )

    assert areas is None
    assert [(file, key) for file, key, _ in faults] == [
        ("areas.csv", "row 3, name"),
        ("areas.csv", "row 4, kind"),
        ("areas.csv", "row 5, part_of"),
    ]
    assert faults[1][2] == "Found 'town'. Write one of force, division, district, comparator."


def test_one_alias_may_not_lead_to_two_areas(read):
    _, faults = read(HEADING + FORCE + "Eastham,district,E & H,Northshire\nElmham,district,e-and-h,Northshire\n")

    assert faults == [
        ("areas.csv", "row 4, aliases", "'e-and-h' is already Eastham in row 3. Take it out of one of them.")
    ]


def test_an_alias_may_repeat_its_own_areas_name(read):
    areas, faults = read(HEADING + FORCE + "Eastham,district,EASTHAM;East-ham,Northshire\n")

    assert faults == []
    assert areas.find("east ham").name == "Eastham"


@pytest.mark.parametrize("heading", ["", "name,kind\n", "area,kind,aliases,part_of\n"])
def test_a_wrong_heading_is_answered_with_the_right_one(read, heading):
    _, [(_, key, mend)] = read(heading + FORCE)

    assert (key, mend) == ("row 1", "Write the heading name,kind,aliases,part_of.")


def test_a_row_with_too_many_cells_is_named_by_its_line(read):
    _, faults = read(HEADING + FORCE + "\nEastham,district,E,H,Northshire\n")

    assert faults[0][:2] == ("areas.csv", "row 4")


def test_a_file_that_is_missing_is_a_fault(tmp_path):
    faults = []

    assert read_areas(tmp_path, faults) is None
    assert [str(fault) for fault in faults] == [
        "areas.csv: This file is missing. Put it back, or name the right folder."
    ]


def test_a_file_that_is_not_utf8_is_a_fault(read):
    _, faults = read((HEADING + FORCE).encode() + "Eyjafjörð,district,,\n".encode("latin-1"))

    assert faults == [("areas.csv", "", "This file is not UTF-8 text. Save it as UTF-8.")]
