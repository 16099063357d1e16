"""The verdict on every series of a tidy CSV by what was expected of it, as rows ready to print."""

from __future__ import annotations

from dataclasses import replace

from dashboard.cli.judge.rows import NOT_SUPPLIED, OF_NOTHING, WITHIN, Row, figure_fields, figure_words, verdict_fields
from dashboard.cli.judge.tidy_csv import TidyFile, is_share, measure_named, read_tidy
from dashboard.findings import Group, Judgement, Series, how_often, judge_groups, span, window_words, wording
from dashboard.period import Period
from dashboard.variation import MEMORY

TOO_FEW = "too few to judge"
EVENTS = measure_named("", "count")  # ranges are of numerators, also where the figure is a share


def judge(content: bytes, at: Period | None = None, every_quarter: bool = False) -> list[Row]:
    """One row a series, at the quarter `at`; with `every_quarter` one for each quarter supplied up to it.

    Without `at` it is the latest quarter in the file. Later quarters are not looked at. Series of one measure are
    judged together; all areas are equal. Raises TidyError with every problem of the file.
    """
    file = read_tidy(content, counts=True)
    at = at or file.last
    if not every_quarter:
        return _rows(file, at)
    first = min(series.first for series in file.series)
    by_quarter = [_rows(file, first + place) for place in range(max(at.index - first.index, 0) + 1)]
    by_series = zip(*by_quarter)
    return [row for rows in by_series for row in rows if row["value"] is not None or row is rows[-1]]


def _rows(file: TidyFile, at: Period) -> list[Row]:
    """A row for each series at one quarter, in the order of the file."""
    groups = [_group(members, at) for members in file.by_measure]
    judged = {
        (series.measure, series.area): judgement
        for group, judgements in zip(groups, judge_groups(groups))
        for series, judgement in zip(group.series, judgements)
    }
    return [
        _row(figure_fields(series, at, file.has_denominators), at, judged[series.measure, series.area])
        for series in file.series
    ]


def _group(members: tuple[Series, ...], at: Period) -> Group:
    """The series of one measure; what is more than its denominator in some quarter looked at is no share but a rate."""
    name = members[0].measure
    group = Group(measure_named(name, "percentage" if is_share(members[0]) else "count"), at, members)
    over = (group.values > group.base)[:, -(MEMORY + 1) :].any()
    return replace(group, measure=measure_named(name, "rate")) if group.measure.is_ratio and over else group


def _row(row: Row, at: Period, judgement: Judgement) -> Row:
    ends = {"lower": judgement.verdict.lower, "upper": judgement.verdict.upper}
    whole = {name: None if end is None else int(end) for name, end in ends.items()}
    return row | verdict_fields(judgement.verdict) | whole | {"sentence": _sentence(row, at, judgement)}


def _sentence(row: Row, at: Period, judgement: Judgement) -> str:
    """The finding in words: the figures, what was expected, and how often so much would come by chance."""
    verdict, rests_on = judgement.verdict, {"before": judgement.before, "every": at.noun}
    if row["value"] is None:
        return NOT_SUPPLIED
    figure = f"{figure_words(row)} in {at.words}"
    if verdict.why_silent == "not supplied":
        return f"{figure}. {OF_NOTHING}"
    if verdict.why_silent == "too few":
        return f"{figure}: {TOO_FEW}."
    if verdict.why_silent:
        return f"{figure}. {wording.SILENT_WORDS[verdict.why_silent].format(**rests_on)}"
    of = f" of {row['denominator']:,}" if row.get("denominator") else ""
    expected = f"Expected: {span(EVENTS, verdict.lower, verdict.upper)}{of}."
    trial = [wording.TRIAL_WORDS.format(**rests_on)] if verdict.state == "trial" else []
    return " ".join([f"{figure}.", expected, *_finding(at, judgement), *trial])


def _finding(at: Period, judgement: Judgement) -> list[str]:
    """What stands out, if anything does."""
    verdict, total = judgement.verdict, judgement.total
    if verdict.signal is None or total is None:
        return [WITHIN]
    often = how_often(judgement.adjusted_p, verdict.window, verdict.signal)
    if verdict.window == 1:
        return [often or f"{wording.SIDE[verdict.signal]['way'].capitalize()} than expected."]
    figure = wording.figure(EVENTS, total.value)
    expected = span(EVENTS, total.lower, total.upper)
    return [f"{figure} in {window_words(at, verdict.window)}; expected: {expected}.", often]
