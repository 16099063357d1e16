"""Whether a measure moved after an action was agreed, in words that claim no cause."""

from __future__ import annotations

from datetime import date

from dashboard.findings import FEWEST_FOR_A_PERCENTAGE, Figure, Finding, Findings, breaks_of, wording
from dashboard.scrutiny.follow_up import Action
from dashboard.scrutiny.topic import Topic

NOT_THE_CAUSE = "This does not say that the action did it."
A_YEAR = {"quarter": 4, "half-year": 2}


def before_and_after(action: Action, topic: Topic | None, found: Findings) -> str:
    """Whether the measure under an action's topic moved after it was agreed, in words that claim no cause.

    Empty where the topic rests on no measure. While fewer quarters than a year have come, each is held against the
    same quarter of the year before, so that no season is taken for a change.
    """
    pinned = [each for each in topic.evidence if each.measure] if topic else []
    finding = found.of(pinned[0].measure, pinned[0].area) if pinned else None
    if finding is None or finding.latest is None:
        return ""
    every = finding.measure.every
    name = finding.measure.name if finding.is_force else f"{finding.measure.name} in {finding.area.name}"
    before, after = _before_and_after(finding, action.agreed)
    if not after:
        return f"{name}: no {every} that began since has been supplied yet."
    if not before:
        return f"{name}: nothing to compare what came since with."
    averages = [_average(finding, figures) for figures in (before, after)]
    if None in averages:
        return f"{name}: too few to compare."
    told = [wording.average(finding.measure, each) for each in averages]
    return (
        f"{name}. Since then: {told[0]} a {every} before, {told[1]} after{_compared(len(after), every)}; "
        f"{_judged(finding)}. {NOT_THE_CAUSE}"
    )


def _compared(after: int, every: str) -> str:
    if after == A_YEAR[every]:
        return " (a year each)"
    return f" (the same {every} of the year)" if after == 1 else f" (the same {after} {every}s of the year)"


def _judged(finding: Finding) -> str:
    if finding.verdict.why_silent:
        return f"the latest {finding.measure.every} is not judged"
    if finding.signal is None:
        return "within the expected range"
    return f"{wording.SIDE[finding.signal]['way']} than expected"


def _before_and_after(finding: Finding, agreed: date) -> tuple[list[Figure], list[Figure]]:
    """The figures of the quarters that began since a day, of a year at most, and those they are held against.

    None is taken from the other side of a break, be it of definition or of recording, nor one that is not yet mature.
    """
    year = A_YEAR[finding.measure.every]
    held = [each for each in finding.figures if not each.provisional and each.numerator is not None]
    last = finding.series.place(finding.quarter)
    broken = [at for breaks in breaks_of(finding.measure, finding.series) for at in breaks if at <= last]
    held = [each for each in held if finding.series.place(each.period) >= max(broken, default=0)]
    after = [each for each in held if each.period.start >= agreed][-year:]
    ended = [each for each in held if each.period.end <= agreed]
    if len(after) == year:
        return ended[-year:], after
    seasons = {_season(each, year) for each in after}
    return [each for each in ended[-year:] if _season(each, year) in seasons], after


def _season(each: Figure, year: int) -> int:
    return each.period.index % year


def _average(finding: Finding, figures: list[Figure]) -> float | None:
    """The average of some quarters; of shares that of all their events, and none on too small a base."""
    measure = finding.measure
    if not measure.is_ratio:
        return sum(each.value for each in figures) / len(figures)
    base = sum(each.denominator for each in figures)
    if base < FEWEST_FOR_A_PERCENTAGE:
        return None
    return measure.per * sum(each.numerator for each in figures) / base
