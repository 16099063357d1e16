"""Street files: records counted by month, district and crime type; a quarter once its three months are held."""

import json
from datetime import date

import pytest
from held import the_plan
from hypothesis import given
from hypothesis import strategies as st
from stores import dashboard, given_data

from dashboard import intake
from dashboard.findings import coverage, findings
from dashboard.findings.judgement import XMR
from dashboard.intake import extract, read_table
from dashboard.intake.extract import street, street_records
from dashboard.scrutiny import Act

HEADING = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)
FORCE = "Lancashire Constabulary"
BURGLARY, ASB = "Burglary", "Anti-social behaviour"
TODAY = date(2014, 5, 1)
NOBODY = iter(range(10**9))


def row(month, lsoa="Preston 001A", kind=BURGLARY, crime=None, force=FORCE):
    crime = (f"id{next(NOBODY)}" if kind != ASB else "") if crime is None else crime
    return f"{crime},{month},{force},{force},-2.4,53.7,On or near Park,E01,{lsoa},{kind},,"


def content(*rows, heading=HEADING):
    return "\n".join([heading, *rows, ""]).encode()


def read(*rows, heading=HEADING, family=None):
    return extract.read(content(*rows, heading=heading), "street.csv", the_plan(), family)


def counted(read):
    """The counts above 0."""
    months = read.months[read.months.records > 0]
    return dict(zip(zip(months.month, months.place, months.crime_type), months.records))


def load(store, *rows, today=TODAY, explanation=""):
    read_now = read(*rows)
    assert read_now.problems == ()
    return intake.load([read_now], store, the_plan(), Act(today, "A. Analyst"), explanation=explanation)[0]


def check(store, *rows, today=TODAY):
    return intake.check(read(*rows), store, the_plan(), today)


def count(changes):
    return changes.new, changes.revised, changes.unchanged


def standing(store, day=TODAY, measure="street-burglary"):
    """The figures above 0 of a measure, by area."""
    found = store.standing_figures(day)
    found = found[(found.measure == measure) & (found.value > 0)]
    return dict(zip(zip(found.area, found.period), found.value))


def found(problems):
    return [(each.row, each.column, each.found) for each in problems]


JANUARY = [row("2014-01"), row("2014-01"), row("2014-01", "Wyre 002B")]
FEBRUARY = [row("2014-02")]
MARCH = [row("2014-03", "Wyre 001C"), row("2014-03", kind="Drugs")]
QUARTER = {("Lancashire", "2013/14 Q4"): 5, ("Preston", "2013/14 Q4"): 3, ("Wyre", "2013/14 Q4"): 2}


# Counting


def test_records_are_counted_by_month_district_and_crime_type():
    one = read(*JANUARY, *FEBRUARY, row("2014-01", kind=ASB), row("2014-01", kind=ASB))

    assert (one.family, one.rows, one.problems, one.questions) == ("street", 6, (), ())
    assert counted(one) == {
        ("2014-01", "Preston", BURGLARY): 2, ("2014-01", "Wyre", BURGLARY): 1, ("2014-02", "Preston", BURGLARY): 1,
        ("2014-01", "Preston", ASB): 2,
    }  # fmt: skip


def test_the_district_is_the_lsoa_without_its_last_word_by_any_of_its_names():
    one = read(row("2014-01", "Blackburn with Darwen 001A"), row("2014-01", "Blackburn-with-Darwen 018F"))

    assert counted(one) == {("2014-01", "Blackburn with Darwen", BURGLARY): 2}


def test_what_has_no_place_or_one_outside_is_kept_as_such_and_told():
    one = read(row("2014-01", ""), row("2014-01", "Wigan 003A"), row("2014-01", "Wigan 004A"), row("2014-01"))

    assert counted(one) == {
        ("2014-01", "No location", BURGLARY): 1, ("2014-01", "Wigan", BURGLARY): 2, ("2014-01", "Preston", BURGLARY): 1,
    }  # fmt: skip
    assert one.questions == ()
    assert one.notes[:2] == (
        "1 row was without LSOA: counted for the force, and for no district.",
        "2 rows were outside the districts: counted for the force alone. Wigan 2.",
    )


