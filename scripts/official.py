"""Official figures: what the Home Office and the Office for National Statistics published, for our own extracts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from dashboard.period import Period

CRIME = "home_office_recorded_crime_by_force_quarterly.csv"
POPULATION = "ons_population_by_force.csv"
ASB = "ons_asb_incidents_by_force_annual.csv"
DISTRICTS = "lancashire_district_population_lsoa_sum.csv"

GROUPS = {
    "All other theft offences": "all-other-theft",
    "Bicycle theft": "bicycle-theft",
    "Burglary (all)": "burglary",
    "Criminal damage and arson": "criminal-damage-and-arson",
    "Drug offences": "drug-offences",
    "Homicide": "homicide",
    "Miscellaneous crimes against society": "miscellaneous-crimes",
    "Possession of weapons offences": "possession-of-weapons",
    "Public order offences": "public-order",
    "Robbery": "robbery",
    "Sexual offences": "sexual-offences",
    "Shoplifting": "shoplifting",
    "Stalking and harassment": "stalking-and-harassment",
    "Theft from the person": "theft-from-the-person",
    "Vehicle offences": "vehicle-offences",
    "Violence with injury incl. unlawful driving": "violence-with-injury",
    "Violence without injury": "violence-without-injury",
}
RATES = {
    "violence-with-injury": "violence-with-injury-rate",
    "criminal-damage-and-arson": "criminal-damage-and-arson-rate",
}

Counts = dict[tuple[str, str, Period], int]  # by force, measure code and quarter


def recorded_crime(folder: Path) -> Counts:
    """Offences by force, measure and quarter, for the forces whose every series is sound."""
    rows = list(_rows(folder / CRIME))
    unsound = {row["force"] for row in rows if row["seed_mismatch"] != "0" or int(row["offences_derived"]) < 0}
    return {
        (row["force"], GROUPS[row["offence"]], Period.read(row["calendar_quarter"], "calendar quarter")): int(
            row["offences_derived"]
        )
        for row in rows
        if row["force"] not in unsound
    }


def population(folder: Path) -> dict[tuple[str, int], int]:
    """People by force and year, at the middle of the year."""
    rows = _rows(folder / POPULATION)
    return {(row["area_name"], int(row["mid_year"])): round(float(row["population"])) for row in rows}


def asb_by_year(folder: Path, force: str) -> dict[int, int]:
    """Anti-social behaviour incidents of one force, by the year its financial year begins in."""
    rows = (row for row in _rows(folder / ASB) if row["area_name"] == force)
    return {int(row["year_ending_march"]) - 1: int(row["asb_incidents"]) for row in rows}


def district_population(folder: Path) -> dict[str, int]:
    """People by district, in one year."""
    return {row["lad_name"]: int(row["population"]) for row in _rows(folder / DISTRICTS)}


def rows(counts: Counts, people: dict[tuple[str, int], int]) -> Iterator[tuple[Period, dict]]:
    """Each figure as a row of a `measures` extract, with its quarter."""
    for (force, code, quarter), offences in counts.items():
        cells = {"quarter": quarter, "area": force}
        yield quarter, cells | {"measure": code, "value": offences}
        # The estimate of the middle of the year before was the newest one published when the year began to be reported.
        base = people.get((force, quarter.year - 1))
        if code in RATES and base is not None:
            yield quarter, cells | {"measure": RATES[code], "numerator": offences, "denominator": base}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
