"""The commands that show: exceptions, agendas, series judged from a file, and which store it is."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dashboard import scrutiny, settings
from dashboard.cli import documents
from dashboard.cli.answer import Answer, Usage, bytes_of, opened, problem_text
from dashboard.cli.judge import by_expected, by_nhs_rules
from dashboard.cli.judge.tidy_csv import TidyError
from dashboard.disclosure import Office
from dashboard.intake import Unreadable
from dashboard.pack import agenda_document
from dashboard.period import Period, PeriodError
from dashboard.plan import Meeting, Plan
from dashboard.scrutiny import Snapshot
from dashboard.store import SCHEMA_VERSION


def exceptions(path: Path, plan: Plan, meeting: str | None, section: str | None, as_at: date | None) -> Answer:
    """What stands out, from the figures and from people, as known on a day."""
    if section is not None and section not in (each.id for each in plan.document.sections):
        known = ", ".join(each.id for each in plan.document.sections)
        raise Usage(f"The plan has no section '{section}'.", f"Name one of {known}.")
    today = settings.today(plan)
    with closing(opened(path, plan)) as store:
        now = Office(Snapshot(plan, store, today))
        named = _meeting(now.plan, meeting) if meeting else None
        then = now.on(as_at or (scrutiny.known_at(named, today) if named else today))
        named = named or then.meeting
        document = documents.exceptions_document(
            then.findings, then.raised, then.plan, named.id if named else None, section
        )
    return Answer(document, _exceptions_text(document))


def judge(file: str, at: str | None, method: str, every_quarter: bool) -> Answer:
    """Judge the series of a tidy CSV, by what was expected or by the NHS rules."""
    judged = {"expected": by_expected.judge, "xmr": by_nhs_rules.judge}[method]
    try:
        rows = judged(bytes_of(file), _quarter(at), every_quarter)
    except (TidyError, Unreadable) as error:
        found = error.problems if isinstance(error, TidyError) else (error.problem,)
        problems = [documents.problem_document(each) for each in found]
        text = "\n".join(problem_text("problem", each) for each in found)
        remedy = "Put right what is named, then judge it again."
        document = {"error": f"{file} cannot be judged.", "remedy": remedy, "problems": problems}
        return Answer(document, f"{file} cannot be judged. {remedy}\n{text}", has_problems=True)
    return Answer({"series": rows}, "\n".join(_series_text(row) for row in rows))


def agenda(path: Path, plan: Plan, meeting: str, as_at: date | None) -> Answer:
    """The agenda of a meeting and what came of it, as on a day; without one as its papers stood, with all since."""
    today = settings.today(plan)
    with closing(opened(path, plan)) as store:
        now = Office(Snapshot(plan, store, today))
        named = _meeting(now.plan, meeting)
        as_papers = as_at or scrutiny.known_at(named, today)
        office = now.on(as_at or today)
        stood = office.agenda_as_it_stood(named, as_papers)
        meeting_then = stood.meeting if as_at else named
        state = scrutiny.state_of(meeting_then, as_at or today)
        document = agenda_document.of(replace(stood, meeting=meeting_then, state=state), as_papers, office)
    return Answer(document, agenda_document.in_lines(document, meeting_then))


def info(path: Path, plan: Plan) -> Answer:
    """Which store this is, and how far it goes."""
    today = settings.today(plan)
    with closing(opened(path, plan)) as store:
        latest = Office(Snapshot(plan, store, today)).findings.latest
        extracts = len(store.extracts(today))
    document = {
        "store": str(path),
        "schema": SCHEMA_VERSION,
        "today": today.isoformat(),
        "extracts": extracts,
        "latest_quarter": str(latest) if latest else None,
    }
    return Answer(document, "\n".join(f"{key.replace('_', ' ')}: {value}" for key, value in document.items()))


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


def _series_text(row: dict[str, Any]) -> str:
    return f"{row['measure']}, {row['area']}, {row['quarter']}: {row['sentence']}"


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
