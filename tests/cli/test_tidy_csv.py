"""A tidy CSV becomes series, or every problem in it is named."""

import pytest

from dashboard.cli.judge.tidy_csv import TidyError, read_tidy
from dashboard.period import Period

SHARES = "measure,area,quarter,value,denominator"


def tidy(*rows, heading="measure,area,quarter,value"):
    return "\n".join([heading, *rows]).encode()


def problems_of(content):
    with pytest.raises(TidyError) as refused:
        read_tidy(content)
    return [(problem.row, problem.column, problem.found) for problem in refused.value.problems]


def test_every_problem_of_a_file_is_named_at_once_with_its_row():
    content = tidy(
        "Burglary,North,2012/13 Q1,10",
        "Burglary,North,2012/13 Q5,11",
        "Burglary,North,2012/13 Q1,12",
        "Burglary,North,2012/13 Q3,1O4",
        "Burglary,North,2012/13 Q4",
        ",North,2013/14 Q1,ten",
        "Burglary,,2013/14 Q1,",
    )

    assert problems_of(content) == [
        (3, "quarter", "2012/13 Q5"),
        (4, "quarter", "2012/13 Q1"),
        (5, "value", "1O4"),
        (6, "", "3 cells"),
        (7, "measure", ""),
        (7, "value", "ten"),
        (8, "area", ""),
    ]


def test_the_row_that_stands_already_is_named():
    with pytest.raises(TidyError) as refused:
        read_tidy(tidy("a,b,2012/13 Q1,10", "a,b,Apr-Jun 2012,10"))

    (problem,) = refused.value.problems
    assert problem.message == "2012/13 Q1 of this measure and area stands in row 2 already. Keep one of them."


@pytest.mark.parametrize(
    "text", ["inf", "-Infinity", "nan", "NaN", "1e999", "1_000", "0x1F", "12%", "£5", "١٢", "c", "1 204", "--3"]
)
def test_what_is_not_a_finite_number_in_figures_is_a_problem(text):
    assert problems_of(tidy(f"a,b,2012/13 Q1,{text}")) == [(2, "value", text)]


@pytest.mark.parametrize(
    "cells, found",
    [("5,-2", (2, "denominator", "-2")), ("5,0", (2, "denominator", "0")), ("5,ten", (2, "denominator", "ten"))],
)
def test_a_denominator_that_cannot_be_is_a_problem(cells, found):
    assert problems_of(tidy(f"a,b,2012/13 Q1,{cells}", heading=SHARES)) == [found]


def test_a_value_without_the_denominator_its_neighbours_have_is_a_problem():
    cells = ("5,20", "6,", ",30", ",")
    content = tidy(*(f"a,b,{Period(2012, 1) + place},{each}" for place, each in enumerate(cells)), heading=SHARES)

    assert problems_of(content) == [(3, "denominator", "")]


def test_missing_columns_are_all_named():
    assert problems_of(b"measure,quarter,number\na,2012/13 Q1,5\n") == [(None, "area", ""), (None, "value", "")]


@pytest.mark.parametrize("content", [b"", b"measure,area,quarter,value\n", b"PK\x03\x04 a workbook"])
def test_a_file_without_rows_of_text_is_a_problem_of_the_whole_file(content):
    assert problems_of(content) == [(None, "", "")]


def test_headings_are_matched_in_any_case_and_other_columns_are_passed_over():
    (series,) = read_tidy(b"Note; QUARTER ;Value;Measure;AREA\nhello;2012/13 Q1;5;a;b\n").series

    assert (series.measure, series.area, series.first, series.value.tolist()) == ("a", "b", Period(2012, 1), [5])
