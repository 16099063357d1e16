"""What was concluded, promised, asked and answered: the plan's own and the store's, as known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.plan import Meeting, Plan
from dashboard.scrutiny.topic import Topic
from dashboard.store import Store

VERDICTS = ("assured", "partly assured", "not assured")
WEEKS_TO_ANSWER = timedelta(days=14)
LARGEST_FILE = 20  # of 1,048,576 bytes


@dataclass(frozen=True)
class Verdict:
    """Whether the Commissioner is assured about a topic, and why. `version` is 0 where nothing is concluded yet."""

    topic: str
    version: int = 0
    verdict: str = ""
    why: str = ""
    day: date | None = None
    by: str = ""


@dataclass(frozen=True)
class Action:
    """What a post promised at a meeting, by when; `done` is the day it was closed, with the evidence that it was.

    agreed: the day it was promised. `version` is 0 for one that stands as it came with the plan.
    """

    id: str
    version: int
    topic: str
    meeting: str
    track: str
    what: str
    owner: str
    due: date
    agreed: date
    done: date | None = None
    evidence: str = ""
    by: str = ""
    illustrative: bool = False

    def days_late(self, today: date) -> int:
        """How many days it is overdue; 0 for one that is done or not yet due."""
        return 0 if self.done else max((today - self.due).days, 0)


@dataclass(frozen=True)
class Commission:
    """What the owner of a topic's section is asked, by whom, and by when it is to be answered. Version 0: not yet."""

    topic: str
    version: int = 0
    to: str = ""
    question: str = ""
    deadline: date | None = None
    asked_by: str = ""
    day: date | None = None
    by: str = ""


@dataclass(frozen=True)
class Reply:
    """What was answered to a commission, with the name and the SHA-256 of a file where one came. Version 0: nothing."""

    topic: str
    version: int = 0
    sender: str = ""
    words: str = ""
    file: str = ""
    sha256: str = ""
    day: date | None = None
    by: str = ""


@dataclass(frozen=True)
class Memory:
    """All that was concluded, promised, asked and answered by a day; by topic, and the actions in their order.

    The order of actions: the late first, then by the day they are due, the done last.
    """

    actions: tuple[Action, ...]
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    commissions: Mapping[str, Commission] = field(default_factory=dict)
    replies: Mapping[str, Reply] = field(default_factory=dict)

    def verdict(self, topic: Topic) -> Verdict:
        """What was concluded of a topic; a blank one where nothing was."""
        return self.verdicts.get(topic.key, Verdict(topic.key))

    def commission(self, topic: Topic) -> Commission:
        """What the owner of a topic was asked; a blank one where nothing was."""
        return self.commissions.get(topic.key, Commission(topic.key))

    def reply(self, topic: Topic) -> Reply:
        """What was answered; a blank one where nothing was."""
        return self.replies.get(topic.key, Reply(topic.key))

    def actions_of(self, topic: Topic) -> list[Action]:
        """The actions that a topic led to."""
        return [each for each in self.actions if each.topic == topic.key]

    def besides(self, track: str, meeting: Meeting) -> list[Action]:
        """The actions promised on a track at a meeting that name no topic of it."""
        return [each for each in self.actions if not each.topic and (each.track, each.meeting) == (track, meeting.id)]

    def due_before(self, meeting: Meeting, plan: Plan) -> list[Action]:
        """What earlier meetings left open, the overdue first: the next agenda begins with it."""
        return [each for each in self.actions if not each.done and _sort(plan, each.meeting) < meeting.sort]

    def of_track(self, track: str, meeting: Meeting, plan: Plan) -> list[Action]:
        """What was promised on a track at the last meeting before this one that heard a promise on it."""
        earlier = [each for each in self.actions if each.track == track and _sort(plan, each.meeting) < meeting.sort]
        last = max((_sort(plan, each.meeting) for each in earlier), default=None)
        return [each for each in earlier if _sort(plan, each.meeting) == last]


def memory(store: Store, plan: Plan, as_at: date) -> Memory:
    """All that was concluded, promised, asked and answered by a day."""
    return Memory(
        actions=tuple(actions(store, plan, as_at)),
        verdicts={row["topic"]: Verdict(**row) for row in _rows(store.verdicts(as_at))},
        commissions={row["topic"]: Commission(**row) for row in _rows(store.commissions(as_at))},
        replies={row["topic"]: Reply(**row) for row in _rows(store.replies(as_at))},
    )


def actions(store: Store, plan: Plan, as_at: date) -> list[Action]:
    """What was promised by a day, the plan's and the store's in one list; what was changed here goes first."""
    planned = {each.id: each for each in _planned(plan, as_at)}
    held = [_action(row, planned) for row in _rows(store.actions(as_at))]
    known = list((planned | {each.id: each for each in held}).values())
    return sorted(known, key=lambda each: (each.done is not None, each.due))


def _planned(plan: Plan, as_at: date) -> Iterable[Action]:
    for each in plan.document.actions:
        agreed = _sort(plan, each.meeting)
        if agreed <= as_at:
            done = each.done if each.done is not None and each.done <= as_at else None
            yield Action(
                each.id, 0, "", each.meeting, each.track, each.what, each.owner, each.due, agreed,
                done, each.evidence if done else "", illustrative=each.illustrative,
            )  # fmt: skip


def _action(row: dict[str, Any], planned: Mapping[str, Action]) -> Action:
    done = row["day"] if row["closed"] else None
    of_plan = planned.get(row["action"])
    return Action(
        row["action"], row["version"], row["topic"], row["meeting"], row["track"], row["what"], row["owner"],
        row["due"], row["agreed"], done, row["evidence"], row["by"],
        illustrative=of_plan is not None and of_plan.illustrative,
    )  # fmt: skip


def post_to_ask(plan: Plan, track: str) -> str:
    """The post that most likely acts on what is asked on a track: the last of its section's that does not ask."""
    section = plan.document.section(plan.document.track(track).section)
    asked = [post for post in section.owners if post not in section.scrutineers]
    return (asked or list(section.owners))[-1]


def posts(plan: Plan) -> list[str]:
    """Every post that owns a section."""
    return list(dict.fromkeys(post for section in plan.document.sections for post in section.owners))


def next_on_track(plan: Plan, track: str, meeting: Meeting) -> Meeting | None:
    """The next meeting at which a track is due."""
    due = plan.document.track(track).meetings
    return next((each for each in plan.document.meetings if each.id in due and each.sort > meeting.sort), None)


def deadline(meeting: Meeting, today: date) -> date:
    """The day to answer by: two weeks before the meeting or its month begins; once that has passed, the day before."""
    begins = meeting.day or date(*meeting.month, 1)
    for answered in (begins - WEEKS_TO_ANSWER, begins - timedelta(days=1)):
        if answered > today:
            return answered
    return today


def _sort(plan: Plan, meeting: str) -> date:
    """The day to order a meeting by."""
    return plan.document.meeting(meeting).sort


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame, its days as dates."""
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, pd.Timestamp) else value
