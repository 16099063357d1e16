"""What is wrong with a file by what mends it, and the copy of it to send back."""

import csv
import io

from stores import an_extract

from dashboard.intake.corrections import annotated, mends, rows_in_words

HEADING = "quarter,area,strand,offences,resolved"


def test_rows_with_one_mend_stand_together_in_the_order_of_the_first():
    found = an_extract(
        HEADING, "2013/14 Q3,Wyre,Race,ab,1", "2013/14 Q9,Fylde,Race,5,1", "2013/14 Q3,Fylde,Race,cd,1",
        "2013/14 Q3,Pendle,Race,ef,1",
    )  # fmt: skip

    told = [(each.column, each.where, each.found_words) for each in mends(found.problems)]

    assert told == [("offences", "2, 4–5 (3 rows)", "ab, cd, ef"), ("quarter", "3", "2013/14 Q9")]


def test_of_many_texts_a_few_are_told_and_a_fault_of_the_whole_file_names_no_row():
    many = an_extract(HEADING, *(f"2013/14 Q3,Wyre,Race,{letter * 3},1" for letter in "abcde"))
    whole = an_extract("quarter,area,strand,offences", "2013/14 Q3,Wyre,Race,1")

    assert mends(many.problems)[0].found_words == "aaa, bbb, ccc and 2 more"
    assert [each.where for each in mends(whole.problems)] == ["The file"]


def test_neighbouring_rows_are_told_as_a_span():
    assert rows_in_words([12, 3, 4, 5, 9]) == "3–5, 9, 12"


def test_the_copy_has_every_row_with_what_to_put_right_beside_it_and_no_cell_that_is_reckoned():
    found = an_extract(HEADING, "2013/14 Q3,=1+1,Race,ab,1", "", "2013/14 Q3,Fylde,Race,4,5", "2013/14 Q3,@Wyre,Race")

    rows = list(csv.reader(io.StringIO(annotated(found.content, found.problems, found.questions))))

    assert rows[0] == [*HEADING.split(","), "What to put right"]
    assert [row[1] for row in rows[1:]] == ["'=1+1", "", "Fylde", "'@Wyre"]
    assert (
        rows[1][5].startswith("Problem in area: This area is not known.") and " | Problem in offences: " in rows[1][5]
    )
    assert rows[2] == [""] * 6
    assert rows[3][5].startswith("Question in resolved: ")
    assert rows[4][5].startswith("Problem: This row has 3 cells")


def test_what_is_said_of_the_whole_file_stands_in_the_first_row():
    found = an_extract("quarter,area,strand,offences", "2013/14 Q3,Wyre,Race,1")

    first, *_ = csv.reader(io.StringIO(annotated(found.content, found.problems, ())))

    assert first[-1].startswith("What to put right | Problem: The column 'resolved' is missing.")


def test_a_file_that_cannot_be_read_has_no_copy():
    assert annotated(b"\xd0\xcf\x11\xe0", (), ()) == ""
