"""The committed extracts as rows, for the tests that hold them to data/SOURCES.md."""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

from dashboard.period import Period, periods

EXTRACTS = Path(__file__).parent.parent / "data" / "extracts"
FORCE = "Lancashire"
HISTORY, LATEST_MADE_UP = Period(2012, 4), Period(2013, 3)
MADE_UP_QUARTERS = [str(quarter) for quarter in periods(Period(2009, 1), LATEST_MADE_UP)]
COUNT_COLUMN = {"hiac": "offences", "violent": "offences", "hate": "offences", "asb": "incidents"}
CATEGORY = {"hiac": "crime_type", "violent": "crime_type", "hate": "strand", "asb": "category"}
VIOLENT_GROUPS = {
    "homicide": "Homicide",
    "violence-with-injury": "Violence with injury",
    "violence-without-injury": "Violence without injury",
}
DISTRICTS = [
    "Blackburn with Darwen", "Blackpool", "Burnley", "Chorley", "Fylde", "Hyndburn", "Lancaster", "Pendle",
    "Preston", "Ribble Valley", "Rossendale", "South Ribble", "West Lancashire", "Wyre",
]  # fmt: skip


def read(name):
    with (EXTRACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def received():
    return read("received.csv")


@cache
def rows(family, basis):
    """All rows of a family and basis, from every file that brings them."""
    files = [entry["file"] for entry in received() if entry["family"] == family and entry["basis"] == basis]
    return [row for file in files for row in read(file)]


@cache
def official():
    """Official counts by measure, area and quarter."""
    found = {(row["measure"], row["area"], row["quarter"]): row["value"] for row in rows("measures", "official")}
    return {key: int(value) for key, value in found.items() if value}


@cache
def district_sums():
    """The sum over the 14 districts, by official group and quarter: from both families that split them."""
    sums, seen = defaultdict(int), defaultdict(set)
    for row in rows("measures", "illustrative"):
        if row["area"] in DISTRICTS and row["value"]:
            sums[row["measure"], row["quarter"]] += int(row["value"])
            seen[row["measure"], row["quarter"]].add(row["area"])
    for code, kind in VIOLENT_GROUPS.items():
        for row in rows("violent", "illustrative"):
            if row["crime_type"] == kind and row["area"] in DISTRICTS:
                sums[code, row["quarter"]] += int(row["offences"])
                seen[code, row["quarter"]].add(row["area"])
    return {key: total for key, total in sums.items() if len(seen[key]) == 14}


def groups():
    return sorted({measure for measure, _, _ in official()})
