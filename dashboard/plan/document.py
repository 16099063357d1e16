"""Reads data/plan.toml: the plan in the office's own words, with everything wrong in it noted at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dashboard.plan.entries import Entries, read_toml
from dashboard.plan.errors import Fault
from dashboard.plan.links import ADDRESS, Links
from dashboard.plan.meetings import read_meetings
from dashboard.plan.words import (
    DISPOSITIONS,
    NOT_HERE,
    STATUSES,
    Action,
    Item,
    PlanDocument,
    PlannedTopic,
    Priority,
    RaisedByPlan,
    Rationale,
    Section,
    Track,
)

DUE_DAYS = 59


def read_document(folder: Path, faults: list[Fault]) -> PlanDocument | None:
    """The plan in `folder`/plan.toml; None where the file cannot be read. Adds to `faults` all that is wrong.

    With faults the document is what could be read of it, good enough only for finding more of them.
    """
    top = read_toml(folder / "plan.toml", folder, faults)
    return None if top is None else document_of(top)


def document_of(top: Entries) -> PlanDocument:
    """The plan that the top table of a plan.toml says; what is wrong with it is noted there."""
    document = _document(top, links := Links())
    links.check()
    return document


def _document(top: Entries, links: Links) -> PlanDocument:
    document = PlanDocument(
        title=top.text("title", required=True),
        organisation=top.text("organisation", required=True),
        version=top.text("version"),
        strategy_map_title=top.text("strategy_map_title"),
        vision=top.texts("vision"),
        priorities=tuple(_priority(each, links) for each in top.tables("priorities")),
        supported_by=top.texts("supported_by"),
        introduction=top.texts("introduction"),
        authentic_performance=top.texts("authentic_performance"),
        factors=top.texts("factors"),
        audiences=top.texts("audiences"),
        attendees=top.texts("attendees"),
        remarks=top.texts("remarks"),
        sections=tuple(_section(each, links) for each in top.tables("sections", required=True)),
        meetings=read_meetings(top, links),
        rationales=tuple(_rationale(each, links) for each in top.tables("rationales")),
        topics=tuple(_topic(each, links) for each in top.tables("topics")),
        raised=tuple(_raised(each, links) for each in top.tables("raised")),
        actions=tuple(_action(each, links) for each in top.tables("actions")),
        as_at=top.day("as_at"),
        due_days=_at_least(0, top, "due_days", DUE_DAYS),
    )
    top.done()
    _topics_are_in_their_tracks(document, top)
    _sections_have_addresses(document, top)
    return document


def _priority(entries: Entries, links: Links) -> Priority:
    priority = Priority(links.read_id("priority", entries), entries.text("title", required=True))
    entries.done()
    return priority


def _section(entries: Entries, links: Links) -> Section:
    name, title = links.read_id("section", entries), entries.text("title", required=True)
    section = Section(
        id=name,
        title=title,
        short=entries.text("short") or title,
        owners=entries.texts("owners", required=True),
        how_often=entries.text("how_often"),
        aim=entries.text("aim"),
        approach=entries.text("approach"),
        lead=entries.text("lead"),
        priorities=links.several("priority", entries, "priorities"),
        items=tuple(_item(each, links, name) for each in entries.tables("items")),
        tracks=tuple(_track(each, links, name, title) for each in entries.tables("tracks", required=True)),
        agreed_by=entries.texts("agreed_by"),
        scrutineers=entries.texts("scrutineers"),
        under=entries.text("under"),
        note=entries.text("note"),
    )
    for post in section.scrutineers:
        if post not in section.owners:
            entries.fault("scrutineers", f"'{post}' is not among the owners. Write it as it stands there.")
    own = [track.id for track in section.tracks]
    for item in section.items:
        if item.track and item.track not in own:
            entries.fault("items", f"'{item.track}' is no track of this section. Write one of {', '.join(own)}.")
    entries.done()
    return section


def _item(entries: Entries, links: Links, section: str) -> Item:
    item = Item(
        id=links.read_id("item", entries),
        section=section,
        text=entries.text("text", required=True),
        status=entries.choice("status", STATUSES),
        note=entries.text("note"),
        track=entries.text("track"),
    )
    if item.status != "data" and not item.note:
        entries.fault("note", f"An item with status '{item.status}' has no figures. Say why.")
    entries.done()
    return item


def _track(entries: Entries, links: Links, section: str, title: str) -> Track:
    track = Track(
        id=links.read_id("track", entries),
        section=section,
        title=entries.text("title") or title,
        every_months=_at_least(1, entries, "every_months", 3),
        areas_each_meeting=_at_least(0, entries, "areas_each_meeting", 0),
        meetings=links.several("meeting", entries, "meetings", required=True),
        note=entries.text("note"),
        heading=entries.text("heading"),
        how_often=entries.text("how_often"),
    )
    entries.done()
    return track


def _rationale(entries: Entries, links: Links) -> Rationale:
    rationale = Rationale(
        id=links.read_id("rationale", entries),
        text=entries.text("text", required=True),
        origin=entries.text("origin", required=True),
        follow_up=links.one("meeting", entries, "follow_up"),
    )
    entries.done()
    return rationale


def _topic(entries: Entries, links: Links) -> PlannedTopic:
    topic = PlannedTopic(
        id=links.read_id("topic", entries),
        meeting=links.one("meeting", entries, "meeting", required=True),
        track=links.one("track", entries, "track", required=True),
        title=entries.text("title", required=True),
        rationales=links.several("rationale", entries, "rationales"),
        disposition=entries.choice("disposition", DISPOSITIONS, "taken"),
        note=entries.text("note"),
        overlaps=links.several("topic", entries, "overlaps"),
        items=links.several("item", entries, "items"),
        owner=entries.text("owner"),
        not_due=entries.flag("not_due"),
        sensitivity_reason=entries.text("sensitivity_reason"),
    )
    _is_explained(entries, topic.disposition, "note", topic.note)
    entries.done()
    return topic


def _raised(entries: Entries, links: Links) -> RaisedByPlan:
    raised = RaisedByPlan(
        id=links.read_id("raised exception", entries),
        title=entries.text("title", required=True),
        origin=entries.text("origin", required=True),
        raised=entries.day("raised"),
        meeting=links.one("meeting", entries, "meeting"),
        section=links.one("section", entries, "section", required=True),
        disposition=_disposition_or_none(entries),
        disposition_reason=entries.text("disposition_reason"),
        illustrative=entries.flag("illustrative"),
    )
    if not (raised.raised or raised.meeting):
        entries.fault("raised", "This is missing. Write the day it was raised, or the meeting it was raised for.")
    _is_explained(entries, raised.disposition, "disposition_reason", raised.disposition_reason)
    entries.done()
    return raised


def _action(entries: Entries, links: Links) -> Action:
    action = Action(
        id=links.read_id("action", entries),
        meeting=links.one("meeting", entries, "meeting", required=True),
        track=links.one("track", entries, "track", required=True),
        what=entries.text("what", required=True),
        owner=entries.text("owner", required=True),
        due=entries.day("due", required=True) or date.max,
        done=entries.day("done"),
        evidence=entries.text("evidence"),
        illustrative=entries.flag("illustrative"),
    )
    if action.done and not action.evidence:
        entries.fault("evidence", "An action that is done needs its evidence. Say what shows it.")
    entries.done()
    return action


def _disposition_or_none(entries: Entries) -> str:
    found = entries.text("disposition")
    if found and found not in DISPOSITIONS:
        known = ", ".join(DISPOSITIONS)
        entries.fault("disposition", f"Found '{found}'. Write one of {known}, or leave it out while undecided.")
    return found


def _is_explained(entries: Entries, disposition: str, key: str, reason: str) -> None:
    if disposition in NOT_HERE and not reason:
        entries.fault(key, f"This is missing. Say where or why, since the disposition is '{disposition}'.")


def _at_least(least: int, entries: Entries, key: str, default: int) -> int:
    found = entries.whole(key, default)
    if found < least:
        entries.fault(key, f"Found {found}. Write a whole number of {least} or more.")
    return found


def _topics_are_in_their_tracks(document: PlanDocument, top: Entries) -> None:
    meetings = {track.id: track.meetings for track in document.tracks}
    known = {meeting.id for meeting in document.meetings}
    for number, topic in enumerate(document.topics, start=1):
        if topic.meeting in known and topic.meeting not in meetings.get(topic.track, known) and not topic.not_due:
            mend = f"The track '{topic.track}' has no meeting {topic.meeting}. Add it there, or move the topic."
            top.fault(f"topics[{number}].meeting", mend)


def _sections_have_addresses(document: PlanDocument, top: Entries) -> None:
    """Each section has a page of its own, whose address is made of its id."""
    earlier: dict[str, str] = {}
    for number, section in enumerate(document.sections, start=1):
        other = earlier.setdefault(section.id.casefold(), section.id)
        if section.id and not ADDRESS.fullmatch(section.id):
            mend = "It stands in an address: write it with the letters A to Z, figures and hyphens alone, like 2B."
            top.fault(f"sections[{number}].id", f"Found '{section.id}'. {mend}")
        elif other != section.id:
            mend = f"An address takes it for '{other}', which is there already. Give each its own."
            top.fault(f"sections[{number}].id", f"Found '{section.id}'. {mend}")
