"""Text becomes a heading and numbered rows; every fault of shape is named by its row."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake import Unreadable, decode, read_table
from dashboard.intake.extract.table import fold


def _problems(text):
    return [(problem.row, problem.column, problem.found) for problem in read_table(text).problems]


def test_utf_8_is_read_with_and_without_a_byte_order_mark():
    assert decode("\ufeffquarter,£\n".encode()) == decode("quarter,£\n".encode()) == "quarter,£\n"


TEXT = "quarter,area,note\r\n2013/14 Q3,Lancashire,fined £80\r\n"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_with_its_byte_order_mark_and_refused_without(encoding):
    assert decode(f"\ufeff{TEXT}".encode(encoding)) == TEXT
    with pytest.raises(Unreadable, match="UTF-16.*CSV UTF-8"):
        decode(TEXT.encode(encoding))


def test_utf_16_that_is_cut_short_is_refused_naming_the_line():
    with pytest.raises(Unreadable, match="Line 3 .*CSV UTF-8"):
        decode(TEXT.encode("utf-16") + b"a")


def test_utf_32_is_refused():
    with pytest.raises(Unreadable, match="UTF-32"):
        decode(TEXT.encode("utf-32"))


def test_windows_1252_is_read_with_its_pounds_and_curly_quotes():
    text = TEXT.replace("fined", "‘fined’ – “more”")
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("byte", [b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"])
def test_a_byte_that_windows_does_not_know_is_refused_naming_the_line_and_the_words(byte):
    with pytest.raises(Unreadable, match="Line 2 .*CSV UTF-8") as refused:
        decode(TEXT.encode("cp1252").replace(b"\xa380", b"\xa380" + byte))
    assert "fined £80" in refused.value.problem.found
    assert refused.value.problem.row is None


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_text_that_is_utf_8_in_part_could_be_either_and_is_refused(mark):
    with pytest.raises(Unreadable, match="UTF-8 text in part. Line 3 "):
        decode(mark + TEXT.encode() + "£5".encode("cp1252"))


def test_what_is_no_text_is_not_taken_for_windows_1252():
    with pytest.raises(Unreadable, match="not a text file"):
        decode(b"\x89PNG\r\n\x1a\n\x00 some picture")


@pytest.mark.parametrize("head", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_workbook_named_csv_is_refused_as_a_workbook(head):
    with pytest.raises(Unreadable, match="workbook"):
        decode(head + bytes(200))


def test_rows_are_numbered_as_a_spreadsheet_numbers_them():
    table = read_table('a,b\n1,2\n\n"3\nthree",4\n , \n5,6\n')
    assert table.headings == ("a", "b")
    assert table.rows == ((2, ["1", "2"]), (4, ["3\nthree", "4"]), (6, ["5", "6"]))
    assert (table.blank, table.filled) == (2, 3)


def test_blank_rows_above_the_heading_are_passed_over_but_counted_in_the_numbers():
    table = read_table("\n,,\na,b,c\n1,2,3\n")
    assert table.rows == ((4, ["1", "2", "3"]),)
    assert table.blank == 0


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_line_end_and_delimiter_reads_the_same(end, delimiter):
    text = end.join(delimiter.join(row) for row in (["a", "b"], ["1", "2"], ["", ""], ["3", "4"]))
    assert read_table(text).rows == read_table(text + end).rows == ((2, ["1", "2"]), (4, ["3", "4"]))


def test_a_quoted_heading_over_two_lines_does_not_hide_the_delimiter():
    table = read_table('"Offences,\n recorded";area\n1;2\n')
    assert table.place("offences, recorded") == 0 and table.rows == ((2, ["1", "2"]),)


def test_separators_that_only_python_knows_do_not_part_a_row():
    assert read_table("a,b\nx\u2028y\x0bz,1\n").rows == ((2, ["x\u2028y\x0bz", "1"]),)


def test_a_ragged_row_is_named_and_the_other_rows_stand():
    text = "a,b,c\n1,2\n1,2,3\n1,1,204,9\n"
    assert _problems(text) == [(2, "", "2 cells"), (4, "", "4 cells")]
    assert read_table(text).rows == ((3, ["1", "2", "3"]),)
    assert read_table(text).filled == 3


def test_an_unclosed_quote_is_named_by_the_row_that_opens_it():
    assert _problems('a,b\n1,2\n"3,4\n5,6\n7,8\n') == [(3, "", '"3,4')]
    assert read_table('a,b\n1,2\n"3,4\n5,6\n').rows == ((2, ["1", "2"]),)


def test_a_quote_that_closes_too_soon_is_named_by_its_row():
    assert _problems('a,b\n\n"x"y,2\n5,6\n') == [(3, "", '"x"y,2')]


def test_an_unclosed_quote_in_the_heading_is_a_problem_not_a_crash():
    assert _problems('"a,b\n1,2\n') == [(1, "", '"a,b')]


def test_a_cell_too_long_to_be_one_is_refused_early():
    [problem] = read_table("a,b\n" + "x" * 200_000 + ",1\n2,3\n").problems
    assert problem.row == 2 and "longer than 131,072" in problem.message


def test_a_quotation_mark_inside_a_plain_cell_is_kept():
    assert read_table('a,b\n5" pipe,2\n').rows == ((2, ['5" pipe', "2"]),)


def test_a_nul_is_named_by_row_and_column():
    assert _problems("a,b\n1,2\n1,2\0\n") == [(3, "b", "2␀")]


def test_a_column_named_twice_is_a_problem_of_the_whole_file():
    assert _problems("Crime type,crime_type,b\n1,2,3\n") == [(None, "crime_type", "crime_type")]


def test_empty_columns_at_the_right_are_passed_over():
    table = read_table("a,b,,\n1,2,,\n,,,\n3,4,,\n")
    assert (table.headings, table.rows, table.problems) == (("a", "b"), ((2, ["1", "2"]), (4, ["3", "4"])), ())


def test_a_filled_column_without_heading_is_a_problem_naming_its_first_cell():
    assert _problems("a,,b\n1,,3\n1,x,3\n") == [(3, "", "x")]


@pytest.mark.parametrize("text", ["", "\n\n", " , ,\n"])
def test_an_empty_file_is_refused(text):
    with pytest.raises(Unreadable, match="empty"):
        read_table(text)


def test_a_file_with_a_heading_alone_is_refused():
    with pytest.raises(Unreadable, match="no rows"):
        read_table("quarter,area,offences\n\n")


def test_a_column_is_found_in_any_case_and_spacing():
    table = read_table("Crime  Type,NIGHT-TIME economy\n1,2\n")
    assert (table.place("crime_type"), table.place("night_time_economy"), table.place("area")) == (0, 1, None)


def test_folding_twice_changes_nothing_more():
    assert fold(" Night-Time_Economy\u00a0") == fold(fold("night time economy")) == "night time economy"


CELLS = st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), max_size=8)


@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_cells_written_as_csv_read_back_as_they_were(rows, delimiter, end):
    written = StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("first", "second"), *rows])
    expected = [(number, list(row)) for number, row in enumerate(rows, start=2) if any(map(str.strip, row))]
    if expected:
        table = read_table(decode(written.getvalue().encode("utf-8")))
        assert list(table.rows) == expected
        assert table.problems == ()
