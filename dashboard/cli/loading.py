"""The commands that bring extracts in: what is wrong with a file, keeping it, the history, taking one back."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

from dashboard import intake, settings
from dashboard.cli import documents
from dashboard.cli.answer import PROGRESS, Answer, Usage, bytes_of, opened, problem_text
from dashboard.intake import Extract, Unreadable, area_aliases, consequences, extract
from dashboard.plan import Plan
from dashboard.scrutiny import Act, plan_changes
from dashboard.store import Store
from dashboard.text import english

READS = (".csv", ".txt", ".tsv", ".xlsx", ".ods")  # what a folder's files that may be extracts end in


def check(path: Path, plan: Plan, files: list[str], family: str | None, in_full: bool = True) -> Answer:
    """What is wrong with each file, and what it would change; `in_full`: in the text as well as in the document."""
    given, today = _given(files), settings.today(plan)
    with closing(opened(path, plan)) as store:
        plan = plan_changes.known(store, plan, today)
        read = _read(given, plan, family, area_aliases.accepted(store, today))
        checks = [intake.check(each, store, plan, today) for each in PROGRESS.each("Checking", read)]
        text = (
            "\n\n".join(_check_text(each) + _would_text(each, store, plan, today) for each in checks) if in_full else ""
        )
    return Answer(documents.check_document(checks), text, any(each.problems for each in checks))


def load(path: Path, plan: Plan, files: list[str], family: str | None, explain: str, note: str, by: str) -> Answer:
    """Keep every file, or none."""
    given, today = _given(files), settings.today(plan)
    try:
        with closing(opened(path, plan)) as store:
            read = _read(given, plan, family, area_aliases.accepted(store, today))
            loaded = intake.load(PROGRESS.each("Loading", read), store, plan, Act(today, by), note, explain)
    except intake.Refused as refused:
        text = "\n\n".join(map(_check_text, refused.checks))
        remedy = "Nothing was kept. Put the problems right; put the questions right or answer them with --explain."
        return Answer(documents.check_document(refused.checks), f"{text}\n\n{remedy}", has_problems=True)
    return Answer(documents.load_document(loaded), "\n".join(map(_loaded_text, loaded)))


def history(path: Path, plan: Plan) -> Answer:
    """Every extract received by today."""
    with closing(opened(path, plan)) as store:
        extracts = store.extracts(settings.today(plan))
    lines = [
        f"{each.extract:>4}  {each.received:%Y-%m-%d}  {each.family:<9} {each.file}  ({each.by})"
        + ("" if each.rolled_back is None or each.rolled_back != each.rolled_back else "  taken back")
        for each in extracts.itertuples()
    ]
    return Answer(documents.history_document(extracts), "\n".join(lines) or "No extract has been received.")


def rollback(path: Path, plan: Plan, extract: int, note: str, by: str) -> Answer:
    """Take one extract back, from today on."""
    today = settings.today(plan)
    try:
        with closing(opened(path, plan)) as store:
            file = intake.take_back(extract, store, Act(today, by), note)
    except intake.CannotTakeBack as fault:
        raise Usage(fault.error, fault.remedy) from None
    document = {"extract": extract, "file": file, "rolled_back": today.isoformat(), "by": by, "note": note}
    return Answer(document, f"{file}: extract {extract} is taken back. Its bytes may be loaded again.")


def _given(files: list[str]) -> list[tuple[str, bytes | Unreadable]]:
    """Each file with its bytes, or why it is none to read: one that is not there is told before anything is opened."""
    return [(each, _bytes_or_why_not(each)) for file in files for each in _files_in(file)]


def _read(
    given: list[tuple[str, bytes | Unreadable]], plan: Plan, family: str | None, aliases: Mapping[str, str]
) -> list[Extract]:
    return [
        extract.unreadable(Path(file).name, content)
        if isinstance(content, Unreadable)
        else extract.read(content, Path(file).name, plan, family, aliases)
        for file, content in PROGRESS.each("Reading", given)
    ]


def _files_in(named: str) -> list[str]:
    """The file that is named; of a folder, the files in it and below it that may be extracts, in order."""
    folder = Path(named)
    if not folder.is_dir():
        return [named]
    found = [str(each) for each in sorted(folder.rglob("*")) if each.is_file() and each.suffix.lower() in READS]
    if not found:
        raise Usage(f"There is no extract in the folder '{named}'.", f"Name one with files in {', '.join(READS)}.")
    return found


def _bytes_or_why_not(file: str) -> bytes | Unreadable:
    try:
        return bytes_of(file)
    except Unreadable as fault:
        return fault


def _check_text(checked: intake.Check) -> str:
    changes, rows = checked.changes, english.count_words(checked.extract.rows, "row")
    lines = [f"{checked.extract.file}: {checked.extract.family or 'not recognised'}, {rows}"]
    lines += [f"  {note}" for note in checked.extract.notes]
    for name, found in (("problem", checked.problems), ("question", checked.questions)):
        for each in found:
            lines.append(problem_text(name, each))
    if checked.identical_to:
        lines.append(f"  The same bytes as extract {checked.identical_to['extract']}: nothing would change.")
    elif not checked.problems:
        lines.append(f"  {changes.new} new, {changes.revised} revised, {changes.unchanged} unchanged")
    return "\n".join(lines)


def _would_text(checked: intake.Check, store: Store, plan: Plan, today: date) -> str:
    would = consequences.of_publishing(checked, store, plan, today)
    return "".join(f"\n  {line}" for line in consequences.in_lines(checked, would, plan))


def _loaded_text(loaded: intake.Loaded) -> str:
    if loaded.identical_to:
        return f"{loaded.file}: the same bytes as extract {loaded.identical_to}; nothing changed."
    changes = loaded.changes
    counts = f"{changes.new} new, {changes.revised} revised, {changes.unchanged} unchanged"
    return f"{loaded.file}: kept as extract {loaded.extract}; {counts}."
