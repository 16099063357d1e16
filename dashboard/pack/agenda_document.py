"""What `agenda --json` answers: the agenda of a meeting, and what came of it, as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.disclosure import redaction
from dashboard.findings import Findings, known_findings
from dashboard.plan import Meeting, Plan
from dashboard.scrutiny import (
    Action,
    Agenda,
    AgendaTrack,
    Commission,
    Disposition,
    Evidence,
    Memory,
    Topic,
    before_after,
    evidence,
    follow_up,
    overlapping,
    plan_changes,
    repository,
    taken,
)
from dashboard.store import Store
from dashboard.text import english

Document = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What is known on a day of an agenda beside its topics: what came of them, and what their series show then.

    stood: the day as at which the agenda has its topics. topics: every one that stands, of all meetings, by its key.
    findings: None where no topic rests on a figure.
    """

    stood: date
    as_at: date
    plan: Plan
    topics: Mapping[str, Topic]
    memory: Memory
    dispositions: list[Disposition]
    findings: Findings | None = None


def outcome_of(store: Store, plan: Plan, agenda: Agenda, stood: date, as_at: date) -> Outcome:
    """What is known on a day of an agenda as it stood on another; the figures are read where a topic rests on one."""
    plan = plan_changes.known(store, plan, as_at)
    topics = {each.key: each for each in repository.topics(store, plan, as_at)}
    every = [*topics.values(), *(each for at in agenda.tracks for each in at.topics)]
    measured = any(evidence.measure for each in every for evidence in each.evidence)
    return Outcome(
        stood, as_at, plan, topics, follow_up.memory(store, plan, as_at), repository.dispositions(store, plan, as_at),
        known_findings(store, plan, as_at) if measured else None,
    )  # fmt: skip


def of(agenda: Agenda, outcome: Outcome) -> Document:
    """The document of `agenda`: its topics as it stood, and what came of them since."""
    meeting = agenda.meeting
    return {
        "meeting": {
            "id": meeting.id,
            "date": meeting.stands,
            "precision": meeting.precision,
            "state": agenda.state,
        },
        "as_at": outcome.stood.isoformat(),
        "since_as_at": outcome.as_at.isoformat(),
        "promised": [_action(each, outcome) for each in outcome.memory.due_before(meeting, outcome.plan)],
        "tracks": [_track(each, agenda, outcome) for each in agenda.tracks],
        "not_tabled": [_not_tabled(each, outcome) for each in outcome.dispositions if each.meeting == meeting.id],
    }


def in_lines(document: Document, meeting: Meeting) -> str:
    """The same for a person, in lines: what was promised, then each track with its gaps, topics and verdicts."""
    lines = [f"{meeting.words} ({document['meeting']['state']})"]
    lines += [f"Promised: {_action_line(each)}" for each in document["promised"]]
    for each in document["tracks"]:
        gaps = f" – {'; '.join(each['gaps'])}" if each["gaps"] else ""
        lines.append(f"{each['track']}: {'due' if each['due'] else 'not due'}, {each['owner']}{gaps}")
        for topic in each["topics"]:
            lines.append(f"  {topic['title']}: {topic['rationale']}")
            lines += [f"    Question: {topic['question']}"] if topic["question"] else []
            verdict = topic["verdict"]
            lines += [f"    {verdict['verdict'].capitalize()}: {verdict['why']}"] if verdict else []
            lines += [f"    Action: {_action_line(one)}" for one in topic["actions"]]
        lines += [f"  Action: {_action_line(one)}" for one in each["actions"]]
    lines += [f"Not tabled: {each['title']}. {each['words']}: {each['reason']}" for each in document["not_tabled"]]
    return "\n".join(lines)


def _action_line(each: Document) -> str:
    if each["done"]:
        return f"{each['what']}, {each['owner']}, done {each['done']}: {each['evidence']}"
    late = f", {english.count_words(each['days_late'], 'day')} late" if each["days_late"] else ""
    return f"{each['what']}, {each['owner']}, due {each['due']}{late}"


def _track(at: AgendaTrack, agenda: Agenda, outcome: Outcome) -> Document:
    items = [item for item in at.section.items if item.track in ("", at.track.id)]
    return {
        "section": at.section.id,
        "track": at.track.id,
        "due": at.due,
        "owner": " / ".join(at.section.owners),
        "topics": [_topic(topic, agenda, outcome) for topic in at.topics],
        "gaps": list(at.gaps),
        "next_due": _stands(at.next_due),
        "looked_at": _stands(at.looked_at),
        "items": [{"item": each.id, "looked_at": _stands(agenda.items.get(each.id))} for each in items],
        "actions": [_action(each, outcome) for each in outcome.memory.besides(at.track.id, agenda.meeting)],
    }


