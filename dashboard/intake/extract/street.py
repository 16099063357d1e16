"""Street-level records counted: how many of each crime type fell in each month and place, as data.police.uk says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

import numpy as np
import pandas as pd

from dashboard.intake.extract.problem import Problem, shortened
from dashboard.intake.extract.published import STREET, Found
from dashboard.intake.extract.street_records import Records
from dashboard.intake.extract.table import fold
from dashboard.period import Period, PeriodError
from dashboard.plan import Area, Plan

CRIME_ID, MONTH, FORCE, LSOA, CRIME_TYPE = STREET.needs
# The crime types of today. A month that has others is of an earlier scheme: what it does not name is not 0 there.
TYPES = (
    "Anti-social behaviour", "Bicycle theft", "Burglary", "Criminal damage and arson", "Drugs", "Other crime",
    "Other theft", "Possession of weapons", "Public order", "Robbery", "Shoplifting", "Theft from the person",
    "Vehicle crime", "Violence and sexual offences",
)  # fmt: skip
_TYPES = {fold(each): each for each in TYPES}
NO_LOCATION = "No location"
PLACES = DISTRICT, NOWHERE, OUTSIDE = ("district", "no location", "outside")
KEY = ["month", "force", "place", "crime_type"]
COLUMNS = {
    "row": "int64", "month": "str", "period": "str", "force": "str", "place": "str", "place_is": "str",
    "crime_type": "str", "measure": "str", "records": "int64",
}  # fmt: skip
QUARTERLY = "Months are kept as they come: a quarter is shown once its three months are held."
MONTHS_OF_A_QUARTER = 3
MOST_NAMED = 20
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
WRONG = {
    MONTH: "Write the month like 2014-01.",
    FORCE: "The force is blank. Write its name.",
    LSOA: "An LSOA's name ends with its code, as in Preston 001A. Write it so, or leave the cell blank.",
    CRIME_TYPE: "The crime type is blank. Write it.",
}
FAULT, ELSEWHERE = -1, -2  # what a code stands for where it stands for no month, force, place or crime type


def months_frame(rows: Iterable[tuple] = ()) -> pd.DataFrame:
    """How many records each month has: row (the first of them; 0 where there is none), month ('2014-01'), period, force
    (an area), place, place_is (one of PLACES), crime_type, measure (code; empty where none counts it), records."""
    return pd.DataFrame(list(rows), columns=list(COLUMNS)).astype(COLUMNS)


def count_records(records: Records, plan: Plan) -> Found:
    """The records by month, place and crime type. A Crime ID that stands twice is counted once."""
    counter = _Counter(records, plan)
    if counter.problems:
        return Found(problems=counter.problems)
    measures = [measure for measure in plan.measures if measure.family == STREET.name]
    headings = {measure.value: records.heading(CRIME_TYPE) for measure in measures}
    headings |= {"quarter": records.heading(MONTH), "area": records.heading(LSOA)}
    return Found(months=counter.months, notes=counter.notes, headings=headings)


class _Named:
    """The names that the texts of one column stand for, each with a code in the order they were first seen."""

    def __init__(self, name_of: Callable[[str], str | int]) -> None:
        self.names: list[str] = []
        self._name_of = name_of
        self._codes: dict[str, int] = {}

    def code(self, text: str) -> int:
        """The code of the name, FAULT or ELSEWHERE."""
        name = self._name_of(text)
        if isinstance(name, int):
            return name
        if name not in self._codes:
            self._codes[name] = len(self.names)
            self.names.append(name)
        return self._codes[name]


class _Counter:
    """Counts the records of one file."""

    def __init__(self, records: Records, plan: Plan) -> None:
        self._records, self._plan = records, plan
        self.problems: list[Problem] = []
        self._place_is = cache(self._place_is)
        named = {MONTH: _month, FORCE: self._force, LSOA: self._place, CRIME_TYPE: _crime_type}
        self._named = {column: _Named(name_of) for column, name_of in named.items()}
        codes = {column: records.columns[column].coded(self._named[column].code) for column in named}
        for column, found in codes.items():
            self._report_faults(column, found)
        here = codes[FORCE] >= 0
        self._elsewhere = int((~here).sum())
        if not here.any() and not self.problems:
            force = plan.areas.force.name
            message = f"No row falls within {force}, nor within another force of areas.csv. Choose another file."
            self.problems.append(Problem(None, records.heading(FORCE), "", message))
        if not self.problems:
            self._count(codes, here)

    def _count(self, codes: dict[str, np.ndarray], here: np.ndarray) -> None:
        repeats = here & self._records.repeats
        self._repeats = np.flatnonzero(repeats)
        counted = here & ~repeats
        sizes = [len(each.names) for each in self._named.values()]
        flat = np.ravel_multi_index([found[counted] for found in codes.values()], sizes)
        places, keys = pd.factorize(flat)
        first = np.zeros(len(keys), dtype=np.int64)
        first[places[::-1]] = np.flatnonzero(counted)[::-1]
        texts = [
            np.array(named.names, dtype=object)[part]
            for named, part in zip(self._named.values(), np.unravel_index(keys, sizes))
        ]
        cells = {key: found for key, found in zip(zip(*texts), zip(first, np.bincount(places)))}
        self.months = self._frame(cells)

    def _frame(self, cells: dict[tuple[str, ...], tuple[int, int]]) -> pd.DataFrame:
        """The cells counted, with a 0 for each district and crime type that a month has no record of."""
        measures = {fold(each.category): each.code for each in self._plan.measures if each.family == STREET.name}
        rows, of_month = [], {}
        for month, force, *what in cells:
            of_month.setdefault((month, force), set()).add(tuple(what))
        for (month, force), found in of_month.items():
            for place, kind in sorted(found | self._nothing(force, {kind for _, kind in found})):
                first, count = cells.get((month, force, place, kind), (0, 0))
                row = self._records.row(first) if count else 0
                what = (self._place_is(place, force), kind, measures.get(fold(kind), ""))
                rows.append((row, month, _period(month), force, place, *what, count))
        return months_frame(rows)

    def _nothing(self, force: str, types: set[str]) -> set[tuple[str, str]]:
        """The places and crime types of which a month of a force may have no record."""
        if types <= set(TYPES):
            types = set(TYPES)
        districts = [area.name for area in self._plan.areas.districts if self._is_in(area, force)]
        return {(place, each) for place in (*districts, NO_LOCATION) for each in types}

    def _force(self, text: str) -> str | int:
        if not text:
            return FAULT
        found = self._plan.areas.find(text)
        return found.name if found and found.kind in ("force", "comparator") else ELSEWHERE

    def _place(self, text: str) -> str | int:
        """The LSOA's name without its last word; a district by its own name, whichever of its names that is."""
        if not text:
            return NO_LOCATION
        place, _, code = text.rpartition(" ")
        if not place.strip() or not any(map(str.isdigit, code)):
            return FAULT
        found = self._plan.areas.find(place)
        return found.name if found and found.kind == "district" else place.strip()

    def _place_is(self, place: str, force: str) -> str:
        if place == NO_LOCATION:
            return NOWHERE
        found = self._plan.areas.find(place)
        return DISTRICT if found and found.kind == "district" and self._is_in(found, force) else OUTSIDE

    def _is_in(self, area: Area, force: str) -> bool:
        """Whether an area is a part of the force, or of a part of it."""
        while area.part_of and area.part_of != force:
            area = self._plan.areas.find(area.part_of)
        return area.part_of == force

    def _report_faults(self, column: str, codes: np.ndarray) -> None:
        texts = self._records.columns[column]
        for place in np.flatnonzero(codes == FAULT):
            found = shortened(texts.texts[texts.codes[place]])
            row, heading = self._records.row(place), self._records.heading(column)
            self.problems.append(Problem(row, heading, found, WRONG[column]))

    @property
    def notes(self) -> tuple[str, ...]:
        """What was passed over, and what counts for the force alone, in sentences."""
        months, found = self.months, []
        if self._elsewhere:
            found.append(f"{_rows(self._elsewhere)} passed over: of a force that areas.csv does not name.")
        if len(self._repeats):
            rows = [str(self._records.row(place)) for place in self._repeats[:MOST_NAMED]]
            more = f" and {len(self._repeats) - MOST_NAMED:,} more" if len(self._repeats) > MOST_NAMED else ""
            ids = "a Crime ID that stands in an earlier row"
            found.append(f"{_rows(len(self._repeats))} not counted, with {ids}: row {', '.join(rows)}{more}.")
        if nowhere := int(months[months.place_is == NOWHERE].records.sum()):
            found.append(f"{_rows(nowhere)} without LSOA: counted for the force, and for no district.")
        outside = months[months.place_is == OUTSIDE].groupby("place").records.sum()
        if outside.sum():
            found.append(
                f"{_rows(outside.sum())} outside the districts: counted for the force alone. {_listed(outside)}."
            )
        unmeasured = months[months.measure == ""].groupby("crime_type").records.sum()
        if unmeasured.sum():
            found.append(f"{_rows(unmeasured.sum())} kept that no measure counts: {_listed(unmeasured)}.")
        is_whole = months.groupby(["force", "period"]).month.nunique() == MONTHS_OF_A_QUARTER
        return tuple(found) if is_whole.all() else (*found, QUARTERLY)


def _listed(counted: pd.Series) -> str:
    """Each name with its count, the largest first; where there are many, the first of them and how many more."""
    counted = counted[counted > 0].sort_values(ascending=False, kind="stable")
    more = f" and {len(counted) - MOST_NAMED} more" if len(counted) > MOST_NAMED else ""
    return ", ".join(f"{name} {count:,}" for name, count in counted.head(MOST_NAMED).items()) + more


def _rows(count: int) -> str:
    return f"{count:,} row was" if count == 1 else f"{count:,} rows were"


def _month(text: str) -> str | int:
    if not _MONTH.fullmatch(text):
        return FAULT
    try:
        _period(text)
    except PeriodError:
        return FAULT
    return text


def _period(month: str) -> str:
    return str(Period.of(date(int(month[:4]), int(month[5:]), 1)))


def _crime_type(text: str) -> str | int:
    """The crime type as today's are written, whatever the case and spacing; any other as it stands."""
    return _TYPES.get(fold(text), text) or FAULT
