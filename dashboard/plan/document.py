"""Reads data/plan.toml: the plan in the office's own words, with everything wrong in it noted at once."""

from __future__ import annotations

from pathlib import Path

from dashboard.plan.entries import Entries, read_toml
from dashboard.plan.errors import Fault
from dashboard.plan.identified import read_action, read_disposition, read_raised, read_rationale, read_topic
from dashboard.plan.links import ADDRESS, Links
from dashboard.plan.meetings import read_meetings
from dashboard.plan.words import STATUSES, Item, PlanDocument, Priority, Section, Track

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
        rationales=tuple(read_rationale(each, links) for each in top.tables("rationales")),
        topics=tuple(read_topic(each, links) for each in top.tables("topics")),
        raised=tuple(read_raised(each, links) for each in top.tables("raised")),
        actions=tuple(read_action(each, links) for each in top.tables("actions")),
        dispositions=tuple(read_disposition(each, links) for each in top.tables("dispositions")),
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
