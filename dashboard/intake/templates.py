"""Templates: for each family of extract a file with everything in it but the figures."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.findings import Findings, expected_quarter, latest_held
from dashboard.intake.extract.families import AREA, FAMILIES, PERIOD, Family, named
from dashboard.period import Half, Period
from dashboard.plan import Measure, Plan
from dashboard.text import csv_of

NOT_SUPPLIED = "measures not supplied"  # the measures that the plan asks for and nobody has sent yet
TEMPLATE_NAMES = (*(family.name for family in FAMILIES), NOT_SUPPLIED)
MEASURES = "measures"


def template(name: str, found: Findings, plan: Plan) -> bytes:
    """A file of the family of that name: its headings, and a row for each figure that is due next.

    As a spreadsheet opens it: CSV in UTF-8 with a BOM. Raises ValueError where there is no template of that name.
    """
    family = named(MEASURES if name == NOT_SUPPLIED else name)
    rows = [] if family.name == "made" else _rows(family, name == NOT_SUPPLIED, found, plan)
    lines = ([row.get(column, "") for column in family.columns] for row in rows)
    return csv_of(family.columns, lines).encode("utf-8-sig")


def _rows(family: Family, not_supplied: bool, found: Findings, plan: Plan) -> Iterable[dict[str, str]]:
    """The cells that say which figure each row is to give."""
    held = latest_held(found)
    for name, measures in _categories(family, plan).items():
        if family.name != MEASURES or not_supplied != (measures[0] in held):
            quarter = max(_next_due(each, held, found, plan) for each in measures)
            for area in _areas(measures, found, plan):
                yield {PERIOD: str(quarter), AREA: area, family.category: name}


def _categories(family: Family, plan: Plan) -> dict[str, list[Measure]]:
    """The measures that a row of the family brings, by what names it there: its category, or the measure's code."""
    found: dict[str, list[Measure]] = {}
    for measure in plan.measures:
        if measure.family == family.name and not measure.sum_of:
            found.setdefault(measure.code if family.name == MEASURES else measure.category, []).append(measure)
    return found


def _next_due(measure: Measure, held: dict[Measure, Period | Half], found: Findings, plan: Plan) -> Period | Half:
    """The quarter, or half-year, that a measure lacks next: the one after the last held."""
    if measure in held:
        return held[measure] + 1
    quarter = expected_quarter(plan, found.as_at)
    return quarter if measure.every == Period.noun else Half.ended_by(quarter)


def _areas(measures: list[Measure], found: Findings, plan: Plan) -> list[str]:
    """The areas that the measures are held for; of what was never sent, the force."""
    codes = {each.code for each in measures}
    held = {each.area.name for each in found.all if each.measure.code in codes}
    areas = [area.name for area in plan.areas.all if area.kind != "comparator" and area.name in held]
    return areas or [plan.areas.force.name]
