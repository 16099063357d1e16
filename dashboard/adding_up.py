"""Figures of one extract that should add up and do not: categories to All, districts to the force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.columns import columns_of
from dashboard.extract import Extract, Problem
from dashboard.extract.families import ALL, AT_LEAST, FAMILIES, Family
from dashboard.plan import Plan
from dashboard.wording import as_typed, count_words, number


@dataclass(frozen=True)
class _Sum:
    """A whole beside its parts: the row of the whole, in words what it is, the figures, what the parts come to."""

    row: int
    column: str
    what: str
    whole: float
    parts: str


def not_adding_up(extract: Extract, plan: Plan) -> Iterable[Problem]:
    """A question for each column in which parts, all of them given, do not make the whole given beside them.

    Wholes that the plan works out from parts are never given, and types that overlap make no whole.
    """
    figures = extract.figures[extract.figures.value.notna()]
    for family in FAMILIES:
        for column, how in family.adds_up:
            yield from _asked(_categories(figures, family, column, how, extract, plan))
    found: dict[str, list[_Sum]] = {}
    for each in _districts(figures, extract, plan):
        found.setdefault(each.column, []).append(each)
    for sums in found.values():
        yield from _asked(sums)


def _asked(sums: Iterable[_Sum]) -> Iterable[Problem]:
    """One question for all, at the first: they have one cause more often than not."""
    sums = sorted(sums, key=lambda each: each.row)
    if sums:
        first, *others = sums
        count = len(others)
        more = f" So it is in {count_words(count, 'more place', 'more places')} of this column." if others else ""
        message = f"{first.what}: {first.parts}, and the whole is {number(first.whole)}.{more} Is that right?"
        yield Problem(first.row, first.column, as_typed(first.whole), message)


def _categories(
    figures: pd.DataFrame, family: Family, column: str, how: str, extract: Extract, plan: Plan
) -> Iterable[_Sum]:
    """Each area and quarter in which a family's categories do not make All of a column."""
    own = [
        each for each in plan.measures
        if each.family == family.name and each.category and column in (each.value, each.numerator)
    ]  # fmt: skip
    whole = next((each for each in own if each.category == ALL), None)
    parts = [each.code for each in own if each is not whole]
    wide = figures[figures.measure.isin([each.code for each in own])].pivot(
        index=["area", "period"], columns="measure", values=["value", "row"]
    )
    if whole is None or wide.empty or any(("value", code) not in wide for code in (whole.code, *parts)):
        return
    wide = wide.dropna()
    value, row = wide["value"], wide["row"]
    total, most, given = value[parts].sum(axis=1), value[parts].max(axis=1), value[whole.code]
    wrong = (given < most) | (given > total) if how == AT_LEAST else given != total
    heading, _ = columns_of(whole, extract, whole.is_ratio)
    odd = pd.DataFrame({"row": row[whole.code], "given": given, "most": most, "total": total})[wrong]
    for (area, period), at in zip(odd.index, odd.itertuples()):
        largest = how == AT_LEAST and at.given < at.most
        told = f"one category alone has {number(at.most)}" if largest else f"they add up to {number(at.total)}"
        what = f"{area}, {period}, {whole.name} and its parts"
        yield _Sum(int(at.row), heading, what, at.given, told)


def _districts(figures: pd.DataFrame, extract: Extract, plan: Plan) -> Iterable[_Sum]:
    """Each count and quarter of which every district and the force are given, and the districts do not make it."""
    districts, force = [area.name for area in plan.areas.districts], plan.areas.force.name
    counts = {each.code: each for each in plan.measures if each.kind == "count"}
    figures = figures[figures.measure.isin([*counts])]
    key = ["measure", "period"]
    parts = figures[figures.area.isin(districts)].groupby(key).value.agg(["sum", "count"])
    wholes = figures[figures.area == force].set_index(key)[["value", "row"]]
    both = wholes.join(parts, how="inner")
    odd = both[(both["count"] == len(districts)) & (both["sum"] != both.value)].rename(columns={"sum": "total"})
    for (code, period), each in zip(odd.index, odd.itertuples()):
        heading, _ = columns_of(counts[code], extract, False)
        told = f"the {len(districts)} districts add up to {number(each.total)}"
        yield _Sum(int(each.row), heading, f"{force}, {period}, {counts[code].name}", each.value, told)
