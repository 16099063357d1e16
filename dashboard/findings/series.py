"""A series: one measure in one area, quarter by quarter or half-year by half-year, as known on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

import numpy as np
import pandas as pd

from dashboard.period import Half, Period, is_half, period_of
from dashboard.plan import Plan

CONFIDENTIAL = "c"  # what an earlier extract gave for such a figure is withheld too
FEWEST_FOR_A_PERCENTAGE = 20  # on a smaller base the count is shown, and no percentage
BASES = ("official", "supplied", "illustrative")  # what is worked out from several is the last of theirs
KEY = ["measure", "area", "period"]


@dataclass(frozen=True)
class Explained:
    """What a person answered when a figure was asked about: the answer, who gave it, and on which day."""

    answer: str
    by: str
    day: date


@dataclass(frozen=True)
class Series:
    """Consecutive quarters, or half-years, from `first`; each array has one entry for each.

    value: the count, or the numerator where a denominator stands beside it; nan where not supplied.
    was, was_of: what an earlier extract gave, nan where the figure has not been revised.
    explained: the answers about those that were asked about, by place.
    """

    measure: str
    area: str
    first: Period | Half
    value: np.ndarray
    denominator: np.ndarray
    symbol: np.ndarray
    note: np.ndarray
    extract: np.ndarray
    was: np.ndarray
    was_of: np.ndarray
    basis: str
    received: date = field(compare=False)
    explained: Mapping[int, Explained] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.value)

    @cached_property
    def last(self) -> Period | Half:
        """The latest quarter held."""
        return self.first + (len(self) - 1)

    def place(self, quarter: Period | Half) -> int:
        """The quarter's place in the arrays; it may lie outside them."""
        return quarter.index - self.first.index

    def displayed(self, per: float) -> np.ndarray:
        """The values on the scale displayed, one a quarter: a count as it is, else value / denominator x per.

        A share of a denominator under 20 is not displayed: its place is NaN.
        """
        return shares(self.value, self.denominator, per)


def shares(value: np.ndarray, denominator: np.ndarray, per: float) -> np.ndarray:
    """value / denominator x per; value itself where there is no denominator; nan on a base under 20."""
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(denominator >= FEWEST_FOR_A_PERCENTAGE, value / denominator * per, np.nan)
    return np.where(np.isnan(denominator), value, share)


def every_series(figures: pd.DataFrame, plan: Plan) -> Iterator[Series]:
    """The series that standing figures make, those of the plan's measures and areas alone.

    A whole is worked out from its parts, whatever has been received under its own name.
    figures: the answer of `Store.standing_figures`.
    """
    areas = {area.name for area in plan.areas.all}
    received = {measure.code for measure in plan.measures if not measure.sum_of}
    figures = figures[figures.measure.isin(received) & figures.area.isin(areas)]
    figures = without_growing(of_one_length(figures, plan), plan)
    yield from series_of(pd.concat([figures, *_wholes(figures, plan)]))


