"""Every family is read into exact figures; a blank cell gives none, and no filled cell is dropped."""

from __future__ import annotations

import hashlib

import pandas as pd
import pytest

from dashboard.intake.extract.reading import read


@pytest.fixture
def figures(plan):
    """The figures of a CSV without problems, each (row, measure, area, period, value, denominator or None)."""

    def of(text, questions=0, **more):
        extract = read(text.encode(), "test.csv", plan, **more)
        assert extract.problems == ()
        assert len(extract.questions) == questions, extract.questions
        return [_as_row(each) for each in extract.figures.itertuples()]

    return of


def _as_row(figure):
    value = figure.symbol or figure.value
    of = () if pd.isna(figure.denominator) else (figure.denominator,)
    return (figure.row, figure.measure, figure.area, figure.period, value, *of)


def test_hiac_gives_offences_and_their_resolution_by_type(figures):
    assert figures(
        "quarter,area,crime_type,offences,resolved\n"
        "2013/14 Q3,Preston,Burglary dwelling,120,24\n"
        "2013/14 Q3,Lancashire,PERSONAL  robbery,\"1,204\",0\n"
    ) == [
        (2, "hiac-burglary-dwelling", "Preston", "2013/14 Q3", 120),
        (2, "hiac-burglary-dwelling-resolved", "Preston", "2013/14 Q3", 24, 120),
        (3, "hiac-personal-robbery", "Lancashire", "2013/14 Q3", 1204),
        (3, "hiac-personal-robbery-resolved", "Lancashire", "2013/14 Q3", 0, 1204),
    ]  # fmt: skip


def test_violent_gives_the_night_time_economy_as_a_count_of_its_own(figures):
    found = figures(
        "quarter,area,crime_type,offences,resolved,night_time_economy\n2013/14 Q3,Burnley,Most serious violence,8,3,5\n"
    )
    assert sorted(found) == [
        (2, "most-serious-violence", "Burnley", "2013/14 Q3", 8),
        (2, "most-serious-violence-night-time-economy", "Burnley", "2013/14 Q3", 5),
        (2, "most-serious-violence-resolved", "Burnley", "2013/14 Q3", 3, 8),
    ]


def test_violent_may_bring_the_night_time_economy_alone(figures):
    assert figures("quarter,crime_type,offences,resolved,night_time_economy\n2013/14 Q3,Homicide,,,0\n") == [
        (2, "homicide-night-time-economy", "Lancashire", "2013/14 Q3", 0)
    ]


def test_hate_gives_offences_and_their_resolution_by_strand(figures):
    assert figures("quarter,strand,offences,resolved\nQ3 2013/14,sexual-orientation,14,6\n") == [
        (2, "hate-sexual-orientation", "Lancashire", "2013/14 Q3", 14),
        (2, "hate-sexual-orientation-resolved", "Lancashire", "2013/14 Q3", 6, 14),
    ]


def test_asb_gives_incidents_the_share_repeat_or_vulnerable_and_satisfaction(figures):
    found = figures(
        "quarter,area,category,incidents,repeat_or_vulnerable,surveyed,satisfied\n2013/14 Q3,Fylde,All,900,80,40,31\n"
    )
    assert sorted(found) == [
        (2, "asb-all", "Fylde", "2013/14 Q3", 900),
        (2, "asb-all-repeat-or-vulnerable", "Fylde", "2013/14 Q3", 80, 900),
        (2, "asb-all-satisfaction", "Fylde", "2013/14 Q3", 31, 40),
    ]


def test_psd_gives_counts_and_percentages(figures):
    assert figures(
        "quarter,measure,count,of\n2013/14 Q2,Grievances,7,\n2013/14 Q2,Recording decisions within 10 days,18,20\n"
    ) == [
        (2, "psd-grievances", "Lancashire", "2013/14 Q2", 7),
        (3, "psd-recording-decisions-within-10-days", "Lancashire", "2013/14 Q2", 18, 20),
    ]


def test_measures_are_named_by_code_or_by_name_and_take_the_columns_of_their_kind(figures):
    assert figures(
        "quarter,area,measure,value,numerator,denominator,note\n"
        "2013/14 Q3,Wyre,shoplifting,55,,,\n"
        "2013/14 Q3,Fylde,SHOPLIFTING ,55,,,\n"
        "2013/14 Q3,Lancashire,Police officer sickness,2.35,,,\n"
        "2012/13 Q3,Lancashire,officer_sickness,-0.5,,,\n"
        "2013/14 Q3,Lancashire,hate race resolved,,30,90,\n"
        '2013/14 Q3,Lancashire,violence-with-injury-rate,,3000,"1,460,893",\n'
        "2013/14 Q3,Lancashire,public-confidence,61.5,,,\n"
    ) == [
        (2, "shoplifting", "Wyre", "2013/14 Q3", 55),
        (3, "shoplifting", "Fylde", "2013/14 Q3", 55),
        (4, "officer-sickness", "Lancashire", "2013/14 Q3", 2.35),
        (5, "officer-sickness", "Lancashire", "2012/13 Q3", -0.5),
        (6, "hate-race-resolved", "Lancashire", "2013/14 Q3", 30, 90),
        (7, "violence-with-injury-rate", "Lancashire", "2013/14 Q3", 3000, 1460893),
        (8, "public-confidence", "Lancashire", "2013/14 Q3", 61.5),
    ]  # fmt: skip


