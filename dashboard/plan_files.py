"""The current plan as a data folder: what the program is started with, written out again."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import tomli_w

from dashboard import agendas, kept_plan, scrutiny
from dashboard.plan import Plan
from dashboard.plan.tables import table_of
from dashboard.plan.words import PlannedTopic, Rationale
from dashboard.scrutiny import Topic
from dashboard.store import Store

PLAN = "plan.toml"
AS_THEY_ARE = ("measures", "areas.csv", "populations.csv", "weights.toml", "offences.csv")
HEAD = "# The strategic scrutiny plan as it is kept up, written by plan export.\n\n"


class CannotWrite(Exception):
    """The folder cannot be written: `error` says why, `remedy` what to do."""

    def __init__(self, error: str, remedy: str) -> None:
        self.error, self.remedy = error, remedy
        super().__init__(f"{error} {remedy}")


def current(store: Store, written: Plan, as_at: date) -> Plan:
    """The plan as it is kept up on a day, with the topics chosen here as areas that it identifies itself."""
    plan = kept_plan.known(store, written, as_at)
    chosen = [topic for topic in agendas.topics(store, plan, as_at) if topic.number is not None]
    document = plan.document
    names = {each.id for each in (*document.topics, *document.rationales)}
    topics = [(_free(f"chosen-{topic.number}", names), topic) for topic in chosen]
    reasons = [Rationale(name, topic.rationale, topic.origin, "") for name, topic in topics]
    return replace(
        plan,
        document=replace(
            document,
            topics=(*document.topics, *(_planned(name, topic, plan) for name, topic in topics)),
            rationales=(*document.rationales, *reasons),
        ),
    )


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


def _planned(name: str, topic: Topic, plan: Plan) -> PlannedTopic:
    measured = any(each.measure in plan.by_code for each in topic.evidence)
    track = plan.document.track(topic.track)
    return PlannedTopic(
        id=name,
        meeting=topic.meeting,
        track=topic.track,
        title=topic.title,
        rationales=(name,),
        disposition=topic.disposition,
        note="" if topic.disposition == "taken" else topic.rationale,
        overlaps=(),
        items=scrutiny.items_of(plan, topic) if measured else topic.items,
        owner="" if topic.owner == scrutiny.owner_of(plan, topic.track) else topic.owner,
        not_due=topic.meeting not in track.meetings,
        sensitivity_reason=topic.sensitivity_reason,
    )


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "-again"
    return name
