"""New figures far outside what is expected of their series: what an extract gives held against all that was before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from dashboard.findings import (
    FEWEST_FOR_A_PERCENTAGE,
    Decision,
    Group,
    Series,
    decisions_of,
    figure_and_unit,
    of_one_length,
    places_in_range,
    series_of,
    shares,
    span,
)
from dashboard.intake.extract import Extract, Problem
from dashboard.intake.extract.reading import columns_of
from dashboard.period import Half, Period, period_of
from dashboard.plan import Measure, Plan
from dashboard.store import Store
from dashboard.text import as_typed
from dashboard.variation import ahead_of

FAR = 1e-4  # a figure with a smaller chance than this, if nothing has changed, is far outside
NEAR = 0.1, 1.2  # within a tenth of a figure, or so many of the spreads that chance alone gives it, is near it
LEAP = 0.5  # and so much of the way from what was expected to the end of the range from any figure near it in time


@dataclass(frozen=True)
class _Coming:
    """A new figure in its place: which series of its group, how many quarters after the last held."""

    row: int
    value: float
    of: float
    series: int
    step: int


def far_outside(new: pd.DataFrame, extract: Extract, store: Store, plan: Plan, today: date) -> Iterable[Problem]:
    """A question for each new figure of the force or a district that leaps far outside the range of its series.

    The range is the one that the season and the series' own unrest give it. Only series with a firm range are asked
    about, and only quarters of the year after the last they hold. A figure near the last one held, or near one of the
    same quarter in an earlier year, is no leap: a series that climbs is asked about when it begins to, not for ever.
    Nor is a cohort that is still being decided: it is low because it is young.
    """
    own = [area.name for area in plan.areas.all if area.kind != "comparator"]
    cohorts = [measure.code for measure in plan.measures if measure.young]
    new = new[new.area.isin(own) & ~new.measure.isin(cohorts) & new.value.notna()]
    if new.empty:
        return
    left = of_one_length(store.series_left(_with_ends(new, plan), today), plan)
    if left.empty:
        return
    groups = _groups(series_of(left), plan, decisions_of(store.decisions(today)))
    coming = _coming(new, groups)
    alike: dict[tuple[str, int], list[int]] = {}
    for at in coming:
        alike.setdefault(groups[at].sort, []).append(at)
    for members in alike.values():
        yield from _questions([groups[at] for at in members], [coming[at] for at in members], extract)


def _with_ends(new: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """The new figures with the ends between which one held is near each: what is near is not asked about."""
    ratio, count = new.denominator.notna(), new.measure.isin([each.code for each in plan.measures if _counts(each)])
    of = new.denominator.where(ratio, 1.0).clip(lower=1.0)
    value = new.value / of
    spread = np.sqrt(new.value.clip(lower=0).where(count, 0.0)) / of
    reach = np.maximum(NEAR[0] * value.abs(), NEAR[1] * spread)
    columns = new[["measure", "area", "period_end"]]
    return columns.assign(near_from=value - reach, near_to=value + reach)


def _counts(measure: Measure) -> bool:
    """Whether its figures are counts, of which chance alone makes a known spread; of shares it makes a little less."""
    return measure.kind != "mean"


def _groups(every: Iterable[Series], plan: Plan, decisions: tuple[Decision, ...]) -> list[Group]:
    """The series that lend each other what they share: of one measure and basis, held to the same quarter."""
    alike: dict[tuple, list[Series]] = {}
    for each in every:
        is_part = plan.areas.find(each.area).kind != "force"
        alike.setdefault((each.measure, each.basis, is_part, each.last), []).append(each)
    return [
        Group(
            plan.by_code[code], last + 1, tuple(series),
            tuple(each for each in decisions if each.measure == code and isinstance(each.period, type(last))),
        )
        for (code, _, _, last), series in alike.items()
    ]  # fmt: skip


def _coming(new: pd.DataFrame, groups: list[Group]) -> dict[int, list[_Coming]]:
    """The new figures that go on from a series, by the place of their group."""
    places = {
        (each.measure, each.area): (at, series) for at, group in enumerate(groups)
        for series, each in enumerate(group.series)
    }  # fmt: skip
    periods = {period: period_of(period) for period in new.period.unique()}
    found: dict[int, list[_Coming]] = {}
    columns = (new[name] for name in ("measure", "area", "period", "row", "value", "denominator"))
    for measure, area, period, row, value, of in zip(*columns):
        at, series = places.get((measure, area), (None, 0))
        if at is not None and (step := _step(groups[at], periods[period])) is not None:
            found.setdefault(at, []).append(_Coming(int(row), value, of, series, step))
    return found


def _step(group: Group, quarter: Period | Half) -> int | None:
    """How far a quarter lies beyond the first that is coming; None beyond a year, or a break, or of another length."""
    if type(quarter) is not type(group.quarter) or not 0 <= quarter.index - group.quarter.index < quarter.a_year:
        return None
    first, of = group.quarter.index, type(quarter).of
    broken = any(first < of(each.date).index <= quarter.index for each in group.measure.breaks)
    return None if broken else quarter.index - first


def _questions(groups: list[Group], coming: list[list[_Coming]], extract: Extract) -> Iterable[Problem]:
    """The questions on groups of one kind, whose coming quarters are foretold in one go."""
    starts = np.cumsum([0, *(len(group.series) for group in groups)])
    values = np.full((starts[-1], groups[0].quarter.a_year), np.nan)
    base = np.ones_like(values)
    for start, each in ((start, each) for start, figures in zip(starts, coming) for each in figures):
        values[start + each.series, each.step] = each.value
        base[start + each.series, each.step] = 1.0 if np.isnan(each.of) else each.of
    found = ahead_of(
        np.concatenate([group.values for group in groups]), values,
        np.repeat(np.arange(len(groups)), np.diff(starts)),
        np.concatenate([group.base for group in groups]), base, groups[0].kind,
        [places for group in groups for places in group.breaks["definition"]],
        [places for group in groups for places in group.breaks["recording"]],
        np.concatenate([group.overrides for group in groups]), groups[0].quarter.a_year,
    )  # fmt: skip
    for group, start, figures in zip(groups, starts, coming):
        for each in figures:
            at = start + each.series, each.step
            if found.p[at] < FAR:
                ends = (found.expected[at], found.lower[at], found.upper[at])
                yield from _question(each, group, ends, extract)


def _question(each: _Coming, group: Group, ends: tuple[float, float, float], extract: Extract) -> Iterable[Problem]:
    measure, series = group.measure, group.series[each.series]
    if measure.is_ratio and each.of < FEWEST_FOR_A_PERCENTAGE:
        return
    scale = measure.per / each.of if measure.is_ratio else 1.0
    value = shares(np.array([each.value]), np.array([each.of]), measure.per).item()
    expected, lower, upper = (end * scale for end in ends)
    if _is_leap(value, expected, lower if value < expected else upper, series, each.step, measure):
        top, _ = columns_of(measure, extract, not np.isnan(each.of))
        of = None if np.isnan(each.of) else each.of
        words = figure_and_unit(measure, value, each.value, of, places_in_range(measure, value, lower, upper))
        opening = f"{series.area}, {group.quarter + each.step}: {words} is far outside the expected range, "
        message = f"{opening}{span(measure, lower, upper, value)}. Is that right?"
        yield Problem(each.row, top, as_typed(each.value), message)


def _is_leap(value: float, expected: float, end: float, series: Series, step: int, measure: Measure) -> bool:
    """Whether a figure is far from the last one held and from those of the same quarter in earlier years."""
    history = series.displayed(measure.per)
    same = history[::-1][measure.a_year - 1 - step :: measure.a_year]
    near = np.concatenate([history[-1:], same])
    near = near[~np.isnan(near)]
    return bool(near.size == 0 or np.abs(near - value).min() > LEAP * abs(end - expected))