def test_a_note_is_kept_with_its_figure(plan):
    extract = read(b"quarter,measure,value,note\n2013/14 Q3,burglary,5,  Operation X \n", "a.csv", plan)
    assert list(extract.figures.note) == ["Operation X"]


def test_a_blank_cell_gives_no_figure(figures):
    assert figures("quarter,strand,offences,resolved\n2013/14 Q3,Race,,\n2013/14 Q3,All,5,\n") == [
        (3, "hate-all", "Lancashire", "2013/14 Q3", 5)
    ]


def test_a_symbol_is_kept_and_never_becomes_nought(figures):
    assert figures("quarter,strand,offences,resolved\n2013/14 Q3,Transgender,c,c\n2013/14 Q3,Race,9,low\n") == [
        (2, "hate-transgender", "Lancashire", "2013/14 Q3", "c"),
        (2, "hate-transgender-resolved", "Lancashire", "2013/14 Q3", "c"),
        (3, "hate-race", "Lancashire", "2013/14 Q3", 9),
        (3, "hate-race-resolved", "Lancashire", "2013/14 Q3", "low", 9),
    ]


def test_none_of_none_is_kept_as_counts(figures):
    assert figures("quarter,strand,offences,resolved\n2013/14 Q3,Race,0,0\n")[1][4:] == (0, 0)


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Quarter ending", "31/12/2013"),
        ("quarter_start_date", "2013-10-01"),
        ("Date", "01/10/2013"),
        ("Calendar quarter", "2013Q4"),
        ("Financial quarter", "Q3 2013-14"),
        ("period", "Oct-Dec 2013"),
    ],
)
def test_the_quarter_is_read_as_its_heading_says(figures, heading, cell):
    assert figures(f"{heading},measure,value\n{cell},burglary,5\n") == [
        (2, "burglary", "Lancashire", "2013/14 Q3", 5)
    ]  # fmt: skip


def test_an_area_is_found_by_any_of_its_names(figures):
    text = "quarter,area,measure,value\n2013/14 Q3,west lancs,burglary,5\n2013/14 Q3,LANCS,burglary,6\n"
    assert [row[2] for row in figures(text)] == ["West Lancashire", "Lancashire"]


def test_a_column_of_areas_that_is_blank_throughout_is_left_out(figures):
    assert figures("quarter,area,measure,value\n2013/14 Q3,,burglary,5\n")[0][2] == "Lancashire"


def test_an_alias_that_a_person_accepted_is_taken(figures):
    text = "quarter,area,measure,value\n2013/14 Q3, ROSENDALE,burglary,5\n"
    assert figures(text, aliases={"Rosendale": "Rossendale"})[0][2] == "Rossendale"


def test_a_family_that_is_named_is_taken_over_the_columns(plan):
    text = b"quarter,crime_type,offences,resolved\n2013/14 Q3,Homicide,2,1\n"
    assert [each.column for each in read(text, "a.csv", plan, family="violent").problems] == ["night_time_economy"]


def test_blank_rows_are_passed_over_and_the_numbers_stay_those_of_the_spreadsheet(figures):
    text = '\nquarter,measure,value,note\n,,,\n2013/14 Q3,burglary,5,"two\nlines"\n\n2013/14 Q2,burglary,6,\n'
    assert [row[0] for row in figures(text)] == [4, 6]


def test_an_extract_keeps_its_bytes_their_hash_and_the_number_of_its_rows(plan):
    content = b"\xef\xbb\xbfquarter,measure,value\r\n2013/14 Q3,burglary,5\r\n\r\n2013/14 Q2,burglary,6\r\n"
    extract = read(content, "burglary.csv", plan)
    assert (extract.file, extract.family, extract.rows) == ("burglary.csv", "measures", 2)
    assert (extract.content, extract.sha256) == (content, hashlib.sha256(content).hexdigest())


def test_an_extract_without_figures_has_the_columns_of_one_with(plan):
    empty, full = (
        read(text, "a.csv", plan).figures for text in (b"", b"quarter,measure,value\n2013/14 Q3,burglary,5\n")
    )
    assert list(empty.dtypes) == list(full.dtypes) and list(empty.columns) == list(full.columns)
    assert list(full.columns) == ["row", "measure", "area", "period", "value", "denominator", "symbol", "note"]
