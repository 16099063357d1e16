"""The Home Office's open data table: its offence codes become figures of our measures."""

import csv
import shutil
from datetime import date

import pytest
from bundled import official
from held import DATA, the_plan
from stores import contents, dashboard, given_data

from dashboard import intake
from dashboard.intake import extract
from dashboard.plan import Plan, PlanError
from dashboard.plan.offences import COLUMNS, FILE, read_offences
from dashboard.scrutiny import Act

HEADING = (
    "Financial Year,Financial Quarter,Force Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,"
    "Number of Offences"
)
TODAY = date(2018, 7, 26)


def row(code, number, quarter=1, force="Lancashire", year="2017/18"):
    return f'{year},{quarter},"{force}",An offence,A group,A subgroup,{code},"{number}"'


def read(*rows, heading=HEADING, family=None, plan=None):
    return extract.read("\n".join([heading, *rows, ""]).encode(), "prc.csv", plan or the_plan(), family)


def figures(read):
    return {(each.measure, each.area, each.period): each.value for each in read.figures.itertuples()}


def found(problems):
    return [(each.row, each.column, each.found) for each in problems]


def test_offences_are_summed_by_measure_force_and_quarter():
    table = read(row("28E", " 501 "), row("30C", " 1,204 "), row("34A", 3), row("34B", 61), row("28E", 480, quarter=4))

    assert (table.family, table.rows, table.problems, table.questions) == ("prc-pfa", 5, (), ())
    assert figures(table) == {
        ("burglary", "Lancashire", "2017/18 Q1"): 1705,
        ("robbery", "Lancashire", "2017/18 Q1"): 64,
        ("burglary", "Lancashire", "2017/18 Q4"): 480,
    }


def test_a_table_of_the_published_shape_gives_the_figures_of_the_bundled_series():
    """Lancashire, 2017/18 Q1: the published counts of three groups, whose sums the bundled extracts hold."""
    table = read(
        row("1/4.1/4.10/4.2", "-00 "), row("1/4.1/4.10/4.2", "-00 "), row("1/4.1/4.10/4.2", " 1 "),
        row("1/4.1/4.10/4.2", " 2 "), row("44", f" {held('bicycle-theft')} "),
        row("45", " 1,000 "), row("48", f" {held('vehicle-offences') - 1100} "), row("126", " 100 "),
    )  # fmt: skip

    assert figures(table) == {
        (code, "Lancashire", "2017/18 Q1"): held(code) for code in ("homicide", "bicycle-theft", "vehicle-offences")
    }


def held(code):
    return official()[code, "Lancashire", "2017/18 Q1"]


def test_minus_nothing_is_nothing_and_a_correction_is_asked_about_and_summed():
    table = read(row("71", "-00 "), row("88E", "-45 "), row("19C", " 70 "))

    assert figures(table) == {("sexual-offences", "Lancashire", "2017/18 Q1"): 25}
    assert found(table.questions) == [(3, "Number of Offences", "-45")]
    assert table.questions[0].message.endswith("?")


@pytest.mark.parametrize("number", ["12.7", "1e3", "inf", "O", "1.204", "- 4", "--4", "", "c", "1,23"])
def test_no_number_is_guessed_and_a_part_that_is_not_known_leaves_no_sum(number):
    assert [each.row for each in read(row("28E", 5), row("28F", number)).problems] == [3]


def test_a_force_is_known_by_its_alias():
    table = read(row("28E", 5), row("28E", 7, force="London, City of"))

    assert figures(table)["burglary", "City of London", "2017/18 Q1"] == 7


def test_other_forces_and_offences_no_measure_counts_are_passed_over_and_told():
    table = read(row("28E", 5), row("28E", 7, force="Surrey"), row("AF", 66776), row("X9", 1, force="Surrey"))

    assert (table.problems, table.questions, len(table.figures)) == ((), (), 1)
    assert table.notes == (
        "2 rows were passed over, of forces and bodies not in areas.csv: Surrey.",
        "1 row was passed over: no measure counts the offence codes AF.",
    )


def test_an_unknown_code_is_one_problem_that_names_it():
    table = read(row("28E", 5), row("8G", 5), row("8G", 6, quarter=2))

    assert found(table.problems) == [(3, "Offence Code", "8G")]
    assert "Add it to offences.csv" in table.problems[0].message


def test_a_row_given_twice_is_a_problem_but_where_a_code_stands_for_several():
    several = [row("1/4.1/4.10/4.2", 1)] * 4

    assert read(*several).problems == ()
    assert found(read(*several, several[0]).problems) == [(6, "Offence Code", "1/4.1/4.10/4.2")]
    assert found(read(row("28E", 5), row("28E", 5)).problems) == [(3, "Offence Code", "28E")]


@pytest.mark.parametrize(("year", "quarter"), [("2017/19", 1), ("2017", 1), ("2017/18", 5), ("2017/18", ""), ("", 2)])
def test_a_year_or_quarter_that_is_none_is_a_problem(year, quarter):
    assert [each.column for each in read(row("28E", 5, quarter, year=year)).problems] == ["Financial Quarter"]


def test_a_table_without_the_force_is_asked_about_and_one_without_any_area_refused():
    assert found(read(row("28E", 5, force="Kent")).questions) == [(None, "Force Name", "")]
    assert found(read(row("28E", 5, force="Surrey")).problems) == [(None, "Force Name", "")]


