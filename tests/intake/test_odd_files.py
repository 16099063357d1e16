"""Small files as departments really send them, each named for its oddity: what must come of every one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.intake.extract.reading import read

FOLDER = Path(__file__).parents[1] / "odd"
# By the name of the file: its family, its rows, the sum of its figures; then its questions or problems, each as (row,
# heading, how its message begins); a file with both has its problems first.
READ = {
    "blank-rows-and-columns.csv": ("hate", 2, 62),
    "dates-in-the-cells.xlsx": ("hate", 2, 62),
    "headings-by-synonyms.csv": ("hiac", 1, 53),
    "no-break-spaces-everywhere.csv": ("hate", 1, 53),
    "notes-and-a-hidden-sheet.xlsx": ("hate", 2, 62),
    "only-carriage-returns.csv": ("hate", 2, 62),
    "rows-hidden-by-a-filter.xlsx": ("hate", 4, 80),
    "sep-line-and-semicolons.csv": ("hate", 2, 62),
    "strand-all-is-no-total.csv": ("hate", 3, 505),
    "tabs.tsv": ("hate", 2, 62),
    "thousands-with-spaces.csv": ("hate", 4, 5864),
    "title-rows-above-the-heading.csv": ("hate", 2, 62),
    "title-rows-above-the-heading.xlsx": ("hate", 2, 62),
    "utf-16-be-with-a-bom.txt": ("hate", 2, 62),
    "utf-16-le-with-a-bom.csv": ("hate", 2, 62),
    "utf-8-with-a-bom.csv": ("hate", 2, 62),
    "windows-1252-with-curly-quotes.csv": ("measures", 2, 61),
}
ASKED = {
    "dates-and-a-total-in-the-cells.ods": (
        "hate",
        2,
        62,
        [(6, "Quarter ending", "This looks like a total of the rows above. It")],
    ),
    "footnotes-raised-in-the-cells.xlsx": (
        "hate",
        1,
        53,
        [(2, "area", "'Preston¹' was read as Preston with a footnote")],
    ),
    "figures-above-the-heading.csv": ("hate", 2, 62, [(1, "", "This row stands above the heading and looks")]),
    "footnote-digit-on-the-area.csv": (
        "hate",
        3,
        182,
        [
            (2, "area", "'Lancashire8' was read as Lancashire with a"),
            (3, "area", "'Preston 3' was read as Preston with a"),
            (4, "area", "'Burnley¹' was read as Burnley with a"),
        ],
    ),
    "notes-below-the-figures.csv": (
        "hate",
        2,
        62,
        [
            (5, "quarter", "This looks like a note below the table. It"),
            (6, "quarter", "This looks like a note below the table. It"),
        ],
    ),
    "total-row-without-a-word.csv": ("hate", 2, 62, [(4, "offences", "This looks like a total of the rows above. It")]),
    "total-row-at-the-foot.csv": ("hate", 2, 62, [(4, "quarter", "This looks like a total of the rows above. It")]),
    "total-row-in-the-middle.csv": (
        "hate",
        4,
        118,
        [
            (4, "area", "This looks like a total of the rows above. It"),
            (7, "area", "This looks like a total of the rows above. It"),
        ],
    ),
    "two-heading-rows-and-footnote-digits.xlsx": (
        "hate",
        3,
        1791,
        [
            (5, "Area", "'Lancashire8' was read as Lancashire with a"),
            (9, "Quarter", "This looks like a note below the table. It"),
        ],
    ),
}
WRONG = {
    "byte-that-windows-1252-lacks.csv": (None, 0, 0, [(None, "", "This is neither UTF-8 nor Windows-1252 text.")]),
    "cell-far-away.xlsx": (None, 0, 0, [(None, "", "This sheet reaches to row 1,048,576 and")]),
    "cell-far-below.xlsx": (None, 0, 0, [(None, "", "This sheet reaches to row 1,048,576 and")]),
    "cell-repeated-a-million-times.ods": (None, 0, 0, [(None, "", "This sheet reaches to row 1,048,571 and")]),
    "content-cut-short.ods": (None, 0, 0, [(None, "", "This workbook is damaged, or is none. Open it")]),
    "footnote-raised-behind-a-number.ods": (
        "hate",
        1,
        0,
        [(2, "offences", "The number of a footnote stands behind this one. Write 412 alone.")],
    ),
    "footnote-raised-behind-a-number.xlsx": (
        "hate",
        2,
        62 - 12 - 7 - 2,
        [
            (2, "resolved", "The number of a footnote stands behind this one. Write 12 alone."),
            (3, "offences", "The number of a footnote stands behind this one. Write 7 alone."),
        ],
    ),
    "row-without-a-word-that-is-no-total.csv": (
        "hate",
        3,
        62,
        [(4, "quarter", "The quarter is blank."), (4, "area", "The area is blank."), (4, "strand", "The strand is")],
    ),
    "row-without-a-word-under-a-single-one.csv": (
        "hate",
        2,
        53,
        [(3, "quarter", "The quarter is blank."), (3, "area", "The area is blank."), (3, "strand", "The strand is")],
    ),
    "dates-under-a-heading-that-says-none.csv": (
        "hate",
        1,
        0,
        [(2, "period", "A date is read only where the heading says")],
    ),
    "empty.csv": (None, 0, 0, [(None, "", "This file is empty. Upload one with a row of")]),
    "errors-and-percentages.ods": (
        "hate",
        1,
        0,
        [
            (2, "Offences", "This is not a number. Write one in plain"),
            (2, "Resolved", "A percentage is not read here. Write the"),
        ],
    ),
    "errors-formulas-and-percentages.xlsx": (
        "hate",
        3,
        0,
        [
            (2, "Offences", "This is not a number. Write one in plain"),
            (2, "Resolved", "This is not a number. Write one in plain"),
            (3, "Offences", "A count is a whole number. Write it without a"),
            (3, "Resolved", "This is not a number. Write one in plain"),
            (4, "Offences", "A percentage is not read here. Write the"),
            (4, "Resolved", "This is not a number. Write one in plain"),
        ],
    ),
    "footnote-digit-beside-the-same-area.csv": (
        "hate",
        2,
        53,
        [(3, "strand", "Row 2 has this quarter, area and strand")],
        [(3, "area", "'Preston3' was read as Preston with a")],
    ),
    "footnote-digit-on-an-unknown-area.csv": ("hate", 1, 0, [(2, "area", "This area is not known. Write one of:")]),
    "half-utf-8-half-windows-1252.csv": (None, 0, 0, [(None, "", "This is UTF-8 text in part. Line 3 has a")]),
    "heading-alone.csv": (None, 0, 0, [(None, "", "This file has headings but no rows. Upload")]),
    "headings-over-two-lines.csv": (
        "hate",
        2,
        1736,
        [(10, "Resolutions [note 2]", "This is not a number. Write one in plain")],
    ),
    "no-heading-at-all.csv": (None, 1, 0, [(None, "", "These columns are not those of one kind of")]),
    "no-sheet-with-a-known-heading.xlsx": (None, 0, 0, [(None, "", "No sheet has the headings of an extract:")]),
    "note-in-the-middle.csv": (
        "hate",
        3,
        62,
        [
            (3, "quarter", "Write the quarter like 2013/14 Q3, which is"),
            (3, "area", "The area is blank. Write its name; the force"),
            (3, "strand", "The strand is blank. Write one of: All,"),
        ],
    ),
    "nothing-but-a-total.csv": (None, 0, 0, [(None, "", "This file has headings but no rows. Upload")]),
    "nul-in-a-cell.csv": ("hate", 2, 9, [(2, "offences", "This cell holds a NUL, a character with no")]),
    "numbers-that-are-none.csv": (
        "measures",
        12,
        0,
        [
            (2, "value", "A count is a whole number. Write it without a"),
            (3, "value", "Write the number out in full, like 1204, not"),
            (4, "value", "A count is a whole number. Write it without a"),
            (5, "value", "This is not a number. Write one in plain"),
            (6, "value", "This is not a number. Write one in plain"),
            (7, "value", "Commas part only thousands, three digits"),
            (8, "value", "This is not a number. Write one in plain"),
            (9, "value", "This is not a number. Write one in plain"),
            (10, "value", "This is not a number in plain digits. Did you"),
            (11, "value", "A count cannot be negative. Write 0 or more."),
            (12, "value", "This is not a number. Write one in plain"),
            (13, "value", "This is not a number. Write one in plain"),
        ],
    ),
    "old-workbook.xls": (None, 0, 0, [(None, "", "This is an old workbook (.xls) or one with a")]),
    "picture-renamed.csv": (None, 0, 0, [(None, "", "This is not a text file, nor a workbook. Save")]),
    "points-for-thousands.csv": (
        "hate",
        2,
        0,
        [
            (2, "offences", "A count is a whole number. Write it without a"),
            (3, "offences", "Commas part only thousands, three digits"),
        ],
    ),
    "quote-never-closed.csv": ("hate", 1, 53, [(3, "", "A quotation mark is opened in this row and")]),
    "rows-too-short-and-too-long.csv": (
        "hate",
        3,
        9,
        [
            (2, "", "This row has 6 cells where the heading has 5."),
            (3, "", "This row has 2 cells where the heading has 5."),
        ],
    ),
    "six-hundred-columns.csv": (None, 0, 0, [(None, "", "This table has 605 columns. The widest kind")]),
    "two-columns-for-the-offences.csv": (
        "hate",
        1,
        53,
        [(None, "Crimes", "More than one column could give the offences:")],
    ),
    "two-columns-for-the-quarter.csv": (
        "hate",
        1,
        53,
        [(None, "Quarter ending", "More than one column could give the quarter:")],
    ),
    "two-sheets-that-could-be-it.xlsx": (None, 0, 0, [(None, "", "More than one sheet could be the extract:")]),
    "unpacks-to-a-gigabyte.xlsx": (None, 0, 0, [(None, "", "This workbook unpacks to 1,073 MB or more; at")]),
    "utf-16-le-without-a-bom.csv": (None, 0, 0, [(None, "", "This looks like UTF-16 text without its byte")]),
    "workbook-cut-short.xlsx": (None, 0, 0, [(None, "", "This workbook is damaged, or is none. Open it")]),
    "workbook-with-macros.xlsm": (None, 0, 0, [(None, "", "This workbook holds macros (.xlsm), which are")]),
    "zip-renamed.csv": (None, 0, 0, [(None, "", "This is a zip file, not a CSV or a workbook.")]),
}
ALL = READ | ASKED | WRONG


def told(found):
    """The places of problems or questions, with their messages."""
    return [(each.row, each.column, each.message) for each in found]


def begins(found, wanted):
    """Whether these are the places that are wanted, and each message begins as it should."""
    places = [(row, column) for row, column, _ in wanted]
    return [(row, column) for row, column, _ in found] == places and all(
        message.startswith(start) for (_, _, message), (_, _, start) in zip(found, wanted)
    )


@pytest.mark.parametrize("name", sorted(ALL))
def test_an_odd_file_gives_just_these_figures_problems_and_questions(plan, name):
    family, rows, total, *found = ALL[name]
    problems, questions = ([], *found) if name in ASKED else (*found, [], [])[:2]
    extract = read((FOLDER / name).read_bytes(), name, plan)
    assert (extract.family, extract.rows, extract.figures.value.sum()) == (family, rows, total)
    assert begins(told(extract.problems), problems), told(extract.problems)
    assert begins(told(extract.questions), questions), told(extract.questions)


def test_every_odd_file_is_told_of_here():
    assert {path.name for path in FOLDER.iterdir()} == {*ALL}


def test_what_was_passed_over_is_said(plan):
    def told_of(name):
        return read((FOLDER / name).read_bytes(), name, plan).notes

    assert told_of("title-rows-above-the-heading.csv") == (
        "2 rows above the heading were passed over: 'Hate crime, by strand' and what follows.",
    )
    assert told_of("notes-and-a-hidden-sheet.xlsx") == ("Read from the sheet 'Figures'; not from 'Old', 'Notes'.",)
    assert told_of("rows-hidden-by-a-filter.xlsx") == (
        "The sheet hides 2 rows: 3 to 4. Hidden rows are read like the others.",
    )
    assert told_of("tabs.tsv") == ()
