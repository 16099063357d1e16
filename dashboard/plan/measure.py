"""A measure: something counted the same way each quarter, or half-year, with a way that is worse, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

FOLDER = "measures"
KINDS = ("count", "rate", "percentage", "mean")
WORSE = ("higher", "lower", "neither")
PUBLICATION = ("public", "restricted")
BREAKS = ("definition", "recording")
A_YEAR = {"quarter": 4, "half-year": 2}  # how many periods of each kind a year has
EVERY = tuple(A_YEAR)

FAMILY_NAMES = {
    "hiac": "High impact acquisitive crime",
    "violent": "Violent crime",
    "hate": "Hate crime",
    "asb": "Anti-social behaviour",
    "psd": "Professional standards",
    "made": "Multi-Agency Data Exchange",
    "street": "Street level",
    "measures": "Other measures",
}
# The columns of figures each family's extract carries. A `measures` extract brings any measure by its own
# value, or numerator and denominator, so there a measure says in its own words what these are.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "hiac": ("offences", "resolved"),
    "violent": ("offences", "resolved", "night_time_economy"),
    "hate": ("offences", "resolved"),
    "asb": ("incidents", "repeat_or_vulnerable", "surveyed", "satisfied"),
    "psd": ("count", "of"),
    "street": ("offences", "incidents"),  # a street file has a row for each of them, and no column of figures
    "measures": (),
}


@dataclass(frozen=True)
class Break:
    """A day from which figures do not follow on: `definition` (what is counted) or `recording` (how)."""

    date: date
    kind: str
    reason: str


@dataclass(frozen=True)
class Measure:
    """One measure, as its file in data/measures/ describes it; `code` is the file's name.

    family, category: the extract that brings it, and the cell of that extract's row that names it.
    value: the column of a count, a mean or a percentage that comes without its denominator.
    numerator, denominator: the columns of every other percentage, and of a rate.
    unit: what is counted, in the plural; of: for a percentage, what the denominator is.
    per: what a share is multiplied by to be shown: 100 for a percentage, as the file says for a rate, else 1.
    worse: the way that is worse, `higher`, `lower` or `neither`, and then why.
    sum_of: for a whole worked out from parts, their codes; it has no category and no columns of its own.
    every: how long each of its periods is, `quarter` or `half-year`.
    matures_after: for a cohort, how many quarters must pass before what became of it is known; else 0.
    optional: nobody is asked for it: it is shown once it has been supplied.
    """

    code: str
    name: str
    family: str
    category: str
    value: str
    numerator: str
    denominator: str
    unit: str
    of: str
    items: tuple[str, ...]
    kind: str
    per: int
    worse: str
    worse_reason: str
    definition: str
    source: str
    supplier: str
    publication: str
    publication_reason: str
    sum_of: tuple[str, ...]
    breaks: tuple[Break, ...]
    every: str = "quarter"
    matures_after: int = 0
    optional: bool = False

    @property
    def is_ratio(self) -> bool:
        """Whether each figure is a numerator with a denominator."""
        return self.kind in ("rate", "percentage") and not self.value

    @property
    def a_year(self) -> int:
        """How many of its periods a year has."""
        return A_YEAR[self.every]

    @property
    def young(self) -> int:
        """How many of its latest periods are still being decided; 0 but for a cohort."""
        return self.matures_after * self.a_year // A_YEAR["quarter"]

    def breaks_by(self, day: date) -> tuple[Break, ...]:
        """The breaks that lie no later than a day."""
        return tuple(each for each in self.breaks if each.date <= day)

    @property
    def file(self) -> str:
        """The file that describes it, as faults name it."""
        return f"{FOLDER}/{self.code}.toml"
