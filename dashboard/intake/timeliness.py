"""Extracts by quarters: what has been received, what is late, what is not due, what was never sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.findings import Findings, NotReceived, coverage, latest_held, never_supplied, sections_of
from dashboard.period import Half, Period, period_of
from dashboard.plan import FAMILY_NAMES, Measure, Meeting, Plan, due_on
from dashboard.store import Store
from dashboard.text import english

QUARTERS_AT_ONCE = 8  # quarters
NAMES = {family: name for family, name in FAMILY_NAMES.items() if family != "street"}  # that is never due
STATUSES = {
    "requested": "Asked for, no answer yet",
    "not_obtainable": "Cannot be obtained proportionately",
    "data": "Not supplied",
    "qualitative": "Not supplied",
}


@dataclass(frozen=True)
class Cell:
    """What has become of one quarter, in words. late: some of it was due, and later than what was last held."""

    words: str
    late: bool = False


@dataclass(frozen=True)
class Row:
    """What one supplier sends of one family: what has become of each quarter, the latest first."""

    family: str
    supplier: str
    cells: tuple[Cell, ...]
    last_held: str
    last_brought: str
    sections: str

    @property
    def name(self) -> str:
        """What the family is called."""
        return NAMES[self.family]

    @property
    def late(self) -> bool:
        """Whether any of its quarters is late."""
        return any(each.late for each in self.cells)


@dataclass(frozen=True)
class Received:
    """Every row beside the same quarters, the latest first; the first of them is the one that runs."""

    quarters: tuple[Period, ...]
    rows: tuple[Row, ...]


def received(found: Findings, store: Store, plan: Plan) -> Received:
    """What has become of each family and supplier in the latest quarters, as known on the day of the findings."""
    running = Period.of(found.as_at)
    quarters = tuple(running - back for back in range(QUARTERS_AT_ONCE))
    own = [area.name for area in plan.areas.all if area.kind != "comparator"]
    came = store.received(own, found.as_at)
    by_measure = {code: _Came(rows) for code, rows in came.groupby("measure")}
    held = latest_held(found)
    rows = [
        _row(family, supplier, measures, quarters, by_measure, found.as_at, plan)
        for (family, supplier), measures in _senders(plan, held).items()
    ]
    return Received(quarters, (*rows, *_made(quarters, store, found.as_at, plan)))


class _Came:
    """What has come of one measure: the period's text to its first day and extract; and who brought it last."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self.at = {each.period: (each.received.date(), int(each.extract)) for each in rows.itertuples()}
        last = rows.sort_values(["last_received", "period"]).iloc[-1]
        self.first, self.last = (period_of(end) for end in (rows.period.min(), rows.period.max()))
        self.began = min(day for day, _ in self.at.values())
        self.brought = (last.last_received.date(), last["by"])


def _senders(plan: Plan, held: Iterable[Measure]) -> dict[tuple[str, str], list[Measure]]:
    """The measures ever held, by their family and supplier, in the order of families."""
    held = set(held)
    senders: dict[tuple[str, str], list[Measure]] = {}
    for family in NAMES:
        for measure in plan.measures:
            if measure.family == family and measure in held and not measure.sum_of:
                senders.setdefault((family, measure.supplier), []).append(measure)
    return senders


def _row(
    family: str,
    supplier: str,
    measures: list[Measure],
    quarters: tuple[Period, ...],
    by_measure: dict[str, _Came],
    as_at: date,
    plan: Plan,
) -> Row:
    came = [(each, by_measure[each.code]) for each in measures if each.code in by_measure]
    cells = tuple(_cell(came, quarter, as_at, plan) for quarter in quarters)
    brought, by = max((each.brought for _, each in came), default=(None, ""))
    last = max((each.last.last_quarter for _, each in came), default=None)
    return Row(
        family, supplier, cells,
        str(last or ""), f"{by}, {english.day(brought)}" if brought else "",
        ", ".join(sections_of(measures, plan)),
    )  # fmt: skip


def _cell(came: list[tuple[Measure, _Came]], quarter: Period, as_at: date, plan: Plan) -> Cell:
    """What has become of one quarter."""
    wanted = [
        (each, period, coverage.due(measure, period, plan))
        for measure, each in came
        if (period := _period(measure, quarter)) is not None
    ]
    if not wanted:
        return Cell("Each half-year: not due")
    there = [(*each.at[str(period)], each.began, due) for each, period, due in wanted if str(period) in each.at]
    lacking = [(each, due) for each, period, due in wanted if each.first <= period and str(period) not in each.at]
    if lacking and all(due >= as_at for _, due in lacking):
        part = f"{len(there)} of {len(there) + len(lacking)} received, the rest not" if there else "Not"
        return Cell(f"{part} due until {english.short_day(min(due for _, due in lacking))}")
    late_since = [due for each, due in lacking if quarter > each.last.last_quarter and due < as_at]
    missing = f"late: {_days_from(min(late_since), as_at)}" if late_since else "not received"
    if not there:
        return Cell(missing.capitalize(), bool(late_since)) if lacking else Cell("Not begun")
    day, number, began, due = max(there)
    # What came first of all is the history of before extracts were asked for.
    after = f", {_days_from(due, day)} late" if day > max(due, began) else ""
    of, rest = (f"{len(there)} of {len(there) + len(lacking)} on ", f"; the rest {missing}") if lacking else ("", "")
    return Cell(f"{of}{_short(day)}{after}, extract {number}{rest}", bool(late_since))


