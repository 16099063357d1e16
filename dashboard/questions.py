"""What a person is asked about an extract, beside what is held: figures that are right only if somebody says why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from dashboard.changes import Revision
from dashboard.extract import Extract, Problem
from dashboard.extract.families import PERIOD
from dashboard.judgement import breaks_of
from dashboard.period import Half, Period, period_of
from dashboard.plan import Measure, Plan
from dashboard.series import FEWEST_FOR_A_PERCENTAGE, Series, of_one_length, series_of, shares
from dashboard.store import Store
from dashboard.variation.ranges import range_of
from dashboard.variation.states import state_of
from dashboard.variation.stretches import stretches_of
from dashboard.variation.xmr import Limits
from dashboard.wording import as_typed, count_words, day, figure_and_unit, in_full, places_to_tell, span

MUCH = 0.1  # a held figure that moves by more than a tenth of itself is asked about
FAR = 2  # a value this many times further from the average than the edge of its range is far outside it
LEAP = 0.5  # and so much of that way from the nearest figure held


def not_ended(extract: Extract, today: date) -> Iterable[Problem]:
    """One question for each quarter of the extract that has not ended: at its first row."""
    figures = set(zip(extract.figures.period, extract.figures.row))
    rows_of: dict[str, list[int]] = {}
    for period, row in sorted(figures | {(each.period, each.row) for each in extract.raised}):
        rows_of.setdefault(period, []).append(row)
    column, summed = extract.heading(PERIOD), extract.figures.get("rows", default=())
    rows_in = dict(zip(extract.figures.row, summed))  # a figure may be the sum of several rows, and stand in the first
    for period, (first, *others) in rows_of.items():
        end = period_of(period).end
        if end >= today:
            many = sum(rows_in.get(row, 1) for row in (first, *others)) - 1
            more = f" {count_words(many, 'more row is', 'more rows are')} for it too." if many else ""
            yield Problem(int(first), column, period, f"{period} ends on {day(end)}: is that right?{more}")


def moved_much(revisions: Iterable[Revision], extract: Extract, plan: Plan) -> Iterable[Problem]:
    """A question for each held number that would change by more than a tenth, or go: once for each cell.

    A cohort that was still being decided when it was last given is expected to have grown.
    """
    asked = set()
    latest = _latest_given(extract)
    for each in revisions:
        if _is_young(each, latest, plan, since=1):
            continue
        is_ratio = each.now_of is not None or each.was_of is not None
        top, bottom = _columns(plan.by_code[each.measure], extract, is_ratio)
        for column, was, now in ((top, each.was, each.now), (bottom, each.was_of, each.now_of)):
            if (each.row, column) not in asked and _is_much(was, now, each.symbol):
                asked.add((each.row, column))
                found = each.symbol if now is None else as_typed(now)
                held = f"{each.area}, {each.period}: {in_full(was)} was held"
                yield Problem(each.row, column, found, f"{held}. Is the change right?")


def far_outside(new: pd.DataFrame, extract: Extract, store: Store, plan: Plan, today: date) -> Iterable[Problem]:
    """A question for each new figure of the force or a district that leaps far outside the range of its series.

    Only series with a firm range are asked about, and only quarters later than the last they hold. A figure near one
    already held is no leap: a series that climbs quarter by quarter is asked about when it begins to, not for ever.
    Nor is a cohort that is still being decided: it is low because it is young.
    """
    own = [area.name for area in plan.areas.all if area.kind != "comparator"]
    new = new[new.area.isin(own)]
    left = store.series_left(new, FEWEST_FOR_A_PERCENTAGE, today)
    held = {(series.measure, series.area): series for series in series_of(of_one_length(left, plan))}
    latest = _latest_given(extract)
    for each in new.itertuples() if held else ():
        series = held.get((each.measure, each.area))
        if series and not _is_young(each, latest, plan):
            measure = plan.by_code[each.measure]
            value = shares(np.array([each.value]), np.array([each.denominator]), measure.per).item()
            limits = _firm_limits(series, period_of(each.period), measure)
            if limits is not None and _is_far(value, limits, series.shown(measure.per)):
                top, _ = _columns(measure, extract, not np.isnan(each.denominator))
                yield Problem(int(each.row), top, as_typed(each.value), _asked(measure, each, value, limits))


def _latest_given(extract: Extract) -> dict[str, Period | Half]:
    """The latest period that the extract gives of each measure."""
    given = extract.figures.groupby("measure").period.max()
    return {code: period_of(period) for code, period in given.items()}


def _is_young(each: Revision | tuple, latest: dict[str, Period | Half], plan: Plan, since: int = 0) -> bool:
    """Whether a cohort was still being decided so many periods before the extract's latest."""
    young = plan.by_code[each.measure].young
    return bool(young) and period_of(each.period) + young > latest[each.measure] - since


def _firm_limits(series: Series, quarter: Period | Half, measure: Measure) -> Limits | None:
    """The limits of the quarters held, for a later one; None where they are not firm, or the series goes that far."""
    held, place = series.shown(measure.per), series.place(quarter)
    if place < len(held):
        return None
    values = np.concatenate([held, np.full(place + 1 - len(held), np.nan)])
    stretch = stretches_of(len(values), *breaks_of(measure, series))[-1]
    if state_of(values[stretch.counts_from : -1]) != "established":
        return None
    return range_of(values, stretch, measure.kind == "count")[0]


def _is_far(value: float, limits: Limits, held: np.ndarray) -> bool:
    edge = limits.upper - limits.mean
    leap = np.nanmin(np.abs(held - value))
    return bool(abs(value - limits.mean) > FAR * edge and leap > LEAP * edge)


def _asked(measure: Measure, each: tuple, value: float, limits: Limits) -> str:
    of = None if np.isnan(each.denominator) else each.denominator
    lower, upper = limits.lower.item(), limits.upper.item()
    words = figure_and_unit(measure, value, each.value, of, places_to_tell(measure, value, lower, upper))
    expected = span(measure, lower, upper, value)
    return f"{each.area}, {each.period}: {words} is far outside the expected range, {expected}. Is that right?"


def _columns(measure: Measure, extract: Extract, is_ratio: bool) -> tuple[str, str]:
    """The headings of the extract over the measure's value, or numerator, and its denominator."""
    if extract.family == "measures":
        top, bottom = ("numerator", "denominator") if is_ratio else ("value", "")
    else:
        top, bottom = (measure.numerator, measure.denominator) if measure.is_ratio else (measure.value, "")
    return extract.heading(top), extract.heading(bottom)


def _is_much(was: float | None, now: float | None, symbol: str) -> bool:
    if was is None:
        return False
    return bool(symbol) if now is None else abs(now - was) > MUCH * abs(was)
