"""Figures of one extract that should add up and do not: categories to All, districts to the force."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.intake.extract import Extract, Problem
from dashboard.intake.extract.families import ALL, AT_LEAST, FAMILIES
from dashboard.intake.extract.reading import columns_of
from dashboard.plan import Measure, Plan
from dashboard.text import as_typed, count_words, number


@dataclass(frozen=True)
class _Sums:
    """Wholes of one column that their parts do not make: row, value, and what else `words` needs.

    words: of one of the rows, what the whole is, and what its parts come to.
    """

    column: str
    odd: pd.DataFrame
    words: Callable[[Any], tuple[str, str]]


def not_adding_up(extract: Extract, plan: Plan) -> Iterable[Problem]:
    """A question for each column in which parts, all of them given, do not make the whole given beside them.

    Wholes that the plan works out from parts are never given, and types that overlap make no whole.
    """
    figures = extract.coded[extract.coded.value.notna()]
    given = set(figures.measure.unique())
    for family in FAMILIES:
        for column, how in family.adds_up:
            own = [
                each for each in plan.measures
                if each.family == family.name and each.category and column in (each.value, each.numerator)
            ]  # fmt: skip
            if any(each.category == ALL for each in own) and given.issuperset(each.code for each in own):
                yield from _questions(_categories(figures, own, how, extract))
    for sums in _districts(figures, extract, plan):
        yield from _questions(sums)


def _questions(sums: _Sums) -> Iterable[Problem]:
    """One question for all, at the first: they have one cause more often than not."""
    if len(sums.odd):
        at = int(sums.odd.row.argmin())
        first = next(sums.odd.iloc[at : at + 1].itertuples())
        count = len(sums.odd) - 1
        more = f" So it is in {count_words(count, 'more place', 'more places')} of this column." if count else ""
        what, parts = sums.words(first)
        message = f"{what}: {parts}, and the whole is {number(first.value)}.{more} Is that right?"
        yield Problem(int(first.row), sums.column, as_typed(first.value), message)


def _categories(figures: pd.DataFrame, own: list[Measure], how: str, extract: Extract) -> _Sums:
    """Each area and quarter in which a family's categories do not make All of a column.

    own: the measures of the categories, All among them; figures of each are given somewhere.
    """
    whole = next(each for each in own if each.category == ALL)
    parts, wide = _side_by_side(figures, [whole, *(each for each in own if each is not whole)])
    total, most = parts.sum(axis=1), parts.max(axis=1)
    wrong = (wide.value < most) | (wide.value > total) if how == AT_LEAST else wide.value != total
    heading, _ = columns_of(whole, extract, whole.is_ratio)

    def words(odd: Any) -> tuple[str, str]:
        largest = how == AT_LEAST and odd.value < odd.most
        came_to = f"one category alone has {number(odd.most)}" if largest else f"they add up to {number(odd.total)}"
        return f"{odd.area}, {odd.period}, {whole.name} and its parts", came_to

    return _Sums(heading, wide.assign(most=most, total=total)[wrong], words)


def _side_by_side(figures: pd.DataFrame, measures: list[Measure]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures of the first measure where all of them are given, and beside each those of the others, by place."""
    codes = [each.code for each in measures]
    own = figures[figures.measure.isin(codes)]
    place = own.area.cat.codes.to_numpy().astype(int) * len(own.period.cat.categories) + own.period.cat.codes
    number_of = own.measure.cat.set_categories(codes).cat.codes
    own = own.iloc[np.lexsort((number_of, place))]
    _, first, given = np.unique(np.sort(place), return_index=True, return_counts=True)
    all_given = first[given == len(codes)]
    values = own.value.to_numpy()[all_given[:, None] + np.arange(1, len(codes))]
    wholes = own.iloc[all_given].reset_index(drop=True)
    return pd.DataFrame(values), wholes


def _districts(figures: pd.DataFrame, extract: Extract, plan: Plan) -> Iterable[_Sums]:
    """By column, each count and quarter of which every district and the force are given, and do not make it."""
    districts, force = [area.name for area in plan.areas.districts], plan.areas.force.name
    counts = {each.code: each for each in plan.measures if each.kind == "count"}
    figures = figures[figures.measure.isin([*counts])]
    key = ["measure", "period"]
    parts = figures[figures.area.isin(districts)].groupby(key, observed=True).value.agg(["sum", "count"])
    both = figures[figures.area == force].join(parts, on=key, how="inner").rename(columns={"sum": "total"})
    odd = both[(both["count"] == len(districts)) & (both.total != both.value)]
    headings = {code: columns_of(counts[code], extract, False)[0] for code in odd.measure.unique()}

    def words(each: Any) -> tuple[str, str]:
        came_to = f"the {len(districts)} districts add up to {number(each.total)}"
        return f"{force}, {each.period}, {counts[each.measure].name}", came_to

    columns = odd.measure.astype(str).map(headings)
    for column in columns.unique():
        yield _Sums(column, odd[columns == column], words)
