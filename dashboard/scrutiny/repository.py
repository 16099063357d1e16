"""What stands on the agendas, and what people have raised: the plan's own and the store's, as known on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import pandas as pd

from dashboard.findings import ExceptionRef, Finding
from dashboard.plan import Meeting, Plan, PlannedDisposition
from dashboard.scrutiny import candidates
from dashboard.scrutiny.agenda import Agenda, agenda_of, next_meeting, planned_topics
from dashboard.scrutiny.dispositions import DISPOSITIONS, Disposition
from dashboard.scrutiny.evidence import window_of
from dashboard.scrutiny.topic import Evidence, Raised, Rationale, Topic
from dashboard.store import Store


def agenda(store: Store, plan: Plan, meeting: Meeting, as_at: date) -> Agenda:
    """The agenda of a meeting as it stood on a day."""
    return agenda_of(plan, meeting, topics(store, plan, as_at), as_at)


def topics(store: Store, plan: Plan, as_at: date) -> list[Topic]:
    """Every topic that stood on a day: the plan's, as changed here, then those chosen here, as they were chosen."""
    by_topic: dict[int, list[dict[str, Any]]] = {}
    for row in _rows(store.evidence(as_at)):
        by_topic.setdefault(row["topic"], []).append(row)
    further: dict[int, list[Rationale]] = {}
    for row in _rows(store.rationales(as_at)):
        further.setdefault(row["topic"], []).append(_rationale(row["words"], row["origin"]))
    planned, changed, chosen = planned_topics(plan), {}, []
    for row in _rows(store.topics(as_at)):
        topic = _topic(row, by_topic.get(row["topic"], []), further.get(row["topic"], []))
        if row["planned"]:
            changed[row["planned"]] = None if row["taken_off"] else topic
        else:
            chosen.append(topic)
    own = (_instead(each, changed[each.planned]) if each.planned in changed else each for each in planned)
    return [*(each for each in own if each is not None), *chosen]


def _rationale(words: str, origin: str) -> Rationale:
    return Rationale(words, origin, sha256(f"{words} {origin}".encode()).hexdigest()[:16])


def _instead(planned: Topic, changed: Topic | None) -> Topic | None:
    """A topic of the plan with the words it was given here; None where it was taken off."""
    return changed and replace(
        planned, title=changed.title, rationale=changed.rationale, owner=changed.owner, question=changed.question,
        number=changed.number, version=changed.version, by=changed.by, evidence=changed.evidence,
        further=(*planned.further, *changed.further), sensitive=planned.sensitive or changed.sensitive,
        sensitivity_reason=" ".join(filter(None, (planned.sensitivity_reason, changed.sensitivity_reason))),
    )  # fmt: skip


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
    """What people have raised since the last meeting, or was carried, that is neither decided nor on an agenda."""
    held, meeting = dispositions(store, plan, as_at), next_meeting(plan, as_at)
    carried = candidates.carried_to(held, meeting, plan) if meeting else []
    on_agenda = [evidence for topic in topics(store, plan, as_at) for evidence in topic.evidence]
    return [
        each
        for each in candidates.open_raised(raised(store, plan, as_at), carried, plan, as_at)
        if not any(evidence.ref.is_same_matter(each.ref) for evidence in on_agenda)
        and not (meeting and candidates.standing(each, held, meeting.id))
    ]


def dispositions(store: Store, plan: Plan, as_at: date) -> list[Disposition]:
    """What had become by a day of the exceptions nobody took, at each meeting: the plan's, then those decided here.

    What was decided here of an exception counts in place of what the plan says of it.
    """
    held = decided_here(store, as_at)
    planned = [disposition(each) for each in plan.document.dispositions if each.decided <= as_at]
    raised = _besides(_raised_dispositions(plan, as_at), [*planned, *held])
    known = [*raised, *_topic_dispositions(plan), *_besides(planned, held), *held]
    return [each for each in known if each.disposition in DISPOSITIONS]


