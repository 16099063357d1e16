"""Figures and findings in words: the same on every page, on paper and on the command line."""

from __future__ import annotations

import math

import pandas as pd

from dashboard.period import Half, Period
from dashboard.plan import Measure
from dashboard.text import NUMBERS, count_words, in_full, listed, number, one_of
from dashboard.variation import FEWEST_FOR_TRIAL, FEWEST_TO_ESTABLISH

RULE_WORDS = {
    "outside": "",
    "trend": "Over seven or more {every}s in a row, each has been {way} than the one before.",
    "two in three": "At least two of the last three {every}s are near the {end} end of what was expected.",
    "run": "Seven or more {every}s in a row have been {side} the average of {expected}.",
}
SIDE = {
    "high": {"way": "higher", "end": "upper", "side": "above", "going": "rising"},
    "low": {"way": "lower", "end": "lower", "side": "below", "going": "falling"},
}
SILENT_WORDS = {
    "collecting": (
        f"Collecting: {{before}} of the {FEWEST_FOR_TRIAL} earlier {{every}}s needed before a range can be drawn."
    ),
    "after a break": "Recorded differently after a break: testing starts again after four {every}s.",
    "too few": "Too few to judge.",
    "no variation": "Hardly any {every} differs from another: no range can be drawn.",
    "gaps": "Not judged: fewer than three of the last four {every}s have a value.",
}
TRIAL_WORDS = f"A trial range: {{before}} earlier {{every}}s, firm from {FEWEST_TO_ESTABLISH}."
ABSENT_WORDS = {
    "": "not supplied",
    "c": "confidential",
    "x": "not available",
    "z": "not applicable",
    "low": "below rounding",
}
MOST_PLACES_MORE = 3  # decimal places, where fewer would write a value outside its range as on its edge
FEW = 100  # a smaller average is written to a tenth: 6 would not be seen to lie above 5.6
ROUND_RETURN_PERIODS = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)  # once in so many; rounded down to one of these
PERIODS = {1: "a {every}", 2: "two {every}s", 4: "four {every}s"}


def places_of(measure: Measure) -> int:
    """How many decimal places the measure's values are shown with."""
    return {"count": 0, "percentage": 0, "rate": 2, "mean": 1}[measure.kind]


def places_in_range(measure: Measure, value: float | None, lower: float | None, upper: float | None) -> int:
    """The decimal places with which a value outside a range is not written as on its edge, nor one inside as outside.

    They are the measure's own wherever those are enough: 35% is not said of 35.2% above a range that ends at 35.0%.
    """
    fewest = places_of(measure)
    if value is None or lower is None or upper is None or measure.kind == "count":
        return fewest
    return places_apart(value, lower, upper, fewest)


def places_apart(value: float, lower: float, upper: float, fewest: int) -> int:
    """The decimal places, from `fewest` up, with which a value is written on the side of a range that it lies on."""
    for places in range(fewest, fewest + MOST_PLACES_MORE):
        rounded, low, high = (round(each, places) for each in (value, lower, upper))
        if (rounded < low, rounded > high) == (value < lower, value > upper):
            return places
    return fewest + MOST_PLACES_MORE


def figure(measure: Measure, value: float | None, places: int | None = None) -> str:
    """A value of the measure, as it stands in a table: 1,837 or 38%; with other `places` than its own: 38.2%."""
    digits = number(value, places_of(measure) if places is None else places)
    return f"{digits}%" if measure.kind == "percentage" and value is not None else digits


def average(measure: Measure, value: float) -> str:
    """An average of the measure's values, as finely as it takes to see which side of it they lie: 3,165, 5.6, 11.8%."""
    places = places_of(measure) + (measure.kind != "count" or value < FEW)
    return figure(measure, value, places)


def figure_and_unit(
    measure: Measure,
    value: float | None,
    numerator: float | None = None,
    denominator: float | None = None,
    places: int | None = None,
) -> str:
    """A value with what it counts: '1,837 offences', '38% (46 of 120 offences)', '3.10 offences per 1,000 people'.

    Where the base is too small for a share: '3 of 8 offences'.
    """
    written = figure(measure, value, places)
    if denominator is not None and (measure.kind == "percentage" or value is None):
        of = one_of(measure.of) if denominator == 1 else measure.of
        share = f"{number(numerator)} of {number(denominator)} {of}".strip()
        return share if value is None else f"{written} ({share})"
    unit = one_of(measure.unit) if value == 1 and measure.kind == "count" else measure.unit
    return f"{written} {'' if measure.kind == 'percentage' else unit}".strip()


def absent(symbol: str, quarter: str) -> str:
    """Why there is no value: 'Not supplied for October–December 2013.', or what a symbol in its place means."""
    return f"{ABSENT_WORDS.get(symbol, ABSENT_WORDS['']).capitalize()} for {quarter}."