def of_one_length(figures: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """The figures whose periods are as long as their measure's now are: quarters and half-years are never mixed."""
    by_halves = [measure.code for measure in plan.measures if measure.every == Half.noun]
    halves = [period for period in figures.period.unique() if is_half(period)]
    return figures[figures.measure.isin(by_halves) == figures.period.isin(halves)]


def without_growing(figures: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """The figures, a cohort's without what it was while it was still being decided: to grow is not to be revised."""
    after = {measure.code: measure.young for measure in plan.measures if measure.young}
    if not after:
        return figures
    cohorts = figures[figures.measure.isin([*after]) & figures.was_received.notna()]
    young = [
        each.Index for each in cohorts.itertuples()
        if each.was_received.date() <= (period_of(each.period) + after[each.measure]).end
    ]  # fmt: skip
    if not young:
        return figures
    figures = figures.copy()
    figures.loc[young, ["was", "was_of"]] = np.nan
    return figures


def series_of(figures: pd.DataFrame) -> Iterator[Series]:
    """The series that standing figures make by themselves, each figure in one of them."""
    if figures.empty:
        return
    figures = figures.sort_values(["measure", "area", "period"])
    columns = {name: figures[name].to_numpy() for name in figures.columns}
    columns["place"] = np.array([_index(period) for period in columns["period"]])
    columns["explained"] = _explained(figures)
    ends = np.flatnonzero(_changes(columns["measure"]) | _changes(columns["area"])) + 1
    for start, end in zip([0, *ends], [*ends, len(figures)]):
        yield _series({name: column[start:end] for name, column in columns.items()})


def _wholes(figures: pd.DataFrame, plan: Plan) -> Iterator[pd.DataFrame]:
    """The figures of each measure that is the sum of its parts, where every part is supplied."""
    for measure in plan.measures:
        if measure.sum_of:
            parts = figures[figures.measure.isin(measure.sum_of)]
            whole = _whole(parts, len(measure.sum_of)).merge(_parts_explained(parts), on=["area", "period"], how="left")
            yield whole.assign(measure=measure.code)


def _parts_explained(parts: pd.DataFrame) -> pd.DataFrame:
    """What explains a part explains its whole: one row per area and period in which a part was asked about."""
    parts = parts.reindex(columns=["area", "period", "explained", "explained_by", "explained_on"])
    explained = parts[parts.explained.notna()].drop_duplicates(["area", "period", "explained"])
    aggregation = {"explained": " ".join, "explained_by": _once, "explained_on": "max"}
    return explained.groupby(["area", "period"], as_index=False).agg(aggregation)


def _once(names: pd.Series) -> str:
    return ", ".join(dict.fromkeys(names))


def _whole(parts: pd.DataFrame, count: int) -> pd.DataFrame:
    revised = parts.was.notna()
    parts = parts.assign(
        of=parts.denominator.notna(),
        before=parts.was.where(revised, parts.value),
        before_of=parts.was_of.where(revised, parts.denominator),
        revised=revised,
        secret=parts.symbol.eq(CONFIDENTIAL),
        rank=parts.basis.map(BASES.index).astype(int) if len(parts) else 0,
    )
    groups = parts.groupby(["area", "period"], as_index=False, dropna=False)
    whole = groups.agg(
        value=("value", "sum"), supplied=("value", "count"), denominator=("denominator", "sum"), of=("of", "sum"),
        was=("before", "sum"), was_of=("before_of", "sum"), revised=("revised", "any"), rank=("rank", "max"),
        extract=("extract", "max"), received=("received", "max"), secret=("secret", "any"),
    )  # fmt: skip
    is_whole = (whole.supplied == count) & whole.of.isin([0, count])  # a share of some parts is no share of all
    whole = whole[is_whole | whole.secret]
    whole["of"] = whole.of > 0
    return whole.assign(
        value=whole.value.where(~whole.secret),
        denominator=whole.denominator.where(whole.of & ~whole.secret),
        was=whole.was.where(whole.revised & ~whole.secret),
        was_of=whole.was_of.where(whole.revised & whole.of & ~whole.secret),
        basis=whole["rank"].map(dict(enumerate(BASES))),
        symbol=whole.secret.map({True: CONFIDENTIAL, False: ""}),  # a whole tells on the part that is missing
        note="",
    )


def _series(columns: dict[str, np.ndarray]) -> Series:
    places = columns["place"] - columns["place"][0]
    length = places[-1] + 1

    def spread(name: str, empty: object, kind: type) -> np.ndarray:
        spread = np.full(length, empty, dtype=kind)
        spread[places] = columns[name]
        return spread

    return Series(
        measure=columns["measure"][0],
        area=columns["area"][0],
        first=period_of(columns["period"][0]),
        value=spread("value", np.nan, float),
        denominator=spread("denominator", np.nan, float),
        symbol=spread("symbol", "", object),
        note=spread("note", "", object),
        extract=spread("extract", 0, int),
        was=spread("was", np.nan, float),
        was_of=spread("was_of", np.nan, float),
        basis=max(set(columns["basis"]), key=BASES.index),
        received=pd.Timestamp(columns["received"].max()).date(),
        explained={int(place): each for place, each in zip(places, columns["explained"]) if each is not None},
    )


def _explained(figures: pd.DataFrame) -> np.ndarray:
    """The answer about each figure; None for those that nobody was asked about, which are nearly all."""
    found = np.full(len(figures), None, dtype=object)
    if "explained" in figures:
        for place in np.flatnonzero(figures.explained.notna()):
            each = figures.iloc[place]
            found[place] = Explained(each.explained.strip(), each.explained_by, each.explained_on.date())
    return found


def _changes(column: np.ndarray) -> np.ndarray:
    return column[1:] != column[:-1]


@cache
def _index(period: str) -> int:
    return period_of(period).index
