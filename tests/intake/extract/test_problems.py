"""Every fault is named by row and column, all at once, with what to write instead."""

from __future__ import annotations

import pytest

from dashboard.intake.extract.key_cells import MOST_SUGGESTED
from dashboard.intake.extract.reading import read

HATE = "quarter,area,strand,offences,resolved\n"
MEASURES = "quarter,area,measure,value,numerator,denominator,note\n"
ASB = "quarter,area,category,incidents,repeat_or_vulnerable,surveyed,satisfied\n"
PSD = "quarter,area,measure,count,of\n"


@pytest.fixture
def problems(plan):
    """The problems of a CSV that raises no question."""

    def of(text, **more):
        extract = read(text.encode() if isinstance(text, str) else text, "test.csv", plan, **more)
        assert extract.questions == ()
        return extract.problems

    return of


@pytest.fixture
def questions(plan):
    """The questions of a CSV that has no problem."""

    def of(text):
        extract = read(text.encode(), "test.csv", plan)
        assert extract.problems == ()
        assert all(each.message.endswith("?") for each in extract.questions)
        return extract.questions

    return of


def _places(found):
    return [(each.row, each.column, each.found) for each in found]


def test_every_fault_of_a_file_is_found_at_once_in_the_order_of_its_rows(problems):
    found = problems(
        HATE + "2013/14 Q3,Preston,Race,12,4\n"
        "2013/15 Q3,Rosendale,Racism,1O,4\n"
        "2013/14 Q3,Preston,Race,12,4\n"
        "2013/14 Q3,Preston\n"
        "2013/14 Q3,Burnley,Race,-3,1.5\n"
    )
    assert _places(found) == [
        (3, "quarter", "2013/15 Q3"),
        (3, "area", "Rosendale"),
        (3, "strand", "Racism"),
        (3, "offences", "1O"),
        (4, "strand", "Race"),
        (5, "", "2 cells"),
        (6, "offences", "-3"),
        (6, "resolved", "1.5"),
    ]
    assert all(each.message.endswith((".", "?")) and "  " not in each.message for each in found)


def test_a_column_is_named_as_the_file_writes_it(problems):
    [found] = problems("Quarter Ending,STRAND,Offences,Resolved\n31/12/2013,Race,x1,1\n")
    assert (found.row, found.column, found.found) == (2, "Offences", "x1")


def test_a_wrong_area_is_asked_about_by_the_one_it_resembles(problems):
    [found] = problems(HATE + "2013/14 Q3,Rosendale,Race,1,1\n")
    assert found.message == "This area is not known. Did you mean Rossendale?"


def test_an_area_like_no_other_is_answered_with_the_force_and_its_districts(problems):
    [found] = problems(HATE + "2013/14 Q3,Timbuktu,Race,1,1\n")
    assert "Lancashire, Blackburn with Darwen" in found.message and "Avon" not in found.message


def test_a_blank_area_among_others_is_not_taken_for_the_force(problems):
    [found] = problems(HATE + "2013/14 Q3,Preston,Race,1,1\n2013/14 Q3,,Race,2,1\n")
    assert (found.row, found.column) == (3, "area") and "the force is Lancashire" in found.message


def test_a_blank_quarter_is_a_problem(problems):
    [found] = problems(HATE + ",Preston,Race,1,1\n")
    assert (found.row, found.column) == (2, "quarter") and found.message.startswith("The quarter is blank.")


def test_a_date_under_a_heading_that_says_no_date_is_refused_with_the_reason(problems):
    [found] = problems(HATE + "31/12/2013,Preston,Race,1,1\n")
    assert "heading says date, ending or start" in found.message


def test_an_unknown_category_is_answered_nearest_first(problems):
    [found] = problems(HATE + "2013/14 Q3,Preston,Relgion,1,1\n")
    assert "Did you mean Religion? Others are " in found.message
    assert all(strand in found.message for strand in ("All", "Race", "Disability", "Transgender", "Sexual orientation"))


def test_a_blank_category_is_answered_with_those_there_are(problems):
    [found] = problems(HATE + "2013/14 Q3,Preston,,1,1\n")
    assert (found.row, found.column) == (2, "strand") and found.message.startswith(
        "The strand is blank. Write one of: "
    )


def test_a_category_of_another_family_is_sent_there(problems):
    [found] = problems("quarter,crime_type,offences,resolved\n2013/14 Q3,Homicide,1,1\n")
    assert "family violent" in found.message


