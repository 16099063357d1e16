"""The words of the plan: its sections, items, tracks and meetings, and what is identified for each meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from dashboard.plan.meeting import Meeting

STATUSES = ("data", "requested", "qualitative", "not_obtainable")
DISPOSITIONS = ("taken", "carried", "covered elsewhere", "not taken")
NOT_HERE = DISPOSITIONS[2:]

Word = TypeVar("Word", "Item", "Meeting", "Section", "Track")


@dataclass(frozen=True)
class Item:
    """A scrutiny item: one bullet of a section, word for word. `status` says what can answer it.

    `track` is the one of its section's tracks that looks at it; empty where any of them may.
    """

    id: str
    section: str
    text: str
    status: str
    note: str
    track: str = ""


@dataclass(frozen=True)
class Track:
    """A section's own run of meetings, by their ids.

    `areas_each_meeting` is how many areas the plan wants at each, 0 where it has no rule. `heading` is what the
    plan writes above the table of meetings. `how_often` is empty where the section's own words serve.
    """

    id: str
    section: str
    title: str
    every_months: int
    areas_each_meeting: int
    meetings: tuple[str, ...]
    note: str
    heading: str
    how_often: str


@dataclass(frozen=True)
class Section:
    """A section of the plan, in the plan's words; `short` is our own name for it.

    `owners` are posts; those of them who sit on the scrutinising side are `scrutineers`. `under` is the heading
    that several sections share, `lead` the words before the items, `agreed_by` who agrees what is looked at.
    """

    id: str
    title: str
    short: str
    owners: tuple[str, ...]
    how_often: str
    aim: str
    approach: str
    lead: str
    priorities: tuple[str, ...]
    items: tuple[Item, ...]
    tracks: tuple[Track, ...]
    agreed_by: tuple[str, ...]
    scrutineers: tuple[str, ...]
    under: str
    note: str


@dataclass(frozen=True)
class Rationale:
    """Why an area is looked at, word for word. `follow_up` is the meeting it promises to return at, if it does."""

    id: str
    text: str
    origin: str
    follow_up: str


@dataclass(frozen=True)
class PlannedTopic:
    """An area the plan itself identifies for a meeting; `overlaps` are topics that look at some of the same.

    `items` are the scrutiny items it looks at. An empty `owner` is the section's. `not_due` is one that is looked at
    though its track has no such meeting. One with a `sensitivity_reason` is sensitive. `question` is put to the Chief
    Constable.
    """

    id: str
    meeting: str
    track: str
    title: str
    rationales: tuple[str, ...]
    disposition: str
    note: str
    overlaps: tuple[str, ...]
    items: tuple[str, ...] = ()
    owner: str = ""
    not_due: bool = False
    sensitivity_reason: str = ""
    question: str = ""


@dataclass(frozen=True)
class RaisedByPlan:
    """An exception that people raised. An empty `disposition` is one not yet decided."""

    id: str
    title: str
    origin: str
    raised: date | None
    meeting: str
    section: str
    disposition: str
    disposition_reason: str
    illustrative: bool


@dataclass(frozen=True)
class PlannedDisposition:
    """What became at a meeting of an exception that was not taken, why, and on which day that was decided.

    One of the figures has its `measure` and `area`, and how it stood then: `quarter`, `signal`, its `sentence`, and the
    `window` of quarters taken together (0: none). `report` is the one it is covered in.
    """

    meeting: str
    title: str
    origin: str
    disposition: str
    reason: str
    decided: date
    report: str = ""
    measure: str = ""
    area: str = ""
    quarter: str = ""
    signal: str = ""
    window: int = 0
    sentence: str = ""


@dataclass(frozen=True)
class Action:
    """What a post promised at a meeting, and the evidence that it was done."""

    id: str
    meeting: str
    track: str
    what: str
    owner: str
    due: date
    done: date | None
    evidence: str
    illustrative: bool


@dataclass(frozen=True)
class Priority:
    """A priority of the Police and Crime Plan."""

    id: str
    title: str


@dataclass(frozen=True)
class PlanDocument:
    """The whole plan, meetings in order. `remarks` are our own words on what is easily misread in it.

    `as_at` is the day the dashboard stands at (None: the system's), `due_days` how many days after a quarter's
    end its extracts are due.
    """

    title: str
    organisation: str
    version: str
    strategy_map_title: str
    vision: tuple[str, ...]
    priorities: tuple[Priority, ...]
    supported_by: tuple[str, ...]
    introduction: tuple[str, ...]
    authentic_performance: tuple[str, ...]
    factors: tuple[str, ...]
    audiences: tuple[str, ...]
    attendees: tuple[str, ...]
    remarks: tuple[str, ...]
    sections: tuple[Section, ...]
    meetings: tuple[Meeting, ...]
    rationales: tuple[Rationale, ...]
    topics: tuple[PlannedTopic, ...]
    raised: tuple[RaisedByPlan, ...]
    actions: tuple[Action, ...]
    as_at: date | None
    due_days: int
    dispositions: tuple[PlannedDisposition, ...] = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every scrutiny item, in the plan's order."""
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """Every track, in the plan's order."""
        return tuple(track for section in self.sections for track in section.tracks)

    def section(self, name: str) -> Section:
        """The section of that id. Raises KeyError."""
        return _named(self.sections, name)

    def track(self, name: str) -> Track:
        """The track of that id. Raises KeyError."""
        return _named(self.tracks, name)

    def item(self, name: str) -> Item:
        """The scrutiny item of that id. Raises KeyError."""
        return _named(self.items, name)

    def meeting(self, name: str) -> Meeting:
        """The meeting of that id. Raises KeyError."""
        return _named(self.meetings, name)

    def meeting_called(self, name: str) -> Meeting:
        """The meeting that stands at that day or month, or once did: also by its words. Raises KeyError."""
        called = [each for each in self.meetings if each.is_called(name)]
        now = [each for each in called if name in (each.stands, each.words)]
        if not called:
            raise KeyError(name)
        return (now or called)[0]


def _named(words: tuple[Word, ...], name: str) -> Word:
    for word in words:
        if word.id == name:
            return word
    raise KeyError(name)


def title_case(words: str) -> str:
    """Words that stand in capitals in the plan, as a heading of ours writes them."""
    return words.capitalize() if words.isupper() else words


def due_on(end_of_quarter: date, due_days: int) -> date:
    """The day by which a quarter's extracts are expected."""
    return end_of_quarter + timedelta(days=due_days)


def item_words(item: Item, length: int = 60) -> str:
    """The first words of an item, for a choice in a list."""
    words = item.text if len(item.text) <= length else item.text[:length].rsplit(" ", 1)[0] + " …"
    return f"{item.section}: {words}"
