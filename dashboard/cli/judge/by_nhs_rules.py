"""The verdict of the NHS XmR rules on every series of a tidy CSV, as rows ready to print."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dashboard.cli.judge.rows import NOT_SUPPLIED, OF_NOTHING, WITHIN, Row, figure_fields, figure_words
from dashboard.cli.judge.tidy_csv import is_share, read_tidy
from dashboard.findings import Series, wording
from dashboard.period import Period
from dashboard.text import english
from dashboard.variation import RULES, SIGNALS, Chart, point_types, state_of, xmr_chart

NO_RANGE = "No range can be drawn from these figures."
FORM = ",.10g"  # figures may be fractions


def judge(content: bytes, at: Period | None = None, every_quarter: bool = False) -> list[Row]:
    """One row a series, at the quarter `at`; with `every_quarter` one for each quarter supplied up to it.

    Without `at` it is the latest quarter in the file. Later quarters are not looked at. A series with no value at
    `at` has a row of nulls there. A value with a denominator is judged as a share, and shown with its mean and
    limits on the numerator's scale. Raises TidyError with every problem of the file.
    """
    file = read_tidy(content)
    at = at or file.last
    return [row for series in file.series for row in _rows(series, at, every_quarter, file.has_denominators)]


@dataclass(frozen=True)
class _Judged:
    """A series up to a quarter: its chart, of the figures at `places` alone, and the weight that made each alike."""

    series: Series
    weights: np.ndarray
    places: np.ndarray
    chart: Chart | None
    has_denominators: bool


def _rows(series: Series, at: Period, every_quarter: bool, has_denominators: bool) -> list[Row]:
    latest = series.place(at)
    values = series.value[: max(latest + 1, 0)]
    weights = _weights(series, len(values))
    places = np.flatnonzero(~np.isnan(values * weights))  # missing quarters are passed over
    chart = xmr_chart((values * weights)[places]) if places.size else None
    judged = _Judged(series, weights, places, chart, has_denominators)
    points = [point for point, place in enumerate(places) if every_quarter or place == latest]
    rows = [_judged_row(judged, point) for point in points]
    return rows if latest in places else [*rows, _unjudged_row(judged, latest)]


def _weights(series: Series, length: int) -> np.ndarray:
    """What each of the first `length` values is multiplied by to be judged: shares as parts of the last denominator.

    So a numerator is not called high for its denominator's sake; and where the denominators are all alike the
    numerators themselves are judged, to the last digit.
    """
    if not is_share(series):
        return np.ones(length)
    of = np.where(series.denominator > 0, series.denominator, np.nan)[:length]
    supplied = of[~np.isnan(of)]
    return supplied[-1] / of if supplied.size else of


def _judged_row(judged: _Judged, point: int) -> Row:
    place, chart = int(judged.places[point]), judged.chart
    weight = judged.weights[place]
    mean, lower, upper = (_known(edge[point] / weight) for edge in (chart.mean, chart.lower, chart.upper))
    signal = SIGNALS[int(chart.direction[point])]
    row = _row(judged, place)
    said = [f"{figure_words(row, FORM)} in {(judged.series.first + place).words}."]
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


def _unjudged_row(judged: _Judged, place: int) -> Row:
    """The row of a quarter with no value, or with one that is part of nothing."""
    row = _row(judged, place)
    if row["value"] is None:
        return row
    return row | {"sentence": f"{figure_words(row, FORM)} in {(judged.series.first + place).words}. {OF_NOTHING}"}


def _row(judged: _Judged, place: int) -> Row:
    """A quarter's row before it is judged."""
    series = judged.series
    nothing = ("expected", "mean", "lower", "upper", "p_value", "window", "p_window", "signal", "point_type")
    row = figure_fields(series, series.first + place, judged.has_denominators) | dict.fromkeys(nothing)
    return row | {"state": state_of(series.value[: max(place, 0)]), "sentence": NOT_SUPPLIED}


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
