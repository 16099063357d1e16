"""The plan as the tables of a plan.toml: what reading them gives back is the same plan."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from dashboard.plan.meeting import Meeting
from dashboard.plan.words import PlanDocument, Section

EMPTY = ("", (), [], None, False)


def table_of(document: PlanDocument) -> dict[str, Any]:
    """The top table of the plan.toml that says this plan; what is empty is left out."""
    lists = ("priorities", "meetings", "sections", "rationales", "topics", "raised", "actions", "dispositions")
    table = _said(document, lists)
    table["due_days"] = document.due_days
    table["priorities"] = [_said(each) for each in document.priorities]
    table["meetings"] = [_meeting(each) for each in document.meetings]
    table["sections"] = [_section(each) for each in document.sections]
    for name in ("rationales", "topics", "raised", "actions", "dispositions"):
        table[name] = [_said(each) for each in getattr(document, name)]
    return {key: value for key, value in table.items() if value != []}


def _meeting(meeting: Meeting) -> dict[str, Any]:
    stands = {"date": meeting.day} if meeting.day else {"month": meeting.stands}
    named = {} if meeting.id == meeting.stands else {"id": meeting.id}
    return named | stands | _said(meeting, ("id", "day", "month"))


def _section(section: Section) -> dict[str, Any]:
    items = [_said(item, ("section",)) for item in section.items]
    tracks = [_said(track, ("section",)) for track in section.tracks]
    return _said(section, ("items", "tracks")) | ({"items": items} if items else {}) | {"tracks": tracks}


def _said(words: Any, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """What one of the plan's words says, by the name of each field; what is empty is left out."""
    said = {each.name: getattr(words, each.name) for each in fields(words) if each.name not in but}
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in said.items() if value not in EMPTY
    }
