"""The people of each area, for comparing counts of areas of different size. Read from data/populations.csv.

An office may go without the file: then counts are not compared.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.plan.areas import Areas
from dashboard.plan.errors import Fault

FILE = "populations.csv"
COLUMNS = ["area", "mid_year", "population", "source"]


@dataclass(frozen=True)
class People:
    """How many people live in each area at the middle of one year, and whose figures these are."""

    mid_year: int
    by_area: dict[str, int]
    source: str


@dataclass(frozen=True)
class Populations:
    """People by area and year: (people, source)."""

    held: dict[tuple[str, int], tuple[int, str]] = field(default_factory=dict)

    def of(self, areas: Iterable[str], by_year: int) -> People | None:
        """The people of those areas at the middle of one year: the newest held up to `by_year`, else the first after.

        None where no area has any; an area without a figure for that very year is not in the answer.
        """
        areas = set(areas)
        years = {year for area, year in self.held if area in areas}
        if not years:
            return None
        year = max((each for each in years if each <= by_year), default=min(years))
        found = {area: self.held[area, year] for area in areas if (area, year) in self.held}
        sources = dict.fromkeys(source for _, source in sorted(found.values()))
        return People(year, {area: people for area, (people, _) in found.items()}, "; ".join(sources))


def read_populations(folder: Path, areas: Areas | None, faults: list[Fault]) -> Populations:
    """The populations of `folder`/populations.csv, none where there is no such file; every fault is noted."""
    held: dict[tuple[str, int], tuple[int, str]] = {}
    for number, row in _rows(folder / FILE, faults):
        area, year, people, source = row
        known = areas and areas.find(area)
        name = known.name if known else area
        wrong = _wrong(row, areas is None or known is not None)
        wrong = wrong or ((name, int(year)) in held and "This area and year stand here twice. Keep one.")
        if wrong:
            faults.append(Fault(FILE, f"row {number}", wrong))
        else:
            held[name, int(year)] = int(people), source
    return Populations(held)


def _wrong(row: list[str], is_known: bool) -> str:
    area, year, people, source = row
    if not is_known:
        return f"There is no area '{area}' in areas.csv. Write the name of one."
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        return f"Found the year '{year}'. Write one like 2012."
    if not (people.isascii() and people.isdigit() and int(people) > 0):
        return f"Found the population '{people}'. Write a whole number of people, without commas."
    return "" if source else "The source is empty. Write whose figure it is."


def _rows(path: Path, faults: list[Fault]) -> list[tuple[int, list[str]]]:
    """Each row that is not blank with the number of its line; the heading is line 1."""
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(map(str.strip, row))]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        faults.append(Fault(FILE, "", f"This file cannot be read ({error}). Save it as CSV in UTF-8, or take it away."))
        return []
    if not rows or rows[0][1] != COLUMNS:
        faults.append(Fault(FILE, "row 1", f"Write the heading {','.join(COLUMNS)}."))
        return []
    whole = [(number, row) for number, row in rows[1:] if len(row) == len(COLUMNS)]
    short = [number for number, row in rows[1:] if len(row) != len(COLUMNS)]
    faults += [Fault(FILE, f"row {each}", f"Write {len(COLUMNS)} cells: {', '.join(COLUMNS)}.") for each in short]
    return whole
