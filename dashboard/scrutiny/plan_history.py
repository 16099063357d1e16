"""What the office has changed in its plan: who, when, what in words and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.plan import STAGES, Meeting, Plan, Section
from dashboard.scrutiny.plan_changes import ITEM, MEETING, OWNERS, Row, by_id, kept, tracks_of
from dashboard.store import Store
from dashboard.text import english


@dataclass(frozen=True)
class Act:
    """One change of the plan: who, when, what in words and why; `about` is the id of what, `version` its version."""

    kind: str
    about: str
    version: int
    day: date
    by: str
    what: str
    why: str


def acts(store: Store, written: Plan, as_at: date) -> list[Act]:
    """Every change of the plan recorded by a day, the latest first."""
    changes = kept(store, as_at)
    found = [(row["recorded_at"], act) for kind in changes for row, act in _told(kind, changes[kind], written)]
    return [act for _, act in sorted(found, key=lambda each: each[0], reverse=True)]


def _told(kind: str, rows: list[Row], written: Plan) -> Iterable[tuple[Row, Act]]:
    """Each change with its words, which say what was before it."""
    tell = {MEETING: _meeting_told, OWNERS: _owners_told, ITEM: _item_told}[kind]
    key = "section" if kind == OWNERS else kind
    for about, versions in by_id(key, rows).items():
        before = None
        for row in versions:
            what = tell(row, before, written)
            yield row, Act(kind, about, row["version"], row["day"], row["by"], what, row["why"])
            before = row


def _meeting_told(row: Row, before: Row | None, written: Plan) -> str:
    now = Meeting.at(row["stands"])
    if before is None:
        before = _as_row(written, row["meeting"])
    if before is None:
        return f"Added: {now.words}."
    was = Meeting.at(before["stands"])
    said = []
    if row["stands"] != before["stands"]:
        said.append(f"{was.words} set for {now.words}." if was.day is None else f"{was.words} moved to {now.words}.")
    said += [_stage_told(stage, row[stage], now) for stage in STAGES if row[stage] != before[stage]]
    if set(row["tracks"]) != set(before["tracks"]):
        said.append(f"Due on {now.words}: {english.listed(row['tracks']) or 'no track'}.")
    return " ".join(said) or f"{now.words}: as it was."


def _stage_told(stage: str, day: date | None, meeting: Meeting) -> str:
    name = {"papers_set": "papers set", "held": "held", "concluded": "concluded"}[stage]
    return f"{meeting.words}: {name} {english.day(day)}." if day else f"{meeting.words}: no longer {name}."


def _owners_told(row: Row, before: Row | None, written: Plan) -> str:
    was = before["owners"] if before else _owners_in(written, row["section"])
    return f"Owner of {row['section']}: {' / '.join(row['owners'])}. Before: {' / '.join(was)}."


def _owners_in(written: Plan, name: str) -> Iterable[str]:
    found: list[Section] = [each for each in written.document.sections if each.id == name]
    return found[0].owners if found else ()


def _item_told(row: Row, before: Row | None, written: Plan) -> str:
    items = [each for each in written.document.items if each.id == row["item"]]
    if before is None and not items:
        return f"Added to {row['section']}: {row['text']}"
    was = before["text"] if before else items[0].text
    status = before["status"] if before else items[0].status
    said = f"Item of {row['section']}: {row['text']}"
    said += f" Before: {was}" if was != row["text"] else ""
    return said + (f" Status: {row['status']}, before {status}." if status != row["status"] else "")


def _as_row(written: Plan, name: str) -> Row | None:
    """A meeting of data/ as a version of it would be kept."""
    found = next((each for each in written.document.meetings if each.id == name), None)
    if found is None:
        return None
    stages = {stage: getattr(found, stage) for stage in STAGES}
    return {"stands": found.stands, "tracks": tracks_of(written, name), **stages}
