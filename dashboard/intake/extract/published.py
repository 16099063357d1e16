"""Files that others publish, recognised by their columns: a table of offences, and street-level records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from dashboard.intake.extract.families import FAMILIES, Family, named
from dashboard.intake.extract.problem import Problem
from dashboard.intake.extract.table import fold


@dataclass(frozen=True)
class Published:
    """One kind of published file. `needs`: the columns that are read; `may`: its others, which are passed over."""

    name: str
    publisher: str
    needs: tuple[str, ...]
    may: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column."""
        return (*self.needs, *self.may)

    def faults(self, headings: Iterable[str]) -> list[Problem]:
        """A problem for each column that is missing, or that no such file has."""
        headings = tuple(headings)
        there, known = set(map(fold, headings)), set(map(fold, self.columns))
        missing = [
            Problem(None, column, "", f"The column '{column}' is missing. Take the file as it is published.")
            for column in self.needs
            if fold(column) not in there
        ]
        mend = f"Its columns are {', '.join(self.columns)}. Take the file as it is published."
        return missing + [
            Problem(None, heading, heading, f"'{heading}' is not a column of {self.name}. {mend}")
            for heading in headings
            if fold(heading) not in known
        ]


@dataclass(frozen=True)
class Found:
    """What the rows of a published file say.

    figures, or months, and headings: as Extract has them. notes: what was passed over, in sentences.
    """

    figures: pd.DataFrame | None = None
    months: pd.DataFrame | None = None
    problems: list[Problem] = field(default_factory=list)
    questions: list[Problem] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)


HOME_OFFICE = Published(
    "prc-pfa",
    "Home Office",
    ("Financial Year", "Financial Quarter", "Force Name", "Offence Code", "Number of Offences"),
    ("Offence Description", "Offence Group", "Offence Subgroup"),
)
STREET = Published(
    "street",
    "data.police.uk",
    ("Crime ID", "Month", "Falls within", "LSOA name", "Crime type"),
    ("Reported by", "Longitude", "Latitude", "Location", "LSOA code", "Last outcome category", "Context"),
)
PUBLISHED = (HOME_OFFICE, STREET)
FILE_KINDS = tuple(each.name for each in (*FAMILIES, *PUBLISHED))  # of everything a file can be


def kind_of(name: str) -> Family | Published:
    """The family, or the kind of published file, of that name. Raises ValueError for any other."""
    return next((each for each in PUBLISHED if each.name == name), None) or named(name)


def recognise_published(headings: Iterable[str]) -> Published | None:
    """The kind of published file that these headings are of, with no column missing and none beside."""
    headings = tuple(headings)
    return next((each for each in PUBLISHED if headings and not each.faults(headings)), None)
