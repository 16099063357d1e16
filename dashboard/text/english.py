"""Numbers, days and lists as plain British English."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

NO_BREAK = "\N{NO-BREAK SPACE}"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(value: float | None, places: int = 0) -> str:
    """A number with thousands commas: 1,837; an en dash where there is none."""
    if value is None or math.isnan(value):
        return "–"
    return f"{value:,.{places}f}"


def in_full(value: float | None) -> str:
    """A number with every place it was given with: 3,500, 2.49; an en dash where there is none."""
    if value is None or math.isnan(value):
        return number(value)
    places = -Decimal(repr(float(value))).normalize().as_tuple().exponent
    return number(value, max(places, 0))


def as_typed(value: float) -> str:
    """A number as a person types it into a cell: 3500, 2.49."""
    return in_full(value).replace(",", "")


def one_of(unit: str) -> str:
    """A unit for a count of one: 'offence' of 'offences', 'young person' of 'young people'."""
    words = unit.split()
    for place, word in enumerate(words):
        if (one := _one(word)) != word:
            return " ".join([*words[:place], one, *words[place + 1 :]])
    return unit


def _one(word: str) -> str:
    if word == "people":
        return "person"
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


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
    """Words in a sentence: 'a, b and c'; where one of them holds a comma itself, 'a; b, resolved; and c'."""
    if len(words) < 2:
        return "".join(words)
    if any("," in each for each in words):
        return f"{'; '.join(words[:-1])}; and {words[-1]}"
    return f"{', '.join(words[:-1])} and {words[-1]}"


def count_words(count: int, one: str, many: str | None = None) -> str:
    """A count and its noun: '1 topic', '3 topics'."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
