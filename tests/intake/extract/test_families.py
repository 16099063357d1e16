"""A file's family is told by its columns, in any case, spacing and order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake.extract.families import FAMILIES, canonical, named, recognise
from dashboard.intake.extract.synonyms import SYNONYMS, plain
from dashboard.intake.extract.table import fold


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_each_family_is_recognised_from_its_own_columns(family):
    assert recognise(family.columns) == family
    assert recognise([column for column in family.columns if column != "area"]) == family
    assert (family.missing(family.columns), family.unknown(family.columns)) == ([], [])


@given(
    st.sampled_from(FAMILIES), st.randoms(), st.sampled_from([str.upper, str.title, str.lower]), st.sampled_from(" -_")
)
def test_order_case_and_spacing_of_headings_do_not_matter(family, random, case, space):
    headings = [case(column.replace("_", space)) for column in family.columns]
    random.shuffle(headings)
    assert recognise(headings) == family


def test_the_columns_of_hiac_are_not_taken_for_violent_crime():
    assert recognise(["quarter", "crime_type", "offences", "resolved"]).name == "hiac"
    assert recognise(["quarter", "crime_type", "offences", "resolved", "night_time_economy"]).name == "violent"


def test_measures_are_recognised_by_a_value_or_by_a_numerator_and_denominator():
    for figures in (["value"], ["numerator", "denominator"], ["value", "numerator", "denominator", "note"]):
        assert recognise(["quarter", "measure", *figures]).name == "measures"
        assert named("measures").missing(["quarter", "measure", *figures]) == []


def test_one_column_left_out_or_misspelt_leaves_the_family_known_and_the_column_named():
    headings = ["quarter", "strand", "ofences", "resolved"]
    assert recognise(headings).name == "hate"
    assert named("hate").missing(headings) == ["offences"]
    assert named("hate").unknown(headings) == ["ofences"]


@pytest.mark.parametrize("headings", ["a b c", "quarter area", "quarter area offences resolved", ""])
def test_columns_that_could_be_more_than_one_family_or_none_are_not_guessed(headings):
    assert recognise(headings.split()) is None


@pytest.mark.parametrize(
    "heading",
    [
        "quarter",
        "Period",
        "Quarter ending",
        "quarter_end_date",
        "Date",
        "Calendar quarter",
        "Financial Quarter",
        "financial year quarter",
        "Period start",
        "End date",
    ],
)
def test_the_column_of_the_quarter_is_known_by_any_of_its_headings(heading):
    assert canonical(heading) == "quarter"


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Offences recorded (no.)", "offences"),
        ("Number of offences [note 2]", "offences"),
        ("No. of crimes", "offences"),
        ("RECORDED CRIME", "offences"),
        ("Type of crime", "crime_type"),
        ("Offence", "crime_type"),
        ("Resolved crimes (number)", "resolved"),
        ("Community Safety\nPartnership", "area"),
        ("Police force", "area"),
        ("Qtr. ending", "qtr. ending"),
        ("Qtr ending:", "quarter"),
        ("Outcomes", "outcomes"),
        ("Total", "total"),
        ("Type", "type"),
        ("Number", "number"),
        ("Offences per 1,000", "offences per 1,000"),
    ],
)
def test_a_heading_leads_to_one_column_or_to_none(heading, column):
    assert canonical(heading) == column


def test_no_synonym_leads_to_two_columns_and_none_is_a_column_of_another_name():
    every = [plain(fold(each)) for synonyms in SYNONYMS.values() for each in synonyms]
    assert len(every) == len(set(every))
    assert not {*every} & {fold(column) for family in FAMILIES for column in family.columns}


@pytest.mark.parametrize("heading", ["quartered", "update", "quarter 2", "headquarter", "year"])
def test_a_heading_that_only_resembles_one_is_not_the_quarter(heading):
    assert canonical(heading) != "quarter"


def test_a_family_that_is_not_one_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match="no family 'crime'.*hiac, violent, hate, asb, psd, made, measures"):
        named("crime")
