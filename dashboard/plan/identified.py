"""Reads what plan.toml identifies and remembers: rationales, topics, what people raised, dispositions and actions."""

from __future__ import annotations

import re
from datetime import date

from dashboard.plan.entries import Entries
from dashboard.plan.links import Links
from dashboard.plan.words import (
    DISPOSITIONS,
    NOT_HERE,
    Action,
    PlannedDisposition,
    PlannedTopic,
    RaisedByPlan,
    Rationale,
)

PERIOD = re.compile(r"(\d{4})/(\d\d) (?:Q[1-4]|H[12])", re.ASCII)


def read_rationale(entries: Entries, links: Links) -> Rationale:
    """A reason why areas are looked at."""
    rationale = Rationale(
        id=links.read_id("rationale", entries),
        text=entries.text("text", required=True),
        origin=entries.text("origin", required=True),
        follow_up=links.one("meeting", entries, "follow_up"),
    )
    entries.done()
    return rationale


def read_topic(entries: Entries, links: Links) -> PlannedTopic:
    """An area the plan identifies for a meeting."""
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
        question=entries.text("question"),
    )
    _is_explained(entries, topic.disposition, "note", topic.note)
    entries.done()
    return topic


def read_raised(entries: Entries, links: Links) -> RaisedByPlan:
    """An exception that people raised."""
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


def read_action(entries: Entries, links: Links) -> Action:
    """What a post promised at a meeting."""
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


def read_disposition(entries: Entries, links: Links) -> PlannedDisposition:
    """What became at a meeting of an exception that was not taken."""
    disposition = PlannedDisposition(
        meeting=links.one("meeting", entries, "meeting", required=True),
        title=entries.text("title", required=True),
        origin=entries.text("origin", required=True),
        disposition=entries.choice("disposition", DISPOSITIONS[1:]),
        reason=entries.text("reason", required=True),
        decided=entries.day("decided", required=True) or date.max,
        report=entries.text("report"),
        measure=entries.text("measure"),
        area=entries.text("area"),
        quarter=entries.text("quarter"),
        signal=entries.choice("signal", ("", "high", "low"), ""),
        window=entries.whole("window", 0),
        sentence=entries.text("sentence"),
    )
    if disposition.measure and not _is_period(disposition.quarter):
        entries.fault("quarter", f"Found '{disposition.quarter}'. Write the quarter it was judged at, as 2013/14 Q3.")
    entries.done()
    return disposition


def _is_period(text: str) -> bool:
    found = PERIOD.fullmatch(text)
    return found is not None and (int(found[1]) + 1) % 100 == int(found[2])


def _disposition_or_none(entries: Entries) -> str:
    found = entries.text("disposition")
    if found and found not in DISPOSITIONS:
        known = ", ".join(DISPOSITIONS)
        entries.fault("disposition", f"Found '{found}'. Write one of {known}, or leave it out while undecided.")
    return found


def _is_explained(entries: Entries, disposition: str, key: str, reason: str) -> None:
    if disposition in NOT_HERE and not reason:
        entries.fault(key, f"This is missing. Say where or why, since the disposition is '{disposition}'.")
