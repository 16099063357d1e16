"""The plan, its measures and its areas held to one another; another office's as well as ours."""

import re
from datetime import date
from pathlib import Path

import pytest
from test_plan_faults import ANOTHER_OFFICE

from dashboard.findings import findings, never_supplied
from dashboard.findings.coverage import not_received
from dashboard.findings.judgement import XMR
from dashboard.intake import open_store
from dashboard.plan import Plan, PlanError

HERE = Path(__file__).parents[2]
AREAS = (
    "name,kind,aliases,part_of\nWestmarch,force,,\nNorth Riding,district,N Riding,Westmarch\nEastfold,comparator,,\n"
)
ROBBERY = """
name = "Robbery in the street"
definition = "Robberies in a public place."
items = ["A-robbery"]
kind = "count"
unit = "robberies"
worse = "higher"
family = "measures"
value = "robberies"
source = "Crime system"
supplier = "Performance team"
"""
SHARE = """
name = "Robbery resolved"
definition = "Robberies resolved, of those recorded."
items = ["A-robbery"]
kind = "percentage"
unit = "robberies resolved"
of = "robberies"
worse = "lower"
family = "measures"
numerator = "resolved"
denominator = "robberies"
source = "Crime system"
supplier = "Performance team"
"""
BARE = SHARE.replace('numerator = "resolved"\ndenominator = "robberies"', 'value = "share"\nwithout_denominator = true')
COLUMNS = re.compile(r"^(value|numerator|denominator|category) = .*\n", re.MULTILINE)


def whole(of, parts):
    """A measure file that adds up others."""
    return COLUMNS.sub("", of).replace('name = "', 'name = "All ', 1) + f"sum_of = {parts}\n"