def _days_from(first: date, last: date) -> str:
    return english.count_words((last - first).days, "day")


def _short(day: date) -> str:
    """A day in a narrow column: 28 Jan 2014."""
    return f"{day.day} {day:%b %Y}".replace(" ", english.NO_BREAK)


def _period(measure: Measure, quarter: Period) -> Period | Half | None:
    """The measure's period that ends with a quarter; None where none does."""
    if measure.every == Period.noun:
        return quarter
    half = Half.ended_by(quarter)
    return half if half.last_quarter == quarter else None


def _made(quarters: tuple[Period, ...], store: Store, as_at: date, plan: Plan) -> Iterable[Row]:
    """What people raised through extracts: a quarter with nothing raised may be a quiet one, and is never late."""
    raised = store.raised_exceptions(as_at)
    raised = raised[raised.extract.notna()]
    if raised.empty:
        return
    by_period = {period: rows for period, rows in raised.groupby("period")}

    def cell(quarter: Period) -> Cell:
        if str(quarter) in by_period:
            rows = by_period[str(quarter)]
            return Cell(f"{_short(rows.day.min().date())}, extract {int(rows.extract.min())}")
        due = due_on(quarter.end, plan.document.due_days)
        return Cell(f"Not due until {english.short_day(due)}" if due >= as_at else "Nothing raised")

    last = raised.sort_values("day").iloc[-1]
    sections = [each.id for each in plan.document.sections if each.id in set(raised.section)]
    yield Row(
        "made", "MADE", tuple(map(cell, quarters)), str(raised.period.max()),
        f"{last['by']}, {english.day(last.day.date())}", ", ".join(sections),
    )  # fmt: skip


def late_words(each: NotReceived, meeting: Meeting | None, as_at: date, brought: str = "") -> tuple[str, str]:
    """What is late in words: what and by how much, and what is known of it."""
    of = f"from {each.supplier}" if each.family == "measures" else ""
    name = " ".join(filter(None, (NAMES[each.family], of)))
    days = f"{english.count_words(each.days_late, 'day')} late"
    before = f", {_before(meeting, as_at)}" if meeting is not None else ""
    sections = f"section{'' if len(each.sections) == 1 else 's'} {english.listed([*each.sections])}"
    known = [
        f"Due on {english.day(each.due)} from {each.supplier}",
        f"last held {each.latest_held}",
        sections,
        f"last brought by {brought}" if brought else "",
    ]
    measures = english.listed([measure.name for measure in each.measures])
    return f"{name} for {each.quarter}: {days}{before}.", f"{'; '.join(filter(None, known))}. Not received: {measures}."


def _before(meeting: Meeting, as_at: date) -> str:
    if meeting.day is None:
        return f"before the meeting of {meeting.words}"
    days = english.count_words((meeting.day - as_at).days, "day")
    return f"{days} before the meeting of {english.day(meeting.day)}"


def late(found: Findings, store: Store, plan: Plan, meeting: Meeting | None) -> list[tuple[str, str]]:
    """Every late extract in words, in the order of the plan's items."""
    groups = coverage.not_received(found, plan)
    if not groups:
        return []
    own = [area.name for area in plan.areas.all if area.kind != "comparator"]
    came = store.received(own, found.as_at)
    return [late_words(each, meeting, found.as_at, _last_by(each, came)) for each in groups]


def _last_by(each: NotReceived, came: pd.DataFrame) -> str:
    """Who brought the latest figures of what is late."""
    rows = came[came.measure.isin([measure.code for measure in each.measures])]
    return "" if rows.empty else rows.sort_values(["last_received", "period"]).iloc[-1]["by"]


def never_sent(found: Findings, plan: Plan) -> list[tuple[str, str]]:
    """What the plan asks for and nobody has sent, with how that stands: measures by item, then items without any."""
    unsent = [
        (STATUSES[item.status], measures, item) for item, measures in never_supplied(found, plan).items()
    ] + [
        (STATUSES[item.status], (), item) for item in plan.document.items
        if item.status in ("requested", "not_obtainable") and not plan.by_item[item.id]
    ]  # fmt: skip
    return [(f"{status}: {_what(measures, item.text)}", _for(measures, item)) for status, measures, item in unsent]


def _what(measures: tuple[Measure, ...], text: str) -> str:
    return "; ".join(each.name for each in measures) + "." if measures else text


def _for(measures: tuple[Measure, ...], item) -> str:
    suppliers = english.listed(sorted({each.supplier for each in measures}))
    return f"From {suppliers} · for {item.section}: {item.text}" if measures else f"For {item.section}"
