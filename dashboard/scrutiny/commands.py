"""Every act of scrutiny that is recorded: one function for each.

With `intake.publication`, which brings figures in, this is the only caller of what adds rows to the store. Each act is
kept whole or not at all; `Changed` is raised where somebody else was first, and then nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from dashboard.findings import ExceptionRef, Finding
from dashboard.period import Half, Period
from dashboard.plan import STAGES, Item, Meeting, Plan
from dashboard.scrutiny import candidates, plan_changes, repository
from dashboard.scrutiny.act import Act
from dashboard.scrutiny.dispositions import OFFERED_AGAIN, as_it_stands
from dashboard.scrutiny.follow_up import Action, Commission, Reply, Verdict
from dashboard.scrutiny.topic import Raised, Rationale, Topic
from dashboard.store import Changed, Store


def choose(store: Store, plan: Plan, evidence: dict[str, Any], ref: ExceptionRef, act: Act, **topic: Any) -> int:
    """Put what the evidence shows on the agenda of a meeting, and return the topic's number.

    `ref` names the exception. Raises Changed where a topic of that meeting rests on its matter already.
    """
    with store.recording():
        standing = [each for each in repository.topics(store, plan, act.day) if each.meeting == topic["meeting"]]
        if any(ref.is_same_matter(other.ref) for each in standing for other in each.evidence):
            raise Changed
        return store.add_topic([evidence], **topic, day=act.day, by=act.by)


def pin(
    store: Store, plan: Plan, topic: int, evidence: dict[str, Any], ref: ExceptionRef,
    rationale: Rationale, act: Act,
) -> None:  # fmt: skip
    """Rest a topic that stands on one more exception, for one more rationale.

    Raises Changed where the topic has been taken off meanwhile, or rests on it already.
    """
    with store.recording():
        every = repository.topics(store, plan, act.day)
        standing = next((each for each in every if each.number == topic), None)
        if standing is None or any(ref.is_same_matter(each.ref) for each in standing.evidence):
            raise Changed
        store.add_evidence(topic, act.by, **evidence)
        if rationale.words and rationale not in standing.rationales:
            give_rationale(store, topic, rationale, act)


def add_topic(store: Store, topic: Topic, act: Act) -> int:
    """Put a topic on an agenda that rests on no exception, and return its number."""
    return store.add_topic(
        [], meeting=topic.meeting, track=topic.track, title=topic.title, rationale=topic.rationale,
        origin=topic.origin, owner=topic.owner, question=topic.question, day=act.day, by=act.by,
    )  # fmt: skip


def change_topic(store: Store, plan: Plan, seen: Topic, changed: Topic, act: Act, taken_off: bool = False) -> None:
    """Give a topic last seen as `seen` other words, or take it off. Raises Changed where it has moved on since."""
    words = {
        "meeting": seen.meeting, "track": seen.track, "title": changed.title, "rationale": changed.rationale,
        "origin": seen.origin, "owner": changed.owner, "question": changed.question, "day": act.day, "by": act.by,
    }  # fmt: skip
    with store.recording():
        number, version = seen.number, seen.version
        if number is None:
            every = repository.topics(store, plan, act.day)
            if not any(each.planned == seen.planned and each.number is None for each in every):
                raise Changed
            number, version = store.add_topic([], planned=seen.planned, **words), 1
        if seen.number is not None or taken_off:
            store.change_topic(number, version, taken_off=taken_off, **words)


def give_rationale(store: Store, topic: int, rationale: Rationale, act: Act) -> None:
    """Give a topic a further rationale."""
    store.add_rationale(topic, rationale.words, rationale.origin, act.day, act.by)


def withdraw_rationale(store: Store, plan: Plan, topic: int, rationale: str, act: Act) -> None:
    """Withdraw a further rationale of a topic, by its id; nothing is written where it stands no longer."""
    with store.recording():
        every = repository.topics(store, plan, act.day)
        for each in (one for of in every if of.number == topic for one in of.further if one.id == rationale):
            store.add_rationale(topic, each.words, each.origin, act.day, act.by, withdrawn=True)


def raise_exception(store: Store, act: Act, sensitivity_reason: str | None, **words: str) -> int:
    """Raise an exception by hand, and return its number.

    sensitivity_reason: None where it is not sensitive. words: title, summary, origin, raised_by, section, area.
    """
    return store.add_raised(
        extract=None, row=None, reference="", period=str(Period.of(act.day)), day=act.day, by=act.by,
        sensitive=sensitivity_reason is not None, sensitivity_reason=sensitivity_reason or "", **words,
    )  # fmt: skip


def dispose(
    store: Store, plan: Plan, each: Finding | Raised, meeting: Meeting, disposition: str, report: str, reason: str,
    act: Act,
) -> bool:  # fmt: skip
    """Keep what becomes of an exception at a meeting, and how it stood. False where somebody was first, and nothing is
    written."""
    with store.recording():
        held = repository.dispositions(store, plan, act.day)
        if disposition != OFFERED_AGAIN and candidates.standing(each, held, meeting.id) is not None:
            return False
        store.add_disposition(
            meeting=meeting.id, disposition=disposition, report=report, reason=reason, day=act.day, by=act.by,
            **as_it_stands(each),
        )  # fmt: skip
        return True


def decide(
    store: Store, finding: Finding, period: Period | Half, decisions: Iterable[tuple[str, str]], why: str, act: Act
) -> None:
    """Decide about a period of a series' past; decisions: the kind of each and what is decided."""
    about = {"measure": finding.measure.code, "area": finding.area.name, "period": str(period)}
    with store.recording():
        for kind, decision in decisions:
            store.add_decision(kind=kind, decision=decision, why=why, day=act.day, by=act.by, **about)