def test_an_unknown_measure_is_answered_with_the_nearest_codes(problems):
    [found] = problems(MEASURES + "2013/14 Q3,Preston,burglery,1,,,\n")
    assert (found.row, found.column) == (2, "measure")
    assert "Did you mean burglary? Others are " in found.message and "more." in found.message


def test_a_whole_that_is_worked_out_from_its_parts_is_not_received(problems):
    [found] = problems(MEASURES + "2013/14 Q3,Preston,hiac,1,,,\n")
    assert (found.row, found.column, found.found) == (2, "measure", "hiac")
    assert "worked out from its parts. Send those: " in found.message and "hiac-burglary-dwelling" in found.message


def test_a_percentage_beside_its_numerator_and_denominator_is_to_be_left_blank(problems):
    [found] = problems(MEASURES + "2013/14 Q3,Lancashire,hate-race-resolved,33%,30,90,\n")
    assert (found.column, found.found) == ("value", "33%") and "leave this cell blank" in found.message


def test_the_same_figure_twice_names_the_later_row_and_says_which_was_first(problems):
    [found] = problems(HATE + "2013/14 Q3,Lancs,Race,1,1\n\nQ3 2013-14,LANCASHIRE,race,2,1\n")
    assert (found.row, found.column, found.found) == (4, "strand", "race")
    assert found.message.startswith("Row 2 has this quarter, area and strand already.")


def test_a_measure_given_by_code_and_by_name_is_the_same_figure_twice(problems):
    [found] = problems(MEASURES + "2013/14 Q3,Wyre,robbery,1,,,\n2013/14 Q3,Wyre,Robbery,1,,,\n")
    assert (found.row, found.column) == (3, "measure")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (HATE + "2013/14 Q3,Preston,Race,,4\n", "offences"),
        (HATE + "2013/14 Q3,Preston,Race,c,4\n", "offences"),
        (PSD + "2013/14 Q3,Lancashire,Appeals upheld,4,\n", "of"),
        (MEASURES + "2013/14 Q3,Lancashire,hate-race-resolved,,4,,\n", "denominator"),
        (MEASURES + "2013/14 Q3,Lancashire,hate-race-resolved,33,,,\n", "value"),
        (MEASURES + "2013/14 Q3,Lancashire,violence-with-injury-rate,2.1,,,\n", "value"),
        ("quarter,measure,value\n2013/14 Q3,hate-race-resolved,33\n", "value"),
    ],
)
def test_a_percentage_is_never_read_without_its_numerator_and_denominator(plan, text, column):
    extract = read(text.encode(), "test.csv", plan)
    [found] = extract.problems
    assert (found.row, found.column) == (2, column)
    assert "never read without its numerator and denominator" in found.message
    assert "hate-race-resolved" not in set(extract.figures.measure)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (ASB + "2013/14 Q3,Fylde,All,10,11,,\n", "repeat_or_vulnerable"),
        (ASB + "2013/14 Q3,Fylde,All,10,1,4,5\n", "satisfied"),
        (PSD + "2013/14 Q3,Lancashire,Appeals upheld,5,4\n", "count"),
    ],
)
def test_a_part_that_is_more_than_its_whole_is_a_problem(problems, text, column):
    assert _places(problems(text))[0][:2] == (2, column)


def test_resolved_more_than_recorded_is_a_question_and_the_figure_stands(plan, questions):
    text = HATE + '2013/14 Q3,Preston,Race,20,"1,030"\n'
    [found] = questions(text)
    assert (found.row, found.column, found.found) == (2, "resolved", "1,030")
    assert found.message == "resolved (1,030) is more than offences (20): is that right?"
    assert list(read(text.encode(), "a.csv", plan).figures.value) == [20, 1030]


def test_more_at_night_than_were_recorded_is_a_question(questions):
    text = "quarter,crime_type,offences,resolved,night_time_economy\n2013/14 Q3,Domestic abuse,5,2,6\n"
    assert _places(questions(text)) == [(2, "night_time_economy", "6")]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (PSD + "2013/14 Q3,Lancashire,Grievances,4,9\n", "of"),
        (ASB + "2013/14 Q3,Fylde,All,10,1,4,\n", "surveyed"),
        (MEASURES + "2013/14 Q3,Lancashire,burglary,4,3,,\n", "numerator"),
        (MEASURES + "2013/14 Q3,Lancashire,hate-race-resolved,,,9,\n", "denominator"),
        (MEASURES + "2013/14 Q3,Lancashire,officer-sickness,2.5,,9,\n", "denominator"),
    ],
)
def test_a_filled_cell_that_no_measure_takes_is_asked_about(questions, text, column):
    [found] = questions(text)
    assert (found.row, found.column) == (2, column)


