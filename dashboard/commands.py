"""Each command of the command line: what it is given becomes an answer, as a document and as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from dashboard import (
    agenda_document,
    agendas,
    backups,
    consequences,
    documents,
    expecting,
    extract,
    intake,
    judging,
    kept_plan,
    names,
    plan_files,
    scrutiny,
    settings,
    wording,
)
from dashboard.backups import Backup
from dashboard.bundle import open_store
from dashboard.extract import Extract, Problem, Unreadable
from dashboard.extract.published import NAMES
from dashboard.findings import Findings
from dashboard.kept import known_findings
from dashboard.period import Period, PeriodError
from dashboard.plan import Meeting, Plan
from dashboard.progress import Lines
from dashboard.store import SCHEMA_VERSION, Store
from dashboard.tidy import TidyError

TOLD = Lines()
FAMILIES = NAMES
READS = (".csv", ".txt", ".tsv", ".xlsx", ".ods")  # what a folder's files that may be extracts end in


class Usage(Exception):
    """The command was asked in a way it cannot be answered."""

    def __init__(self, error: str, remedy: str) -> None:
        self.error, self.remedy = error, remedy
        super().__init__(error)


@dataclass(frozen=True)
class Answer:
    """What a command found: `document` for --json, `text` for a person."""

    document: dict[str, Any]
    text: str
    has_problems: bool = False


def check(path: Path, plan: Plan, files: list[str], family: str | None, told: bool = True) -> Answer:
    """What is wrong with each file, and what it would change, in full in the text where that is `told`."""
    given, today = _given(files), settings.today(plan)
    with _open(path, plan) as store:
        plan = kept_plan.known(store, plan, today)
        read = _read(given, plan, family, names.accepted(store, today))
        checks = [intake.check(each, store, plan, today) for each in TOLD.each("Checking", read)]
        text = "\n\n".join(_check_text(each) + _would_text(each, store, plan, today) for each in checks) if told else ""
    return Answer(documents.check_document(checks), text, any(each.problems for each in checks))


def load(path: Path, plan: Plan, files: list[str], family: str | None, explain: str, note: str, by: str) -> Answer:
    """Keep every file, or none."""
    given, today = _given(files), settings.today(plan)
    try:
        with _open(path, plan) as store:
            read = _read(given, plan, family, names.accepted(store, today))
            loaded = intake.load(TOLD.each("Loading", read), store, plan, today, by, note, explain)
    except intake.Refused as refused:
        text = "\n\n".join(map(_check_text, refused.checks))
        told = "Nothing was kept. Put the problems right; put the questions right or answer them with --explain."
        return Answer(documents.check_document(refused.checks), f"{text}\n\n{told}", has_problems=True)
    return Answer(documents.load_document(loaded), "\n".join(map(_loaded_text, loaded)))


def history(path: Path, plan: Plan) -> Answer:
    """Every extract received by today."""
    with _open(path, plan) as store:
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
        with _open(path, plan) as store:
            file = intake.take_back(extract, store, today, by, note)
    except intake.CannotTakeBack as fault:
        raise Usage(fault.error, fault.remedy) from None
    document = {"extract": extract, "file": file, "rolled_back": today.isoformat(), "by": by, "note": note}
    return Answer(document, f"{file}: extract {extract} is taken back. Its bytes may be loaded again.")


def exceptions(path: Path, plan: Plan, meeting: str | None, section: str | None, as_at: date | None) -> Answer:
    """What stands out, from the figures and from people, as known on a day."""
    if section is not None and section not in (each.id for each in plan.document.sections):
        known = ", ".join(each.id for each in plan.document.sections)
        raise Usage(f"The plan has no section '{section}'.", f"Name one of {known}.")
    today = settings.today(plan)
    with _open(path, plan) as store:
        now = kept_plan.known(store, plan, today)
        named = _meeting(now, meeting) if meeting else None
        as_at = as_at or (scrutiny.known_at(named, today) if named else today)
        then = kept_plan.known(store, plan, as_at)
        named = named or scrutiny.next_meeting(then, as_at)
        found = _findings(store, then, as_at)
        raised = agendas.raised(store, then, as_at)
    document = documents.exceptions_document(found, raised, then, named.id if named else None, section)
    return Answer(document, _exceptions_text(document))


def judge(file: str, at: str | None, method: str, every_quarter: bool) -> Answer:
    """Judge the series of a tidy CSV, by what was expected or by the NHS rules."""
    judged = {"expected": expecting.judge, "xmr": judging.judge}[method]
    try:
        rows = judged(_bytes(file), _quarter(at), every_quarter)
    except (TidyError, Unreadable) as error:
        found = error.problems if isinstance(error, TidyError) else (error.problem,)
        problems = [documents.problem_document(each) for each in found]
        text = "\n".join(_problem_text("problem", each) for each in found)
        remedy = "Put right what is named, then judge it again."
        document = {"error": f"{file} cannot be judged.", "remedy": remedy, "problems": problems}
        return Answer(document, f"{file} cannot be judged. {remedy}\n{text}", has_problems=True)
    return Answer({"series": rows}, "\n".join(_series_text(row) for row in rows))


def agenda(path: Path, plan: Plan, meeting: str, as_at: date | None) -> Answer:
    """The agenda of a meeting and what came of it, as on a day; without one as its papers stood, with all since."""
    today = settings.today(plan)
    with _open(path, plan) as store:
        named = _meeting(kept_plan.known(store, plan, today), meeting)
        as_papers = as_at or scrutiny.known_at(named, today)
        then = kept_plan.known(store, plan, as_papers)
        stood = agendas.agenda(store, then, _as_it_stood(then, named), as_papers)
        since = agenda_document.since(store, plan, stood, as_papers, as_at or today)
    meeting_then = stood.meeting if as_at else named
    state = scrutiny.state_of(meeting_then, as_at or today)
    document = agenda_document.of(replace(stood, meeting=meeting_then, state=state), since)
    return Answer(document, agenda_document.in_lines(document, meeting_then))


def plan_export(path: Path, plan: Plan, folder: str) -> Answer:
    """Write the plan as it is kept up, as a data folder that starts the same program again."""
    today = settings.today(plan)
    with _open(path, plan) as store:
        current = plan_files.current(store, plan, today)
    try:
        plan_files.write(current, settings.data_folder(), Path(folder))
    except plan_files.CannotWrite as fault:
        raise Usage(fault.error, fault.remedy) from None
    document = {"folder": folder, "files": plan_files.names(Path(folder)), "left_out": plan_files.LEFT_OUT}
    told = f"{folder} holds the plan as it stands on {wording.day(today)}: SCRUTINY_DATA may name it."
    return Answer(document, f"{told}\n{plan_files.LEFT_OUT}")


def info(path: Path, plan: Plan) -> Answer:
    """Which store this is, and how far it goes."""
    today = settings.today(plan)
    with _open(path, plan) as store:
        latest = _findings(store, plan, today).latest
        extracts = len(store.extracts(today))
    document = {
        "store": str(path),
        "schema": SCHEMA_VERSION,
        "today": today.isoformat(),
        "extracts": extracts,
        "latest_quarter": str(latest) if latest else None,
    }
    return Answer(document, "\n".join(f"{key.replace('_', ' ')}: {value}" for key, value in document.items()))


def backup(path: Path, plan: Plan, folder: str) -> Answer:
    """Write the store whole into a folder."""
    _open_store(path, plan).close()
    made = backups.back_up(path, Path(folder), TOLD)
    text = f"{folder} holds every table of {path}: {_tables(made)}. Each was compared, row for row."
    return Answer(documents.backup_document(made, path), text)


def restore(path: Path, plan: Plan, folder: str) -> Answer:
    """Make the store again from a backup; one that is there is moved aside."""
    restored = backups.restore(Path(folder), path, TOLD)
    made = restored.backup
    aside = f" The store that was there is kept as {restored.aside}." if restored.aside else ""
    text = f"{path} is as it was on {made.made}: {_tables(made)}. Each was compared, row for row.{aside}"
    return Answer(documents.backup_document(made, path, restored.aside), text)


def _tables(made: Backup) -> str:
    return f"{wording.count_words(len(made.rows), 'table')}, {wording.count_words(sum(made.rows.values()), 'row')}"


@contextmanager
def _open(path: Path, plan: Plan) -> Iterator[Store]:
    store = _open_store(path, plan)
    try:
        yield store
    finally:
        store.close()


def _open_store(path: Path, plan: Plan) -> Store:
    return open_store(path, plan, settings.data_folder(), TOLD)


def _findings(store: Store, plan: Plan, as_at: date) -> Findings:
    return known_findings(store, plan, as_at)


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
        for file, content in TOLD.each("Reading", given)
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
        return _bytes(file)
    except Unreadable as fault:
        return fault


def _bytes(file: str) -> bytes:
    """The bytes of a file. Raises Unreadable, before it reads one of them, where they are too many for an extract."""
    try:
        extract.check_bytes(Path(file).stat().st_size)
        return Path(file).read_bytes()
    except OSError as error:
        raise Usage(
            f"'{file}' cannot be read ({error.strerror}).", "Name a file that is there and open to you."
        ) from error


def _quarter(text: str | None) -> Period | None:
    try:
        return Period.read(text) if text else None
    except PeriodError as error:
        raise Usage(f"'{text}' is not a quarter.", str(error)) from None


def _meeting(plan: Plan, name: str) -> Meeting:
    try:
        return plan.document.meeting_called(name)
    except KeyError:
        known = ", ".join(each.stands for each in plan.document.meetings)
        raise Usage(f"The plan has no meeting '{name}'.", f"Name one of {known}.") from None


def _as_it_stood(plan: Plan, named: Meeting) -> Meeting:
    """A meeting of today's plan in the plan of another day; as it is named today where that had not got it yet."""
    return next((each for each in plan.document.meetings if each.id == named.id), named)


