"""Why a finding says what it says: its history, season and company, what was set aside, and how surely it differs."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dashboard.findings import wording
from dashboard.findings.decisions import QUARTER, Decision
from dashboard.findings.finding import Finding
from dashboard.findings.points import Figure
from dashboard.period import Half, Period
from dashboard.text import english
from dashboard.variation import FEWEST_TO_ESTABLISH, MEMORY

STRETCHES = {1: "the latest", 2: "the latest two together", 4: "the latest four together"}
Reason = tuple[str, str]  # what is explained, and the explanation


def reasons(finding: Finding) -> list[Reason]:
    """What the range rests on, in the order a reader would ask. Empty where no range was foretold."""
    if finding.judgement is None or finding.group is None or not finding.supplied:
        return []
    found = [("History used", _history(finding)), ("Judged together with", _company(finding))]
    if finding.state != "collecting":
        nothing = f"Nothing: no {finding.measure.every} and no change of level stands out."
        found += [
            ("Season", _season(finding)),
            ("Unrest", _unrest(finding)),
            (
                "Set aside or moved",
                " ".join(past(finding)) or nothing,
            ),
            ("How far outside", _how_far(finding)),
        ]
    return [(name, words) for name, words in found if words]


def past(finding: Finding) -> list[str]:
    """What was set aside of a finding's past and where a new level begins, by the figures or by a person's decision."""
    return [*_detected(finding), *(decided(each) for each in decisions(finding))]


def decisions(finding: Finding) -> list[Decision]:
    """What people decided about this series' past, the latest quarter last."""
    own = [each for each in finding.group.decisions if each.area == finding.area.name] if finding.group else []
    return sorted(own, key=lambda each: each.period.index)


def decided(decision: Decision) -> str:
    """A decision in words: what, by whom, when, why."""
    quarter = decision.period.words
    if decision.kind == QUARTER:
        what = f"{quarter} is set aside" if decision.holds else f"{quarter} counts like any other"
    else:
        what = f"A new level begins with {quarter}" if decision.holds else f"No new level begins with {quarter}"
    why = decision.why if decision.why.endswith((".", "?", "!")) else f"{decision.why}."
    return f"{what}: decided by {decision.by} (not verified) on {english.day(decision.day)}. {why}"


def _detected(finding: Finding) -> Iterable[str]:
    judgement = finding.judgement
    if judgement is None:
        return
    decided = {(each.kind == QUARTER, each.period) for each in decisions(finding)}
    for quarter in judgement.aside:
        if (True, quarter) not in decided:
            unlike = f"unlike the {finding.measure.every}s around it"
            yield f"{quarter.words} is set aside: {_given(finding, quarter)}, {unlike}."
    for quarter in judgement.steps:
        if (False, quarter) not in decided:
            yield f"From {quarter.words} the level is another."


def _given(finding: Finding, quarter: Period | Half) -> str:
    place = finding.series.place(quarter)
    figure: Figure | None = finding.figures[place] if 0 <= place < len(finding.figures) else None
    if figure is None or figure.value is None:
        return "its figure"
    return wording.figure_and_unit(finding.measure, figure.value, figure.numerator, figure.denominator)


def _history(finding: Finding) -> str:
    before = english.count_words(finding.before, f"earlier {finding.measure.every}")
    first = max(finding.quarter - MEMORY, finding.series.first)
    spent = f"{before}, from {first.words} on; never more than the last {MEMORY}."
    firm = f" The range is a trial one until there are {FEWEST_TO_ESTABLISH}." if finding.state == "trial" else ""
    return spent + firm


def _company(finding: Finding) -> str:
    others = len(finding.group.series) - 1
    if not others:
        return "No other area: its season and its unrest are its own."
    areas = english.count_words(others, "other area")
    return f"{areas} of the same measure, which lend it what they share of season, trend and unrest."


def _season(finding: Finding) -> str:
    """What was expected of each quarter of the last year judged: it differs by season and trend alone."""
    judged = [point for point in finding.points if not point.provisional]
    expected = [
        f"{point.period.label}: {wording.average(finding.measure, point.expected)}"
        for point in judged[-finding.measure.a_year :]
        if point.expected is not None
    ]
    return f"Expected by season and trend: {' · '.join(expected)}." if expected else ""


def _unrest(finding: Finding) -> str:
    unrest = finding.judgement.unrest
    if unrest is None:
        return ""
    every = finding.measure.every
    return f"It moves by about {100 * unrest:.0f}% from {every} to {every} when nothing happens, chance aside."


def _how_far(finding: Finding) -> str:
    judgement = finding.judgement
    p, adjusted = judgement.verdict.p_window, judgement.adjusted_p
    if p is None or adjusted is None:
        return ""
    every = finding.measure.every
    tried = f"{english.count_words(judgement.tried, 'stretch', 'stretches')} of {every}s looked at"
    strongest = f"the furthest out is {STRETCHES[judgement.verdict.window]}"
    if judgement.tried == 1:
        return f"One stretch of {every}s looked at: chance {_chance(p)}."
    return f"{tried}; {strongest}: chance {_chance(p)}, or {_chance(adjusted)} as several were tried."


def _chance(p: float) -> str:
    """A chance to two figures: 0.0031; 'under 0.0001'."""
    return "under 0.0001" if p < 1e-4 else f"{float(np.format_float_positional(p, 2, fractional=False)):g}"
