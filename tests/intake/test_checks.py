"""What is asked of an extract as a whole: sums that do not add up, districts left out, a column that says one thing."""

import pytest
from bundled import DISTRICTS
from held import the_plan
from stores import TODAY, an_extract

from dashboard import intake
from dashboard.scrutiny import Act

ASB = "quarter,area,category,incidents,repeat_or_vulnerable,surveyed,satisfied"
HATE = "quarter,area,strand,offences,resolved"
COUNTS = "quarter,area,measure,value"
STRANDS = ("Race", "Religion", "Sexual orientation", "Disability", "Transgender")


def asked(store, *lines):
    found = intake.check(an_extract(*lines), store, the_plan(), TODAY)
    assert found.problems == ()
    assert all(each.message.endswith("?") for each in found.questions)
    return [(each.row, each.column, each.found, each.message) for each in found.questions]


def load(store, *lines):
    extract = an_extract(*lines, file="held.csv")
    intake.load([extract], store, the_plan(), Act(TODAY, "A"), explanation="Seen and right.")


def asb(every, personal, nuisance, environmental, quarter="2013/14 Q3", area="Preston"):
    counts = {"All": every, "Personal": personal, "Nuisance": nuisance, "Environmental": environmental}
    return [f"{quarter},{area},{category},{count},,," for category, count in counts.items()]


def hate(every, *strands, quarter="2013/14 Q3", area="Preston"):
    return [f"{quarter},{area},{strand},{count}," for strand, count in zip(("All", *STRANDS), (every, *strands))]


# Categories


def test_categories_that_each_incident_has_one_of_add_up_to_all(store):
    assert asked(store, ASB, *asb(60, 10, 20, 30)) == []

    [(row, column, found, message)] = asked(store, ASB, *asb(61, 10, 20, 30))
    assert (row, column, found) == (2, "incidents", "61")
    told = "All anti-social behaviour and its parts: they add up to 60, and the whole is 61. Is that right?"
    assert message == f"Preston, 2013/14 Q3, {told}"


def test_sums_that_are_wrong_in_many_places_are_one_question(store):
    [(row, _, _, message)] = asked(
        store, ASB, *asb(60, 10, 20, 30), *asb(9, 1, 2, 3, area="Wyre"), *asb(8, 1, 2, 4, area="Fylde")
    )

    assert row == 6
    assert "So it is in 1 more place of this column. Is that right?" in message


@pytest.mark.parametrize(
    ("every", "strands", "words"),
    [(60, (50, 5, 3, 2, 1), ""), (61, (50, 5, 3, 2, 1), ""), (62, (50, 5, 3, 2, 1), "they add up to 61"),
     (50, (50, 5, 3, 2, 1), ""), (49, (50, 5, 3, 2, 1), "one category alone has 50")],
)  # fmt: skip
def test_strands_may_come_to_more_than_all_but_not_to_less_nor_one_of_them_to_more(store, every, strands, words):
    found = asked(store, HATE, *hate(every, *strands))

    assert [words in message for *_, message in found] == ([True] if words else [])


@pytest.mark.parametrize("missing", ["", "c"])
def test_nothing_is_said_of_a_sum_where_a_part_is_missing(store, missing):
    assert asked(store, ASB, *asb(60, 10, 20, missing)) == []
    assert asked(store, ASB, *asb(60, 10, 20, 30)[:3]) == []


def test_types_of_violence_overlap_and_are_never_added_up(store):
    heading = "quarter,area,crime_type,offences,resolved,night_time_economy"
    rows = [
        f"2013/14 Q3,Preston,{kind},{n},,"
        for kind, n in (("Domestic abuse", 500), ("Violence with injury", 100), ("Violence without injury", 90))
    ]

    assert asked(store, heading, *rows) == []


# Districts


def in_districts(force, values, quarter="2013/14 Q3", measure="burglary"):
    return [
        f"{quarter},Lancashire,{measure},{force}",
        *(f"{quarter},{area},{measure},{value}" for area, value in zip(DISTRICTS, values)),
    ]


def test_districts_that_do_not_add_up_to_the_force_are_asked_about_once_a_column(store):
    assert asked(store, COUNTS, *in_districts(105, range(1, 15))) == []
    assert asked(store, COUNTS, *in_districts(200, range(1, 14))) == []

    wrong = [*in_districts(106, range(1, 15)), *in_districts(90, range(1, 15), measure="robbery")]
    [(row, column, found, message)] = asked(store, COUNTS, *wrong)
    assert (row, column, found) == (2, "value", "106")
    assert message.startswith("Lancashire, 2013/14 Q3, Burglary: the 14 districts add up to 105, and the whole is 106.")
    assert "1 more place" in message


def test_districts_left_out_that_had_figures_the_quarter_before_are_asked_about_in_one_question(store):
    for measure in ("burglary", "robbery"):
        load(store, COUNTS, *in_districts(105, range(1, 15), "2013/14 Q2", measure))
    now = [
        f"2013/14 Q3,{area},{measure},{place}"
        for measure in ("burglary", "robbery")
        for place, area in enumerate(DISTRICTS, start=1)
        if area not in ("Wyre", "Fylde")
    ]

    assert asked(store, COUNTS, *now) == [
        (2, "area", "Fylde, Wyre", "Fylde and Wyre had figures in 2013/14 Q2 and have none here for 2013/14 Q3: "
         "Burglary and Robbery. Is that right?"),
    ]  # fmt: skip


@pytest.mark.parametrize("given", [0, 1, 14])
def test_no_district_is_missed_where_all_are_given_or_none_or_one_alone(store, given):
    load(store, COUNTS, *in_districts(105, range(1, 15), "2013/14 Q2"))

    now = [f"2013/14 Q3,{area},burglary,{place}" for place, area in enumerate(DISTRICTS[:given], start=1)]

    assert asked(store, COUNTS, "2013/14 Q3,Lancashire,burglary,105", *now) == []


def test_a_district_is_not_missed_that_never_had_figures_or_has_this_quarters_already_or_a_symbol(store):
    load(store, COUNTS, *in_districts(105, range(1, 13), "2013/14 Q2"))
    load(store, COUNTS, f"2013/14 Q3,{DISTRICTS[11]},burglary,12")
    now = [f"2013/14 Q3,{area},burglary,{place}" for place, area in enumerate(DISTRICTS[:10], start=1)]

    assert asked(store, COUNTS, *now, f"2013/14 Q3,{DISTRICTS[10]},burglary,c") == []


# One number throughout


def test_a_column_with_one_number_in_every_row_is_asked_about(store):
    rows = [f"2013/14 Q3,{area},Race,7,{place % 3}" for place, area in enumerate(DISTRICTS)]

    assert asked(store, HATE, *rows) == [
        (2, "offences", "7", "Every one of the 14 rows with a number here has 7. Is that right?")
    ]


@pytest.mark.parametrize(("value", "rows"), [(0, 14), (7, 5)])
def test_noughts_and_a_few_rows_alike_are_not(store, value, rows):
    assert asked(store, COUNTS, *(f"2013/14 Q3,{area},burglary,{value}" for area in DISTRICTS[:rows])) == []
