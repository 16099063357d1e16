"""The commands that write into a folder, or read it back: a backup of the store, and the plan as it is kept up."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from dashboard import settings
from dashboard.cli import documents
from dashboard.cli.answer import PROGRESS, Answer, Usage, opened
from dashboard.disclosure import Office
from dashboard.pack import plan_export as exported_plan
from dashboard.plan import Plan
from dashboard.scrutiny import Snapshot
from dashboard.store import Backup, backups
from dashboard.text import english


def backup(path: Path, plan: Plan, folder: str) -> Answer:
    """Write the store whole into a folder."""
    opened(path, plan).close()
    made = backups.back_up(path, Path(folder), PROGRESS)
    text = f"{folder} holds every table of {path}: {_tables(made)}. Each was compared, row for row."
    return Answer(documents.backup_document(made, path), text)


def restore(path: Path, plan: Plan, folder: str) -> Answer:
    """Make the store again from a backup; one that is there is moved aside."""
    restored = backups.restore(Path(folder), path, PROGRESS)
    made = restored.backup
    aside = f" The store that was there is kept as {restored.aside}." if restored.aside else ""
    text = f"{path} is as it was on {made.made}: {_tables(made)}. Each was compared, row for row.{aside}"
    return Answer(documents.backup_document(made, path, restored.aside), text)


def plan_export(path: Path, plan: Plan, folder: str) -> Answer:
    """Write the plan as it is kept up, as a data folder that starts the same program again."""
    today = settings.today(plan)
    with closing(opened(path, plan)) as store:
        current = exported_plan.current(Office(Snapshot(plan, store, today)))
    try:
        exported_plan.write(current, settings.data_folder(), Path(folder))
    except exported_plan.CannotWrite as fault:
        raise Usage(fault.error, fault.remedy) from None
    document = {"folder": folder, "files": exported_plan.names(Path(folder)), "left_out": exported_plan.LEFT_OUT}
    opening = f"{folder} holds the plan as it stands on {english.day(today)}: SCRUTINY_DATA may name it."
    return Answer(document, f"{opening}\n{exported_plan.LEFT_OUT}")


def _tables(made: Backup) -> str:
    return f"{english.count_words(len(made.rows), 'table')}, {english.count_words(sum(made.rows.values()), 'row')}"
