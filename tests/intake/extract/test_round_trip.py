"""Whatever extract is written, in any accepted dress, reads back as the same figures."""

from __future__ import annotations

import pandas as pd
import pytest
from dresses import dresses
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake.extract.categories import categories_of
from dashboard.intake.extract.families import FAMILIES, canonical, named
from dashboard.intake.extract.reading import read
from dashboard.period import Half, Period

PERIODS = st.builds(Period, st.integers(2003, 2030), st.integers(1, 4))
OF_LENGTH = {"quarter": PERIODS, "half-year": st.builds(Half, st.integers(2003, 2030), st.integers(1, 2))}
COUNTS = st.one_of(st.none(), st.integers(0, 2_000_000), st.sampled_from(["c", "x", "z", "low"]))
COUNTED = [family for family in FAMILIES if family.name not in ("made", "measures")]
FORMS = {
    "quarter": str,
    "Period": lambda period: period.label,
    "Quarter ending": lambda period: period.end,
    "start_date": lambda period: period.start,
    "calendar quarter": lambda period: f"{period.start.year}Q{(period.start.month + 2) // 3}",
}


@st.composite
def written(draw, family, plan):
    """The cells of an extract of that family, its heading first, and the figures they stand for, by their place."""
    categories = [category for category in categories_of(family, plan).values() if not category.fault]
    keys = st.tuples(PERIODS, st.sampled_from(plan.areas.all), st.sampled_from(categories))
    rows = draw(st.lists(keys, min_size=1, max_size=12, unique_by=lambda key: (key[0], key[1].name, key[2].name)))
    heading, form = draw(st.sampled_from(list(FORMS.items())))
    columns = draw(st.permutations([heading, "area", family.category, *family.numbers]))
    case = draw(st.sampled_from([str.upper, str.lower, str.title]))
    grid = [[case(column.replace("_", draw(st.sampled_from(" _-")))) for column in columns]]
    figures = []
    for place, (period, area, category) in enumerate(rows, start=1):
        numbers = {column: draw(COUNTS) for column in family.numbers}
        area_written = case(draw(st.sampled_from((area.name, *area.aliases))))
        cells = {heading: form(period), "area": area_written, family.category: case(category.name), **numbers}
        grid.append([cells[column] for column in columns])
        figures += _expected(place, period, area, category, numbers)
    return grid, figures


def _expected(place, period, area, category, numbers):
    """A figure wherever the numerator, or the count, is there and no percentage lacks its denominator."""
    for taking in category.takings:
        top, bottom = numbers[taking.top], numbers.get(taking.bottom)
        if top is None or (taking.bottom and isinstance(top, int) and not isinstance(bottom, int)):
            continue
        of = bottom if isinstance(bottom, int) else None
        yield (place, taking.measure, area.name, str(period), top, of)


def _found(extract):
    for each in extract.figures.itertuples():
        value = each.symbol or int(each.value)
        yield (
            each.row,
            each.measure,
            each.area,
            each.period,
            value,
            None if pd.isna(each.denominator) else each.denominator,
        )


@pytest.mark.parametrize("family", COUNTED, ids=lambda family: family.name)
@settings(max_examples=60)
@given(data=st.data())
def test_any_extract_in_any_dress_reads_back_as_the_figures_it_was_written_from(plan, family, data):
    grid, figures = data.draw(written(family, plan))
    content, numbers = data.draw(dresses(grid))
    extract = read(content, "any", plan)
    assert extract.family == family.name
    assert list(_found(extract)) == [(numbers[place], *figure) for place, *figure in figures]
    allowed = ("never read without", "of which it is a part")
    assert all(any(each in problem.message for each in allowed) for problem in extract.problems), extract.problems


@settings(max_examples=40)
@given(data=st.data())
def test_totals_and_notes_below_any_extract_are_asked_about_and_never_counted(plan, data):
    family = named("hate")
    grid, figures = data.draw(written(family, plan))
    sums = [data.draw(COUNTS) if canonical(heading) in family.numbers else None for heading in grid[0]]
    total = ["Total", *sums[1:]]
    foot = data.draw(st.lists(st.sampled_from((total, ["Source: the force, by hand"])), max_size=2))
    content, numbers = data.draw(dresses([*grid, *foot]))
    extract = read(content, "any", plan)
    assert list(_found(extract)) == [(numbers[place], *figure) for place, *figure in figures]
    left_out = [each.row for each in extract.questions if "It was left out" in each.message]
    assert left_out == numbers[len(grid) :]


@given(data=st.data())
def test_any_measures_read_back_by_code_and_by_name(plan, data):
    measures = [measure for measure in plan.measures if not measure.sum_of]
    keys = st.sampled_from(measures).flatmap(lambda each: st.tuples(st.just(each), OF_LENGTH[each.every]))
    rows = data.draw(st.lists(keys, min_size=1, max_size=12, unique=True))
    text, figures = "period,measure,value,numerator,denominator\n", []
    for row, (measure, period) in enumerate(rows, start=2):
        name = data.draw(st.sampled_from((measure.code, measure.name)))
        top, bottom = data.draw(st.integers(0, 500)), data.draw(st.integers(500, 900))
        cells = f",{top},{bottom}" if measure.is_ratio else f"{top},,"
        text += f'{period},"{name}",{cells}\n'
        figures.append((row, measure.code, "Lancashire", str(period), top, bottom if measure.is_ratio else None))
    extract = read(text.encode(), "any.csv", plan)
    assert (list(_found(extract)), extract.problems, extract.questions) == (figures, (), ())


@given(st.binary(max_size=200))
def test_any_bytes_are_answered_with_figures_or_problems_and_never_a_crash(plan, content):
    extract = read(content, "any.csv", plan)
    assert len(extract.figures) or extract.problems


@given(st.lists(st.text('",;\t\n\r\0 Q3/14201aé', max_size=30), min_size=1, max_size=8))
def test_any_text_under_a_right_heading_is_answered_in_rows_of_the_file(plan, lines):
    extract = read(("quarter,area,strand,offences,resolved\n" + "\n".join(lines)).encode(), "any.csv", plan)
    assert all(each.row is None or each.row >= 2 for each in (*extract.problems, *extract.questions))