def _check_text(checked: intake.Check) -> str:
    changes, rows = checked.changes, wording.count_words(checked.extract.rows, "row")
    lines = [f"{checked.extract.file}: {checked.extract.family or 'not recognised'}, {rows}"]
    lines += [f"  {told}" for told in checked.extract.told]
    for name, found in (("problem", checked.problems), ("question", checked.questions)):
        for each in found:
            lines.append(_problem_text(name, each))
    if checked.identical_to:
        lines.append(f"  The same bytes as extract {checked.identical_to['extract']}: nothing would change.")
    elif not checked.problems:
        lines.append(f"  {changes.new} new, {changes.revised} revised, {changes.unchanged} unchanged")
    return "\n".join(lines)


def _would_text(checked: intake.Check, store: Store, plan: Plan, today: date) -> str:
    would = consequences.of_publishing(checked, store, plan, today)
    return "".join(f"\n  {line}" for line in consequences.in_lines(checked, would, plan))


def _problem_text(name: str, each: Problem) -> str:
    place = ", ".join(filter(None, (f"row {each.row}" if each.row else "the whole file", each.column)))
    return f"  {name}, {place}: found '{each.found}'. {each.message}"


def _series_text(row: dict[str, Any]) -> str:
    return f"{row['measure']}, {row['area']}, {row['quarter']}: {row['sentence']}"


def _loaded_text(loaded: intake.Loaded) -> str:
    if loaded.identical_to:
        return f"{loaded.file}: the same bytes as extract {loaded.identical_to}; nothing changed."
    changes = loaded.changes
    counts = f"{changes.new} new, {changes.revised} revised, {changes.unchanged} unchanged"
    return f"{loaded.file}: kept as extract {loaded.extract}; {counts}."


def _exceptions_text(document: dict[str, Any]) -> str:
    lines = [f"As at {document['as_at']}, figures to {document['latest_quarter'] or 'no quarter'}."]
    ranked = [each for each in document["exceptions"] if each["rank"]]
    lines += [f"  {each['rank']}. {each['sentence']} ({each['status']}, {each['basis']})" for each in ranked]
    if not ranked:
        lines.append("  Nothing stands out.")
    chance = len(document["exceptions"]) - len(ranked)
    by_chance = f"; chance alone would put about {document['expected_by_chance']:.0f} outside their range"
    lines.append(f"{document['series_tested']} series looked at{by_chance}; {chance} more are likely chance.")
    lines += [f"  Raised by people: {each['title']} ({each['origin']})" for each in document["raised"]]
    return "\n".join(lines)
