"""The cells that say which figure a row gives: its quarter, its area, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar

from dashboard.intake.extract.categories import Category, categories_of, is_like, listed, names_of, nearest
from dashboard.intake.extract.families import FAMILIES, Family
from dashboard.intake.extract.table import fold
from dashboard.period import HOW_TO_WRITE, Half, Period, PeriodError, is_half
from dashboard.plan import Area, Areas, Plan
from dashboard.plan import fold as fold_area

MOST_SUGGESTED = 50  # different wrong names in one file
LONGEST_NAME = 80  # characters

# "Northshire8", "Preston 3", "Preston¹": a name with the number of a footnote stuck to it.
_FOOTNOTED = re.compile(r"(?P<name>.*[^\W\d].*?)\s*(?P<digits>[0-9]{1,2}|[¹²³⁰⁴⁵⁶⁷⁸⁹]{1,2})")

Found = TypeVar("Found")


class Wrong(ValueError):
    """The cell names nothing that is known; the message says what to write. meant: the area it may stand for."""

    def __init__(self, message: str, meant: str = "") -> None:
        super().__init__(message)
        self.meant = meant


class Keys:
    """Reads the key cells of one file. Each different text is looked up once, and a wrong one raises Wrong.

    `footnoted`: how each area was read that had a footnote's number behind its name, by its text.
    """

    def __init__(self, family: Family, plan: Plan, period_heading: str, aliases: Mapping[str, str]) -> None:
        self.force = plan.areas.force.name
        self._areas = plan.areas
        self._heading = period_heading
        self._column = family.category.replace("_", " ")
        self._aliases = {fold_area(text): name for text, name in aliases.items()}
        self._known = categories_of(family, plan)
        self._names = names_of(self._known)
        self._elsewhere = _elsewhere(family, plan)
        self._suggested = 0
        self.footnoted: dict[str, str] = {}
        quarter, half = _remembered(self._period), _remembered(self._half)
        self.periods = {"quarter": quarter, "half-year": half, "": _remembered(self._either)}
        self.area = _remembered(self._area)
        self.category = _remembered(self._category)

    def _period(self, text: str) -> str:
        if is_half(text):
            raise Wrong(f"This comes each quarter, and half-years are never mixed with quarters. {HOW_TO_WRITE}")
        try:
            return str(Period.read(text, self._heading))
        except PeriodError as error:
            raise Wrong(f"{'' if text.strip() else 'The quarter is blank. '}{error}") from None

    def _half(self, text: str) -> str:
        try:
            return str(Half.read(text))
        except PeriodError as error:
            raise Wrong(f"{self._why_no_half(text)}{error}") from None

    def _why_no_half(self, text: str) -> str:
        if not text.strip():
            return "The half-year is blank. "
        try:
            Period.read(text, self._heading)
        except PeriodError:
            return ""
        return "This measure comes each half-year, and quarters are never mixed with half-years. "

    def _either(self, text: str) -> str:
        """The period of a row that names nothing known, which has that problem already."""
        return self._half(text) if is_half(text) else self._period(text)

    def _area(self, text: str) -> str:
        if found := self._find(text):
            return found.name
        if (noted := _FOOTNOTED.fullmatch(text.strip())) and (found := self._find(noted["name"])):
            self.footnoted[text] = f"'{text.strip()}' was read as {found.name} with a footnote, {noted['digits']}"
            return found.name
        if not text.strip():
            raise Wrong(f"The area is blank. Write its name; the force is {self.force}.")
        if self._may_suggest(text) and (near := self._areas.nearest(text)):
            raise Wrong(f"This area is not known. Did you mean {near.name}?", meant=near.name)
        raise Wrong(f"This area is not known. Write one of: {_own(self._areas)}.")

    def _find(self, text: str) -> Area | None:
        """The area of that name; of no other name but one that a person accepted for it."""
        return self._areas.find(text) or self._areas.find(self._aliases.get(fold_area(text), ""))

    def _category(self, text: str) -> Category:
        found = self._known.get(fold(text))
        if found is None:
            raise Wrong(self._unknown_category(text))
        if found.fault:
            raise Wrong(found.fault)
        return found

    def _unknown_category(self, text: str) -> str:
        if not text.strip():
            return f"The {self._column} is blank. Write one of: {listed(self._names)}."
        if fold(text) in self._elsewhere:
            return f"This stands only in extracts of the family {self._elsewhere[fold(text)]}. Send it in one of those."
        if not self._may_suggest(text):
            return f"This {self._column} is not known. Write one of: {listed(self._names)}."
        names = nearest(text, self._known)
        if names and is_like(text, names[0]):
            return f"This {self._column} is not known. Did you mean {names[0]}? Others are {listed(names[1:])}."
        return f"This {self._column} is not known. Write one of: {listed(names)}."

    def _may_suggest(self, text: str) -> bool:
        """Whether to look for what a text may stand for. That is slow: not for ever, and not for a page of prose."""
        self._suggested += 1
        return self._suggested <= MOST_SUGGESTED and len(text) <= LONGEST_NAME


def _elsewhere(family: Family, plan: Plan) -> dict[str, str]:
    """The family that has each category this one has not."""
    others = [other for other in FAMILIES if other.name != family.name and other.name not in ("measures", "made")]
    return {folded: other.name for other in others for folded in categories_of(other, plan)}


def _own(areas: Areas) -> str:
    """The force and its districts by name."""
    return ", ".join(area.name for area in (areas.force, *areas.districts))


def _remembered(look: Callable[[str], Found]) -> Callable[[str], Found]:
    """`look`, which answers or raises Wrong, asked once for each text."""

    @cache
    def answer(text: str) -> Found | Wrong:
        try:
            return look(text)
        except Wrong as wrong:
            return wrong

    def ask(text: str) -> Found:
        found = answer(text)
        if isinstance(found, Wrong):
            raise found.with_traceback(None)  # else each raising is hung on the last, and none is let go
        return found

    return ask
