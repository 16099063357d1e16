"""A comparison of areas in words: its sentence, a row of its table for each area, and what stands at its foot."""

from __future__ import annotations

from dashboard.findings import wording
from dashboard.findings.comparison import COMPARATORS, HIGHER, LOWER, TOO_FEW, Beside, Comparison
from dashboard.findings.wording import window_words
from dashboard.text import english

HEADINGS = ("Area", "Figure", "Expected of its size", "Beside the group")
CSV_HEADINGS = (
    "area", "from", "to", "measure", "counted", "out_of", "figure", "unit", "interval_lower", "interval_upper",
    "group_figure", "expected_lower", "expected_upper", "compared_with_the_group", "basis",
)  # fmt: skip
LIMITS = (
    "Higher and lower are said only of a figure outside the 99.8% limits; one between the 95% and the 99.8% limits is "
    "similar. The limits are exact for counts, and widened by how much most of these areas differ among themselves."
)
NOT_RANKED = "Alphabetical. Areas differ in more than size: a difference is a question to ask, not a verdict."


def names(comparison: Comparison) -> str:
    """What the areas are called: 'forces' or 'districts'."""
    return "forces" if comparison.kind == COMPARATORS else "districts"


def unit(comparison: Comparison) -> str:
    """What a figure is: 'offences per 1,000 people a year', '% of offences'."""
    measure = comparison.measure
    if _is_percentage(comparison):
        return f"%{_after(comparison)}"
    return f"{measure.unit} a year" if measure.is_ratio else f"{measure.unit} per {comparison.per:,} people a year"


def months(comparison: Comparison) -> str:
    """The quarters taken together: 'January–December 2013'."""
    return window_words(comparison.last, comparison.last.index - comparison.first.index + 1)


def sentence(comparison: Comparison, area: str) -> str:
    """How one area stands beside its group; where that is not in it, which areas lie outside what is expected."""
    found = comparison.of(area)
    return _of_all(comparison) if found is None else _of_one(comparison, found)


def title(comparison: Comparison, found: Beside) -> str:
    """All there is to say of one area, for pointing at."""
    opening = f"{found.area}: {_with_unit(comparison, found)}, 95% interval {_span(comparison, found.low, found.high)}."
    return f"{opening} Expected of its size: {_expected(comparison, found)}. {in_table(found).capitalize()}."


def figure(comparison: Comparison, value: float, places: int | None = None) -> str:
    """A figure of the comparison as it is written: 8.1, 38%."""
    digits = english.number(value, _places(comparison) if places is None else places)
    return f"{digits}%" if _is_percentage(comparison) else digits


def figure_of(comparison: Comparison, found: Beside) -> str:
    """An area's figure, with the places that show on which side of its limits it lies."""
    return figure(comparison, found.rate, _places_of(comparison, found))


def in_table(found: Beside) -> str:
    """How an area compares: 'higher than the group'."""
    return found.compared if found.compared == TOO_FEW else f"{found.compared} the group"


def rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """The table's rows, in alphabetical order."""
    return [
        (each.area, _with_interval(comparison, each), _expected(comparison, each), in_table(each))
        for each in comparison.areas
    ]


def csv_rows(comparison: Comparison) -> list[tuple[str | float, ...]]:
    """The same for a file: numbers as they were worked out, with what each is counted from."""
    measure = comparison.measure
    return [
        (each.area, str(comparison.first), str(comparison.last), measure.name, each.events, each.exposure, each.rate,
         unit(comparison), each.low, each.high, comparison.group, each.lower, each.upper, in_table(each),
         comparison.basis)
        for each in comparison.areas
    ]  # fmt: skip


