"""How long the first start takes, and the check of a long extract against all that is bundled.

Run by hand, from the project's folder: python -m tests.benchmarks.first_start [ROWS]
It prints seconds of processor time; machines differ.
"""

from __future__ import annotations

import random
import sys
import tempfile
from datetime import date
from itertools import islice, product
from pathlib import Path
from time import process_time

from dashboard import intake
from dashboard.intake import Extract, open_store
from dashboard.intake.extract.reading import read
from dashboard.period import Period, periods
from dashboard.plan import Plan

DATA = Path(__file__).parent.parent.parent / "data"
TODAY = date(2014, 3, 6)


def long_extract(plan: Plan, rows: int) -> Extract:
    """Counts of any size for so many keys, the latest quarters first: many revise what is held, many leap."""
    counts = [each.code for each in plan.measures if each.kind == "count" and not each.sum_of]
    quarters = list(periods(Period(2006, 1), Period(2013, 4)))[::-1]
    keys = islice(product(counts, quarters, plan.areas.all), rows)
    lines = (f"{quarter},{area.name},{code},{random.randint(0, 900)}\n" for code, quarter, area in keys)
    return read(("quarter,area,measure,value\n" + "".join(lines)).encode(), "long.csv", plan)


def main(rows: int) -> None:
    """Print the table."""
    random.seed(1)
    plan = Plan.read(DATA)
    with tempfile.TemporaryDirectory() as folder:
        started = process_time()
        store = open_store(Path(folder) / "scrutiny.duckdb", plan, DATA)
        print(f"{'first start, every bundled extract':<40}{process_time() - started:>8.2f}")
        long = long_extract(plan, rows)
        started = process_time()
        checked = intake.check(long, store, plan, TODAY)
        seconds = process_time() - started
        print(f"{f'check of {long.rows:,} rows, {len(checked.questions):,} questions':<40}{seconds:>8.2f}")
        store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
