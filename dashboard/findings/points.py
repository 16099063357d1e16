"""The quarters of a finding, or its half-years: what was held at each, and the range drawn there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.findings.judgement import Group, padded, ranges_by_nhs_rules
from dashboard.findings.series import CONFIDENTIAL, Explained, Series, shares
from dashboard.findings.wording import ABSENT_WORDS
from dashboard.period import Half, Period
from dashboard.plan import Measure
from dashboard.text import english
from dashboard.variation import Ranges

TOO_FEW = "too few"
FIRST_WORDS = 8  # of an explanation, beside its point; the whole stands beneath the chart


@dataclass(frozen=True)
class Figure:
    """One quarter of a series. `value` is on the scale displayed: a count, a percentage of 0 to 100, a rate, a mean.

    provisional: what became of this cohort is still being decided, so it is not judged.
    explained: what a person answered when the figure was asked about.
    """

    period: Period | Half
    value: float | None
    numerator: float | None
    denominator: float | None
    symbol: str
    was: float | None
    provisional: bool
    note: str
    explained: Explained | None = None


@dataclass(frozen=True, kw_only=True)
class Point(Figure):
    """One quarter with its range, on the scale displayed; None where there is no range to draw."""

    lower: float | None
    expected: float | None
    upper: float | None


def figures_of(measure: Measure, series: Series, quarter: Period | Half) -> tuple[Figure, ...]:
    """Every quarter of a series, from the first held to the `quarter` judged; one past its end has no value.

    Of cohorts, those that are too young to be judged come after it.
    """
    judged = series.place(quarter)
    length = max(judged + 1 + measure.young, 0)
    displayed = padded(series.displayed(measure.per), length - 1) if length else np.empty(0)
    earlier = np.where(np.isnan(series.was), np.nan, shares(series.was, series.was_of, measure.per))
    return tuple(_figure(series, place, displayed[place], earlier, place > judged) for place in range(length))


def _figure(series: Series, place: int, displayed: float, earlier: np.ndarray, young: bool) -> Figure:
    if place >= len(series):
        return Figure(series.first + place, None, None, None, "", None, young, "")
    symbol = series.symbol[place]
    return Figure(
        period=series.first + place,
        value=_or_none(displayed),
        numerator=_or_none(series.value[place]),
        denominator=_or_none(series.denominator[place]),
        symbol=symbol,
        was=_or_none(earlier[place]) if symbol != CONFIDENTIAL else None,
        provisional=young,
        note=series.note[place],
        explained=series.explained.get(place),
    )


def points_of(
    figures: Sequence[Figure], measure: Measure, series: Series, bands: Ranges | None, group: Group | None, place: int
) -> tuple[Point, ...]:
    """The figures with their ranges: of a group's `bands` those of the series at `place`, else the NHS limits.

    Those too young to be judged have none.
    """
    judged = [each for each in figures if not each.provisional]
    if bands is None or group is None:
        displayed = np.array([np.nan if each.value is None else each.value for each in judged])
        found = ranges_by_nhs_rules(measure, series, displayed)
        edges = (found.lower, found.mean, found.upper)
    else:
        base = group.base[place]
        scale = measure.per / np.where(base > 0, base, np.nan) if measure.is_ratio else np.ones_like(base)
        edges = tuple(_latest(edge[place] * scale, len(judged)) for edge in (bands.lower, bands.mean, bands.upper))
    return tuple(
        Point(**vars(figure), lower=lower, expected=expected, upper=upper)
        for figure, lower, expected, upper in zip(figures, *(_drawn_edge(edge, figures) for edge in edges))
    )


def _latest(edge: np.ndarray, length: int) -> np.ndarray:
    """The last `length` places of an edge, with nothing before it begins."""
    column = edge[-length:] if length else np.empty(0)
    return np.concatenate([np.full(max(length - len(column), 0), np.nan), column])


def _drawn_edge(edge: np.ndarray, figures: Sequence[Figure]) -> list[float | None]:
    """An edge where there is a value beside it; no range stands alone, and none beyond the edge's end."""
    ends = np.concatenate([edge, np.full(len(figures) - len(edge), np.nan)])
    return [None if figure.value is None else _or_none(end) for figure, end in zip(figures, ends)]


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def is_too_few(point: Point) -> bool:
    """True where the base is too small for a share: there are counts, but no value."""
    return point.value is None and point.numerator is not None and point.denominator is not None


def absence(point: Point) -> str:
    """Why a quarter has no value, in words."""
    return TOO_FEW if is_too_few(point) else ABSENT_WORDS.get(point.symbol, ABSENT_WORDS[""])


def explanation(point: Figure) -> str:
    """What a person answered when a figure was asked about, of which period; empty where nobody was asked."""
    return f"{point.period.words}, {explanation_alone(point)}" if point.explained else ""


def explanation_alone(point: Figure) -> str:
    """The answer with who and when, beside a period that is named already; empty where nobody was asked."""
    explained = point.explained
    if explained is None:
        return ""
    answer = explained.answer if explained.answer.endswith((".", "?", "!")) else f"{explained.answer}."
    return f"explained by {explained.by} (not verified) on {english.day(explained.day)}: {answer}"


def first_words(point: Figure) -> str:
    """The first eight words of what explains a figure; empty where nobody was asked."""
    words = point.explained.answer.split() if point.explained else []
    return " ".join(words) if len(words) <= FIRST_WORDS else " ".join(words[:FIRST_WORDS]) + " …"
