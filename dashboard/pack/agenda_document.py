"""What `agenda --json` answers: the agenda of a meeting, and what came of it, as the page shows them."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.disclosure import Office
from dashboard.plan import Meeting
from dashboard.scrutiny import (
    Action,
    Agenda,
    AgendaTrack,
    Disposition,
    Evidence,
    Topic,
    before_after,
    overlapping,
    taken,
)
from dashboard.text import english

Document = dict[str, Any]


def of(agenda: Agenda, stood: date, office: Office) -> Document:
    """The document of `agenda` with its topics as it `stood` on a day, and what came of them as the office knows it."""
    meeting = agenda.meeting
    return {
        "meeting": {
            "id": meeting.id,
            "date": meeting.stands,
            "precision": meeting.precision,
            "state": agenda.state,
        },
        "as_at": stood.isoformat(),
        "since_as_at": office.as_at.isoformat(),
        "promised": [_action(each, office) for each in office.memory.due_before(meeting, office.plan)],
        "tracks": [_track(each, agenda, office) for each in agenda.tracks],
        "not_tabled": [_not_tabled(each, office) for each in office.dispositions if each.meeting == meeting.id],
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


def _track(at: AgendaTrack, agenda: Agenda, office: Office) -> Document:
    items = [item for item in at.section.items if item.track in ("", at.track.id)]
    return {
        "section": at.section.id,
        "track": at.track.id,
        "due": at.due,
        "owner": " / ".join(at.section.owners),
        "topics": [_topic(topic, agenda, office) for topic in at.topics],
        "gaps": list(at.gaps),
        "next_due": _stands(at.next_due),
        "looked_at": _stands(at.looked_at),
        "items": [{"item": each.id, "looked_at": _stands(agenda.items.get(each.id))} for each in items],
        "actions": [_action(each, office) for each in office.memory.besides(at.track.id, agenda.meeting)],
    }


def _topic(topic: Topic, agenda: Agenda, office: Office) -> Document:
    standing = taken(one for at in agenda.tracks for one in at.topics)
    return {
        "title": topic.title,
        "rationale": topic.every_rationale,
        "origin": topic.every_origin,
        "exceptions": [_evidence(each, topic) for each in topic.evidence],
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
            for other, why in overlapping(topic, standing, office.plan)
        ],
        "since": [found for each in topic.evidence if (found := _moved_on(each, office))],
    } | _what_came_of_it(topic, office)


def _what_came_of_it(topic: Topic, office: Office) -> Document:
    asked, reply, verdict = (of(topic) for of in (office.memory.commission, office.memory.reply, office.memory.verdict))
    return {
        "commission": _said(asked, "to", "question", "deadline", "asked_by", "day", "by"),
        "reply": _said(reply, "sender", "words", "file", "sha256", "day", "by"),
        "verdict": _said(verdict, "verdict", "why", "day", "by"),
        "actions": [_action(each, office) for each in office.memory.actions_of(topic)],
    }


def _said(one: Any, *names: str) -> Document | None:
    """Those fields of what was recorded; None where nothing was."""
    return {name: _plain(getattr(one, name)) for name in names} if one.version else None


def _evidence(each: Evidence, topic: Topic) -> Document:
    """What a topic rests on as it stood; of a figure that is confidential now, as on the page, not what it was."""
    return {
        "measure": each.measure,
        "area": None if topic.sensitive and each.measure is None else each.area,
        "quarter": each.quarter,
        "value": each.value,
        "signal": each.signal,
        "sentence": each.sentence,
        "as_at": each.as_at.isoformat(),
    }


def _moved_on(each: Evidence, office: Office) -> Document | None:
    """What has changed of a pinned figure since; None where nothing has."""
    if each.measure is None:
        return None
    found = office.pinned(each)
    if not (found.now or found.revised or found.turned):
        return None
    told = {name: getattr(found, name) or None for name in ("now", "revised", "turned")}
    return {"measure": each.measure, "area": each.area, "quarter": each.quarter, **told}


def _action(each: Action, office: Office) -> Document:
    names = ("id", "what", "owner", "due", "done", "evidence", "meeting", "track", "topic", "illustrative")
    topic = office.topics.get(each.topic)
    told = before_after.before_and_after(each, topic, office.findings) if topic else ""
    document = {name: _plain(getattr(each, name)) for name in names}
    return document | {"days_late": each.days_late(office.as_at), "since": told or None}


def _not_tabled(each: Disposition, office: Office) -> Document:
    names = ("title", "origin", "disposition", "reason", "report", "measure", "day", "by")
    document = {name: _plain(getattr(each, name)) for name in names}
    return document | {"words": each.words(office.plan), "basis": "illustrative" if each.illustrative else "supplied"}


def _plain(value: Any) -> Any:
    """A day as it is written; what is empty is null."""
    return value.isoformat() if isinstance(value, date) else None if value == "" else value


def _stands(meeting: Meeting | None) -> str | None:
    return meeting.stands if meeting else None