def test_a_negative_count_in_a_measures_file_is_a_problem(problems):
    assert _places(problems(MEASURES + "2013/14 Q3,Wyre,robbery,-3,,,\n")) == [(2, "value", "-3")]


def test_a_missing_column_is_a_problem_of_the_whole_file_beside_those_of_its_rows(problems):
    found = problems("quarter,area,strand,offences\n2013/14 Q3,Rosendale,Race,1\n")
    assert _places(found) == [(None, "resolved", ""), (2, "area", "Rosendale")]


def test_a_file_without_its_quarter_or_category_is_told_so(problems):
    assert _places(problems("strand,offences,resolved\nRace,2,1\n")) == [(None, "quarter", "")]
    assert _places(problems("quarter,offences,resolved\nQ3 2013/14,2,1\n", family="hate")) == [(None, "strand", "")]


def test_an_unknown_column_is_a_problem_that_offers_the_missing_one(problems):
    found = problems("quarter,strand,ofences,resolved\n2013/14 Q3,Race,2,1\n")
    assert _places(found) == [(None, "offences", ""), (None, "ofences", "ofences")]
    assert "Did you mean offences?" in found[1].message


def test_two_columns_for_the_quarter_are_not_chosen_between(problems):
    found = problems("quarter,quarter ending,strand,offences,resolved\n2013/14 Q3,31/12/2013,Race,2,1\n")
    assert _places(found) == [(None, "quarter ending", "quarter ending")]


def test_columns_of_no_family_are_answered_with_those_of_each(problems):
    [found] = problems("a,b\n1,2\n")
    assert found.row is None and "hate: quarter, area, strand, offences, resolved" in found.message


def test_faults_of_shape_are_found_beside_those_of_cells(problems):
    found = problems(HATE + '2013/14 Q3,Nowhere at all,Race,1,1\n2013/14 Q3,Preston\n"2013/14 Q3,Preston,All,1,1\n')
    assert [each.row for each in found] == [2, 3, 4]


@pytest.mark.parametrize(
    "content", [b"", b"\xef\xbb\xbf", b"quarter,strand,offences,resolved\r\n", b"PK\x03\x04 a zip"]
)
def test_a_file_with_nothing_to_read_is_one_problem_of_the_whole(plan, content):
    extract = read(content, "a.csv", plan)
    assert [each.row for each in extract.problems] == [None]
    assert (extract.rows, len(extract.figures), extract.family) == (0, 0, None)


def test_a_byte_of_no_encoding_is_one_problem_that_says_how_to_save(problems):
    [found] = problems("quarter,measure,value,note\n2013/14 Q3,burglary,5,£80 lost".encode("cp1252") + b"\x81\n")
    assert found.row is None and "£80 lost" in found.found and "CSV UTF-8" in found.message


def test_two_columns_that_could_be_the_same_are_not_chosen_between(problems):
    found = problems("quarter,strand,Offences,Crimes recorded,resolved\n2013/14 Q3,Race,2,3,1\n")
    assert _places(found) == [(None, "Crimes recorded", "Crimes recorded")]
    assert (
        found[0].message == "More than one column could give the offences: Offences, Crimes recorded. Keep one of them."
    )


def test_a_very_long_cell_is_shown_short(problems):
    [found] = problems(HATE + f"2013/14 Q3,{'Preston ' * 1000},Race,1,1\n")
    assert len(found.found) <= 60


def test_thousands_of_different_wrong_names_are_answered_without_a_suggestion_each(problems):
    rows = "".join(f"2013/14 Q3,Preston,measure {number},1,,,\n" for number in range(3000))
    found = problems(MEASURES + rows)
    assert len(found) == 3000
    assert "Write one of: " in found[-1].message and len(found) > MOST_SUGGESTED


def test_a_family_of_no_such_name_is_the_callers_mistake(plan):
    with pytest.raises(ValueError, match="no family 'crimes'"):
        read(b"a,b\n1,2\n", "a.csv", plan, family="crimes")
