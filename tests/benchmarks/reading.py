"""How long reading an extract takes, beside bare DuckDB reading the same file as text into a table.

Run by hand, from the project's folder: python -m tests.benchmarks.reading [ROWS]
It prints the fewest seconds of processor time of three goes, and their ratio; machines differ, ratios travel.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from itertools import islice, product
from pathlib import Path
from time import process_time

import duckdb

from dashboard.extract import read
from dashboard.extract.categories import categories_of
from dashboard.extract.families import named
from dashboard.period import Period, periods
from dashboard.plan import Plan

DATA = Path(__file__).parent.parent.parent / "data"
HEADING = "quarter,area,crime_type,offences,resolved,night_time_economy\n"


def violent(plan: Plan, rows: int, figures: Callable[[int], str]) -> bytes:
    """A violent crime extract of so many rows, each with the figures of its place."""
    names = [category.name for category in categories_of(named("violent"), plan).values()]
    keys = islice(product(periods(Period(1950, 1), Period(2099, 4)), plan.areas.all, names), rows)
    lines = (f"{period},{area.name},{name},{figures(place)}\n" for place, (period, area, name) in enumerate(keys))
    return (HEADING + "".join(lines)).encode()


def fewest_seconds(job: Callable[[], object]) -> float:
    """The fewest seconds of processor time of three goes."""
    seconds = []
    for _ in range(3):
        started = process_time()
        job()
        seconds.append(process_time() - started)
    return min(seconds)


def bare(content: bytes) -> float:
    """Bare DuckDB: every cell as text, into a table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.csv"
        path.write_bytes(content)
        sql = f"create or replace table long as from read_csv('{path}', all_varchar = true)"
        connection = duckdb.connect(config={"threads": 1})
        return fewest_seconds(lambda: connection.execute(sql))


def main(rows: int) -> None:
    """Print the table."""
    plan = Plan.read(DATA)
    right = violent(plan, rows, lambda place: f"{place + 10},{place},{place % 7}")
    wrong = violent(plan, rows, lambda place: f"{place}.5,O{place},-{place}")
    print(f"{rows:,} rows of violent crime      seconds   beside bare DuckDB")
    for words, content in (("every cell right", right), ("every number wrong", wrong)):
        beside = bare(content)
        seconds = fewest_seconds(lambda content=content: read(content, "long.csv", plan))
        print(f"{words:<30}{seconds:>10.2f}{seconds / beside:>12.1f} times")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
