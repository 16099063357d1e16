"""Templates: files that lack nothing but the figures, and read without a problem once those are typed in."""

import csv
import io

import pytest
from held import found_on, the_plan
from hypothesis import given
from hypothesis import strategies as st
from stores import TODAY

from dashboard import intake
from dashboard.findings import Findings
from dashboard.intake import NOT_SUPPLIED, TEMPLATE_NAMES, extract, template
from dashboard.intake.extract.families import FAMILIES
from dashboard.scrutiny import Act

FILLED = tuple(name for name in TEMPLATE_NAMES if name != "made")
NOTHING_HELD = Findings(TODAY, None, ())


def found():
    return found_on("2014-03-06")


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def filled(content, number):
    """The template with figures typed in: counts in every column a measure takes, shares with their base."""
    lines = rows(content)
    for line in lines:
        measure = the_plan().by_code.get(line.get("measure", ""))
        ratio = measure is not None and measure.is_ratio
        for column in line:
            counted = column in {each for family in FAMILIES[:5] for each in family.numbers}
            if counted or column in (("numerator", "denominator") if ratio else ("value",)):
                line[column] = number
    out = io.StringIO()
    writer = csv.DictWriter(out, lines[0])
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue().encode("utf-8-sig")


def read(content):
    return extract.read(content, "template.csv", the_plan())


@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("name", FILLED)
def test_a_template_with_numbers_typed_in_reads_without_a_problem(name, held):
    content = template(name, found() if held else NOTHING_HELD, the_plan())
    if not rows(content):
        assert (name, held) == ("measures", False)
        return

    read_back = read(filled(content, 7))

    assert read_back.problems == ()
    assert read_back.family == name.split()[0]
    assert read_back.rows == len(rows(content))
    assert set(read_back.figures.value) == {7}


@given(number=st.integers(0, 10**9))
def test_whatever_is_typed_in_is_what_is_read(number):
    figures = read(filled(template("hate", found(), the_plan()), number)).figures

    assert (figures.value == number).all()


@pytest.mark.parametrize("name", FILLED)
def test_a_template_left_blank_has_nothing_in_it_and_no_nought_is_loaded(store, name):
    checked = intake.check(read(template(name, found(), the_plan())), store, the_plan(), TODAY)

    assert ["There is nothing in this file" in each.message for each in checked.problems] == [True]
    with pytest.raises(intake.Refused):
        intake.load([checked.extract], store, the_plan(), Act(TODAY, "A"))


def test_a_template_is_for_the_quarter_after_the_last_held_and_the_areas_held():
    hate, psd = (rows(template(name, found(), the_plan())) for name in ("hate", "psd"))

    assert {row["quarter"] for row in hate} == {"2013/14 Q4"}
    assert {row["quarter"] for row in psd} == {"2013/14 Q3"}, "what is late is due first"
    assert len(hate) == 15 * 6 and {row["area"] for row in psd} == {"Lancashire"}
    assert not any(row[column] for row in hate for column in ("offences", "resolved"))


def test_other_forces_are_asked_for_nothing_and_half_years_for_half_years():
    lines = rows(template("measures", found(), the_plan()))

    assert not {row["area"] for row in lines} & {area.name for area in the_plan().areas.comparators}
    assert {row["quarter"] for row in lines if row["measure"] == "victims-code-compliance"} == {"2013/14 H2"}


def test_what_nobody_has_sent_has_a_template_of_its_own_for_the_quarter_that_was_due():
    lines = rows(template(NOT_SUPPLIED, found(), the_plan()))

    assert {"special-constables", "police-cadets"} <= {row["measure"] for row in lines}
    assert {row["quarter"] for row in lines} == {"2013/14 Q3"}
    assert not {row["measure"] for row in lines} & {
        row["measure"] for row in rows(template("measures", found(), the_plan()))
    }


def test_a_spreadsheet_opens_it_as_what_it_is():
    content = template("asb", found(), the_plan())

    assert content.startswith(b"\xef\xbb\xbfquarter,area,category,incidents")
    assert template("made", found(), the_plan()).decode("utf-8-sig").splitlines()[0].startswith("quarter,reference")
    with pytest.raises(ValueError, match="There is no family 'burglary'"):
        template("burglary", found(), the_plan())
