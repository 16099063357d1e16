"""The second clock: as known on which day a page is seen, and the days on which past meetings saw their figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dashboard.period import Period
from dashboard.plan import Meeting, Plan
from dashboard.scrutiny import agenda
from dashboard.text import english

EARLIEST = date(1960, 1, 1)  # quarters are named from 1950 on, and pages count some years back
NOW = "As known now"
NO_RECORDING = "Nothing can be recorded while looking back."


@dataclass(frozen=True)
class RequestedDay:
    """The day that an address asks for, None for today; `fault` says why it cannot be had, where it cannot."""

    day: date | None
    fault: str = ""


def requested_day(text: str | None, today: date) -> RequestedDay:
    """The day that an address names, '2013-12-20'. Today is shown where it names none, or one that cannot be had."""
    if text is None:
        return RequestedDay(None)
    day = _day(text)
    if day is None:
        return RequestedDay(None, f"The address asks for “{text}”, which is no date like 2013-12-20.")
    if day > today:
        return RequestedDay(None, f"The address asks for {english.day(day)}, which is later than today.")
    if day < EARLIEST:
        return RequestedDay(
            None, f"The address asks for {english.day(day)}, which is before any quarter that is looked at."
        )
    return RequestedDay(day if day < today else None)


def _day(text: str) -> date | None:
    # Python reads more than a person writes: weeks, and dates without hyphens.
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def in_words(as_at: date, latest: Period | None) -> str:
    """How a page is seen: 'As known on Friday 20 December 2013, with figures to July–September 2013.'"""
    figures = f"with figures to {latest.words}" if latest else "when no figures were held"
    return f"As known on {english.weekday(as_at)}, {figures}."


def choices(plan: Plan, as_at: date, today: date) -> dict[str, date | None]:
    """The days to see figures on, by their words: now, as each past meeting saw them, and the day that is chosen."""
    passed = [each for each in plan.document.meetings if each.has_passed(today)]
    reported = {_reported(each): agenda.known_at(each, today) for each in reversed(passed)}
    words = {NOW: None, **reported}
    if as_at < today and as_at not in reported.values():
        words[f"As known on {english.day(as_at)}"] = as_at
    return words


def _reported(meeting: Meeting) -> str:
    return f"As reported on {english.day(meeting.day)}" if meeting.day else f"As reported in {meeting.words}"
