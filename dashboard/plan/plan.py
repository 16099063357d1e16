"""The plan with its measures and areas, read from a data folder and held to one another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from dashboard.plan.areas import Areas, read_areas
from dashboard.plan.document import read_document
from dashboard.plan.errors import Fault, PlanError
from dashboard.plan.measure import COLUMNS, Measure
from dashboard.plan.measures import read_measures
from dashboard.plan.offences import Offences, read_offences
from dashboard.plan.populations import Populations, read_populations
from dashboard.plan.weights import Weights, read_weights
from dashboard.plan.words import (
    PlanDocument,
)


@dataclass(frozen=True)
class Plan:
    """The plan with its measures and areas, held to one another."""

    document: PlanDocument
    measures: tuple[Measure, ...]
    areas: Areas
    weights: Weights
    populations: Populations = field(default_factory=Populations)
    offences: Offences = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Plan:
        """The plan in `folder`. Raises PlanError with every fault of every file at once."""
        if not folder.is_dir():
            raise PlanError([Fault(str(folder), "", "This folder is missing. Put it back, or name the right one.")])
        faults: list[Fault] = []
        document = read_document(folder, faults)
        measures = read_measures(folder, faults)
        areas = read_areas(folder, faults)
        populations = read_populations(folder, areas, faults)
        weights = read_weights(folder, measures, faults)
        offences = read_offences(folder, measures, faults)
        if document is not None:
            faults += _unknown_items(document, measures)
        faults += _wrong_parts(measures)
        if faults or document is None or areas is None:
            raise PlanError(faults)
        return cls(document, measures, areas, weights, populations, offences)

    @cached_property
    def fingerprint(self) -> str:
        """A SHA-256 in hexadecimal that plans which say the same have in common, in one process."""
        return sha256(repr(self).encode()).hexdigest()

    @cached_property
    def by_code(self) -> dict[str, Measure]:
        """Each measure by its code."""
        return {measure.code: measure for measure in self.measures}

    @cached_property
    def by_item(self) -> dict[str, tuple[Measure, ...]]:
        """The measures that answer each item, by the item's id: wholes, their parts, then the rest; each by name."""
        return {
            item.id: tuple(
                sorted(
                    (measure for measure in self.measures if item.id in measure.items),
                    key=_place_beside_an_item,
                )
            )
            for item in self.document.items
        }

    def sections_of(self, measure: Measure) -> tuple[str, ...]:
        """The ids of the sections whose items the measure answers, in the plan's order."""
        return tuple(
            section.id for section in self.document.sections if any(item.id in measure.items for item in section.items)
        )


def _place_beside_an_item(measure: Measure) -> tuple[bool, bool, int, str]:
    """Wholes first; then what has an extract of its own, count by count in the order of its columns; then the rest."""
    columns = COLUMNS[measure.family]
    column = columns.index(measure.value) if measure.value in columns else len(columns)
    return not measure.sum_of, measure.family == "measures", column, measure.name.casefold()


def _unknown_items(document: PlanDocument, measures: tuple[Measure, ...]) -> list[Fault]:
    known = {item.id for item in document.items}
    return [
        Fault(measure.file, "items", f"The plan has no item '{item}'. Write an id from plan.toml.")
        for measure in measures
        for item in measure.items
        if item not in known
    ]


def _wrong_parts(measures: tuple[Measure, ...]) -> list[Fault]:
    by_code = {measure.code: measure for measure in measures}
    return [
        Fault(measure.file, "sum_of", fault)
        for measure in measures
        for part, times in Counter(measure.sum_of).items()
        if (fault := _fault_of_part(part, times, by_code.get(part), measure))
    ]


def _fault_of_part(code: str, times: int, part: Measure | None, whole: Measure) -> str:
    if part is None or part.sum_of:
        return f"'{code}' is not a measure that is itself received. Write the code of one in measures/."
    if times > 1:
        return f"'{code}' stands here {times} times. Write it once."
    if whole.kind == "percentage" and part.kind == "percentage" and not part.is_ratio:
        return f"'{code}' comes without its denominator and cannot be added up. Take it out."
    return ""
