"""Reads the meetings of plan.toml: each with a day or a month of its own, and its stages one after another."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any

from dashboard.plan.entries import Entries
from dashboard.plan.links import ADDRESS, Links
from dashboard.plan.meeting import Meeting

STAGES = ("papers_set", "held", "concluded")
MONTH = re.compile(r"((?:19|20)\d{2})-(0[1-9]|1[0-2])", re.ASCII)


def read_meetings(top: Entries, links: Links) -> tuple[Meeting, ...]:
    """The meetings of the plan in order; what is wrong with any is noted, and ids are given to `links`."""
    found: list[Meeting] = []
    for entries in top.tables("meetings", required=True):
        meeting = _meeting(entries, links)
        if meeting is None:
            continue
        if any(each.stands == meeting.stands and each.id != meeting.id for each in found):
            key = "date" if meeting.day else "month"
            entries.fault(key, f"There is already a meeting {meeting.stands}. Give each its own.")
        found.append(meeting)
    return tuple(sorted(found, key=lambda meeting: (meeting.sort, meeting.id)))


def _meeting(entries: Entries, links: Links) -> Meeting | None:
    day, month, named = entries.day("date"), entries.text("month"), entries.text("id")
    more: dict[str, Any] = {"written": entries.texts("written"), "earlier": _earlier(entries)}
    more |= {key: entries.day(key) for key in STAGES}
    entries.done()
    stands = _stands(entries, day, month)
    if stands is None:
        return None
    if named and not ADDRESS.fullmatch(named):
        entries.fault("id", f"Found '{named}'. Write it with letters, figures and hyphens alone, like 2014-09.")
    name = links.give("meeting", entries, named or stands, "id" if named else "date" if day else "month")
    meeting = Meeting.at(stands, **more | {"id": name})
    _stages_follow(entries, meeting)
    return meeting


def _stands(entries: Entries, day: date | None, month: str) -> str | None:
    """The day or month of a meeting, as ISO writes it; None, and a fault, where it has not one of them."""
    if day and not month:
        return day.isoformat()
    if day:
        entries.fault("month", "A meeting has a date or a month, not both. Take one away.")
    elif MONTH.fullmatch(month):
        return month
    elif month:
        entries.fault("month", f"Found '{month}'. Write a year and month in quotation marks, like \"2014-09\".")
    else:
        entries.fault("date", 'Write the day, like date = 2014-03-13, or while it is not set month = "2014-09".')
    return None


def _earlier(entries: Entries) -> tuple[str, ...]:
    """The days and months a meeting stood at before."""
    found = entries.texts("earlier")
    for each in found:
        if not (MONTH.fullmatch(each) or _is_day(each)):
            entries.fault("earlier", f'Found \'{each}\'. Write a day or month, like "2014-03-13" or "2014-09".')
            return ()
    return found


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _stages_follow(entries: Entries, meeting: Meeting) -> None:
    """The papers are set by the day of the meeting, and nothing is done before what comes before it."""
    if meeting.papers_set and meeting.papers_set > meeting.sort:
        mend = f"The papers are set by the day of the meeting, {meeting.sort}. Write that day or one before it."
        entries.fault("papers_set", f"Found {meeting.papers_set}. {mend}")
    done = [(key, day) for key in STAGES if (day := getattr(meeting, key))]
    for (before, first), (after, second) in pairwise(done):
        if second < first:
            entries.fault(after, f"Found {second}, which is before {before}, {first}. Write that day or a later one.")
