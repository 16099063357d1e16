"""The seven families of extract: the columns each has, and which of them a heading belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.intake.extract.synonyms import SYNONYMS, plain
from dashboard.intake.extract.table import fold
from dashboard.plan import COLUMNS

PERIOD, AREA = "quarter", "area"
# Headings of the column that gives the quarter: quarter, period, half-year, calendar quarter, financial year quarter,
# quarter ending, quarter end date, period start date, date, end date ...
_PERIOD_HEADING = re.compile(
    r"((calendar|financial|financial year) )?(quarter|period|half year)( (start|starting|end|ending))?( date)?"
    r"|((start|starting|end|ending) )?date"
)


@dataclass(frozen=True)
class Family:
    """One kind of extract. Besides `quarter` and `area`, which may be left out, its rows have

    `category`: the column that says what the row counts; empty for exceptions raised by people.
    `figures`: the sets of columns that hold the figures. One set must be there whole; any of the others may be.
    `texts`: columns of text that must be there. `may`: columns of text that may.
    `adds_up`: how the figures of its other categories make that of the category All, by column: `exactly`, or
    `at least`, where one thing may be counted in several of them.
    """

    name: str
    category: str
    figures: tuple[tuple[str, ...], ...] = ()
    texts: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    adds_up: tuple[tuple[str, str], ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every column of figures."""
        return tuple(column for columns in self.figures for column in columns)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column, in the order a person writes them."""
        return (PERIOD, *self.texts[:2], AREA, *self._category, *self.numbers, *self.texts[2:], *self.may)

    @property
    def _category(self) -> tuple[str, ...]:
        return (self.category,) if self.category else ()

    def missing(self, headings: Iterable[str]) -> list[str]:
        """The columns that must be there and are not; where one set of figures will do, those of the nearest set."""
        there = _canonical(headings)
        wanted = (PERIOD, *self._category, *self.texts)
        figures = min(([c for c in columns if c not in there] for columns in self.figures), key=len, default=[])
        return [column for column in wanted if column not in there] + figures

    def unknown(self, headings: Iterable[str]) -> list[str]:
        """The headings, as written, that are none of its columns."""
        return [heading for heading in headings if canonical(heading) not in self.columns]


def _counted(name: str, category: str, *adds_up: tuple[str, str]) -> Family:
    return Family(name, category, (COLUMNS[name],), adds_up=adds_up)


MADE_FIRST = ("reference", "theme")
MADE_REST = ("summary", "raised_by", "section", "sensitive", "sensitivity_reason")
ALL = "All"
EXACTLY, AT_LEAST = "exactly", "at least"
FAMILIES = (
    _counted("hiac", "crime_type"),
    # The types of violence overlap: domestic abuse is violence with injury too. They make no whole.
    _counted("violent", "crime_type"),
    # An offence of two strands is counted in both, and once in All. A later resolution may be told by fewer strands.
    _counted("hate", "strand", ("offences", AT_LEAST)),
    # An incident has one category. A survey asks some of the people, and not by category.
    _counted("asb", "category", ("incidents", EXACTLY), ("repeat_or_vulnerable", EXACTLY)),
    _counted("psd", "measure"),
    Family("made", "", texts=(*MADE_FIRST, *MADE_REST)),
    Family("measures", "measure", (("value",), ("numerator", "denominator")), may=("note",)),
)
_COLUMNS = {fold(synonym): column for column, synonyms in SYNONYMS.items() for synonym in synonyms}
_COLUMNS |= {fold(column): column for family in FAMILIES for column in family.columns}


def named(name: str) -> Family:
    """The family of that name. Raises ValueError, with the names there are, for any other."""
    for family in FAMILIES:
        if family.name == name:
            return family
    raise ValueError(f"There is no family '{name}'. Name one of: {', '.join(each.name for each in FAMILIES)}.")


def recognise(headings: Iterable[str]) -> Family | None:
    """The family whose columns these are, or all but a few of; None where none or more than one comes nearest."""
    headings = tuple(headings)
    there = _canonical(headings)
    near = {family: _distance(family, headings) for family in FAMILIES if _is_like(family, there)}
    nearest = [family for family in near if near[family] == min(near.values())]
    return nearest[0] if len(nearest) == 1 else None


def canonical(heading: str) -> str:
    """The name of the column with this heading, or a synonym of it, in any case and spacing.

    The folded heading where it is none.
    """
    folded = fold(heading)
    if _PERIOD_HEADING.fullmatch(folded):
        return PERIOD
    return _COLUMNS.get(folded) or _COLUMNS.get(plain(folded), folded)


def _canonical(headings: Iterable[str]) -> set[str]:
    return {canonical(heading) for heading in headings}


def _distance(family: Family, headings: tuple[str, ...]) -> int:
    return len(family.missing(headings)) + len(family.unknown(headings))


def _is_like(family: Family, there: set[str]) -> bool:
    """Whether at least half of what is its own, which leaves out quarter and area, is there."""
    own = {family.category, *min(family.figures, key=len, default=()), *family.texts} - {""}
    return 2 * len(own & there) >= len(own)
