"""The rows above a heading: which row is the heading, and what those above it are."""

from __future__ import annotations

import re

from dashboard.intake.extract.delimited import Row
from dashboard.intake.extract.families import Family, canonical, recognise
from dashboard.intake.extract.problem import Problem, shortened

LOOKED_AT = 30  # filled rows: a heading further down is not looked for
FEWEST = 3  # columns of one family that make a row its heading, and cells that may make one a row of figures
FIGURES_ABOVE = "This row stands above the heading and looks like figures. It was left out: is that right?"

_NUMBER = re.compile(r"\s*[0-9]+([,\s][0-9]{3})*(\.[0-9]+)?\s*", re.ASCII)


def heading_place(rows: list[Row], family: Family | None) -> int | None:
    """Where among filled rows the first stands whose cells are columns of the family, or where none is named of one.

    None where none of them does.
    """
    rows = rows[:LOOKED_AT]
    return next((place for place, (_, cells) in enumerate(rows) if _is_heading(cells, family)), None)


def _is_heading(cells: list[str], family: Family | None) -> bool:
    headings = [cell for cell in map(str.strip, cells) if cell]
    kind = family or (recognise(headings) if len(headings) >= FEWEST else None)
    return kind is not None and len({canonical(heading) for heading in headings} & {*kind.columns}) >= FEWEST


def passed_over_notes(above: list[Row]) -> tuple[str, ...]:
    """A note on the filled rows above a heading, which are passed over."""
    if not above:
        return ()
    first = next(shortened(cell) for cell in above[0][1] if cell.strip())
    rows = "1 row above the heading was" if len(above) == 1 else f"{len(above)} rows above the heading were"
    return (f"{rows} passed over: '{first}'{' and what follows' if len(above) > 1 else ''}.",)


def questions_above(above: list[Row]) -> list[Problem]:
    """A question for each of them that looks like figures."""
    return [
        Problem(number, "", shortened(", ".join(filter(str.strip, cells))), FIGURES_ABOVE)
        for number, cells in above
        if sum(map(bool, map(str.strip, cells))) >= FEWEST and any(map(_NUMBER.fullmatch, cells))
    ]
