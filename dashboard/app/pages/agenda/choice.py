"""What may be put on the agenda: an exception in the words it is offered with, where it belongs, what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.disclosure import Office
from dashboard.findings import Finding
from dashboard.scrutiny import FROM_FIGURES, SIDES, Raised, evidence_of, evidence_of_raised


@dataclass(frozen=True)
class Choice:
    """What may be put on the agenda: its words, where it belongs, and what it rests on."""

    name: str
    title: str
    rationale: str
    origin: str
    items: tuple[str, ...]
    evidence: dict[str, Any]
    question: str
    of: Finding | Raised


def choice_of(finding: Finding, office: Office) -> Choice:
    """A finding as it may be put on the agenda: its sentence is the rationale."""
    measure, area = finding.measure, finding.area.name
    return Choice(
        name=f"{measure.code} {area}",
        title=measure.name if finding.is_force else f"{measure.name} in {area}",
        rationale=finding.sentence,
        origin=FROM_FIGURES,
        items=measure.items,
        evidence=evidence_of(finding, office.as_at),
        question=question_of(finding),
        of=finding,
    )


def choice_of_raised(raised: Raised, office: Office) -> Choice:
    """An exception people raised as it may be put on the agenda, in the section it was raised for.

    The agenda is public: of a sensitive one the reason stands ready there, never what was noticed.
    """
    return Choice(
        name=f"raised {raised.number or raised.title}",
        title=raised.title,
        rationale=(raised.sensitivity_reason if raised.sensitive else raised.summary) or raised.title,
        origin=raised.origin,
        items=tuple(item.id for item in office.plan.document.items if item.section == raised.section),
        evidence=evidence_of_raised(raised, office.as_at),
        question=f"What stands behind “{raised.title}”, and what is being done about it?",
        of=raised,
    )


def question_of(finding: Finding) -> str:
    """The question that a finding puts, plainly: 'What stands behind violence without injury being higher …?'"""
    name = finding.measure.name
    name = name if name[:2].isupper() else name[:1].lower() + name[1:]
    where = "" if finding.is_force else f" in {finding.area.name}"
    if finding.signal is None:
        return f"What stands behind the figures of {name}{where}?"
    return f"What stands behind {name}{where} being {SIDES[finding.signal]} in {finding.quarter.words}?"
