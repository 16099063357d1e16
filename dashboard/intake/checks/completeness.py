"""What is odd in an extract as a whole: districts that are no longer there, and a column that says one thing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from dashboard.intake.extract import Extract, Problem
from dashboard.intake.extract.families import AREA
from dashboard.intake.extract.problem import shortened
from dashboard.intake.extract.reading import columns_of
from dashboard.period import period_of
from dashboard.plan import Plan
from dashboard.store import Store
from dashboard.text import as_typed, listed, number

FEWEST_GIVEN = 2  # districts; with one alone nobody means to give them all
FEWEST_ROWS = 6  # that say the same before it is odd
MOST_NAMED = 3  # measures in one question


def missing_districts(extract: Extract, store: Store, plan: Plan, today: date) -> Iterable[Problem]:
    """A question for the districts that had figures the quarter before and are left out where others are given.

    Where the same districts are missing of several measures in one quarter it is one question.
    """
    districts = [area.name for area in plan.areas.districts]
    given = extract.coded[extract.coded.area.isin(districts)]
    left_out = _left_out(given, districts)
    if left_out.empty:
        return
    held = _numbers(left_out, given, store, today)
    now = _keys(left_out, left_out.period, held)
    before = _keys(left_out, left_out.before, held)
    missing = left_out[before & ~now]
    gone = missing.groupby(["period", "measure"]).area.agg(lambda areas: tuple(sorted(areas)))
    causes: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (period, measure), areas in gone.items():
        causes.setdefault((period, areas), []).append(measure)
    for (period, areas), codes in causes.items():
        rows = given[(given.period == period) & given.measure.isin(codes)].row
        had = f"{listed([*areas])} had figures in {period_of(period) - 1} and {'has' if len(areas) == 1 else 'have'}"
        message = f"{had} none here for {period}: {_named(codes, plan)}. Is that right?"
        yield Problem(int(rows.min()), extract.heading(AREA), shortened(", ".join(areas)), message)


def _left_out(given: pd.DataFrame, districts: list[str]) -> pd.DataFrame:
    """Each district not given where some are: measure, period, area, and the period before."""
    keys = [given.measure.cat, given.period.cat, given.area.astype(pd.CategoricalDtype(districts)).cat]
    there = np.zeros([len(key.categories) for key in keys], dtype=bool)
    there[tuple(key.codes.to_numpy() for key in keys)] = True
    count = there.sum(axis=2)
    some = (count >= FEWEST_GIVEN) & (count < len(districts))
    missing = np.nonzero(some[:, :, None] & ~there)
    names = ("measure", "period", "area")
    left_out = pd.DataFrame({name: key.categories.take(at) for name, key, at in zip(names, keys, missing)}, dtype="str")
    earlier = {period: str(period_of(period) - 1) for period in left_out.period.unique()}
    return left_out.assign(before=left_out.period.map(earlier))


def _numbers(left_out: pd.DataFrame, given: pd.DataFrame, store: Store, today: date) -> set[tuple[str, str, str]]:
    """The figures (measure, area, period) of these districts and quarters that the store or the extract has."""
    keys = ["measure", "area", "period"]
    looked = pd.concat([left_out[keys], left_out[["measure", "area", "before"]].set_axis(keys, axis=1)])
    held = store.held_figures(looked.drop_duplicates(), today)
    may = given.measure.isin(looked.measure) & given.period.isin(looked.period) & given.value.notna()
    return {
        key for figures in (held[held.was.notna()], given[may]) for key in zip(*(figures[key].tolist() for key in keys))
    }


def _keys(left_out: pd.DataFrame, periods: pd.Series, known: set[tuple[str, str, str]]) -> pd.Series:
    found = [key in known for key in zip(left_out.measure.tolist(), left_out.area.tolist(), periods.tolist())]
    return pd.Series(found, index=left_out.index, dtype=bool)


def _named(codes: list[str], plan: Plan) -> str:
    names = [plan.by_code[code].name for code in codes]
    more = len(names) - MOST_NAMED
    return listed(names if more <= 1 else [*names[:MOST_NAMED], f"{more} more measures"])


def same_everywhere(extract: Extract, plan: Plan) -> Iterable[Problem]:
    """A question for each column that has one and the same number, not 0, in every row of several areas or quarters.

    The base of a rate is people, and does stay the same.
    """
    cells = _cells(_unvaried(extract.coded), extract, plan)
    found = cells.groupby("column").agg(
        first=("row", "min"), rows=("row", "nunique"), areas=("area", "nunique"), periods=("period", "nunique"),
        least=("value", "min"), most=("value", "max"),
    )  # fmt: skip
    odd = found[(found.least == found.most) & (found.most != 0) & (found.rows >= FEWEST_ROWS)]
    for each in odd[(odd.areas > 1) | (odd.periods > 1)].itertuples():
        message = (
            f"Every one of the {each.rows:,} rows with a number here has {_number_words(each.most)}. Is that right?"
        )
        yield Problem(int(each.first), each.Index, as_typed(each.most), message)


def _number_words(value: float) -> str:
    return number(value) if value == int(value) else as_typed(value)


def _unvaried(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures, where any measure's are all the same; none where the figures of each vary, as they nearly always do.

    What stands in one column can be the same throughout only where it is so of each measure.
    """
    numbers = figures.groupby("measure", observed=True)[["value", "denominator"]]
    same = (numbers.min() == numbers.max()).any(axis=None)
    return figures if same else figures.iloc[:0]


def _cells(figures: pd.DataFrame, extract: Extract, plan: Plan) -> pd.DataFrame:
    """The numbers of the extract, by the heading they stand under: column, row, area, period, value."""
    measures = [plan.by_code[code] for code in figures.measure.unique()]
    headings = {each.code: columns_of(each, extract, each.is_ratio) for each in measures}
    tops = {code: top for code, (top, _) in headings.items()}
    bottoms = {each.code: headings[each.code][1] for each in measures if each.is_ratio and each.kind != "rate"}
    keys, codes = figures[["row", "area", "period"]], figures.measure.astype("str")
    return pd.concat([
        keys.assign(column=codes.map(tops), value=figures.value),
        keys.assign(column=codes.map(bottoms), value=figures.denominator),
    ]).dropna(subset=["column", "value"])  # fmt: skip
