"""The verdict on every series of a tidy CSV by what was expected of it, as rows ready to print."""

from __future__ import annotations

from typing import Any

import numpy as np

from dashboard.cli.judge.tidy_csv import TidySeries, read_tidy
from dashboard.findings import FEWEST_FOR_A_PERCENTAGE, how_often, window_words, wording
from dashboard.period import Period
from dashboard.text import english
from dashboard.variation import COUNT, MEMORY, SHARE, Expected, judge_expected

NOT_SUPPLIED = wording.ABSENT_WORDS[""]
TOO_FEW = "too few to judge"
WITHIN = "Within what was expected."

Row = dict[str, Any]


def judge(content: bytes, at: Period | None = None, every_quarter: bool = False) -> list[Row]:
    """One row a series, at the quarter `at`; with `every_quarter` one for each quarter supplied up to it.

    Without `at` it is the latest quarter in the file. Later quarters are not looked at. Series of one measure are
    judged together; all areas are equal. Raises TidyError with every problem of the file.
    """
    held = read_tidy(content, counts=True)
    at = at or max(series.last for series in held)
    if not every_quarter:
        return _rows(held, at)
    first = min(series.first for series in held)
    by_quarter = [_rows(held, first + place) for place in range(max(at.index - first.index, 0) + 1)]
    by_series = zip(*by_quarter)
    return [row for rows in by_series for row in rows if row["value"] is not None or row is rows[-1]]


def _rows(held: list[TidySeries], at: Period) -> list[Row]:
    """A row for each series at one quarter, in the order of the file."""
    together: dict[tuple[str, bool], list[int]] = {}
    for place, series in enumerate(held):
        together.setdefault((series.measure, series.is_share), []).append(place)
    of_kind: dict[str, list[tuple[int, int]]] = {}
    figures = [_lately(series, at) for series in held]
    for group, ((_, is_share), places) in enumerate(together.items()):
        over = is_share and any((figures[place][0] > figures[place][1]).any() for place in places)
        kind = SHARE if is_share and not over else COUNT  # more than its denominator is no share: then it is a rate
        of_kind.setdefault(kind, []).extend((place, group) for place in places)
    answers: dict[int, Expected] = {}
    for kind, members in of_kind.items():
        places, groups = zip(*members)
        values, base = (np.stack([figures[place][column] for place in places]) for column in (0, 1))
        answers |= dict(zip(places, judge_expected(values, groups, base, kind)))
    return [_row(series, at, answers[place]) for place, series in enumerate(held)]


def _lately(series: TidySeries, at: Period) -> tuple[np.ndarray, np.ndarray]:
    """The series' last 25 quarters up to `at`: values, NaN where not supplied, and what they are counted from."""
    places = np.arange(MEMORY + 1) + at.index - MEMORY - series.first.index
    held = (places >= 0) & (places < len(series.value))
    values, base = np.full(MEMORY + 1, np.nan), np.ones(MEMORY + 1)
    values[held] = series.value[places[held]]
    if series.is_share:
        base[held] = series.denominator[places[held]]
    return values, base


def _row(series: TidySeries, at: Period, answer: Expected) -> Row:
    verdict = answer.verdict
    value, denominator = series.at(at.index - series.first.index)
    row: Row = {"measure": series.measure, "area": series.area, "quarter": str(at), "value": value}
    if series.denominator is not None:
        enough = value is not None and denominator is not None and denominator >= FEWEST_FOR_A_PERCENTAGE
        row |= {"denominator": denominator, "percentage": 100 * value / denominator if enough else None}
    return row | {
        "expected": verdict.expected,
        "lower": None if verdict.lower is None else int(verdict.lower),
        "upper": None if verdict.upper is None else int(verdict.upper),
        "state": verdict.state,
        "p_value": verdict.p_value,
        "window": verdict.window,
        "p_window": verdict.p_window,
        "signal": verdict.signal,
        "sentence": _sentence(row, at, answer),
    }


def _sentence(row: Row, at: Period, answer: Expected) -> str:
    """The finding in words: the figures, what was expected, and how often so much would come by chance."""
    verdict = answer.verdict
    if row["value"] is None:
        return NOT_SUPPLIED
    figure = f"{_figure(row)} in {at.words}"
    if verdict.why_silent == "not supplied":
        return f"{figure}. There is nothing to take a share of."
    if verdict.why_silent == "too few":
        return f"{figure}: {TOO_FEW}."
    if verdict.why_silent:
        silent = wording.SILENT_WORDS[verdict.why_silent].format(before=answer.before, every=at.noun)
        return f"{figure}. {silent}"
    trial = wording.TRIAL_WORDS.format(before=answer.before, every=at.noun)
    said = [f"{figure}.", _expected(verdict.lower, verdict.upper, row), *_finding(at, answer)]
    return " ".join([*said, trial] if verdict.state == "trial" else said)


def _finding(at: Period, answer: Expected) -> list[str]:
    """What stands out, if anything does."""
    verdict, total = answer.verdict, answer.total
    if verdict.signal is None or total is None:
        return [WITHIN]
    often = how_often(answer.adjusted_p, verdict.window, verdict.signal)
    if verdict.window == 1:
        return [often or f"{wording.SIDE[verdict.signal]['way'].capitalize()} than expected."]
    together = (
        f"{total.value:,.0f} in {window_words(at, verdict.window)}; expected: {total.lower:,.0f}–{total.upper:,.0f}."
    )
    return [together, often]


def _expected(lower: float, upper: float, row: Row) -> str:
    of = f" of {row['denominator']:,}" if row.get("denominator") else ""
    return f"Expected: {lower:,.0f}–{upper:,.0f}{of}."


def _figure(row: Row) -> str:
    """The value in words: '1,204', or '12 of 40 (30%)' where it is a share."""
    if row.get("denominator") is None:
        return f"{row['value']:,}"
    percentage = "" if row["percentage"] is None else f" ({english.number(row['percentage'])}%)"
    return f"{row['value']:,} of {row['denominator']:,}{percentage}"