def span(measure: Measure, lower: float | None, upper: float | None, value: float | None = None) -> str:
    """An expected range: '1,307–1,910', '30–44%'. For counts, the least and greatest whole number inside it.

    It is cut at 0, and for a percentage at 100. With the `value` that stands beside it, it is written with the
    places that tell the two apart, and not cut where the value itself lies beyond: 26 resolved of 25 recorded.
    """
    if lower is None or upper is None:
        return ""
    places = places_in_range(measure, value, lower, upper)
    beyond = 0.0 if value is None else value
    lower = max(lower, min(beyond, 0.0))
    if measure.kind == "percentage":
        upper = min(upper, max(beyond, 100.0))
    if measure.kind == "count":
        least, greatest = math.ceil(lower), math.floor(upper)
        lower, upper, places = (least, greatest, 0) if least <= greatest else (lower, upper, 1)
    end = "%" if measure.kind == "percentage" else ""
    dash = "–" if lower >= 0 else " to "
    return f"{number(lower, places)}{dash}{number(upper, places)}{end}"


def heading(measure: Measure, area: str, is_force: bool, signal: str | None, rule: str | None = None) -> str:
    """The finding as a title: 'Violence without injury in Burnley: higher than expected'.

    A trend says which way it goes: its last value may well lie on the other side of the average.
    """
    name = measure.name if is_force else f"{measure.name} in {area}"
    if not signal:
        return name
    return f"{name}: {SIDE[signal]['going']}" if rule == "trend" else f"{name}: {SIDE[signal]['way']} than expected"


def certainty(measure: Measure, signal: str | None, rule: str | None) -> str:
    """How sure the reader can be, and what else would look the same."""
    if not signal:
        return ""
    sure = (
        "These rules take no account of the season: a usual high or low season can look like this."
        if rule != "outside"
        else "Outside the limits of the NHS rules, which take no account of the season."
    )
    return f"{sure} {measure.worse_reason}".strip()


def at_once(shifted: int, judged: int, signal: str, beneath: list[str]) -> str:
    """What districts did together: '9 of 14 districts were higher than expected …', and what is gathered beneath it."""
    way = SIDE[signal]["way"]
    opening = f"{shifted} of {judged} districts were {way} than expected in the same quarter."
    if not beneath:
        return opening
    verb = "stands" if len(beneath) == 1 else "stand"
    return f"{opening} {listed(beneath)} {verb} out too, and {'is' if len(beneath) == 1 else 'are'} told here."


def still_decided(young: int, every: str) -> str:
    """What is said of the latest cohorts: 'The last three quarters are still being decided and will rise.'"""
    if young == 1:
        return f"The last {every} is still being decided and will rise."
    return f"The last {NUMBERS[young]} {every}s are still being decided and will rise."


def looked_at(series: int, by_chance: float | None) -> str:
    """How many series were put to the test, and how many of them chance alone would put outside their range."""
    opening = count_words(series, "series", "series") + " looked at"
    return (
        f"{opening}."
        if by_chance is None
        else f"{opening}; chance alone would put about {by_chance:.0f} outside their range."
    )


def nothing_outside(judged: int, by_chance: float | None = None) -> tuple[str, str]:
    """What is said where nothing stands out, of so many series judged, some of which chance would put outside."""
    if not judged:
        return "Nothing can be judged yet.", "No series has enough quarters for a range."
    return "Nothing outside what was expected.", looked_at(judged, by_chance)


def in_words(value: float | None, of: float | None) -> str:
    """A figure as it was given: '1,620', '12 of 40'."""
    return in_full(value) if of is None or pd.isna(of) else f"{in_full(value)} of {in_full(of)}"


def once_in(p: float) -> int | None:
    """How rare a thing of chance `p` is: once in 50, 100, 200 and so on, rounded down; None if it is commoner."""
    return max((once for once in ROUND_RETURN_PERIODS if p * once <= 1), default=None)


def how_often(p: float, window: int, signal: str, every: str = "quarter") -> str:
    """'If nothing had changed, two quarters this high would come about once in 500.'

    p is adjusted for the windows tried; there are no words where so much comes more often than once in 50.
    """
    once = once_in(p)
    if once is None:
        return ""
    periods = PERIODS[window].format(every=every)
    return f"If nothing had changed, {periods} this {signal} would come about once in {once:,}."


def window_words(last: Period | Half, window: int) -> str:
    """The quarters of a window: 'October–December 2013', 'July–December 2013', 'October 2013–March 2014'."""
    first = last - (window - 1)
    start, end = first.start, last.end
    year = "" if start.year == end.year else f" {start.year}"
    return f"{start:%B}{year}–{end:%B} {end.year}"