def conclude(
    store: Store, seen: Verdict, verdict: Verdict | None, promised: Mapping[str, Any] | None, act: Act
) -> None:  # fmt: skip
    """Record a verdict on a topic, an action that follows from it, or both: all or nothing.

    seen: the verdict as the reader last saw it. Raises Changed where another has been recorded since.
    """
    who = {"day": act.day, "by": act.by}
    with store.recording():
        if verdict is not None:
            store.add_verdict(seen.topic, seen.version, verdict=verdict.verdict, why=verdict.why, **who)
        if promised is not None:
            store.add_action(topic=seen.topic, **who, **promised)


def change_action(store: Store, seen: Action, as_said: Action, closed: bool, act: Act) -> None:
    """Add the next version of an action the reader last saw as `seen`. Raises Changed where it has moved on since."""
    store.change_action(
        seen.id, seen.version, topic=seen.topic, meeting=seen.meeting, track=seen.track, what=as_said.what,
        owner=as_said.owner, due=as_said.due, closed=closed, evidence=as_said.evidence, agreed=seen.agreed,
        day=act.day, by=act.by,
    )  # fmt: skip


def commission(store: Store, seen: Commission, as_said: Commission, act: Act) -> None:
    """Keep what the owner of a topic is asked. Raises Changed where it has moved on since the reader saw `seen`."""
    store.add_commission(
        seen.topic, seen.version, to=as_said.to, question=as_said.question, deadline=as_said.deadline,
        asked_by=as_said.asked_by, day=act.day, by=act.by,
    )  # fmt: skip


def reply(store: Store, seen: Reply, as_said: Reply, content: bytes | None, act: Act) -> None:
    """Attach a reply with the bytes of its file. Raises Changed where it has moved on since the reader saw `seen`."""
    store.add_reply(
        seen.topic, seen.version, sender=as_said.sender, words=as_said.words, file=as_said.file,
        sha256=as_said.sha256, content=content, day=act.day, by=act.by,
    )  # fmt: skip


def change_meeting(
    store: Store, written: Plan, meeting: Meeting, tracks: Iterable[str], seen: int, act: Act, why: str
) -> None:
    """Record a meeting as it now is, and which tracks are due at it; `seen` is the version the reader saw.

    Raises Changed where somebody was first, and PlanError where the plan would be wrong; nothing is written then.
    """
    stages = {stage: getattr(meeting, stage) for stage in STAGES}
    with _right(store, written, act):
        store.keep_meeting(
            seen, meeting=meeting.id, stands=meeting.stands, tracks=[*tracks], **stages, day=act.day, by=act.by,
            why=why,
        )  # fmt: skip


def change_owners(
    store: Store, written: Plan, section: str, owners: list[str], scrutineers: list[str], seen: int, act: Act, why: str
) -> None:
    """Record whose a section is, as posts, and who of them sits on the scrutinising side; else as change_meeting."""
    with _right(store, written, act):
        store.keep_owners(
            seen, section=section, owners=owners, scrutineers=scrutineers, day=act.day, by=act.by, why=why
        )


def change_item(store: Store, written: Plan, item: Item, seen: int, act: Act, why: str) -> None:
    """Record a scrutiny item as it now reads; else as change_meeting."""
    with _right(store, written, act):
        store.keep_item(
            seen, item=item.id, section=item.section, text=item.text, status=item.status, note=item.note,
            day=act.day, by=act.by, why=why,
        )  # fmt: skip


@contextmanager
def _right(store: Store, written: Plan, act: Act) -> Iterator[None]:
    """What is recorded inside is kept where the plan can be read with it, and only then."""
    with store.recording():
        yield
        plan_changes.known(store, written, act.day)
