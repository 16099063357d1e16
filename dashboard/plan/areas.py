"""An area: the force, its divisions and districts, and the forces it is compared with. Read from data/areas.csv."""

from __future__ import annotations

import csv
import difflib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dashboard.plan.errors import Fault

FILE = "areas.csv"
KINDS = ("force", "division", "district", "comparator")
COLUMNS = ["name", "kind", "aliases", "part_of"]
NEAR = 0.75  # how alike a misspelling must be to be asked about; "Rosendale" and "Rossendale" are 0.95


@dataclass(frozen=True)
class Area:
    """A place figures are for. `aliases`: other ways people write it; `part_of`: the name of the area around it."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    part_of: str = ""


@dataclass(frozen=True)
class Areas:
    """Every area, in the order of the file; one of them is the force."""

    all: tuple[Area, ...]

    @cached_property
    def force(self) -> Area:
        """The force whose plan this is."""
        return next(area for area in self.all if area.kind == "force")

    @cached_property
    def districts(self) -> tuple[Area, ...]:
        """The districts, in the order of the file."""
        return tuple(area for area in self.all if area.kind == "district")

    @cached_property
    def comparators(self) -> tuple[Area, ...]:
        """The forces it is compared with, in the order of the file."""
        return tuple(area for area in self.all if area.kind == "comparator")

    def find(self, text: str) -> Area | None:
        """The area of that name or alias, in any case, spacing and punctuation, with & for and."""
        return self._written.get(fold(text))

    def nearest(self, text: str) -> Area | None:
        """The area whose name or alias looks most like `text`: one to ask a person about, never to take."""
        near = difflib.get_close_matches(fold(text), self._written, n=1, cutoff=NEAR)
        return self._written[near[0]] if near else None

    @cached_property
    def _written(self) -> dict[str, Area]:
        return {fold(text): area for area in self.all for text in (area.name, *area.aliases)}


def fold(text: str) -> str:
    """`text` with what people write differently taken away: case, spaces, punctuation, & for and."""
    return "".join(letter for letter in text.casefold().replace("&", " and ") if letter.isalnum())


def read_areas(folder: Path, faults: list[Fault]) -> Areas | None:
    """The areas of `folder`/areas.csv; None, and every fault, where they cannot be used."""
    before = len(faults)
    rows = [(number, _area(row, number, faults)) for number, row in _rows(folder / FILE, faults)]
    if len(faults) == before:
        _check_force(rows, faults)
    _check_written(rows, faults)
    _check_parts(rows, faults)
    return Areas(tuple(area for _, area in rows)) if len(faults) == before else None


def _rows(path: Path, faults: list[Fault]) -> list[tuple[int, list[str]]]:
    """Each row that is not blank with the number of its line; the heading is line 1."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(map(str.strip, row))]
    except FileNotFoundError:
        faults.append(Fault(FILE, "", "This file is missing. Put it back, or name the right folder."))
    except UnicodeDecodeError:
        faults.append(Fault(FILE, "", "This file is not UTF-8 text. Save it as UTF-8."))
    except csv.Error as error:
        faults.append(Fault(FILE, "", f"This is not a valid CSV file: {error}. Put that place right."))
    except OSError as error:
        faults.append(Fault(FILE, "", f"This file cannot be opened ({error.strerror}). Check that it can be read."))
    else:
        if rows and rows[0][1] == COLUMNS:
            return rows[1:]
        faults.append(Fault(FILE, "row 1", f"Write the heading {','.join(COLUMNS)}."))
    return []


def _area(row: list[str], number: int, faults: list[Fault]) -> Area:
    if len(row) != len(COLUMNS):
        mend = f"This row has {len(row)} cells. Write {len(COLUMNS)}, with ; between aliases."
        faults.append(Fault(FILE, f"row {number}", mend))
        return Area("", "")
    name, kind, aliases, part_of = row
    if not fold(name):
        faults.append(Fault(FILE, f"row {number}, name", "This is empty. Write the area's name."))
    if kind not in KINDS:
        faults.append(Fault(FILE, f"row {number}, kind", f"Found '{kind}'. Write one of {', '.join(KINDS)}."))
    written = (alias.strip() for alias in aliases.split(";"))
    return Area(name, kind, tuple(alias for alias in written if fold(alias)), part_of)


def _check_written(rows: list[tuple[int, Area]], faults: list[Fault]) -> None:
    """No name or alias may lead to two areas."""
    first: dict[str, tuple[int, Area]] = {}
    for number, area in rows:
        written = [("name", area.name), *(("aliases", alias) for alias in area.aliases)]
        for column, text in written:
            row, other = first.setdefault(fold(text), (number, area))
            if row != number:
                mend = f"'{text}' is already {other.name} in row {row}. Take it out of one of them."
                faults.append(Fault(FILE, f"row {number}, {column}", mend))


def _check_parts(rows: list[tuple[int, Area]], faults: list[Fault]) -> None:
    """What an area is part of must be another area of the file."""
    names = {area.name for _, area in rows}
    for number, area in rows:
        if area.part_of and area.part_of not in names - {area.name}:
            mend = f"There is no other area '{area.part_of}'. Write the name of one, or leave this empty."
            faults.append(Fault(FILE, f"row {number}, part_of", mend))


def _check_force(rows: list[tuple[int, Area]], faults: list[Fault]) -> None:
    found = [number for number, area in rows if area.kind == "force"]
    if len(found) != 1:
        where = f"rows {', '.join(map(str, found))}" if found else "no row"
        faults.append(Fault(FILE, "kind", f"The kind 'force' stands in {where}. Write it in one."))
