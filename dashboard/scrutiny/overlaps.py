"""Topics of one meeting that look at some of the same: pointed out and linked, never merged and never in the way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from dashboard.plan import Plan, item_words
from dashboard.scrutiny.topic import Topic

# Words that stand in so many titles that two topics are not alike by them.
COMMON_WORDS = """
a about after all an and any as at by crime each for from further how in include including into is it its more most new
not of offence on only or other over overview per perspective police policing project rate recorded report reported
resolved some than that the their this to total under update very victim with without
"""
COMMON = frozenset(COMMON_WORDS.split())
MIXED = frozenset({"measures", "street", "psd"})  # families whose measures have no more in common than their extract
ALIKE = "their titles are alike"
TITLES = 2_000  # whose telling words are remembered: each is held against every other, page after page
ENOUGH = 0.6  # of the words of the shorter title


def overlapping(topic: Topic, topics: Iterable[Topic], plan: Plan) -> list[tuple[Topic, str]]:
    """The other topics of its meeting that look at some of the same, each with why it is thought so."""
    others = (each for each in topics if each.meeting == topic.meeting and not _is(each, topic))
    return [(each, why) for each in others if (why := overlap(topic, each, plan))]


def overlap(one: Topic, other: Topic, plan: Plan) -> str:
    """Why two topics look at some of the same, in words; empty where nothing says so."""
    if other.planned in one.overlaps or one.planned in other.overlaps:
        return "the plan names both"
    for mine in _measures(one):
        for theirs in _measures(other):
            if why := _of_measures(mine, theirs, plan):
                return why
    areas = [area.name for area in plan.areas.all]
    return ALIKE if alike(one.title, other.title, areas) else ""


def alike(one: str, other: str, areas: Iterable[str] = ()) -> bool:
    """True where two titles share most of the words of the shorter; names of `areas` and common words do not count."""
    names = tuple(areas)
    mine, theirs = (_telling(title, names) for title in (one, other))
    shorter = min(len(mine), len(theirs))
    return shorter > 0 and len(mine & theirs) >= ENOUGH * shorter


@lru_cache(maxsize=TITLES)
def _telling(title: str, areas: tuple[str, ...]) -> frozenset[str]:
    """The words of a title that tell what it is about, without the ending of a plural."""
    for area in areas:
        title = re.sub(rf"(?i)\b{re.escape(area)}\b", " ", title)
    return frozenset(map(_singular, re.findall(r"[^\W\d_]+", title.casefold()))) - COMMON


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _measures(topic: Topic) -> list[str]:
    return [each.measure for each in topic.evidence if each.measure]


def _of_measures(mine: str, theirs: str, plan: Plan) -> str:
    known = plan.by_code
    if mine not in known or theirs not in known:
        return ""
    one, other = known[mine], known[theirs]
    if mine == theirs:
        return f"both rest on {one.name}"
    shared = [each for each in one.items if each in other.items]
    if shared:
        return f"both answer {item_words(plan.document.item(shared[0]))}"
    return "their measures are of one family" if one.family == other.family not in MIXED else ""


def _is(one: Topic, other: Topic) -> bool:
    """True where they are one topic; one not yet put on an agenda is none of those that are."""
    return (one.number, one.planned) == (other.number, other.planned) and one.anchor != "topic-None"
