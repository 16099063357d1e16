"""The current plan as a data folder: what the program is started with, written out again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import tomli_w

from dashboard import scrutiny
from dashboard.disclosure import Office
from dashboard.plan import Action, Plan, PlannedDisposition, PlannedTopic, RaisedByPlan, Rationale, table_of
from dashboard.scrutiny import (
    ALIKE,
    DISPOSITIONS,
    OFFERED_AGAIN,
    Disposition,
    Topic,
    disposition,
    follow_up,
    overlapping,
)

PLAN = "plan.toml"
AS_THEY_ARE = ("measures", "areas.csv", "populations.csv", "weights.toml", "offences.csv")
HEAD = "# The strategic scrutiny plan as it is kept up, written by plan export.\n\n"
LEFT_OUT = (
    "Not in it, and kept by a backup of the store: who chose or changed what and when, figures as they were pinned to "
    "topics, verdicts, commissions and replies, and what people raised here. "
    "Start it with a new store: with this one the topics stand twice."
)


class CannotWrite(Exception):
    """The folder cannot be written: `error` says why, `remedy` what to do."""

    def __init__(self, error: str, remedy: str) -> None:
        self.error, self.remedy = error, remedy
        super().__init__(f"{error} {remedy}")


def current(office: Office) -> Plan:
    """The plan as it is kept up, with what was chosen, not taken and promised here as the plan's own words."""
    plan, topics = office.plan, list(office.topics.values())
    written_here = [topic for topic in topics if topic.number is not None]
    reasons = _every_rationale(plan, written_here)
    planned = {each.id: each for each in _planned(written_here, topics, reasons, plan)}
    standing = {topic.planned for topic in topics}
    own = [
        planned.pop(each.id, replace(each, overlaps=tuple(other for other in each.overlaps if other in standing)))
        for each in plan.document.topics
        if each.id in standing
    ]
    document = replace(
        plan.document,
        topics=(*own, *planned.values()),
        rationales=tuple(reasons),
        raised=tuple(_raised(office)),
        actions=tuple(_actions(office)),
        dispositions=tuple(_dispositions(office)),
    )
    return plan if document == plan.document else replace(plan, document=document)


def write(plan: Plan, data: Path, folder: Path) -> None:
    """Write a plan into a folder that is empty or not there, with what else the `data` folder says as it is.

    Raises CannotWrite.
    """
    try:
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise CannotWrite(f"'{folder}' is there and not empty.", "Name a folder that is empty or not there.")
        folder.mkdir(parents=True, exist_ok=True)
        text = HEAD + tomli_w.dumps(table_of(plan.document))
        (folder / PLAN).write_text(text, encoding="utf-8", newline="\n")
        for name in AS_THEY_ARE:
            if (data / name).is_dir():
                shutil.copytree(data / name, folder / name)
            elif (data / name).exists():
                shutil.copyfile(data / name, folder / name)
    except OSError as error:
        raise CannotWrite(
            f"'{folder}' cannot be written ({error.strerror}).", "Name a folder with room where you may write."
        ) from error


def names(folder: Path) -> list[str]:
    """What stands in a folder at its top, by name."""
    return sorted(each.name for each in folder.iterdir())


def _every_rationale(plan: Plan, chosen: list[Topic]) -> list[Rationale]:
    """The plan's rationales, then those of the topics chosen here; the same words of the same origin are one."""
    known = list(plan.document.rationales)
    taken = {each.id for each in known}
    for topic in chosen:
        for place, each in enumerate(topic.rationales, start=1):
            if _named(known, each) is None:
                name = f"chosen-{topic.number}" + (f"-{place}" if place > 1 else "")
                known.append(Rationale(_free(name, taken), each.words, each.origin, ""))
    return known


def _named(known: list[Rationale], each: scrutiny.Rationale) -> str | None:
    return next((one.id for one in known if (one.text, one.origin) == (each.words, each.origin)), None)


def _planned(
    chosen: list[Topic], topics: list[Topic], reasons: list[Rationale], plan: Plan
) -> Iterator[PlannedTopic]:  # fmt: skip
    """The topics chosen or changed here as areas that the plan identifies itself."""
    notes = {each.id: each.note for each in plan.document.topics}
    taken = {*notes}
    names = {topic.key: topic.planned or _free(f"chosen-{topic.number}", taken) for topic in topics}
    for topic in chosen:
        measured = any(each.measure in plan.by_code for each in topic.evidence)
        yield PlannedTopic(
            id=names[topic.key],
            meeting=topic.meeting,
            track=topic.track,
            title=topic.title,
            rationales=tuple(_named(reasons, each) for each in topic.rationales),
            disposition=topic.disposition,
            note=notes.get(topic.planned, ""),
            overlaps=tuple(names[each.key] for each, why in overlapping(topic, topics, plan) if why != ALIKE),
            items=scrutiny.items_of(plan, topic) if measured else topic.items,
            owner="" if topic.owner == scrutiny.owner_of(plan, topic.track) else topic.owner,
            not_due=topic.meeting not in plan.document.track(topic.track).meetings,
            sensitivity_reason=topic.sensitivity_reason,
            question=topic.question,
        )


def _actions(office: Office) -> Iterator[Action]:
    """The plan's actions as they stand, then those promised here."""
    planned = office.plan.document.actions
    standing = {each.id: each for each in office.memory.actions}
    taken = {each.id for each in planned}
    for each in planned:
        yield _action(standing.pop(each.id), each.id) if each.id in standing else each
    for each in sorted(standing.values(), key=lambda each: (each.agreed, len(each.id), each.id)):
        yield _action(each, _free(each.id.replace(" ", "-"), taken))


def _action(each: follow_up.Action, name: str) -> Action:
    return Action(
        name, each.meeting, each.track, each.what, each.owner, each.due, each.done, each.evidence if each.done else "",
        each.illustrative,
    )  # fmt: skip


def _dispositions(office: Office) -> Iterator[PlannedDisposition]:
    """The plan's own dispositions, but for those that were decided otherwise here, then these."""
    held = office.decided_here
    decided = {each.decides for each in held}
    yield from (each for each in office.plan.document.dispositions if disposition(each).decides not in decided)
    for each in held:
        if each.disposition in DISPOSITIONS:
            yield PlannedDisposition(
                each.meeting, each.title, each.origin, each.disposition, each.reason, each.day, each.report,
                **(_as_it_stood(each) if each.measure is not None else {}),
            )  # fmt: skip


def _raised(office: Office) -> Iterator[RaisedByPlan]:
    """What the plan raises; undecided again where it was offered again here."""
    again = {(each.meeting, each.title) for each in office.decided_here if each.disposition == OFFERED_AGAIN}
    for each in office.plan.document.raised:
        undecided = replace(each, disposition="", disposition_reason="")
        yield undecided if (each.meeting, each.title) in again else each


def _as_it_stood(each: Disposition) -> dict[str, Any]:
    """How a finding stood, without its figures: what is confidential is not for a file that is handed on."""
    return {
        "measure": each.measure, "area": each.area or "", "quarter": each.quarter or "", "signal": each.signal or "",
        "window": int(each.quarters or 0),
    }  # fmt: skip


def _free(name: str, taken: set[str]) -> str:
    """The name, or where it is taken one like it; it is taken from then on."""
    while name in taken:
        name += "-again"
    taken.add(name)
    return name