def test_a_repeated_crime_id_is_counted_once_and_told_and_none_is_no_repetition():
    one = read(
        row("2014-01", crime="a"), row("2014-01", crime="b"), row("2014-01", crime="a"), *[row("2014-01", kind=ASB)] * 2
    )

    assert sum(counted(one).values()) == 4
    assert one.notes[0] == "1 row was not counted, with a Crime ID that stands in an earlier row: row 4."


def test_a_crime_type_that_no_measure_counts_is_kept_and_told():
    one = read(row("2014-01"), row("2014-01", kind="Other crime"), row("2014-01", kind="Witchcraft"))

    assert counted(one)["2014-01", "Preston", "Other crime"] == 1
    assert one.notes[0] == "2 rows were kept that no measure counts: Other crime 1, Witchcraft 1."


def test_another_force_counts_only_if_it_is_an_area_of_ours():
    one = read(
        row("2014-01"), row("2014-01", "Preston 001A", force="Cumbria Constabulary"), row("2014-01", force="Sussex")
    )

    assert set(one.months.force) == {"Lancashire", "Cumbria"}
    assert one.notes[0] == "1 row was passed over: of a force that areas.csv does not name."
    assert set(one.months[one.months.force == "Cumbria"].place_is) == {"outside", "no location"}, (
        "Preston is not its own"
    )
    assert found(read(row("2014-01", force="Sussex Police")).problems) == [(None, "Falls within", "")]


@pytest.mark.parametrize(
    ("line", "column", "wrong"),
    [
        (row("2014-13"), "Month", "2014-13"),
        (row("01/2014"), "Month", "01/2014"),
        (row("2014-1"), "Month", "2014-1"),
        (row("1949-01"), "Month", "1949-01"),
        (row(""), "Month", ""),
        (row("2014-01", "Preston"), "LSOA name", "Preston"),
        (row("2014-01", kind="", crime="x"), "Crime type", ""),
        (row("2014-01", force=""), "Falls within", ""),
    ],
)
def test_a_cell_that_cannot_be_is_a_problem_of_its_row(line, column, wrong):
    one = read(row("2014-01"), line)

    assert found(one.problems) == [(3, column, wrong)]
    assert one.months.empty


def test_its_columns_are_known_in_any_order_and_a_table_of_outcomes_is_none():
    turned = read(
        f"Burglary,Preston 001A,{FORCE},2014-01,a", heading="crime type,LSOA Name,falls within,MONTH,Crime_ID"
    )
    outcomes = HEADING.replace("Crime type,Last outcome category,Context", "Outcome type")

    assert counted(turned) == {("2014-01", "Preston", BURGLARY): 1}
    assert read(f"a,2014-01,{FORCE},{FORCE},,,,,Preston 001A,Suspect charged", heading=outcomes).family is None


# The quick reader and the other one say the same


AWKWARD = {
    "ragged": [row("2014-01"), row("2014-01") + ",more", row("2014-01")],
    "short": [row("2014-01"), "a,2014-01"],
    "quoted": [row("2014-01").replace("On or near Park", '"On, or near, Park"')],
    "open quote": [row("2014-01").replace("On or near Park", '"On or near Park'), row("2014-01")],
    "blank rows": [row("2014-01"), "", ",,,,,,,,,,,", row("2014-02", "Preston")],
    "NUL": [row("2014-01").replace("Park", "P\0rk")],
    "spaces": [row(" 2014-01 ", " Preston 001A", " Burglary ")],
    "no rows": [],
    "a heading twice": [row("2014-01")],
}


@pytest.mark.parametrize("oddity", AWKWARD)
def test_odd_files_are_told_as_the_reader_of_tables_tells_them(oddity, monkeypatch):
    heading = HEADING.replace("Context", "Month") if oddity == "a heading twice" else HEADING
    quick = read(*AWKWARD[oddity], heading=heading)
    monkeypatch.setattr("dashboard.intake.extract.reading.read_records", lambda content: None)
    slow = read(*AWKWARD[oddity], heading=heading)

    assert (quick.family, quick.rows, quick.problems, quick.notes) == (
        slow.family,
        slow.rows,
        slow.problems,
        slow.notes,
    )
    assert quick.months.equals(slow.months)


