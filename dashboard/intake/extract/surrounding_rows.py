"""Rows of a table that are no figures of it: totals of the rows above, and notes below the last of them."""

from __future__ import annotations

import re

from dashboard.intake.extract.categories import categories_of
from dashboard.intake.extract.delimited import Row
from dashboard.intake.extract.families import AREA, PERIOD, Family, canonical
from dashboard.intake.extract.numbers import SYMBOLS, count
from dashboard.intake.extract.problem import Problem, shortened
from dashboard.intake.extract.table import fold
from dashboard.period import Period, PeriodError, is_half
from dashboard.plan import Plan

TOTAL = "This looks like a total of the rows above. It was left out: is that right?"
NOTE = "This looks like a note below the table. It was left out: is that right?"

_TOTAL = re.compile(
    r"totals?\b.*|.*\btotals?|sums?( of .*)?"
    r"|all (the )?(areas|districts|divisions|boroughs|forces|offences|crimes|crime types|strands|categories|types|rows)"
)
_NOTE = re.compile(
    r"\s*(sources?\b|notes?\b|footnotes?\b|n\.?b\.?\b|produced by\b|prepared by\b|data (as )?(at|from|extracted)\b"
    r"|crown copyright|©|\*|†|‡|[0-9]{1,2}[.)]?\s+[^\W\d]|[(\[][0-9a-z]{1,2}[)\]])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2}")
_FIGURE = re.compile(r"\s*-?[0-9][0-9,.\s]*%?\s*", re.ASCII)


class Foot:
    """Tells rows of figures from totals and notes, for one family under its headings.

    What is the name of an area or a category of the plan is neither: `All` is a strand of hate crime.
    """

    def __init__(self, headings: list[str], family: Family, plan: Plan) -> None:
        self._headings = headings
        keys = {PERIOD, AREA, family.category} - {""}
        self._keys = [place for place, heading in enumerate(headings) if canonical(heading) in keys]
        self._areas = plan.areas
        self._known = categories_of(family, plan) if family.category else {}

    def sift(self, below: list[Row]) -> tuple[list[Row], list[Problem]]:
        """The rows that hold figures, and a question for each of the others."""
        questions = {row[0]: self._question(row, place, TOTAL) for row, place in self._totals(below)}
        for row in reversed(below):
            if row[0] in questions:
                continue
            is_note = self._is_note(row[1])
            if not is_note and not self._is_sum(row, [each for each in below if each[0] not in questions]):
                break
            place = next(p for p, cell in enumerate(row[1]) if cell.strip())
            questions[row[0]] = self._question(row, place, NOTE if is_note else TOTAL)
        if not questions:
            return below, []
        return [row for row in below if row[0] not in questions], [questions[number] for number in sorted(questions)]

    def _totals(self, below: list[Row]) -> list[tuple[Row, int]]:
        """Each row of which a key says total, or the first cell where its keys are blank; with the place of that cell.

        Each different text is looked at once.
        """
        found = []
        for place in dict.fromkeys((*self._keys, 0)):
            texts = {cells[place] for _, cells in below if len(cells) > place}
            if totals := {text for text in texts if self._is_total(text)}:
                rows = [row for row in below if len(row[1]) > place and row[1][place] in totals]
                found += [(row, place) for row in rows if place in self._keys or self._has_no_key(row[1])]
        return found

    def _has_no_key(self, cells: list[str]) -> bool:
        return not any(cells[place].strip() for place in self._keys if place < len(cells))

    def _is_sum(self, row: Row, rows: list[Row]) -> bool:
        """Whether a row names nothing, and each of its cells is the sum of those above it: a total without its word."""
        if not self._keys or not self._has_no_key(row[1]):
            return False
        above = [cells for number, cells in rows if number < row[0]]
        sums = [
            count(cell).value == sum(count(cells[place]).value or 0 for cells in above if place < len(cells))
            for place, cell in enumerate(row[1]) if cell.strip()
        ]  # fmt: skip
        return len(above) > 1 and all(sums)

    def _is_total(self, text: str) -> bool:
        return bool(_TOTAL.fullmatch(fold(text))) and not self._is_known(text)

    def _is_known(self, text: str) -> bool:
        return fold(text) in self._known or self._areas.find(text) is not None

    def _is_note(self, cells: list[str]) -> bool:
        """Whether only words stand in the row: in one cell, or in more where they begin as a note does."""
        filled = [(place, cell.strip()) for place, cell in enumerate(cells) if cell.strip()]
        place, first = filled[0]
        if len(filled) > 1:
            return place == 0 and bool(_NOTE.match(first)) and not any(_FIGURE.fullmatch(cell) for _, cell in filled)
        is_word = bool(_WORD.search(first)) and first.casefold() not in SYMBOLS
        return is_word and not self._is_known(first) and not _is_period(first)

    def _question(self, row: Row, place: int, message: str) -> Problem:
        heading = self._headings[place] if place < len(self._headings) else ""
        return Problem(row[0], heading, shortened(row[1][place]), message)


def _is_period(text: str) -> bool:
    try:
        Period.read(text, "calendar date")
    except PeriodError:
        return is_half(text)
    return True
