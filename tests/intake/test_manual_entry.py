"""Figures typed by hand: the grid shows what is held, and what was changed in it becomes an extract like any other."""

from datetime import date

import pytest
from held import the_plan
from stores import TODAY

from dashboard import intake
from dashboard.intake import extract, manual_entry
from dashboard.period import Half, Period
from dashboard.scrutiny import Act

LATEST = Period(2013, 3)


def of(code):
    return the_plan().by_code[code]


def shown(store, code, last=LATEST):
    measure = of(code)
    quarters = manual_entry.quarters_to(last, measure)
    return measure, quarters, manual_entry.grid(measure, quarters, store, the_plan(), TODAY)


def change(grid, area, column, text):
    after = grid.copy()
    after.loc[after.Area == area, column] = text
    return after


def read(cells, measure):
    return extract.read(manual_entry.content(cells, measure), manual_entry.file_of(measure), the_plan(), "measures")


def publish(store, code, *changes, explanation="Seen and right."):
    """What is kept once cells (area, column, text) have been typed into a measure's grid."""
    measure, quarters, before = shown(store, code)
    after = before
    for each in changes:
        after = change(after, *each)
    typed_in = read(manual_entry.changed(before, after, measure, quarters), measure)
    return intake.load([typed_in], store, the_plan(), Act(TODAY, "A"), explanation=explanation)[0]


def test_a_grid_shows_the_force_and_its_districts_with_what_is_held_as_it_is_typed(store, given_extract):
    given_extract("2014-01-28", ("burglary", "Preston", "2013/14 Q3", 1204), ("burglary", "Wyre", "2013/14 Q2", "c"))
    _, quarters, grid = shown(store, "burglary")

    assert list(grid.columns) == ["Area", *map(str, quarters)] and quarters[0] == LATEST and len(quarters) == 8
    assert list(grid.Area) == ["Lancashire", *(area.name for area in the_plan().areas.districts)]
    cells = grid.set_index("Area")
    assert (cells.loc["Preston", "2013/14 Q3"], cells.loc["Wyre", "2013/14 Q2"]) == ("1204", "c")
    assert cells.loc["Fylde", "2013/14 Q3"] == ""


def test_a_share_has_a_number_and_what_it_is_of(store, given_extract):
    given_extract("2014-01-28", ("hate-race-resolved", "Preston", "2013/14 Q3", 10, 86))
    _, _, grid = shown(store, "hate-race-resolved")

    assert list(grid.columns[1:3]) == ["2013/14 Q3 number", "2013/14 Q3 of"]
    assert list(grid.set_index("Area").loc["Preston"].iloc[:2]) == ["10", "86"]


def test_a_grid_left_alone_sends_nothing_and_one_cell_typed_sends_that_one(store, given_extract):
    given_extract("2014-01-28", ("burglary", "Preston", "2013/14 Q3", 1204))
    measure, quarters, grid = shown(store, "burglary")
    assert manual_entry.changed(grid, grid.copy(), measure, quarters) == []

    [cell] = manual_entry.changed(grid, change(grid, "Wyre", "2013/14 Q2", " 97 "), measure, quarters)

    assert (cell.area, cell.period, cell.was, cell.now) == ("Wyre", "2013/14 Q2", ("",), ("97",))
    assert manual_entry.content([cell], measure).decode().splitlines() == [
        "quarter,area,measure,value,numerator,denominator", "2013/14 Q2,Wyre,burglary,97,,"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "code", ["burglary", "hate-race", "hiac-burglary-dwelling", "psd-grievances", "officer-sickness"]
)
@pytest.mark.parametrize("text", ["7", "c", "x", "z", "low"])
def test_a_figure_or_symbol_of_any_family_is_kept_as_typed(store, code, text):
    loaded = publish(store, code, ("Preston", "2013/14 Q3", text))

    [kept] = store.standing_figures(TODAY).itertuples()
    assert (kept.measure, kept.area, kept.period, kept.extract) == (code, "Preston", "2013/14 Q3", loaded.extract)
    assert (kept.symbol or f"{kept.value:.0f}") == text
    assert loaded.file == f"typed by hand {code}.csv"


@pytest.mark.parametrize("code", ["hate-race-resolved", "asb-all-satisfaction", "psd-appeals-upheld"])
def test_of_a_share_both_go_where_one_is_changed(store, given_extract, code):
    given_extract("2014-01-28", (code, "Preston", "2013/14 Q3", 10, 86))

    publish(store, code, ("Preston", "2013/14 Q3 number", "12"))

    [kept] = store.standing_figures(TODAY).itertuples()
    assert (kept.value, kept.denominator, kept.was) == (12, 86, 10)


def test_a_half_yearly_measure_is_typed_in_half_years(store):
    measure = of("victims-code-compliance")
    ended = manual_entry.last_quarters(measure, TODAY)
    assert ended[0] == Half(2013, 1) and manual_entry.last_quarters(of("burglary"), TODAY)[0] == LATEST
    assert manual_entry.last_quarters(of("burglary"), date(2014, 4, 1))[0] == LATEST + 1

    quarters = manual_entry.quarters_to(ended[0], measure)
    grid = manual_entry.grid(measure, quarters, store, the_plan(), TODAY)
    after = change(change(grid, "Lancashire", "2013/14 H1 number", "70"), "Lancashire", "2013/14 H1 of", "100")
    assert read(manual_entry.changed(grid, after, measure, quarters), measure).problems == ()


@pytest.mark.parametrize("text", ["12.5", "1e3", "-4", "=1+1", "many"])
def test_what_is_no_figure_is_a_problem_as_in_any_file(store, text):
    measure, quarters, grid = shown(store, "burglary")

    read_back = read(manual_entry.changed(grid, change(grid, "Wyre", "2013/14 Q3", text), measure, quarters), measure)

    assert [(each.row, each.column, each.found) for each in read_back.problems] == [(2, "value", text)]


def test_a_figure_rubbed_out_is_told_and_a_large_change_is_asked_about(store, given_extract):
    given_extract("2014-01-28", ("burglary", "Preston", "2013/14 Q3", 1204))
    measure, quarters, grid = shown(store, "burglary")

    [cell] = manual_entry.changed(grid, change(grid, "Preston", "2013/14 Q3", ""), measure, quarters)
    assert cell.is_emptied

    with pytest.raises(intake.Refused) as refused:
        publish(store, "burglary", ("Preston", "2013/14 Q3", "900"), explanation="")
    assert "1,204 was held" in refused.value.checks[0].questions[0].message
