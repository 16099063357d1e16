"""What stands on the agendas, and what people have raised: the plan's own and the store's, as known on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from dashboard import scrutiny
from dashboard.findings import Finding
from dashboard.plan import Meeting, Plan
from dashboard.scrutiny import Agenda, Evidence, Raised, Topic
from dashboard.store import Changed, Store


def agenda(store: Store, plan: Plan, meeting: Meeting, as_at: date) -> Agenda:
    """The agenda of a meeting as it stood on a day."""
    return scrutiny.agenda(plan, meeting, topics(store, plan, as_at), as_at)


def topics(store: Store, plan: Plan, as_at: date) -> list[Topic]:
    """Every topic that stood on a day: the plan's, then those chosen here, in the order they were chosen."""
    by_topic: dict[int, list[dict[str, Any]]] = {}
    for row in _rows(store.evidence()):
        by_topic.setdefault(row["topic"], []).append(row)
    chosen = [_topic(row, by_topic.get(row["topic"], [])) for row in _rows(store.topics(as_at))]
    return [*scrutiny.planned_topics(plan), *chosen]


def raised(store: Store, plan: Plan, as_at: date) -> list[Raised]:
    """Every exception people had raised by a day, the latest first."""
    planned = [
        Raised(
            each.title, "", each.origin, each.origin, plan.areas.force.name, each.section, each.raised,
            meeting=each.meeting, disposition=each.disposition, disposition_reason=each.disposition_reason,
            illustrative=each.illustrative,
        )
        for each in plan.document.raised
        if _day_raised(plan, each.raised, each.meeting) <= as_at
    ]  # fmt: skip
    held = [_raised(row) for row in _rows(store.raised_exceptions(as_at))]
    return sorted([*held, *planned], key=lambda each: each.day or date.min, reverse=True)


def open_raised(store: Store, plan: Plan, as_at: date) -> list[Raised]:
    """What people have raised since the last meeting that is neither decided nor on an agenda."""
    passed = [meeting.sort for meeting in plan.document.meetings if meeting.has_passed(as_at)]
    since = max(passed, default=date.min)
    on_agenda = [evidence for topic in topics(store, plan, as_at) for evidence in topic.evidence]
    return [
        each
        for each in raised(store, plan, as_at)
        if not each.disposition
        and (each.day or date.min) > since
        and not any(rests_on(evidence, each) for evidence in on_agenda)
    ]


def rests_on(evidence: Evidence, each: Raised) -> bool:
    """True where the evidence is this raised exception; one that came with the plan is known by its title."""
    if each.number is None:
        return evidence.measure is None and evidence.raised is None and evidence.sentence == each.title
    return evidence.raised == each.number


def choose(
    store: Store, plan: Plan, evidence: dict[str, Any], is_same: Callable[[Evidence], bool], **topic: Any
) -> int:
    """Put what the evidence shows on the agenda of a meeting, and return the topic's number.

    `is_same` says of the evidence of a topic whether it is this very one. Raises Changed where a topic
    of that meeting rests on it already: nothing is written then.
    """
    with store.recording():
        standing = [each for each in topics(store, plan, topic["day"]) if each.meeting == topic["meeting"]]
        if any(is_same(other) for each in standing for other in each.evidence):
            raise Changed
        return store.add_topic([evidence], **topic)


def evidence_of(finding: Finding, as_at: date) -> dict[str, Any]:
    """A finding as a topic keeps it: what it showed on the day it was chosen."""
    point, verdict = finding.latest, finding.verdict
    return {
        "measure": finding.measure.code,
        "area": finding.area.name,
        "period": str(finding.quarter),
        "value": point.numerator if point else None,
        "denominator": point.denominator if point else None,
        "expected": verdict.expected,
        "lower": verdict.lower,
        "upper": verdict.upper,
        "signal": verdict.signal,
        "sentence": finding.sentence,
        "raised": None,
        "as_at": as_at,
    }


def evidence_of_raised(each: Raised, as_at: date) -> dict[str, Any]:
    """A raised exception as a topic keeps it."""
    blank = dict.fromkeys(("measure", "period", "value", "denominator", "expected", "lower", "upper", "signal"))
    return {**blank, "area": each.area, "sentence": each.title, "raised": each.number, "as_at": as_at}


def _topic(row: dict[str, Any], evidence: list[dict[str, Any]]) -> Topic:
    reasons = [each["sensitivity_reason"] or "" for each in evidence if each["sensitive"]]
    return Topic(
        row["meeting"], row["track"], row["title"], row["rationale"], row["origin"], row["owner"],
        number=row["topic"], version=row["version"], by=row["by"], chosen_by=row["chosen_by"],
        evidence=tuple(map(_evidence, evidence)), sensitive=bool(reasons), sensitivity_reason=" ".join(reasons),
    )  # fmt: skip


def _evidence(row: dict[str, Any]) -> Evidence:
    return Evidence(
        row["measure"], row["area"], row["period"], row["sentence"], row["as_at"].date(),
        row["value"], row["expected"], row["lower"], row["upper"], row["signal"], row["raised"],
    )  # fmt: skip


def _raised(row: dict[str, Any]) -> Raised:
    return Raised(
        row["title"], row["summary"], row["origin"], row["raised_by"], row["area"], row["section"], row["day"].date(),
        sensitive=row["sensitive"], sensitivity_reason=row["sensitivity_reason"],
        illustrative=row["basis"] == "illustrative", reference=row["reference"], number=row["raised"],
    )  # fmt: skip


def _day_raised(plan: Plan, day: date | None, meeting: str) -> date:
    """The day something in the plan was raised: its own, else the day of the meeting it was raised for."""
    return day or plan.document.meeting(meeting).sort


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame with None where a cell is empty."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")
