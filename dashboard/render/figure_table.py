"""The table of a finding: what every chart stands beside, and what can be downloaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from dashboard.findings import Finding, Point, absence, explanation_alone, is_too_few, wording
from dashboard.render.chart_marks import together
from dashboard.text import csv_of, english

HEADINGS = (  # after what each line is of: a quarter or a half-year
    "months", "measure", "area", "figure", "numerator", "denominator", "lower", "upper",
    "compared_with_range", "revised_from", "not_supplied", "basis", "note", "explained", "explained_by",
)  # fmt: skip


class Compared(Enum):
    """How a quarter compares with its own range; the value is the word for it."""

    NOT_MATURE = "Not yet mature"
    WITHIN = "Within"
    ABOVE = "Above"
    BELOW = "Below"


@dataclass(frozen=True)
class Row:
    """One quarter of a finding in words. verdict: 'Within', 'Above', 'Below', 'Together: higher', or why there is none.

    figure: '1,620', with ' r' where it has been revised.
    """

    quarter: str
    figure: str
    expected: str
    verdict: str
    note: str


def rows(finding: Finding) -> list[Row]:
    """The finding's quarters, the latest first."""
    joint = together(finding, len(finding.points))
    joined = range(joint.first, joint.end) if joint else ()
    said = [_row(finding, point, place in joined) for place, point in enumerate(finding.points)]
    return said[::-1]


def _row(finding: Finding, point: Point, joined: bool) -> Row:
    return Row(
        quarter=point.period.label,
        figure=_figure(finding, point),
        expected=wording.span(finding.measure, point.lower, point.upper, point.value),
        verdict=_verdict(finding, point, joined),
        note=_note(finding, point),
    )


def compared(point: Point) -> Compared | None:
    """How a quarter compares with its own range; None where it has no value or no range."""
    if point.provisional and (point.value is not None or is_too_few(point)):
        return Compared.NOT_MATURE
    if point.value is None or point.lower is None or point.upper is None:
        return None
    if point.value > point.upper:
        return Compared.ABOVE
    return Compared.BELOW if point.value < point.lower else Compared.WITHIN


def _verdict(finding: Finding, point: Point, joined: bool) -> str:
    found = compared(point)
    if found is None:
        return "" if point.value is None else "No range"
    if joined and found is Compared.WITHIN:
        return f"Together: {wording.SIDE[finding.signal]['way']}"
    return found.value


def csv_text(finding: Finding) -> str:
    """The finding's quarters as CSV, the earliest first, numbers as they are held and every text cell harmless."""
    return csv_of((finding.measure.every, *HEADINGS), (_line(finding, point) for point in finding.points))


def _line(finding: Finding, point: Point) -> Iterable[str | float | None]:
    missing = point.value is None and not is_too_few(point)
    found = compared(point)
    return (
        str(point.period), point.period.label, finding.measure.name, finding.area.name,
        point.value, point.numerator, point.denominator, point.lower, point.upper,
        found.value if found else "", point.was, absence(point) if missing else "", finding.basis, point.note,
        *((point.explained.answer, point.explained.by) if point.explained else ("", "")),
    )  # fmt: skip


def _figure(finding: Finding, point: Point) -> str:
    if is_too_few(point):
        shown = f"{english.number(point.numerator)} of {english.number(point.denominator)}"
    else:
        places = wording.places_in_range(finding.measure, point.value, point.lower, point.upper)
        value = wording.figure(finding.measure, point.value, places)
        if finding.measure.young and finding.measure.kind == "percentage" and point.denominator is not None:
            value += f" ({english.number(point.numerator)} of {english.number(point.denominator)})"
        shown = absence(point).capitalize() if point.value is None else value
    return f"{shown} r" if point.was is not None else shown


def _explained(point: Point) -> str:
    """Its period stands at the head of the row."""
    words = explanation_alone(point)
    return words[:1].upper() + words[1:]


def _note(finding: Finding, point: Point) -> str:
    places = wording.places_in_range(finding.measure, point.value, point.was, point.was)
    said = [f"Revised from {wording.figure(finding.measure, point.was, places)}."] if point.was is not None else []
    said += ["Too few for a percentage."] if is_too_few(point) else []
    return " ".join(filter(None, [*said, _explained(point), point.note]))
