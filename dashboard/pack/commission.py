"""A commission: one page that asks the owner of a section a question, with its chart; also as a file of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.findings import Finding
from dashboard.render import colours, markup, tags
from dashboard.text import english, html

STYLE = (Path(__file__).parent / "commission.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Sheet:
    """What stands on the page: who asks whom what, for which meeting, on which finding, and by when it is answered.

    as_at: the day the figures are known as at. sensitive: it is not for publication.
    """

    organisation: str
    meeting: str
    section: str
    topic: str
    rationale: str
    to: str
    question: str
    deadline: date
    asked_by: str
    finding: Finding | None
    as_at: date
    sensitive: bool = False


def page(sheet: Sheet) -> str:
    """The commission as one line of markup, headings from the first rank down."""
    found = sheet.finding
    boxes = markup.boxed((*(("Sensitive",) if sheet.sensitive else ()), *(tags(found) if found else ())))
    facts = [
        ("To", sheet.to), ("From", sheet.asked_by), ("Please answer by", english.day(sheet.deadline)),
        ("Quarter", found.quarter.words if found else ""),
    ]  # fmt: skip
    told = "".join(f"<span><b>{html(name)}</b> {html(value)}</span>" for name, value in facts if value)
    return (
        f'<p class="look-above">{html(sheet.organisation)} · {html(sheet.meeting)} · {html(sheet.section)}</p>'
        f'<h1 class="look-title">{html(sheet.topic)}</h1><p class="look-where">{boxes}</p>'
        f'<p class="look-facts">{told}</p><p class="look-ask"><b>We ask:</b> {html(sheet.question)}</p>'
        f'<p class="look-body">{html(sheet.rationale)}</p>{_shown(sheet)}'
    )


def document(sheet: Sheet) -> str:
    """The same as a whole HTML file that asks nothing of any other: its style and chart inside it, and no script."""
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html(sheet.topic)}</title><style>{colours.variables()}{STYLE}</style></head>"
        f"<body><main>{page(sheet)}</main></body></html>"
    )


def _shown(sheet: Sheet) -> str:
    found = sheet.finding
    if found is None:
        return '<p class="look-muted">No figures: it is answered in words.</p>'
    known = f"Figures as known on {english.day(sheet.as_at)}."
    return (
        f'<hr class="look-rule"><h2 class="look-finding">{markup.mark(found)}{html(found.heading)}</h2>'
        f'{markup.finding_body(found)}{markup.chart(found, "card")}<p class="look-muted">{html(known)}</p>'
    )
