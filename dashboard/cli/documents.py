"""What the command line answers with --json: findings and extracts as plain documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.cli.judge.rows import verdict_fields
from dashboard.findings import Finding, Findings, ranked
from dashboard.intake import Check, Loaded, Problem
from dashboard.plan import Plan
from dashboard.scrutiny import Raised
from dashboard.store import Backup
from dashboard.variation import Verdict


def check_document(checks: list[Check]) -> dict[str, Any]:
    """The document of `check`, and of a `load` that was refused for what is in a file.

    Where something was passed over, `notes` are sentences that say what and why.
    """
    return {
        "files": [
            {
                "file": each.extract.file,
                "family": each.extract.family,
                "rows": each.extract.rows,
                "problems": [problem_document(problem) for problem in each.problems],
                "questions": [problem_document(question) for question in each.questions],
                "changes": {
                    "new": each.changes.new,
                    "revised": each.changes.revised,
                    "unchanged": each.changes.unchanged,
                },
            }
            | ({"notes": [*each.extract.notes]} if each.extract.notes else {})
            for each in checks
        ]
    }


def load_document(loaded: list[Loaded]) -> dict[str, Any]:
    """The document of `load`."""
    return {
        "loaded": [
            {
                "file": each.file,
                "extract": each.extract,
                "new": each.changes.new,
                "revised": each.changes.revised,
                "unchanged": each.changes.unchanged,
                "identical_to": each.identical_to,
            }
            for each in loaded
        ]
    }


def backup_document(made: Backup, store: Path, aside: Path | None = None) -> dict[str, Any]:
    """The document of `backup` and of `restore`, where `aside` is where the store that was there is kept."""
    return {
        "store": str(store),
        "folder": str(made.folder),
        "made": made.made,
        "schema": made.schema,
        "tables": made.rows,
        "moved_aside": str(aside) if aside else None,
    }


def history_document(extracts: pd.DataFrame) -> dict[str, Any]:
    """The document of `history`, newest first."""
    return {
        "extracts": [
            {
                "extract": int(each.extract),
                "file": each.file,
                "family": each.family,
                "received": each.received.date().isoformat(),
                "by": each.by,
                "note": each.note,
                "sha256": each.sha256,
                "rolled_back": None if pd.isna(each.rolled_back) else each.rolled_back.date().isoformat(),
            }
            for each in extracts.itertuples()
        ]
    }


def exceptions_document(
    found: Findings, raised: list[Raised], plan: Plan, meeting: str | None, section: str | None
) -> dict[str, Any]:
    """The document of `exceptions`: those of the figures in the order of risk, then those people raised.

    Rank 1 is the greatest risk; good news comes after all that gives concern. What is likely chance has none.
    """
    exceptions, chance = (
        [each for each in listed if section is None or section in plan.sections_of(each.measure)]
        for listed in (found.exceptions, found.likely_chance)
    )
    in_order = ranked(exceptions, found, plan).all
    return {
        "as_at": found.as_at.isoformat(),
        "meeting": meeting,
        "latest_quarter": str(found.latest) if found.latest else None,
        "series_tested": len(found.judged),
        "expected_by_chance": found.expected_by_chance,
        "exceptions": [
            *(_exception(each.finding, plan, rank) for rank, each in enumerate(in_order, start=1)),
            *(_exception(each, plan, None) for each in chance),
        ],
        "raised": [_raised(each) for each in raised if section in (None, each.section)],
    }


def problem_document(problem: Problem) -> dict[str, Any]:
    """One problem or question: its row (null for the whole file), column, what was found, and the message."""
    return {"row": problem.row, "column": problem.column, "found": problem.found, "message": problem.message}


def _exception(finding: Finding, plan: Plan, rank: int | None) -> dict[str, Any]:
    """One exception, and where most districts moved the same way at once those that are told beneath it."""
    document = _judged(finding)
    document |= {
        "sections": list(plan.sections_of(finding.measure)),
        "items": list(finding.measure.items),
        "basis": finding.basis,
        "status": finding.status,
        "rank": rank,
    }
    if finding.at_once is not None and finding.at_once.beneath:
        document["districts"] = [_judged(each) for each in finding.at_once.beneath]
    return document


def _judged(finding: Finding) -> dict[str, Any]:
    """A finding in the fields of `judge`: all in events, also where it is shown as a share of a denominator."""
    verdict, point = _in_events(finding), finding.latest
    words = (f"{finding.heading}.", finding.sentence, finding.certainty, finding.together)
    document = {
        "measure": finding.measure.code,
        "area": finding.area.name,
        "quarter": str(finding.quarter),
        "value": point.numerator,
        **verdict_fields(verdict),
        "sentence": " ".join(filter(None, words)),
    }
    if point.denominator:
        document["denominator"] = point.denominator
        document["percentage"] = 100 * point.numerator / point.denominator if point.value is not None else None
    return document


def _in_events(finding: Finding) -> Verdict:
    """A finding's verdict on the numerator's scale."""
    if finding.judgement is not None:
        return finding.judgement.verdict
    point, verdict = finding.latest, finding.verdict
    scale = point.denominator / finding.measure.per if point.denominator else 1.0
    ends = (None if end is None else end * scale for end in (verdict.expected, verdict.lower, verdict.upper))
    return replace(verdict, **dict(zip(("expected", "lower", "upper"), ends)))


def _raised(each: Raised) -> dict[str, Any]:
    return {
        "title": each.title,
        "summary": each.summary,
        "origin": each.origin,
        "raised_by": each.raised_by,
        "reference": each.reference,
        "area": each.area,
        "section": each.section,
        "raised": _iso(each.day),
        "meeting": each.meeting or None,
        "sensitive": each.sensitive,
        "sensitivity_reason": each.sensitivity_reason,
        "disposition": each.disposition or None,
        "disposition_reason": each.disposition_reason,
        "basis": "illustrative" if each.illustrative else "supplied",
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
