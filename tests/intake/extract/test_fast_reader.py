"""A plain extract is read many rows at once, as the same figures that reading it with care comes to; no other is."""

from pathlib import Path

import hypothesis
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake.extract import families
from dashboard.intake.extract.fast_reader import read_plain
from dashboard.intake.extract.reading import read_with_care

HATE = """quarter,area,strand,offences,resolved
2013/14 Q3,Preston,All,61,20
2013/14 Q3,Preston,Race,c,
2013/14 Q2,Lancashire,All,"""


def plain(text, plan, family=None, aliases=None):
    return read_plain(text if isinstance(text, bytes) else text.encode(), family, plan, aliases or {})


def same_as_with_care(content: bytes, plan, family=None) -> bool:
    """Whether the file was read as plain; then it must be what reading with care comes to, which has nothing to say."""
    quick = read_plain(content, family, plan, {})
    if quick is None:
        return False
    careful = read_with_care(content, "any.csv", plan, family)
    assert (careful.problems, careful.questions, careful.notes) == ((), (), ())
    assert (quick.family.name, quick.rows, dict(quick.headings)) == (
        careful.family, careful.rows, dict(careful.headings),
    )  # fmt: skip
    pd.testing.assert_frame_equal(quick.figures, careful.figures)
    return True


def test_a_plain_extract_is_read_with_its_symbols_blanks_and_aliases(plan):
    assert same_as_with_care((HATE + "1204,\n").encode(), plan)
    assert plain(HATE + "7,\n", plan).figures.to_dict("list")["row"] == [2, 2, 3, 4]
    rossendale = HATE.replace("Preston", "Rosendale") + "7,1\n"
    assert plain(rossendale, plan) is None
    assert set(plain(rossendale, plan, aliases={"Rosendale": "Rossendale"}).figures.area) == {
        "Rossendale",
        "Lancashire",
    }


@pytest.mark.parametrize(
    "ending",
    [
        "12.7,1", "1e3,1", "-4,1", "7,9", ",7", '"7",1', "7,1,", "7", "7,1\0", "7,1\n,,,,", "7,1\n\n{row}",
        "7,1\n2013/14 Q2,Lancashire,All,8,1", "7,1\nTotal,,,9,2", "7,1\n2013/14 Q2,Total,All,9,2",
        "7,1\nSource: the force,,,,", "7,1\n2013/14 Q2,Preston3,All,1,1", "7,1\n2013/14 Q5,Preston,All,1,1",
        "7,1\n2013/14 Q2,Preston,Nothing,1,1", "7,1\n2013/14 Q2,,All,1,1", "7,1\r{row}",
    ],
)  # fmt: skip
def test_of_a_file_with_something_to_say_it_says_nothing(plan, ending):
    assert plain(HATE + ending.format(row="2013/14 Q2,Preston,All,1,1") + "\n", plan) is None


@pytest.mark.parametrize(
    "heading", ["quarter,area,strand,offences", "quarter,area,strand,offences,resolved,extra", "a,b,c,d,e",
                "quarter,date,strand,offences,resolved", "quarter,area,strand,offences,offences"],
)  # fmt: skip
def test_a_heading_that_is_not_whole_is_not_plain(plan, heading):
    assert plain(HATE.replace("quarter,area,strand,offences,resolved", heading) + "7,1\n", plan) is None


CELLS = ("", " ", "7", "07", "1,204", "1 204", "c", "LOW", " x ", "12.5", "-3", "1e3", "٣", "９", "1" * 18, "7\u00a0")
KEYS = {
    "quarter": ["2013/14 Q3", "Q2 2013/14", "2013/14 Q1", " 2013-14 q3 ", "Jul-Sep 2012"],
    "area": ["Preston", "lancashire", "Wyre", " Fylde"],
    "note": ["", "late"],
}  # fmt: skip


@st.composite
def files(draw, plan):
    """Bytes near to those of a plain extract: in every other file cells may hold anything."""
    family = draw(st.sampled_from([each for each in families.FAMILIES if each.numbers]))
    without = draw(st.sampled_from(["", "area"]))
    columns = draw(st.permutations([each for each in family.columns if each != without]))
    measures = [each.category for each in plan.measures if each.family == family.name and each.category]
    known = KEYS | {family.category: measures or ["special-constables", "Homicide", "sickness-officers"]}
    number = st.sampled_from(CELLS) if draw(st.booleans()) else st.integers(0, 900).map(str)
    cell = {column: st.sampled_from(known[column]) if column in known else number for column in columns}
    rows = draw(st.lists(st.tuples(*cell.values()), min_size=1, max_size=6))
    delimiter, end = draw(st.sampled_from(",;\t")), draw(st.sampled_from(["\n", "\r\n"]))
    text = end.join(delimiter.join(cells) for cells in (columns, *rows)) + draw(st.sampled_from(["", end]))
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig"])))


@hypothesis.settings(max_examples=400)
@given(st.data())
def test_whatever_is_read_as_plain_reads_the_same_with_care(plan, data):
    hypothesis.event("plain" if same_as_with_care(data.draw(files(plan)), plan) else "not plain")


def test_the_bundled_extracts_are_read_as_plain_or_not_at_all_and_most_are(plan):
    folder = Path(__file__).parents[3] / "data" / "extracts"
    contents = [each.read_bytes() for each in sorted(folder.glob("*.csv")) if each.name != "received.csv"]

    assert sum(same_as_with_care(content, plan) for content in contents) > len(contents) / 2
