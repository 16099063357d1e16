"""The verdict of the NHS XmR rules on every series of a tidy CSV, as rows ready to print."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.cli.judge.tidy_csv import TidySeries, read_tidy
from dashboard.findings import FEWEST_FOR_A_PERCENTAGE, wording
from dashboard.period import Period
from dashboard.text import english
from dashboard.variation import RULES, SIGNALS, Chart, point_types, state_of, xmr_chart

NOT_SUPPLIED = wording.ABSENT_WORDS[""]
NO_RANGE = "No range can be drawn from these figures."
WITHIN = "Within what was expected."
OF_NOTHING = "There is nothing to take a share of."

Row = dict[str, Any]


def judge(content: bytes, at: Period | None = None, every_quarter: bool = False) -> list[Row]:
    """One row a series, at the quarter `at`; with `every_quarter` one for each quarter supplied up to it.

    Without `at` it is the latest quarter in the file. Later quarters are not looked at. A series with no value at
    `at` has a row of nulls there. A value with a denominator is judged as a share, and shown with its mean and
    limits on the numerator's scale. Raises TidyError with every problem of the file.
    """
    held = read_tidy(content)
    at = at or max(series.last for series in held)
    return [row for series in held for row in _rows(series, at, every_quarter)]


@dataclass(frozen=True)
class _Judged:
    """A series up to a quarter: its chart, of the figures at `places` alone, and the weight that made each alike."""

    series: TidySeries
    weights: np.ndarray
    places: np.ndarray
    chart: Chart | None


def _rows(series: TidySeries, at: Period, every_quarter: bool) -> list[Row]:
    latest = at.index - series.first.index
    values = series.value[: max(latest + 1, 0)]
    weights = _weights(series, len(values))
    places = np.flatnonzero(~np.isnan(values * weights))  # missing quarters are passed over
    chart = xmr_chart((values * weights)[places]) if places.size else None
    judged = _Judged(series, weights, places, chart)
    points = [point for point, place in enumerate(places) if every_quarter or place == latest]
    rows = [_judged_row(judged, point) for point in points]
    return rows if latest in places else [*rows, _unjudged_row(series, latest)]


def _weights(series: TidySeries, length: int) -> np.ndarray:
    """What each of the first `length` values is multiplied by to be judged: shares as parts of the last denominator.

    So a numerator is not called high for its denominator's sake; and where the denominators are all alike the
    numerators themselves are judged, to the last digit.
    """
    if not series.is_share:
        return np.ones(length)
    of = np.where(series.denominator > 0, series.denominator, np.nan)[:length]
    supplied = of[~np.isnan(of)]
    return supplied[-1] / of if supplied.size else of


def _judged_row(judged: _Judged, point: int) -> Row:
    place, chart = int(judged.places[point]), judged.chart
    weight = judged.weights[place]
    mean, lower, upper = (_known(edge[point] / weight) for edge in (chart.mean, chart.lower, chart.upper))
    signal = SIGNALS[int(chart.direction[point])]
    row = _row(judged.series, place)
    said = [f"{_figure(row)} in {(judged.series.first + place).words}."]
    said += _judgement(mean, lower, upper, RULES[chart.rule[point]], signal)
    return row | {
        "expected": mean,
        "mean": mean,
        "lower": lower,
        "upper": upper,
        "signal": signal,
        "point_type": point_types(chart.direction[point : point + 1])[0],
        "sentence": " ".join(said),
    }


def _unjudged_row(series: TidySeries, place: int) -> Row:
    """The row of a quarter with no value, or with one that is part of nothing."""
    row = _row(series, place)
    if row["value"] is None:
        return row
    return row | {"sentence": f"{_figure(row)} in {(series.first + place).words}. {OF_NOTHING}"}


def _row(series: TidySeries, place: int) -> Row:
    """A quarter's row before it is judged."""
    value, denominator = series.at(place)
    names = {"measure": series.measure, "area": series.area, "quarter": str(series.first + place), "value": value}
    if series.denominator is not None:
        enough = value is not None and denominator is not None and denominator >= FEWEST_FOR_A_PERCENTAGE
        names |= {"denominator": denominator, "percentage": 100 * value / denominator if enough else None}
    nothing = ("expected", "mean", "lower", "upper", "p_value", "window", "p_window", "signal", "point_type")
    state = state_of(series.value[: max(place, 0)])
    return names | dict.fromkeys(nothing) | {"state": state, "sentence": NOT_SUPPLIED}


def _figure(row: Row) -> str:
    """The value in words: '1,204', or '12 of 40 (30%)' where it is a share."""
    if row.get("denominator") is None:
        return f"{row['value']:,.10g}"
    percentage = "" if row["percentage"] is None else f" ({english.number(row['percentage'])}%)"
    return f"{row['value']:,.10g} of {row['denominator']:,.10g}{percentage}"


def _judgement(
    mean: float | None, lower: float | None, upper: float | None, rule: str, signal: str | None
) -> list[str]:
    """What was expected, and which rule says that this is not it."""
    if lower is None or upper is None:
        return [NO_RANGE]
    dash = "–" if lower >= 0 else " to "
    expected = f"Expected: {_edge(lower)}{dash}{_edge(upper)}."
    if signal is None:
        return [expected, WITHIN]
    side = wording.SIDE[signal]
    why = wording.RULE_WORDS[rule].format(**side, expected=_edge(mean), every="quarter")
    return [expected, why or f"{side['way'].capitalize()} than expected."]


def _edge(number: float) -> str:
    """A mean or a limit in words: to a tenth, or to three figures where it is small."""
    return english.number(number, 1) if 10 <= abs(number) < 1e15 else f"{number:.3g}"


def _known(number: float) -> float | None:
    return float(number) if math.isfinite(number) else None
