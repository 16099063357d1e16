"""Meetings and their agendas: which tracks are due, the topics chosen for them, and what is lacking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dashboard.plan import Meeting, Plan, PlannedTopic, Section, Track, title_case
from dashboard.scrutiny.topic import Rationale, Topic

ORIGINS = ("Figures", "MADE", "HMIC", "BMM meeting", "Other meeting", "Casework", "APCC", "Other")
FROM_FIGURES = ORIGINS[0]
NOTHING = "nothing identified"
PLANNED, PAPERS_SET, HELD, CONCLUDED = STATES = ("planned", "papers set", "held", "concluded")


@dataclass(frozen=True)
class LookedAt:
    """The last held meeting at which a topic of each track, and of each scrutiny item, was taken, by its id."""

    tracks: dict[str, Meeting]
    items: dict[str, Meeting]


@dataclass(frozen=True)
class AgendaTrack:
    """One track at one meeting: whether it is due, its topics, what it still lacks, when it was last looked at."""

    section: Section
    track: Track
    due: bool
    next_due: Meeting | None
    topics: tuple[Topic, ...]
    gaps: tuple[str, ...]
    looked_at: Meeting | None = None

    @property
    def name(self) -> str:
        """The track as a heading: its section's number and short name; of several in a section, its own title."""
        alone = len(self.section.tracks) == 1
        return f"{self.section.id} {self.section.short if alone else title_case(self.track.title)}"

    @property
    def chosen(self) -> str:
        """How far the choosing has come, in words: '1 of 2 chosen', '2 chosen', 'Nothing identified'."""
        count, wanted = len(taken(self.topics)), self.track.areas_each_meeting
        if wanted and count < wanted:
            return f"{count} of {wanted} chosen"
        return f"{count} chosen" if count else "Nothing identified"

    @property
    def not_due(self) -> str:
        """When a track that is not due will be, in words."""
        return f"not due until {self.next_due.dated}" if self.next_due else "not due at any later meeting of the plan"

    def lacking(self, meeting: Meeting) -> str:
        """What it lacks for its meeting, as sentences."""
        where = f" for {meeting.dated} in {self.section.id}"
        told = [f"{gap}{where}" if gap == NOTHING else gap for gap in self.gaps]
        return " ".join(f"{each[:1].upper()}{each[1:]}." for each in told)


@dataclass(frozen=True)
class Agenda:
    """What one meeting will look at, track by track in the plan's order; `items` says when each was last looked at."""

    meeting: Meeting
    state: str
    tracks: tuple[AgendaTrack, ...]
    items: dict[str, Meeting] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether it is still to come, so that its topics may be chosen and changed."""
        return self.state in (PLANNED, PAPERS_SET)

    def track(self, name: str) -> AgendaTrack:
        """The track of that id. Raises KeyError."""
        for each in self.tracks:
            if each.track.id == name:
                return each
        raise KeyError(name)


def agenda_of(plan: Plan, meeting: Meeting, topics: Iterable[Topic], as_at: date) -> Agenda:
    """The agenda of a meeting from the topics that stood on a day."""
    topics = list(topics)
    before = last_looked_at(plan, topics, as_at, meeting)
    here = [topic for topic in topics if topic.meeting == meeting.id]
    tracks = tuple(
        _agenda_track(section, track, meeting, plan, [each for each in here if each.track == track.id], before)
        for section in plan.document.sections
        for track in section.tracks
    )
    return Agenda(meeting, state_of(meeting, as_at), tracks, before.items)


def _agenda_track(
    section: Section, track: Track, meeting: Meeting, plan: Plan, topics: list[Topic], before: LookedAt
) -> AgendaTrack:
    due = meeting.id in track.meetings
    later = [each for each in plan.document.meetings if each.id in track.meetings and each.sort > meeting.sort]
    gaps = gaps_of(track, len(taken(topics))) if due else ()
    following = later[0] if later else None
    return AgendaTrack(section, track, due, following, tuple(topics), gaps, before.tracks.get(track.id))


def last_looked_at(plan: Plan, topics: Iterable[Topic], as_at: date, before: Meeting | None = None) -> LookedAt:
    """When each track and item was last looked at, of the meetings held by a day; of those `before` one, where told."""
    held = {
        meeting.id: meeting
        for meeting in plan.document.meetings
        if state_of(meeting, as_at) in (HELD, CONCLUDED) and (before is None or meeting.sort < before.sort)
    }
    looked = LookedAt({}, {})
    heard = [topic for topic in taken(topics) if topic.meeting in held]
    for topic in sorted(heard, key=lambda topic: held[topic.meeting].sort):
        looked.tracks[topic.track] = held[topic.meeting]
        looked.items.update(dict.fromkeys(items_of(plan, topic), held[topic.meeting]))
    return looked


def items_of(plan: Plan, topic: Topic) -> tuple[str, ...]:
    """The scrutiny items a topic looks at: those it is said to, or its measures'; of a free one all of its section."""
    measured = [plan.by_code[each.measure].items for each in topic.evidence if each.measure in plan.by_code]
    named = [*topic.items, *(item for items in measured for item in items)]
    return tuple(dict.fromkeys(named)) or tuple(item.id for item in section_of(plan, topic.track).items)


