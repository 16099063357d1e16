"""The plan kept up: what data/ says with the office's own changes laid over it, as known on a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard.plan import STAGES, Entries, Plan, PlanError, document_of, table_of
from dashboard.store import Store

FILE = "the plan with the changes made here"
MEETING, OWNERS, ITEM = "meeting", "owners", "item"
Row = dict[str, Any]


def known(store: Store, written: Plan, as_at: date) -> Plan:
    """The plan as it stood on a day: the one that is `written` in data/, with every change recorded by then.

    Raises PlanError where the two no longer fit one another.
    """
    changes = kept(store, as_at)
    if not any(changes.values()):
        return written
    table = table_of(written.document)
    for meeting, versions in by_id(MEETING, changes[MEETING]).items():
        _lay_meeting(table, meeting, versions)
    for row in changes[OWNERS]:
        for section in _of(table["sections"], row["section"]):
            section |= {"owners": row["owners"], "scrutineers": row["scrutineers"]}
    for row in changes[ITEM]:
        for section in _of(table["sections"], row["section"]):
            _lay_item(section.setdefault("items", []), row)
    document = document_of(Entries(table, FILE, faults := []))
    if faults:
        raise PlanError(faults)
    return replace(written, document=document)


def version_of(store: Store, kind: str, about: str) -> int:
    """At which version a meeting, a section's owners or an item stands; 0 while only data/ says it."""
    key = "section" if kind == OWNERS else kind
    return sum(row[key] == about for row in kept(store, date.max)[kind])


def tracks_of(plan: Plan, meeting: str) -> tuple[str, ...]:
    """The ids of the tracks that are due at a meeting."""
    return tuple(track.id for track in plan.document.tracks if meeting in track.meetings)


def free_meeting(plan: Plan, stands: str) -> str:
    """The id of a further meeting at a day or month: that, unless another meeting once stood there."""
    return _free(stands, [meeting.id for meeting in plan.document.meetings])


def free_item(plan: Plan, section: str, text: str) -> str:
    """The id of a further item of a section, of its first words."""
    words = re.findall(r"[a-z0-9]+", text.lower())[:4]
    return _free("-".join([section, *words]), [item.id for item in plan.document.items])


def kept(store: Store, as_at: date) -> dict[str, list[Row]]:
    """Every version recorded by a day of each kind of thing, in the order recorded."""
    return {
        MEETING: _rows(store.kept_meetings(as_at)),
        OWNERS: _rows(store.kept_owners(as_at)),
        ITEM: _rows(store.kept_items(as_at)),
    }


def _lay_meeting(table: dict[str, Any], name: str, versions: list[Row]) -> None:
    """Lay the latest version of a meeting over the plan's; where it stood before is remembered."""
    standing = next((each for each in table["meetings"] if _id(each) == name), None)
    if standing is None:
        table["meetings"].append(standing := {})
    before = [*standing.get("earlier", []), _stands(standing), *(row["stands"] for row in versions)]
    row = versions[-1]
    said = {"id": name, "written": standing.get("written", []), **{stage: row[stage] for stage in STAGES}}
    said["earlier"] = [each for each in dict.fromkeys(before) if each not in ("", row["stands"])]
    said["month" if _is_month(row["stands"]) else "date"] = (
        row["stands"] if _is_month(row["stands"]) else date.fromisoformat(row["stands"])
    )
    standing.clear()
    standing |= {key: value for key, value in said.items() if value not in (None, [])}
    if row["stands"] == name:
        del standing["id"]
    for section in table["sections"]:
        for track in section["tracks"]:
            track["meetings"] = _with(track["meetings"], name, track["id"] in row["tracks"])


def _with(meetings: list[str], name: str, due: bool) -> list[str]:
    if due == (name in meetings):
        return meetings
    return [*meetings, name] if due else [each for each in meetings if each != name]


def _lay_item(items: list[Row], row: Row) -> None:
    standing = next(iter(_of(items, row["item"])), None)
    if standing is None:
        items.append(standing := {"id": row["item"]})
    standing |= {key: row[key] for key in ("text", "status", "note")}


def by_id(key: str, rows: list[Row]) -> dict[str, list[Row]]:
    """The versions of each thing, by its id."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found


def _of(tables: list[Row], name: str) -> list[Row]:
    return [each for each in tables if each["id"] == name]


def _id(meeting: Row) -> str:
    return meeting.get("id") or _stands(meeting)


def _stands(meeting: Row) -> str:
    return meeting["date"].isoformat() if "date" in meeting else meeting.get("month", "")


def _is_month(stands: str) -> bool:
    return len(stands) == len("2014-09")


def _free(name: str, taken: Iterable[str]) -> str:
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _rows(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame as plain values, None where a cell is empty; `recorded_at` alone keeps its time."""
    return [
        {key: value if key == "recorded_at" else _plain(value) for key, value in row.items()}
        for row in frame.to_dict("records")
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.tolist()
    if value is pd.NaT:
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value
