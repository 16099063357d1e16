"""What a row of figures can count, and which measures take its cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from dashboard.intake.extract.families import Family
from dashboard.intake.extract.table import fold
from dashboard.plan import Measure, Plan

MOST_NAMED = 8  # names listed in one sentence
LIKE = 0.6  # how alike two names are before one is offered for the other
# Later resolutions of earlier crimes may exceed what the quarter recorded; a part of those counted may not.
MAY_EXCEED = ("resolved", "numerator")
OVERLAPS = {"night_time_economy": "offences"}
SHARED = "More than one measure has this name. Write the measure's code."


@dataclass(frozen=True)
class Taking:
    """A measure and the columns it takes: a count's or a mean's `top` alone, else a numerator and denominator."""

    measure: str
    top: str
    bottom: str = ""


@dataclass(frozen=True)
class Part:
    """Two columns of which the first counts some of the second. `may_exceed`: more is odd, but can be right."""

    column: str
    whole: str
    may_exceed: bool


@dataclass(frozen=True)
class Category:
    """What a row counts. `is_whole`: its figures are counts; `fault`: why no row may name it; `every`: its periods."""

    name: str
    takings: tuple[Taking, ...] = ()
    parts: tuple[Part, ...] = ()
    is_whole: bool = True
    fault: str = ""
    every: str = "quarter"

    @cached_property
    def columns(self) -> set[str]:
        """Every column that one of its measures takes."""
        return {column for taking in self.takings for column in (taking.top, taking.bottom) if column}


def categories_of(family: Family, plan: Plan) -> dict[str, Category]:
    """Each category that a row of the family may name, by its folded name."""
    if family.name == "measures":
        return _by_measure(plan.measures)
    measures: dict[str, list[Measure]] = {}
    for measure in plan.measures:
        if measure.family == family.name and measure.category:
            measures.setdefault(fold(measure.category), []).append(measure)
    return {folded: _category(found) for folded, found in measures.items()}


def _category(measures: list[Measure]) -> Category:
    takings = tuple(
        Taking(each.code, each.numerator, each.denominator) if each.is_ratio else Taking(each.code, each.value)
        for each in measures
    )
    shares = [each for each in measures if each.is_ratio and each.kind == "percentage"]
    parts = {Part(each.numerator, each.denominator, each.numerator in MAY_EXCEED) for each in shares}
    columns = {taking.top for taking in takings}
    parts |= {Part(part, whole, True) for part, whole in OVERLAPS.items() if {part, whole} <= columns}
    return Category(measures[0].category, takings, tuple(sorted(parts, key=lambda part: part.column)))


def _by_measure(measures: Iterable[Measure]) -> dict[str, Category]:
    """Each measure by its name and, before any name, by its code; a name that two measures share is refused."""
    found: dict[str, Category] = {}
    for measure in measures:
        folded = fold(measure.name)
        found[folded] = Category(measure.name, fault=SHARED) if folded in found else _one(measure)
    return found | {fold(measure.code): _one(measure) for measure in measures}


def _one(measure: Measure) -> Category:
    if measure.sum_of:
        parts = listed(measure.sum_of)
        return Category(measure.code, fault=f"{measure.name} is worked out from its parts. Send those: {parts}.")
    if not measure.is_ratio:
        taking = (Taking(measure.code, "value"),)
        return Category(measure.code, taking, is_whole=measure.kind == "count", every=measure.every)
    part = (Part("numerator", "denominator", True),) if measure.kind == "percentage" else ()
    return Category(measure.code, (Taking(measure.code, "numerator", "denominator"),), part, every=measure.every)


def names_of(known: Mapping[str, Category]) -> list[str]:
    """The names of the categories that a row may bear, in the order of the plan."""
    return list(dict.fromkeys(category.name for category in known.values() if not category.fault))


def nearest(text: str, known: Mapping[str, Category]) -> list[str]:
    """The names of the categories, the one most like `text` first."""
    matcher = SequenceMatcher()
    matcher.set_seq2(fold(text))
    likeness = {}
    for folded, category in known.items():
        matcher.set_seq1(folded)
        likeness[category.name] = max(matcher.ratio(), likeness.get(category.name, 0))
    return sorted(names_of(known), key=lambda name: -likeness[name])


def is_like(text: str, category: str) -> bool:
    """Whether the text may well be a misspelling of the category."""
    return SequenceMatcher(None, fold(text), fold(category)).ratio() >= LIKE


def listed(names: Iterable[str]) -> str:
    """The names in one line; where there are many, the first of them and how many more."""
    names = tuple(names)
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