def _topic(topic: Topic, agenda: Agenda, outcome: Outcome) -> Document:
    standing = taken(one for at in agenda.tracks for one in at.topics)
    topic = redaction.as_shown(topic, outcome.findings.of) if outcome.findings is not None else topic
    return {
        "title": topic.title,
        "rationale": topic.every_rationale,
        "origin": topic.every_origin,
        "exceptions": [_evidence(each, topic, outcome) for each in topic.evidence],
        "topic": topic.key,
        "rationales": [{"words": each.words, "origin": each.origin} for each in topic.rationales],
        "owner": topic.owner,
        "question": topic.question or None,
        "chosen_by": topic.chosen_by or None,
        "disposition": topic.disposition,
        "disposition_reason": topic.disposition_reason or None,
        "sensitive": topic.sensitive,
        "sensitivity_reason": topic.sensitivity_reason or None,
        "overlaps": [
            {"topic": other.key, "title": other.title, "track": other.track, "why": why}
            for other, why in overlapping(topic, standing, outcome.plan)
        ],
        "since": [found for each in topic.evidence if (found := _moved_on(each, outcome))],
    } | _what_came_of_it(topic, outcome)


def _what_came_of_it(topic: Topic, outcome: Outcome) -> Document:
    asked, reply, verdict = (
        of(topic) for of in (outcome.memory.commission, outcome.memory.reply, outcome.memory.verdict)
    )
    return {
        "commission": _said(_shown(asked, topic, outcome), "to", "question", "deadline", "asked_by", "day", "by"),
        "reply": _said(reply, "sender", "words", "file", "sha256", "day", "by"),
        "verdict": _said(verdict, "verdict", "why", "day", "by"),
        "actions": [_action(each, outcome) for each in outcome.memory.actions_of(topic)],
    }


def _shown(asked: Commission, topic: Topic, outcome: Outcome) -> Commission:
    if outcome.findings is None or not asked.version:
        return asked
    return replace(asked, question=redaction.words_shown(asked.question, topic, outcome.findings.of))


def _said(one: Any, *names: str) -> Document | None:
    """Those fields of what was recorded; None where nothing was."""
    return {name: _plain(getattr(one, name)) for name in names} if one.version else None


def _evidence(each: Evidence, topic: Topic, outcome: Outcome) -> Document:
    """What a topic rests on as it stood; of a figure that is confidential now, as on the page, not what it was."""
    is_hidden = _pinned(each, outcome) is not None and _pinned(each, outcome).then == evidence.HIDDEN
    return {
        "measure": each.measure,
        "area": None if topic.sensitive and each.measure is None else each.area,
        "quarter": each.quarter,
        "value": None if is_hidden else each.value,
        "signal": None if is_hidden else each.signal,
        "sentence": evidence.HIDDEN if is_hidden else each.sentence,
        "as_at": each.as_at.isoformat(),
    }


def _moved_on(each: Evidence, outcome: Outcome) -> Document | None:
    """What has changed of a pinned figure since; None where nothing has."""
    found = _pinned(each, outcome)
    if found is None or not (found.now or found.revised or found.turned):
        return None
    told = {name: getattr(found, name) or None for name in ("now", "revised", "turned")}
    return {"measure": each.measure, "area": each.area, "quarter": each.quarter, **told}


def _pinned(each: Evidence, outcome: Outcome) -> evidence.ThenAndNow | None:
    if each.measure is None or outcome.findings is None:
        return None
    return evidence.then_and_now(each, outcome.findings.of(each.measure, each.area))


def _action(each: Action, outcome: Outcome) -> Document:
    names = ("id", "what", "owner", "due", "done", "evidence", "meeting", "track", "topic", "illustrative")
    topic = outcome.topics.get(each.topic)
    told = before_after.before_and_after(each, topic, outcome.findings) if outcome.findings is not None else ""
    document = {name: _plain(getattr(each, name)) for name in names}
    return document | {"days_late": each.days_late(outcome.as_at), "since": told or None}


def _not_tabled(each: Disposition, outcome: Outcome) -> Document:
    names = ("title", "origin", "disposition", "reason", "report", "measure", "day", "by")
    document = {name: _plain(getattr(each, name)) for name in names}
    return document | {"words": each.words(outcome.plan), "basis": "illustrative" if each.illustrative else "supplied"}


def _plain(value: Any) -> Any:
    """A day as it is written; what is empty is null."""
    return value.isoformat() if isinstance(value, date) else None if value == "" else value


def _stands(meeting: Meeting | None) -> str | None:
    return meeting.stands if meeting else None
