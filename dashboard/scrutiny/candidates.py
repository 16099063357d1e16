"""The candidates for a meeting's agenda: exceptions neither taken nor disposed of, and when each was last looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.findings import Finding, Findings, ranked
from dashboard.plan import Meeting, Plan
from dashboard.scrutiny.agenda import following
from dashboard.scrutiny.dispositions import CARRIED, Disposition, changed
from dashboard.scrutiny.overlaps import alike
from dashboard.scrutiny.topic import Evidence, Raised, Topic


@dataclass(frozen=True)
class Candidate:
    """An exception that may be taken to a meeting, with the words of its place in the order of risk.

    carried: what an earlier meeting said of it where it was carried to this one. earlier: what was said of it for
    this very meeting where it has `changed` since. last: the last meeting held that looked at it; None means never.
    """

    of: Finding | Raised
    risk: str = ""
    carried: Disposition | None = None
    earlier: Disposition | None = None
    changed: str = ""
    last: Meeting | None = None


def candidates(
    found: Findings,
    raised: Iterable[Raised],
    topics: list[Topic],
    held: list[Disposition],
    plan: Plan,
    meeting: Meeting,
) -> list[Candidate]:
    """The candidates for a meeting: those carried to it, then what people raised, then the figures by their risk.

    raised, topics, held: all that stand, of every meeting. What people raised is offered until the meeting after it.
    """
    in_order = ranked(found.exceptions, found, plan).all
    carried = carried_to(held, meeting, plan)
    risks = {each.finding.ref.matter: each.words for each in in_order}
    offered: list[Finding | Raised] = [
        *open_raised(raised, carried, plan, found.as_at),
        *(each.finding for each in in_order),
    ]
    known = {each.ref.matter for each in offered}
    offered += [each for each in _found_again(carried, found) if each.ref.matter not in known]
    taken = [topic for topic in topics if not _has_passed(plan, topic.meeting, found.as_at)]
    listed = [
        _candidate(each, risks.get(each.ref.matter, ""), carried, held, topics, plan, meeting, found.as_at)
        for each in offered
        if not any(evidence.ref.is_same_matter(each.ref) for topic in taken for evidence in topic.evidence)
    ]
    open_ones = [each for each in listed if each.earlier is None or each.changed]
    return sorted(open_ones, key=lambda each: each.carried is None)


def open_raised(raised: Iterable[Raised], carried: list[Disposition], plan: Plan, as_at: date) -> list[Raised]:
    """What people raised since the last meeting held, or was carried, that is not disposed of by the plan."""
    since = max((each.sort for each in plan.document.meetings if each.has_passed(as_at)), default=date.min)
    return [
        each
        for each in raised
        if (not each.disposition and (each.day or date.min) > since)
        or any(one.ref.is_same_matter(each.ref) for one in carried)
    ]


def longest_since(listed: Iterable[Candidate]) -> list[Candidate]:
    """The candidates by how long ago they were last looked at: never first, then the longest ago; of equals by risk."""
    return sorted(listed, key=lambda each: each.last.sort if each.last else date.min)


def standing(each: Finding | Raised, held: Iterable[Disposition], meeting: str) -> Disposition | None:
    """What was said of an exception for a meeting, while it is as it was then; None where it is offered."""
    said = _said(each, held, meeting)
    return said if said is not None and not changed(said, each) else None


def carried_to(held: Iterable[Disposition], meeting: Meeting, plan: Plan) -> list[Disposition]:
    """What earlier meetings carried to this one."""
    return [each for each in held if each.disposition == CARRIED and following(plan, each.meeting) == meeting]


def last_looked_at(each: Finding | Raised, topics: Iterable[Topic], plan: Plan, as_at: date) -> Meeting | None:
    """The last meeting held by a day with a topic on it: one that rests on it, on its items, or of a like title."""
    areas = [area.name for area in plan.areas.all]
    name = each.measure.name if isinstance(each, Finding) else each.title
    held = [
        plan.document.meeting(topic.meeting)
        for topic in topics
        if topic.disposition == "taken" and _has_passed(plan, topic.meeting, as_at)
        and (any(_looks_at(evidence, each, plan) for evidence in topic.evidence) or alike(topic.title, name, areas))
    ]  # fmt: skip
    return max(held, key=lambda meeting: meeting.sort, default=None)


def _looks_at(evidence: Evidence, each: Finding | Raised, plan: Plan) -> bool:
    if not isinstance(each, Finding) or evidence.measure not in plan.by_code:
        return evidence.ref.is_same_matter(each.ref)
    measure = plan.by_code[evidence.measure]
    return measure.code == each.measure.code or bool(set(measure.items) & set(each.measure.items))


def _candidate(
    each: Finding | Raised, risk: str, carried: list[Disposition], held: list[Disposition], topics: list[Topic],
    plan: Plan, meeting: Meeting, as_at: date,
) -> Candidate:  # fmt: skip
    said = _said(each, held, meeting.id)
    return Candidate(
        each, risk, next((one for one in carried if one.ref.is_same_matter(each.ref)), None), said,
        changed(said, each) if said else "", last_looked_at(each, topics, plan, as_at),
    )  # fmt: skip


def _said(each: Finding | Raised, held: Iterable[Disposition], meeting: str) -> Disposition | None:
    return next((one for one in held if one.meeting == meeting and one.ref.is_same_matter(each.ref)), None)


def _found_again(carried: list[Disposition], found: Findings) -> list[Finding]:
    """Findings carried to a meeting that no longer stand out are offered there all the same."""
    again = (found.of(each.measure, each.area) for each in carried if each.measure is not None)
    return [each for each in again if each is not None]


def _has_passed(plan: Plan, meeting: str, as_at: date) -> bool:
    named = next((each for each in plan.document.meetings if each.id == meeting), None)
    return named is not None and named.has_passed(as_at)