def test_the_same_columns_are_known_in_any_order_and_case_and_no_other_table_is():
    turned = read("7,28E,Lancashire,1,2017/18", heading="number of offences,OFFENCE CODE,Force name,Financial quarter,"
                  "Financial_Year")  # fmt: skip
    outcomes = HEADING.replace("Number of Offences", "Outcome Type,Number of Outcomes")

    assert figures(turned) == {("burglary", "Lancashire", "2017/18 Q1"): 7}
    assert read(row("28E", "Charged,5"), heading=outcomes).family is None
    assert read("Lancashire,2017,1", heading="area_name,year_ending_march,asb_incidents").family is None


def test_named_without_one_of_its_columns_it_says_which():
    table = read(
        "2017/18,1,Lancashire,28E", heading="Financial Year,Financial Quarter,Force Name,Code", family="prc-pfa"
    )

    assert [each.column for each in table.problems] == ["Offence Code", "Number of Offences", "Code"]


def test_it_is_kept_as_official_with_its_publisher_and_what_was_passed_over(store):
    table = read(row("28E", 5), row("28F", 6), row("28E", 7, force="Surrey"))
    [loaded] = intake.load([table], store, the_plan(), Act(TODAY, "A. Analyst"), note="From the web.")

    [kept] = store.extracts(TODAY).itertuples()
    assert (kept.basis, kept.publisher, kept.family) == ("official", "Home Office", "prc-pfa")
    assert kept.note.startswith("From the web. 1 row was passed over")
    assert (loaded.changes.new, loaded.changes.revised, loaded.changes.unchanged) == (2, 0, 1)
    assert [(each[1], each[6]) for each in contents(store)["figure"]] == [(2, 11.0)]


def test_a_revised_sum_revises_every_row_it_is_made_of(store):
    intake.load([read(row("28E", 5), row("28F", 6))], store, the_plan(), Act(TODAY, "A. Analyst"))
    again = intake.check(read(row("28E", 5), row("28F", 7), row("44", 1)), store, the_plan(), TODAY)

    assert (again.changes.new, again.changes.revised, again.changes.unchanged) == (1, 2, 0)
    assert [(each.was, each.now) for each in again.changes.revisions] == [(11, 12)]


def test_a_quarter_not_yet_ended_is_asked_about(store):
    table = read(*[row(code, 5, quarter=4) for code in ("28E", "28F", "30C", "44")])
    checked = intake.check(table, store, the_plan(), date(2018, 3, 6))

    assert found(checked.questions) == [(2, "Financial Quarter", "2017/18 Q4")]
    assert "3 more rows are for it too" in checked.questions[0].message


def test_the_command_line_takes_its_name(tmp_path, typed):
    data = given_data(tmp_path / "data", files=())
    file = typed("\n".join([HEADING, row("28E", 5)]) + "\n")

    code, out, _ = dashboard("check", file, "--family", "prc-pfa", "--store", tmp_path / "s.duckdb", data=data)

    assert "prc-pfa, 1 row" in out


# offences.csv


def test_every_code_of_the_bundled_file_has_its_measure_or_none():
    with (DATA / FILE).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    offences = the_plan().offences

    assert set(offences) == {each["code"] for each in rows}
    assert {code for code, measure in offences.items() if not measure} == {"AF", "CIFAS", "FFA UK", "UK Finance"}
    assert {measure for measure in offences.values() if measure} == {code for code, _, _ in official()}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("28E,Burglary", "Write 3 cells: code, offence, measure."),
        (",Burglary,burglary", "Write the code and what the offence is called."),
        ("28E,Burglary,burglry", "No measure has the code 'burglry'"),
        ("28E,Burglary,hiac", "'hiac' is not a count that is itself received."),
        ("1,Homicide,homicide", "The code '1' stands in row 2 already."),
    ],
)
def test_what_is_wrong_with_it_is_named_by_row(tmp_path, line, fault):
    (tmp_path / FILE).write_text(f"{','.join(COLUMNS)}\n1,Homicide,homicide\n{line}\n", encoding="utf-8")
    faults = []

    read_offences(tmp_path, the_plan().measures, faults)

    assert [(each.file, each.key) for each in faults] == [(FILE, "row 3")]
    assert faults[0].mend.startswith(fault)


def test_it_must_be_a_csv_with_its_heading(tmp_path):
    for content, key in ((b"code,measure\n1,homicide\n", "row 1"), (b"code,offence,measure\n\xff", "")):
        (tmp_path / FILE).write_bytes(content)
        faults = []
        read_offences(tmp_path, the_plan().measures, faults)
        assert [each.key for each in faults] == [key]


def test_an_office_may_go_without_it_and_then_no_such_table_is_read(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("extracts", FILE))

    assert found(read(row("28E", 5), plan=Plan.read(folder)).problems) == [(None, "Offence Code", "")]


def test_its_faults_are_the_plans(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("extracts"))
    (folder / FILE).write_text("code,offence,measure\n1,Homicide,murder\n", encoding="utf-8")

    with pytest.raises(PlanError, match="offences.csv, row 2: No measure has the code 'murder'"):
        Plan.read(folder)