def decided_here(store: Store, as_at: date) -> list[Disposition]:
    """The last that was decided here by a day of each exception at each meeting, also that it is offered again."""
    return [
        Disposition(
            row["meeting"], row["title"], row["origin"], row["disposition"], row["reason"], row["day"].date(),
            row["by"], row["report"], row["measure"], row["area"], row["raised"], row["period"], row["signal"],
            row["quarters"], row["sentence"],
        )
        for row in _rows(store.dispositions(as_at))
    ]  # fmt: skip


def _besides(some: list[Disposition], others: list[Disposition]) -> list[Disposition]:
    """Those of exceptions of which the others do not speak."""
    return [each for each in some if each.decides not in {other.decides for other in others}]


def _raised_dispositions(plan: Plan, as_at: date) -> list[Disposition]:
    return [
        Disposition(
            each.meeting, each.title, each.origin, each.disposition, each.disposition_reason, each.raised, "",
            illustrative=each.illustrative,
        )
        for each in plan.document.raised
        if each.meeting and _day_raised(plan, each.raised, each.meeting) <= as_at
    ]  # fmt: skip


def _topic_dispositions(plan: Plan) -> list[Disposition]:
    return [
        Disposition(each.meeting, each.title, each.every_origin, each.disposition, each.disposition_reason, None, "")
        for each in planned_topics(plan)
    ]


def disposition(each: PlannedDisposition) -> Disposition:
    """What the plan says became of an exception."""
    return Disposition(
        each.meeting, each.title, each.origin, each.disposition, each.reason, each.decided, "", each.report,
        each.measure or None, each.area or None, None, each.quarter or None, each.signal or None, each.window or None,
        each.sentence,
    )  # fmt: skip


def evidence_of(finding: Finding, as_at: date) -> dict[str, Any]:
    """A finding as a topic keeps it: what it showed on the day it was chosen."""
    point, verdict = finding.latest, finding.verdict
    return _evidence_row(
        finding.ref, finding.area.name, finding.sentence, as_at,
        value=point.numerator if point else None, denominator=point.denominator if point else None,
        expected=verdict.expected, lower=verdict.lower, upper=verdict.upper,
    )  # fmt: skip


def evidence_of_raised(each: Raised, as_at: date) -> dict[str, Any]:
    """A raised exception as a topic keeps it."""
    return _evidence_row(each.ref, each.area, each.title, as_at)


def _evidence_row(ref: ExceptionRef, area: str, sentence: str, as_at: date, **figures: float | None) -> dict[str, Any]:
    """The columns of evidence in the store, from what names the exception and its figures."""
    return {
        "measure": ref.measure, "area": area, "period": ref.period, "signal": ref.signal, "quarters": ref.window,
        "raised": ref.raised, "sentence": sentence, "as_at": as_at,
        **dict.fromkeys(("value", "denominator", "expected", "lower", "upper")), **figures,
    }  # fmt: skip


def _topic(row: dict[str, Any], evidence: list[dict[str, Any]], further: list[Rationale]) -> Topic:
    reasons = [each["sensitivity_reason"] or "" for each in evidence if each["sensitive"]]
    return Topic(
        row["meeting"], row["track"], row["title"], row["rationale"], row["origin"], row["owner"],
        number=row["topic"], version=row["version"], by=row["by"], chosen_by=row["chosen_by"],
        evidence=tuple(map(_evidence, evidence)), sensitive=bool(reasons), sensitivity_reason=" ".join(reasons),
        question=row["question"] or "", further=tuple(further),
    )  # fmt: skip


def _evidence(row: dict[str, Any]) -> Evidence:
    return Evidence(
        row["measure"], row["area"], row["period"], row["sentence"], row["as_at"].date(),
        row["value"], row["expected"], row["lower"], row["upper"], row["signal"], row["raised"],
        row["denominator"], row["by"] or "", window=window_of(row["quarters"], row["period"], row["sentence"]),
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
