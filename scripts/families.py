"""The illustrative extracts, family by family: rows of cells, ready to write.

A family is a table for each category: columns, each an array of one row a quarter and one column a district.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dashboard.period import Half, Period, periods
from scripts.illustrative import Maker
from scripts.official import GROUPS, Counts

Row = tuple[str, Period, dict]  # family, the quarter whose file brings it, cells
Table = dict[str, np.ndarray]

HISTORY = Period(2012, 4)  # everything up to here comes in one file
COUNTED = ("Homicide", "Violence with injury", "Violence without injury")  # the violent types officially counted
STRANDS = ("Race", "Religion", "Sexual orientation", "Disability", "Transgender")
CATEGORIES = ("Personal", "Nuisance", "Environmental")
PSD = ("Misconduct meetings", "Misconduct hearings", "Grievances", "Business interests", "Complaints recorded")
PSD += ("Appeals received",)


def code_of(family: str, category: str) -> str:
    """The measure code a category's count goes by: 'hiac-burglary-dwelling'; violent types carry no prefix."""
    slug = category.lower().replace(" ", "-")
    return slug if family == "violent" else f"{family}-{slug}"


class Families:
    """Every illustrative row, from the maker's settings and the official counts of its force."""

    def __init__(self, maker: Maker, official: Counts, asb_by_year: dict[int, int]) -> None:
        self.make, self.force, self._asb_by_year = maker, maker.settings["force"], asb_by_year
        self.official = {
            code: np.array([[official[self.force, code, quarter]] for quarter in maker.quarters])
            for code in GROUPS.values()
        }
        self.hiac, self.violent = self._hiac(), self._violent()

    def rows(self) -> Iterator[Row]:
        """All rows of all families but `made`."""
        yield from self._spread("hiac", "crime_type", self.hiac)
        yield from self._spread("violent", "crime_type", self.violent, counted=COUNTED)
        yield from self._spread("hate", "strand", self._hate())
        yield from self._spread("asb", "category", self._asb())
        yield from self._psd()
        yield from self._groups_by_district()
        yield from self._violent_resolutions()
        yield from self._other_measures()

    def _hiac(self) -> dict[str, Table]:
        make, robbery = self.make, self.official["robbery"]
        business = make.part("hiac-business-robbery", robbery)
        dwelling = make.part("hiac-burglary-dwelling", self.official["burglary"])
        totals = {"Burglary dwelling": dwelling, "Personal robbery": robbery - business, "Business robbery": business}
        return {kind: self._crime("hiac", kind, total) for kind, total in totals.items()}

    def _crime(self, family: str, kind: str, total: np.ndarray) -> Table:
        code = code_of(family, kind)
        return self._with_resolved(code, self.make.split(code, total))

    def _with_resolved(self, code: str, offences: np.ndarray) -> Table:
        return {"offences": offences, "resolved": self.make.part(f"{code}-resolved", offences)}

    def _violent(self) -> dict[str, Table]:
        make = self.make
        found = {
            kind: make.split(code_of("violent", kind), self.official[code_of("violent", kind)]) for kind in COUNTED
        }
        injury, without = found["Violence with injury"], found["Violence without injury"]
        serious = make.part("most-serious-violence", injury)
        found["Most serious violence"] = serious
        found["Domestic abuse"] = make.part("domestic-abuse", injury + without)
        found["Serious violent assault"] = make.part("serious-violent-assault", serious)
        found["Assault with lesser injury"] = make.part("assault-with-lesser-injury", injury - serious)
        found["Assault without injury"] = make.part("assault-without-injury", without)
        return {kind: self._violent_table(code_of("violent", kind), offences) for kind, offences in found.items()}

    def _violent_table(self, code: str, offences: np.ndarray) -> Table:
        night = self.make.part(f"{code}-night-time-economy", offences)
        return self._with_resolved(code, offences) | {"night_time_economy": night}

    def _hate(self) -> dict[str, Table]:
        strands = {strand: self._strand(code_of("hate", strand)) for strand in STRANDS}
        offences = sum(table["offences"] for table in strands.values())
        resolved = sum(table["resolved"] for table in strands.values())
        # What carries two strands is counted once in All; half of it, as far as that can be, is resolved.
        most = np.array([table["offences"] for table in strands.values()]).max(axis=0)
        twice = np.minimum(self.make.part("hate-overlap", offences), offences - most)
        solved = np.clip(twice // 2, np.maximum(twice - (offences - resolved), 0), np.minimum(twice, resolved))
        return {"All": {"offences": offences - twice, "resolved": resolved - solved}} | strands

    def _strand(self, code: str) -> Table:
        return self._with_resolved(code, self.make.counts(code))

    def _asb(self) -> dict[str, Table]:
        make, force = self.make, self.make.year_split("asb", self._asb_by_year)
        totals = {kind: make.part(f"asb-{kind}", force) for kind in ("personal", "environmental")}
        totals["nuisance"] = force - totals["personal"] - totals["environmental"]
        parts = {kind: self._asb_table(code_of("asb", kind), totals[kind.lower()]) for kind in CATEGORIES}
        columns = ("incidents", "repeat_or_vulnerable", "surveyed", "satisfied")
        return {"All": {column: sum(table[column] for table in parts.values()) for column in columns}} | parts

    def _asb_table(self, code: str, total: np.ndarray) -> Table:
        incidents = self.make.split(code, total)
        surveyed = self.make.part(f"{code}-surveyed", incidents)
        return {
            "incidents": incidents,
            "repeat_or_vulnerable": self.make.part(f"{code}-repeat-or-vulnerable", incidents),
            "surveyed": surveyed,
            "satisfied": self.make.part(f"{code}-satisfied", surveyed),
        }

    def _psd(self) -> Iterator[Row]:
        counts = {kind: self.make.counts(code_of("psd", kind), wide=False) for kind in PSD}
        shares = {
            "Recording decisions within 10 days": counts["Complaints recorded"],
            "Appeals upheld": self.make.counts("psd-appeals-decided", wide=False),
        }
        for at, quarter in enumerate(self.make.quarters[:-1]):  # the last quarter's return has not come
            cells = {"quarter": quarter, "area": self.force}
            for kind, count in counts.items():
                yield "psd", quarter, cells | {"measure": kind, "count": count[at, 0]}
            for kind, of in shares.items():
                count = self.make.part(code_of("psd", kind), of)
                yield "psd", quarter, cells | {"measure": kind, "count": count[at, 0], "of": of[at, 0]}

    def _groups_by_district(self) -> Iterator[Row]:
        """The official groups outside the violent family, shared out among the districts."""
        robbery = self.hiac["Personal robbery"]["offences"] + self.hiac["Business robbery"]["offences"]
        dwelling = self.hiac["Burglary dwelling"]["offences"]
        elsewhere = self.make.split("burglary-other", self.official["burglary"] - dwelling.sum(axis=1, keepdims=True))
        for code, total in self.official.items():
            if code in {code_of("violent", kind) for kind in COUNTED}:
                continue
            known = {"robbery": robbery, "burglary": dwelling + elsewhere}
            yield from self._measure(code, known[code] if code in known else self.make.split(code, total))

    def _measure(self, code: str, values: np.ndarray, of: np.ndarray | None = None) -> Iterator[Row]:
        """Rows of the `measures` family: `values`, or `values` as the numerator over `of`."""
        areas = self.make.districts if values.shape[1] > 1 else [self.force]
        first = Period.read(self.make.settings["series"].get(code, {}).get("first", self.make.settings["first"]))
        for at, quarter in enumerate(self.make.quarters):
            for column, area in enumerate(areas):
                given = {"value": values[at, column]}
                if of is not None:
                    given = {"numerator": values[at, column], "denominator": of[at, column]}
                if quarter >= first:
                    yield "measures", quarter, {"quarter": quarter, "area": area, "measure": code} | given

    def _violent_resolutions(self) -> Iterator[Row]:
        """The force's resolutions where the force's count is official and not repeated here."""
        for kind in COUNTED:
            code = code_of("violent", kind)
            resolved = self.violent[kind]["resolved"].sum(axis=1, keepdims=True)
            yield from self._measure(f"{code}-resolved", resolved, self.official[code])

    def _other_measures(self) -> Iterator[Row]:
        """The measures the settings list, the force alone, in an order where each stands on those before it."""
        known = {"all-crime": sum(self.official.values())} | self.official
        for entry in self.make.settings["measures"]:
            code = entry["code"]
            known[code] = self._values(entry, known)
            of = known[entry["of"]] if entry["kind"] == "percentage" else None
            if "matures_after" in entry:
                yield from self._cohorts(entry, known[code], of)
            elif entry.get("every") == Half.noun:
                yield from self._halves(code, known[code], of)
            elif entry["kind"] != "base":
                yield from self._measure(code, known[code], of)

    def _cohorts(self, entry: dict, values: np.ndarray, of: np.ndarray) -> Iterator[Row]:
        """What became of each quarter's cases, in every file until all of it is known: a little more each time."""
        after, last = entry["matures_after"], self.make.quarters[-1]
        for at, quarter in enumerate(self.make.quarters):
            first = max(quarter, HISTORY)
            for file in periods(first, max(first, min(quarter + after, last))):
                age = min(file.index - quarter.index, after)
                known = values[at, 0] * (age + 1) // (after + 1)
                cells = {"quarter": quarter, "area": self.force, "measure": entry["code"]}
                yield "measures", file, cells | {"numerator": known, "denominator": of[at, 0]}

    def _halves(self, code: str, values: np.ndarray, of: np.ndarray) -> Iterator[Row]:
        """Both quarters of each half-year together, where both are over."""
        for at, quarter in enumerate(self.make.quarters):
            half = Half.of(quarter.end)
            if quarter == half.last_quarter and at:
                both = {"numerator": values[at - 1 : at + 1, 0].sum(), "denominator": of[at - 1 : at + 1, 0].sum()}
                yield "measures", quarter, {"quarter": half, "area": self.force, "measure": code} | both

    def _values(self, entry: dict, known: dict[str, np.ndarray]) -> np.ndarray:
        if "rest" in entry:
            return known[entry["of"]] - known[entry["rest"]]
        if "of" in entry:
            return self.make.part(entry["code"], known[entry.get("among", entry["of"])])
        if entry["kind"] == "mean":
            return self.make.level(entry["code"])
        return self.make.counts(entry["code"], wide=False)

    def _spread(self, family: str, key: str, tables: dict[str, Table], counted: tuple = ()) -> Iterator[Row]:
        """Rows for the force, the sum of its districts, and for each district; blank where an official count stands."""
        for at, quarter in enumerate(self.make.quarters):
            for column, area in enumerate([self.force, *self.make.districts]):
                for kind, table in tables.items():
                    cells = {"quarter": quarter, "area": area, key: kind}
                    for name, values in table.items():
                        hidden = column == 0 and kind in counted and name in ("offences", "resolved")
                        if not hidden:
                            cells[name] = values[at].sum() if column == 0 else values[at, column - 1]
                    yield family, quarter, cells