@pytest.fixture
def office(tmp_path):
    """Writes another office's data folder: its plan, its areas and a file a measure."""

    def office(areas=AREAS, plan=ANOTHER_OFFICE, **measures):
        (tmp_path / "measures").mkdir(exist_ok=True)
        (tmp_path / "plan.toml").write_text(plan, encoding="utf-8")
        (tmp_path / "areas.csv").write_text(areas, encoding="utf-8")
        for code, text in (measures or {"robbery": ROBBERY}).items():
            (tmp_path / "measures" / f"{code.replace('_', '-')}.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return office


def faults_of(folder):
    with pytest.raises(PlanError) as raised:
        Plan.read(folder)
    return [(fault.file, fault.key, fault.mend) for fault in raised.value.faults]


def test_another_offices_folder_is_read(office):
    plan = Plan.read(office(robbery=ROBBERY, share=SHARE, all_robbery=whole(ROBBERY, ["robbery"])))
    assert plan.document.organisation == "Office of the Commissioner for Westmarch"
    assert plan.areas.force.name == "Westmarch"
    assert set(plan.by_code) == {"robbery", "share", "all-robbery"}
    assert [measure.code for measure in plan.by_item["A-robbery"]] == ["all-robbery", "robbery", "share"]
    assert plan.sections_of(plan.by_code["robbery"]) == ("A",)


def test_a_missing_folder_is_said_to_be_missing(tmp_path):
    [(file, key, mend)] = faults_of(tmp_path / "nowhere")
    assert file == str(tmp_path / "nowhere")
    assert (key, mend) == ("", "This folder is missing. Put it back, or name the right one.")


def test_an_empty_folder_lacks_every_file(tmp_path):
    assert {file for file, _, _ in faults_of(tmp_path)} == {"plan.toml", "measures", "areas.csv"}


def test_a_measure_may_only_answer_items_the_plan_has(office):
    folder = office(robbery=ROBBERY.replace('"A-robbery"', '"A-robbery", "B-arson"'))
    assert faults_of(folder) == [
        ("measures/robbery.toml", "items", "The plan has no item 'B-arson'. Write an id from plan.toml.")
    ]


@pytest.mark.parametrize(
    ("parts", "mend"),
    [
        (["robery"], "'robery' is not a measure that is itself received. Write the code of one in measures/."),
        (["every"], "'every' is not a measure that is itself received. Write the code of one in measures/."),
        (["robbery", "robbery"], "'robbery' stands here 2 times. Write it once."),
    ],
    ids=["unknown", "a whole of itself", "twice"],
)
def test_a_whole_is_made_of_measures_received_each_once(office, parts, mend):
    folder = office(robbery=ROBBERY, every=whole(ROBBERY, parts))
    assert faults_of(folder) == [("measures/every.toml", "sum_of", mend)]


def test_percentages_without_their_denominators_are_not_added_up(office):
    folder = office(share=BARE, every=whole(SHARE, ["share"]))
    assert faults_of(folder) == [
        ("measures/every.toml", "sum_of", "'share' comes without its denominator and cannot be added up. Take it out.")
    ]


def test_the_faults_of_several_files_come_at_once(office):
    folder = office(
        areas=AREAS.replace(",force,", ",farce,"),
        plan=ANOTHER_OFFICE.replace('status = "data"', 'status = "dat"'),
        robbery=ROBBERY.replace('kind = "count"', 'kind = "cont"'),
        every=whole(ROBBERY, ["arson"]),
    )
    assert {(file, key) for file, key, _ in faults_of(folder)} == {
        ("plan.toml", "sections[1].items[1].status"),
        ("measures/robbery.toml", "kind"),
        ("measures/every.toml", "sum_of"),
        ("areas.csv", "row 2, kind"),
    }


def test_a_fault_prints_its_file_its_key_and_its_mend(office):
    with pytest.raises(PlanError, match=r"measures/robbery.toml, items: The plan has no item 'B'"):
        Plan.read(office(robbery=ROBBERY.replace("A-robbery", "B")))


def test_the_bundled_plan_gives_every_item_its_measures_and_every_measure_its_section(plan):
    assert set(plan.by_item) == {item.id for item in plan.document.items}
    assert all(plan.sections_of(measure) for measure in plan.measures)
    for item, measures in plan.by_item.items():
        assert {each.code for each in measures} == {each.code for each in plan.measures if item in each.items}


def test_beside_an_item_a_whole_comes_before_its_parts(plan):
    codes = [measure.code for measure in plan.by_item["1-hiac"]]
    assert codes[:2] == ["hiac", "hiac-resolved"]
    assert codes.index("hiac-burglary-dwelling") < codes.index("hiac-burglary-dwelling-resolved")


# Another office, from its files to its findings


def extract_of(values):
    quarters = [f"{year}/{year + 1 - 2000} Q{quarter}" for year in (2022, 2023, 2024, 2025) for quarter in (1, 2, 3, 4)]
    lines = [
        f"{quarter},{area},robbery,{value}"
        for quarter, value in zip(quarters, values)
        for area in ("Westmarch", "N Riding")
    ]
    return "\n".join(["quarter,area,measure,value", *lines, ""])


def test_another_offices_figures_become_findings(office):
    folder = office(robbery=ROBBERY, share=SHARE)
    (folder / "extracts").mkdir()
    (folder / "extracts" / "first.csv").write_text(extract_of([40, 44, 39, 42, 41, 45, 38, 43, 40, 44, 39, 42, 41, 90]))
    (folder / "extracts" / "received.csv").write_text(
        "file,family,received,by,basis,publisher,note\nfirst.csv,measures,2025-10-28,A. Analyst,supplied,,\n"
    )
    plan, as_at = Plan.read(folder), date(2025, 12, 20)
    store = open_store(folder / "scrutiny.duckdb", plan, folder)
    shown = findings(store.standing_figures(as_at), plan, as_at, XMR)
    store.close()
    assert [f"{each.heading}. {each.sentence}" for each in shown.exceptions] == [
        f"Robbery in the street{where}: higher than expected. 90 robberies in July–September 2025. Expected: 35–54."
        for where in ("", " in North Riding")
    ]
    assert not_received(shown, plan) == []
    assert [[each.code for each in measures] for measures in never_supplied(shown, plan).values()] == [["share"]]


def test_an_office_without_extracts_starts_empty(office):
    folder = office()
    store = open_store(folder / "scrutiny.duckdb", Plan.read(folder), folder)
    assert store.standing_figures(date(2025, 12, 20)).empty
    store.close()


def test_the_force_is_named_nowhere_in_the_program(plan):
    ours = re.compile("|".join(map(re.escape, (plan.areas.force.name, "lancs"))), re.IGNORECASE)
    folders = [path for folder in ("dashboard", "queries") for path in (HERE / folder).rglob("*")]
    told = [path for path in (*folders, HERE / "streamlit_app.py") if path.suffix in (".py", ".sql", ".css")]
    assert len(told) > 60
    assert [str(path) for path in told if ours.search(path.read_text(encoding="utf-8"))] == []