@pytest.mark.parametrize("dress", ["\ufeff{}", "{}"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_marks_and_line_ends_make_no_difference(dress, end):
    text = dress.format(end.join([HEADING, *JANUARY, ""]))

    assert counted(extract.read(text.encode(), "s.csv", the_plan())) == counted(read(*JANUARY))


CELLS = st.tuples(
    st.sampled_from(["2014-01", "2014-02", "2013-12", "2014-1"]),
    st.sampled_from(["Preston 001A", "Wyre 002B", "", "Wigan 1A", "Preston", "Ribble Valley 001Ä"]),
    st.sampled_from([BURGLARY, ASB, "Drugs", "Other crime", "Violent crime", ""]),
    st.sampled_from(["", "a", "b", None]),
    st.sampled_from([FORCE, "Cumbria Constabulary", "Sussex Police"]),
)


@given(st.lists(CELLS, min_size=1, max_size=12))
def test_both_readers_say_the_same_of_any_rows(cells):
    bytes_of = content(*[row(*each) for each in cells])
    plan = the_plan()
    quick = street.count_records(street_records.read_records(bytes_of), plan)
    slow = street.count_records(street_records.records_in(read_table(bytes_of.decode())), plan)

    assert (quick.problems, quick.notes) == (slow.problems, slow.notes)
    assert (quick.months is None) == (slow.months is None)
    assert quick.months is None or quick.months.equals(slow.months)


# Quarters


def test_a_quarter_counts_once_its_three_months_are_held_whichever_extracts_brought_them(store):
    load(store, *MARCH)
    load(store, *JANUARY)
    assert standing(store) == {}

    load(store, *FEBRUARY)
    assert standing(store) == QUARTER


def test_one_file_may_hold_many_months(store):
    load(store, *MARCH, *JANUARY, *FEBRUARY, row("2014-04"))

    assert standing(store) == QUARTER


def test_no_record_in_three_whole_months_is_a_figure_of_0(store):
    load(store, *JANUARY, *FEBRUARY, *MARCH)

    figures = store.standing_figures(TODAY)
    assert len(figures) == 13 * 15, "of each measure, the force and its 14 districts"
    assert figures[(figures.measure == "street-robbery") & (figures.area == "Fylde")].value.item() == 0


def test_a_crime_type_that_an_earlier_scheme_did_not_know_is_not_0_there(store):
    load(
        store,
        row("2013-04", kind="Violent crime"),
        row("2013-04"),
        row("2013-05"),
        row("2013-06", kind="Bicycle theft"),
    )

    figures = store.standing_figures(TODAY)
    assert "street-bicycle-theft" not in set(figures.measure), "April was counted in other types"
    assert "street-burglary" not in set(figures.measure) or standing(store)["Lancashire", "2013/14 Q1"] == 2


def test_what_has_no_district_is_the_forces_alone(store):
    load(store, row("2014-01", ""), row("2014-02", "Wigan 001A"), row("2014-03"))

    assert standing(store) == {("Lancashire", "2013/14 Q4"): 3, ("Preston", "2013/14 Q4"): 1}


def test_a_month_given_again_counts_as_it_was_given_last_and_revises_its_quarter(store):
    load(store, *JANUARY, *FEBRUARY, *MARCH)
    again = [row("2014-02"), row("2014-02"), row("2014-02", "Fylde 001A")]

    checked = check(store, *again)
    assert count(checked.changes) == (0, 3, 0)
    assert {(each.area, each.was, each.now) for each in checked.changes.revisions} == {
        ("Lancashire", 5, 7), ("Preston", 3, 4), ("Fylde", 0, 1),
    }  # fmt: skip
    load(store, *again, explanation="Recounted.")

    figures = store.standing_figures(TODAY).set_index(["measure", "area"]).loc["street-burglary"]
    assert figures.loc["Preston", ["value", "was"]].tolist() == [4, 3]
    assert figures.loc["Fylde", ["value", "was"]].tolist() == [1, 0]
    assert figures.was.notna().sum() == 3


def test_a_rollback_of_one_month_takes_its_quarter_away_and_of_a_revision_restores_it(store):
    load(store, *JANUARY)
    load(store, *FEBRUARY)
    load(store, *MARCH)
    load(store, *FEBRUARY, row("2014-02"), today=date(2014, 5, 2), explanation="Late.")
    assert standing(store, date(2014, 5, 2))["Preston", "2013/14 Q4"] == 4

    store.add_rollback(4, date(2014, 5, 3), "A. Analyst", "")
    assert standing(store, date(2014, 5, 3)) == QUARTER
    store.add_rollback(1, date(2014, 5, 4), "A. Analyst", "")
    assert standing(store, date(2014, 5, 4)) == {}
    assert standing(store, date(2014, 5, 2))["Preston", "2013/14 Q4"] == 4, "as it was known then"


def test_rows_are_new_then_unchanged_and_the_same_bytes_identical(store):
    assert count(check(store, *JANUARY).changes) == (3, 0, 0)
    load(store, *JANUARY)

    assert count(check(store, *JANUARY, *FEBRUARY).changes) == (1, 0, 3)
    assert load(store, *JANUARY).identical_to == 1


def test_a_month_not_yet_ended_is_asked_about_and_its_quarter_unseen_until_then(store):
    checked = check(store, *JANUARY, *MARCH, *FEBRUARY, today=date(2014, 3, 6))
    assert found(checked.questions) == [(5, "Month", "2014-03")]
    assert (
        checked.questions[0].message.replace("\N{NO-BREAK SPACE}", " ")
        == "2014-03 ends on 31 March 2014: is that right? It has 2 rows."
    )

    load(store, *JANUARY, *MARCH, *FEBRUARY, today=date(2014, 3, 6), explanation="Early.")
    assert standing(store, date(2014, 3, 31)) == {}
    assert standing(store, date(2014, 4, 1)) == QUARTER


def test_a_quarter_that_its_last_month_moves_by_much_is_asked_about(store):
    load(store, *JANUARY, *FEBRUARY, *MARCH)

    [asked, *_] = check(store, *JANUARY, *[row("2014-01") for _ in range(9)]).questions
    assert (asked.row, asked.column) == (2, "Crime type")


def test_it_is_kept_as_official_with_its_publisher_and_what_was_passed_over(store):
    load(store, row("2014-01", ""))

    [kept] = store.extracts(TODAY).itertuples()
    assert (kept.basis, kept.publisher, kept.family, kept.row_count) == ("official", "data.police.uk", "street", 1)
    assert kept.note.startswith("1 row was without LSOA")


# Shown once it is supplied


def test_street_measures_are_neither_asked_for_nor_offered_before_they_are_supplied(store):
    plan = the_plan()
    optional = {measure.code for measure in plan.measures if measure.optional}
    assert optional == {measure.code for measure in plan.measures if measure.family == "street"}

    nothing = findings(store.standing_figures(TODAY), plan, TODAY, XMR)
    asked = {each.code for missing in coverage.never_supplied(nothing, plan).values() for each in missing}
    assert not optional & asked
    assert not optional & {each.code for each in coverage.offered(nothing, plan)}

    load(store, *JANUARY, *FEBRUARY, *MARCH)
    later = date(2016, 5, 1)
    something = findings(store.standing_figures(later), plan, later, XMR)
    assert optional <= {each.code for each in coverage.offered(something, plan)}
    assert coverage.not_received(something, plan) == [], "nobody owes them"


def test_check_tells_in_a_document_what_was_passed_over(tmp_path, typed):
    data = given_data(tmp_path / "data", files=())
    file = typed(content(row("2014-01", "")).decode(), "street.csv")

    code, out, _ = dashboard("check", file, "--json", "--store", tmp_path / "s.duckdb", data=data)

    assert code == 0
    [told] = json.loads(out)["files"]
    assert (told["family"], told["notes"][0][:21]) == ("street", "1 row was without LSOA"[:21])
