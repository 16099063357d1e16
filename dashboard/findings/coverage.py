"""What the plan asks for and nobody has supplied: late, asked for, still collecting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.findings.collection import Findings, in_agenda_order
from dashboard.findings.finding import Finding
from dashboard.period import Half, Period
from dashboard.plan import Item, Measure, Plan, Track, due_on


@dataclass(frozen=True)
class NotReceived:
    """Measures of one supplier and family that were held before and lack a quarter, or half-year, that was due.

    days_late: from the day it was due to the day this was asked.
    """

    supplier: str
    family: str
    measures: tuple[Measure, ...]
    quarter: Period | Half
    due: date
    days_late: int
    latest_held: Period | Half
    sections: tuple[str, ...]


def expected_quarter(plan: Plan, as_at: date) -> Period:
    """The latest quarter whose extracts were due before a day, for what is looked at every quarter."""
    quarter = Period.of(as_at) - 1
    while due_on(quarter.end, plan.document.due_days) >= as_at:
        quarter -= 1
    return quarter


def due(measure: Measure, quarter: Period | Half, plan: Plan) -> date:
    """The day by which a measure's figures of a quarter, or half-year, are expected.

    What only tracks of less than every quarter look at is not due before the last quarter that their next meeting
    can see: absent before that, it is not late.
    """
    days = plan.document.due_days
    first = due_on(quarter.end, days)
    tracks = _tracks_of(measure, plan)
    if not tracks or any(track.every_months <= 3 for track in tracks):
        return first
    wanted = {meeting for track in tracks for meeting in track.meetings}
    ahead = [each for each in plan.document.meetings if each.id in wanted and each.sort >= first]
    if not ahead:
        return first
    last = quarter
    while (following := due_on((last + 1).end, days)) <= ahead[0].sort:
        last, first = last + 1, following
    return first


def _tracks_of(measure: Measure, plan: Plan) -> list[Track]:
    """The tracks that look at a measure: those its items name, else all of the items' sections."""
    items = [plan.document.item(each) for each in measure.items]
    return [
        track for item in items for track in plan.document.section(item.section).tracks if item.track in ("", track.id)
    ]


def not_received(found: Findings, plan: Plan) -> list[NotReceived]:
    """What is late, by supplier and the latest quarter held, in the order of the plan's items."""
    expected = expected_quarter(plan, found.as_at)
    late: dict[tuple[str, str, Period | Half, Period | Half], list[Measure]] = {}
    for measure, last in latest_held(found).items():
        quarter = type(last).ended_by(expected)
        while last < quarter and due(measure, quarter, plan) >= found.as_at:
            quarter -= 1
        if not measure.optional and last < quarter:
            late.setdefault((measure.supplier, measure.family, last, quarter), []).append(measure)
    return [
        NotReceived(
            supplier, family, tuple(measures), quarter, day, (found.as_at - day).days, last,
            sections_of(measures, plan),
        )
        for (supplier, family, last, quarter), measures in late.items()
        for day in (due(measures[0], quarter, plan),)
    ]  # fmt: skip


def latest_held(found: Findings) -> dict[Measure, Period | Half]:
    """The latest quarter each measure is held for, in the force or any district."""
    latest: dict[Measure, Period | Half] = {}
    for each in found.all:
        if each.area.kind != "comparator":
            latest[each.measure] = max(each.series.last, latest.get(each.measure, each.series.last))
    return latest


def never_supplied(found: Findings, plan: Plan) -> dict[Item, tuple[Measure, ...]]:
    """The measures with no figure of the force or a district, by the item that asks for them; each under its first
    item alone. What is optional is asked of nobody."""
    supplied = {measure.code for measure in latest_held(found)}
    listed: set[str] = set()
    by_item: dict[Item, tuple[Measure, ...]] = {}
    for item in plan.document.items:
        wanted = [each for each in plan.by_item[item.id] if not each.optional]
        missing = tuple(each for each in wanted if each.code not in supplied | listed)
        listed |= {each.code for each in missing}
        if missing:
            by_item[item] = missing
    return by_item


def offered(found: Findings, plan: Plan) -> list[Measure]:
    """The measures a reader may look at, in the order of the plan's items: those that are optional once supplied."""
    supplied = {each.measure for each in found.all}
    return [each for each in in_agenda_order(plan) if not each.optional or each in supplied]


def collecting(found: Findings) -> list[Finding]:
    """The force's findings with too few quarters for a range."""
    return [each for each in found.all if each.is_force and each.verdict.why_silent == "collecting"]


def unknown(found: Findings, plan: Plan) -> set[str]:
    """The codes of the measures of which nothing can be said: late, collecting, or never supplied."""
    late = {measure.code for group in not_received(found, plan) for measure in group.measures}
    waiting = {each.measure.code for each in collecting(found)}
    return late | waiting | {measure.code for missing in never_supplied(found, plan).values() for measure in missing}


def sections_of(measures: Iterable[Measure], plan: Plan) -> tuple[str, ...]:
    """The ids of the sections that the measures serve, in the plan's order."""
    served = {section for measure in measures for section in plan.sections_of(measure)}
    return tuple(section.id for section in plan.document.sections if section.id in served)
