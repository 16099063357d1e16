"""How long a street file takes to be read, counted and loaded, beside bare DuckDB reading it as text into a table.

Run by hand, from the project's folder: python -m tests.benchmarks.street [ROWS]
DuckDB has one thread for both. It prints the fewest seconds of processor time of three goes and their ratio; machines
differ, ratios travel.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import islice, product
from pathlib import Path

import duckdb

from dashboard import intake
from dashboard.intake.extract.reading import read
from dashboard.intake.extract.street import TYPES
from dashboard.plan import Plan
from dashboard.scrutiny import Act
from dashboard.store import Store
from tests.benchmarks.reading import bare, fewest_seconds

DATA = Path(__file__).parent.parent.parent / "data"
HEADING = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context\n"
)
MONTHS = [f"{year}-{month:02}" for year in range(2014, 2017) for month in range(1, 13)]
FORCE = "Lancashire Constabulary"
OUTCOME = "Investigation complete; no suspect identified"


def street(plan: Plan, rows: int) -> bytes:
    """A street file of so many rows over three years: each with a Crime ID of its own, but those of no crime."""
    return (HEADING + "".join(islice(_lines(plan), rows))).encode()


def _lines(plan: Plan) -> Iterator[str]:
    districts = [area.name for area in plan.areas.districts]
    number = 0
    while True:
        for month, district, kind in product(MONTHS, districts, TYPES):
            number += 1
            crime = "" if kind == TYPES[0] else sha256(str(number).encode()).hexdigest()
            lsoa = f"E0101{number % 9000 + 1000},{district} {number % 60:03}A"
            where = f"-2.{number % 900_000 + 100_000},53.{number % 800_000 + 100_000},On or near Rowan Close"
            yield f"{crime},{month},{FORCE},{FORCE},{where},{lsoa},{kind},{OUTCOME if crime else ''},\n"


def load(content: bytes, plan: Plan) -> None:
    """Read, count and load the file into a store in memory."""
    extract = read(content, "street.csv", plan)
    store = Store()
    intake.load([extract], store, plan, Act(date(2017, 1, 1), "A. Analyst"))
    store.close()


def main(rows: int) -> None:
    """Print the table."""
    duckdb.connect = partial(duckdb.connect, config={"threads": 1})
    plan = Plan.read(DATA)
    content = street(plan, rows)
    beside, seconds = bare(content), fewest_seconds(lambda: load(content, plan))
    only_read = fewest_seconds(lambda: read(content, "street.csv", plan))
    print(f"{rows:,} street rows, {len(content) / 1e6:.0f} MB; one thread")
    print(f"bare DuckDB, as text into a table   {beside:>6.2f} s")
    print(f"read and counted                    {only_read:>6.2f} s {only_read / beside:>6.1f} times")
    print(f"read, counted and loaded            {seconds:>6.2f} s {seconds / beside:>6.1f} times")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