def notes(comparison: Comparison) -> list[str]:
    """What stands at the foot: what the band and the words mean, whose populations these are, who is left out."""
    few = " On so few areas, how much they differ is itself uncertain." if len(comparison.areas) < 10 else ""
    sentences = [
        "The dot is an area's figure; the line through it, and the brackets in the table, its 95% interval. "
        "The upright is the group's, "
        f"{figure(comparison, comparison.group)}: all {len(comparison.areas)} areas together. "
        "The band is what would be expected of an area of its size.",
        LIMITS + few,
    ]
    if comparison.people is not None:
        sentences.append(f"People: mid-{comparison.people.mid_year}. {comparison.people.source}.")
    by_why: dict[str, list[str]] = {}
    for area, why in comparison.left_out:
        by_why.setdefault(why, []).append(area)
    return sentences + [f"Left out, {why}: {english.listed(areas)}." for why, areas in by_why.items()]


def _of_one(comparison: Comparison, found: Beside) -> str:
    opening = f"{found.area}: {_with_unit(comparison, found)} in {months(comparison)}"
    rate = f"the group's {'share' if _is_percentage(comparison) else 'rate'} is {figure(comparison, comparison.group)}"
    if found.compared == TOO_FEW:
        return f"{opening}; too few to tell whether that differs from the other {names(comparison)}: {rate}."
    expected = f"{_expected(comparison, found)} would be expected of an area of its size"
    return f"{opening}; {found.compared} the other {names(comparison)}: {rate}, and {expected}."


def _of_all(comparison: Comparison) -> str:
    outside = [(word, [each.area for each in comparison.areas if each.compared == word]) for word in (HIGHER, LOWER)]
    beyond = [
        f"{english.listed(areas)} {'is' if len(areas) == 1 else 'are'} {word}" for word, areas in outside if areas
    ]
    few = sum(each.compared == TOO_FEW for each in comparison.areas)
    similar = len(comparison.areas) - few - sum(len(areas) for _, areas in outside)
    opening = f"In {months(comparison)}, {figure(comparison, comparison.group)}{_after(comparison)} over all"
    if not beyond:
        outcome = f"no {names(comparison)[:-1]} lies outside what would be expected of its size" if similar else ""
    else:
        outcome = f"{' and '.join(beyond)} would be expected of an area of that size; the other {similar} are similar"
    unsure = f"of {few} {names(comparison)} there is too little to tell" if few else ""
    return f"{opening} {len(comparison.areas)} {names(comparison)}: {'; '.join(filter(None, (outcome, unsure)))}."


def _with_unit(comparison: Comparison, found: Beside) -> str:
    """'8.1 offences per 1,000 people a year', '38% of offences (46 of 120)'."""
    rate = f"{figure_of(comparison, found)}{_after(comparison)}"
    if not _is_percentage(comparison):
        return rate
    return f"{rate} ({english.number(found.events)} of {english.number(found.exposure)})"


def _after(comparison: Comparison) -> str:
    """The unit after a figure, whose own sign it does not repeat."""
    if _is_percentage(comparison):
        return f" of {comparison.measure.of}" if comparison.measure.of else ""
    return f" {unit(comparison)}"


def _with_interval(comparison: Comparison, found: Beside) -> str:
    return f"{figure_of(comparison, found)} ({_span(comparison, found.low, found.high)})"


def _expected(comparison: Comparison, found: Beside) -> str:
    return _span(comparison, found.lower, found.upper, _places_of(comparison, found))


def _span(comparison: Comparison, lower: float, upper: float, places: int | None = None) -> str:
    places = _places(comparison) if places is None else places
    end = "%" if _is_percentage(comparison) else ""
    return f"{english.number(lower, places)}–{english.number(upper, places)}{end}"


def _places_of(comparison: Comparison, found: Beside) -> int:
    return wording.places_apart(found.rate, found.lower, found.upper, _places(comparison))


def _places(comparison: Comparison) -> int:
    """A rate under 100 is written to a tenth."""
    return 0 if _is_percentage(comparison) or comparison.group >= wording.FEW else 1


def _is_percentage(comparison: Comparison) -> bool:
    return comparison.measure.kind == "percentage"