def looked_at_words(meeting: Meeting | None) -> str:
    """How long something has not been looked at, in words."""
    return f"Not looked at since {meeting.dated}" if meeting else "Never looked at"


def gaps_of(track: Track, chosen: int) -> tuple[str, ...]:
    """What a track that is due still lacks, in words. The plan's rules are shown and never block."""
    gaps = [] if chosen else [NOTHING]
    if chosen < track.areas_each_meeting:
        gaps.append(f"{chosen} of {track.areas_each_meeting} chosen")
    return tuple(gaps)


def taken(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """The topics that will be looked at, without those covered elsewhere."""
    return tuple(topic for topic in topics if topic.disposition == "taken")


def planned_topics(plan: Plan) -> list[Topic]:
    """The areas that the plan itself already identifies, with every rationale that serves them."""
    known = {each.id: Rationale(each.text, each.origin) for each in plan.document.rationales}
    return [_planned(plan, topic, [known[each] for each in topic.rationales]) for topic in plan.document.topics]


def _planned(plan: Plan, topic: PlannedTopic, rationales: list[Rationale]) -> Topic:
    first = rationales[0] if rationales else Rationale("", "")
    return Topic(
        meeting=topic.meeting,
        track=topic.track,
        title=topic.title,
        rationale=first.words,
        origin=first.origin,
        owner=topic.owner or owner_of(plan, topic.track),
        disposition=topic.disposition,
        further=tuple(rationales[1:]),
        planned=topic.id,
        overlaps=topic.overlaps,
        disposition_reason=topic.note if topic.disposition != "taken" else "",
        sensitive=bool(topic.sensitivity_reason),
        sensitivity_reason=topic.sensitivity_reason,
        items=topic.items,
        question=topic.question,
    )


def following(plan: Plan, meeting: str) -> Meeting | None:
    """The meeting after the one of that id; None after the last."""
    ids = [each.id for each in plan.document.meetings]
    after = ids.index(meeting) + 1 if meeting in ids else len(ids)
    return plan.document.meetings[after] if after < len(ids) else None


def owner_of(plan: Plan, track: str) -> str:
    """The posts that own a track's section, as they are written on the agenda."""
    return " / ".join(section_of(plan, track).owners)


def section_of(plan: Plan, track: str) -> Section:
    """The section a track belongs to. Raises KeyError."""
    return plan.document.section(plan.document.track(track).section)


def state_of(meeting: Meeting, as_at: date) -> str:
    """Where a meeting stands on a day: planned, papers set, held or concluded.

    One whose day has passed is held, whether or not anybody has recorded it.
    """
    if meeting.concluded is not None and meeting.concluded <= as_at:
        return CONCLUDED
    if meeting.has_passed(as_at):
        return HELD
    return PAPERS_SET if meeting.papers_set is not None and meeting.papers_set <= as_at else PLANNED


def next_meeting(plan: Plan, as_at: date) -> Meeting | None:
    """The first meeting that has not passed; the day of a meeting counts as still to come."""
    return next((meeting for meeting in plan.document.meetings if not meeting.has_passed(as_at)), None)


def known_at(meeting: Meeting, today: date) -> date:
    """The day as at which a meeting sees its figures: that on which its papers were set.

    Without one, its own day or its month's last; never later than today.
    """
    return min(today, meeting.papers_set or meeting.sort)


def days_to(meeting: Meeting, as_at: date) -> int | None:
    """Days from a day to a meeting; None while the meeting has only a month."""
    return None if meeting.day is None else (meeting.day - as_at).days


def track_for(plan: Plan, meeting: Meeting, items: Iterable[str]) -> Track:
    """The track an exception belongs on: of its items' sections, the first with a track due at the meeting.

    Of a section's several tracks the one with the most meetings comes first: the other is its overview.
    """
    sections = [plan.document.item(item).section for item in items]
    tracks = [
        track
        for section in plan.document.sections
        if section.id in sections
        for track in sorted(section.tracks, key=lambda track: -len(track.meetings))
    ] or [track for section in plan.document.sections for track in section.tracks]
    return next((track for track in tracks if meeting.id in track.meetings), tracks[0])
