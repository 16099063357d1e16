"""Exceptions raised by people are read as rows of words, each with who raised it and whether it is sensitive."""

from __future__ import annotations

from dashboard.intake.extract.raised_rows import RaisedRow
from dashboard.intake.extract.reading import read

HEADING = "quarter,reference,theme,area,summary,raised_by,section,sensitive,sensitivity_reason\n"


def _read(plan, rows):
    return read((HEADING + rows).encode(), "made.csv", plan)


def test_an_exception_raised_by_people_is_kept_word_for_word(plan):
    extract = _read(
        plan, '2013/14 Q3,MADE 7,Elderly Vulnerable,preston,"Falls, at home",MADE analysts,2b,Yes,One family\n'
    )
    assert extract.raised == (
        RaisedRow(
            2, "2013/14 Q3", "MADE 7", "Elderly Vulnerable", "Preston", "Falls, at home", "MADE analysts", "2B", True,
            "One family",
        ),
    )  # fmt: skip
    assert (extract.family, extract.rows, extract.problems, len(extract.figures)) == ("made", 1, (), 0)


def test_an_exception_may_leave_the_area_out_and_is_then_the_forces(plan):
    text = HEADING.replace("area,", "") + "2013/14 Q3,MADE 7,Metal theft,Lead is stolen,Analysts,2A,no,\n"
    assert [each.area for each in read(text.encode(), "a.csv", plan).raised] == ["Lancashire"]


def test_every_fault_of_an_exception_is_named(plan):
    extract = _read(plan, "Q9,,Theme,Atlantis,,Analysts,9,maybe,\n2013/14 Q3,R1,T,Preston,S,Analysts,1,yes,\n")
    assert [(each.row, each.column) for each in extract.problems] == [
        (2, "reference"),
        (2, "summary"),
        (2, "quarter"),
        (2, "area"),
        (2, "section"),
        (2, "sensitive"),
        (3, "sensitivity_reason"),
    ]
    assert extract.raised == ()


def test_a_reference_given_twice_names_the_later_row(plan):
    row = "2013/14 Q3,{},T,Preston,S,Analysts,1,no,\n"
    [found] = _read(plan, row.format("MADE 7") + row.format("made-7")).problems
    assert (found.row, found.column, found.found) == (3, "reference", "made-7")
    assert found.message.startswith("Row 2 ")


def test_a_file_without_the_column_that_says_what_is_sensitive_raises_nothing(plan):
    text = HEADING.replace("sensitive,", "") + "2013/14 Q3,MADE 7,T,Preston,S,Analysts,1,\n"
    extract = read(text.encode(), "a.csv", plan)
    assert [(each.row, each.column) for each in extract.problems] == [(None, "sensitive")]
    assert extract.raised == ()
