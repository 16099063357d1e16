"""Figures and findings in words: the same on every page, on paper and on the command line."""

from __future__ import annotations

import math
from datetime import date

from dashboard.plan import Measure

NO_BREAK = "\N{NO-BREAK SPACE}"

RULE_WORDS = {
    "outside": "",
    "trend": "Seven or more quarters in a row have each been {way} than the one before.",
    "two in three": "Two of the last three quarters are near the {end} end of what was expected.",
    "run": "Seven or more quarters in a row have been {side} the average of {expected}.",
}
SIDE = {
    "high": {"way": "higher", "end": "upper", "side": "above"},
    "low": {"way": "lower", "end": "lower", "side": "below"},
}
SILENT_WORDS = {
    "not supplied": "Not supplied for {quarter}.",
    "collecting": "Collecting: {before} of the 8 earlier quarters needed before a range can be drawn.",
    "after a break": "Counted anew after a break: testing starts again after four quarters.",
    "too few": "Too few to judge.",
    "no variation": "Hardly any quarter differs from another: no range can be drawn.",
    "gaps": "Fewer than three of the last four quarters were supplied: not judged.",
}


def number(value: float | None, places: int = 0) -> str:
    """A number with thousands commas: 1,837; an en dash where there is none."""
    if value is None or math.isnan(value):
        return "–"
    return f"{value:,.{places}f}"


def places_of(measure: Measure) -> int:
    """How many decimal places the measure's values are shown with."""
    return {"count": 0, "percentage": 0, "rate": 2, "mean": 1}[measure.kind]


def figure(measure: Measure, value: float | None) -> str:
    """A value of the measure, as it stands in a table: 1,837 or 38%."""
    shown = number(value, places_of(measure))
    return f"{shown}%" if measure.kind == "percentage" and value is not None else shown


def figure_and_unit(
    measure: Measure, value: float | None, numerator: float | None = None, denominator: float | None = None
) -> str:
    """A value with what it counts: '1,837 offences', '38% (46 of 120 offences)', '3.10 per 1,000 people'."""
    if measure.kind == "percentage" and denominator is not None:
        share = f"{number(numerator)} of {number(denominator)} {measure.of}".strip()
        return share if value is None else f"{figure(measure, value)} ({share})"
    unit = one_of(measure.unit) if value == 1 and measure.kind == "count" else measure.unit
    return f"{figure(measure, value)} {'' if measure.kind == 'percentage' else unit}".strip()


def one_of(unit: str) -> str:
    """A unit for a count of one: 'offence' of 'offences', 'young person' of 'young people'."""
    words = unit.split()
    for place, word in enumerate(words):
        if word == "people" or word.endswith("s"):
            one = "person" if word == "people" else word[:-3] + "y" if word.endswith("ies") else word[:-1]
            return " ".join([*words[:place], one, *words[place + 1 :]])
    return unit


def title_case(words: str) -> str:
    """Words of the plan that stand in capitals, as a heading of ours writes them."""
    return words.capitalize() if words.isupper() else words


def span(measure: Measure, lower: float | None, upper: float | None) -> str:
    """An expected range: '1,307–1,910', '30–44%'. For counts, the least and greatest whole number inside it."""
    if lower is None or upper is None:
        return ""
    lower = max(lower, 0.0)
    if measure.kind == "count":
        lower, upper = math.ceil(lower), math.floor(upper)
    if measure.kind == "percentage":
        upper = min(upper, 100.0)
    places = places_of(measure)
    end = "%" if measure.kind == "percentage" else ""
    return f"{number(lower, places)}–{number(upper, places)}{end}"


def heading(measure: Measure, area: str, is_force: bool, signal: str | None) -> str:
    """The finding as a title: 'Violence without injury in Burnley: higher than expected'."""
    name = measure.name if is_force else f"{measure.name} in {area}"
    return f"{name}: {SIDE[signal]['way']} than expected" if signal else name


def certainty(measure: Measure, signal: str | None, rule: str | None) -> str:
    """How sure the reader can be, and what else would look the same."""
    if not signal:
        return ""
    sure = (
        "These rules take no account of the season: a usual high or low season can look like this."
        if rule != "outside"
        else "Outside three-sigma limits by the NHS rules, which take no account of the season."
    )
    return f"{sure} {measure.worse_reason}".strip()


def day(when: date) -> str:
    """A date in prose: 13 March 2014, its day and month kept on one line."""
    return f"{when.day}{NO_BREAK}{when:%B} {when.year}"


def short_day(when: date) -> str:
    """A date without its year: 13 March."""
    return f"{when.day}{NO_BREAK}{when:%B}"


def weekday(when: date) -> str:
    """A date with its weekday: Thursday 13 March 2014."""
    return f"{when:%A} {day(when)}"


def days_away(days: int) -> str:
    """How far a day is: 'today', 'in 7 days', '6 days ago'."""
    if days == 0:
        return "today"
    count = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    return f"in {count}" if days > 0 else f"{count} ago"


def listed(words: list[str]) -> str:
    """Words in a sentence: 'a, b and c'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def count_words(count: int, one: str, many: str | None = None) -> str:
    """A count and its noun: '1 topic', '3 topics'."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
