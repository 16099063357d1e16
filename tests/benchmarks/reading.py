"""How long an extract takes to read, check and load, beside bare DuckDB reading the same file as text into a table.

Bare DuckDB writes that table into a file, as a store does, and puts it there for good (a checkpoint).

Run by hand, from the project's folder: python -m tests.benchmarks.reading [ROWS]
It prints the fewest seconds of processor time of three goes, and their ratio; machines differ, ratios travel.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from itertools import islice, product
from pathlib import Path
from time import process_time

import duckdb

from dashboard import intake
from dashboard.intake.extract.categories import categories_of
from dashboard.intake.extract.families import named
from dashboard.intake.extract.reading import read
from dashboard.period import Period, periods
from dashboard.plan import Measure, Plan
from dashboard.scrutiny import Act
from dashboard.store import Store

DATA = Path(__file__).parent.parent.parent / "data"
LATER = date(2100, 5, 1)  # when all these quarters have ended
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
        sql = f"create or replace table long as from read_csv('{path}', all_varchar = true); checkpoint"
        connection = duckdb.connect(Path(folder) / "bare.duckdb", config={"threads": 1})
        return fewest_seconds(lambda: connection.execute(sql))


def one_measure_a_row(plan: Plan, rows: int) -> bytes:
    """An extract of the family `measures` of so many rows, one figure in each."""
    codes = [each.code for each in plan.measures if _is_count(each)]
    keys = islice(product(periods(Period(1950, 1), Period(2099, 4)), plan.areas.all, codes), rows)
    numbered = ((place * 7919 % 900 + 10, key) for place, key in enumerate(keys))
    lines = (f"{period},{area.name},{code},{count}\n" for count, (period, area, code) in numbered)
    return ("quarter,area,measure,value\n" + "".join(lines)).encode()


def _is_count(measure: Measure) -> bool:
    return measure.kind == "count" and measure.every == "quarter" and not (measure.sum_of or measure.is_ratio)


def read_check_and_load(content: bytes, plan: Plan, store: Store) -> None:
    """Into an empty store in a file, as `load` does."""
    extract = read(content, "long.csv", plan)
    intake.load([extract], store, plan, Act(LATER, "A. Analyst"), explanation="As told.")


def read_and_check(content: bytes, plan: Plan, store: Store) -> None:
    """Against an empty store, as `check` does."""
    intake.check(read(content, "long.csv", plan), store, plan, LATER)


def with_a_store(job: Callable[[bytes, Plan, Store], None], content: bytes, plan: Plan) -> float:
    """The fewest seconds of three goes, each with a new store that was there before."""
    with tempfile.TemporaryDirectory() as folder:
        stores = [Store(Path(folder) / f"{go}.duckdb") for go in range(3)]
        left = iter(stores)
        seconds = fewest_seconds(lambda: job(content, plan, next(left)))
        for store in stores:
            store.close()
        return seconds


def main(rows: int) -> None:
    """Print the table."""
    plan = Plan.read(DATA)
    right = violent(plan, rows, lambda place: f"{place + 10},{place},{place % 7}")
    wrong = violent(plan, rows, lambda place: f"{place}.5,O{place},-{place}")
    print(f"{f'{rows:,} rows':<50}   seconds   beside bare DuckDB")
    for words, content in (("every cell right", right), ("every number wrong", wrong)):
        beside = bare(content)
        seconds = fewest_seconds(lambda content=content: read(content, "long.csv", plan))
        print(f"{'read: ' + words:<50}{seconds:>10.2f}{seconds / beside:>12.1f} times")
    for words, content in (("one figure a row", one_measure_a_row(plan, rows)), ("three figures a row", right)):
        beside = bare(content)
        for done, job in (("read and checked", read_and_check), ("read, checked and loaded", read_check_and_load)):
            seconds = with_a_store(job, content, plan)
            print(f"{f'{done}: {words}':<50}{seconds:>10.2f}{seconds / beside:>12.1f} times")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
