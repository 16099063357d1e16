"""A loader that is killed at any moment: every extract it acknowledged is whole, and of any other there is no part."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from dashboard.store import Store

KILLS, SEED = 50, 20131212
AREAS = "Lancashire", "Wyre", "Preston", "Burnley", "Pendle", "Fylde", "Hyndburn", "Chorley"
TODAY = "2014-03-06"
# Everything is imported before any store is opened, so that each loader is there at once.
NURSERY = f"""
import os, sys
from datetime import date
from pathlib import Path
from dashboard import intake
from dashboard.intake import extract
from dashboard.plan import Plan
from dashboard.scrutiny import Act
from dashboard.store import Store

plan, path = Plan.read(Path("data")), Path(sys.argv[1])

def load():
    store = Store(path)
    number = len(store.extracts(date.max))
    while True:
        number += 1
        rows = [f"2013/14 Q3,{{area}},special-constables,{{number + place}}" for place, area in enumerate({AREAS!r})]
        content = "\\n".join(["quarter,area,measure,value", *rows, ""]).encode()
        read = extract.read(content, f"{{number}}.csv", plan)
        kept = intake.load([read], store, plan, Act(date.fromisoformat({TODAY!r}), "A"), asks=False)
        os.write(1, f"{{kept[0].extract}}\\n".encode())

for line in sys.stdin:
    loader = os.fork()
    if not loader:
        load()
    print("loader", loader, flush=True)
    os.waitpid(loader, 0)
    print("gone", flush=True)
"""


@pytest.fixture
def nursery(tmp_path):
    """A process that starts a loader whenever it is told to; the store they load into is `store.duckdb`."""
    command = [sys.executable, "-c", NURSERY, str(tmp_path / "store.duckdb")]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
    yield process
    process.kill()
    process.wait()


def measured(nursery) -> tuple[float, set[int]]:
    """How long this machine takes from one acknowledged extract to the next, in seconds; and those acknowledged."""
    nursery.stdin.write("load\n")
    loader = int(nursery.stdout.readline().split()[1])
    said, begun = [nursery.stdout.readline().strip()], time.perf_counter()
    said += [nursery.stdout.readline().strip() for _ in range(3)]
    span = (time.perf_counter() - begun) / 3
    os.kill(loader, signal.SIGKILL)
    while said[-1] != "gone":
        said.append(nursery.stdout.readline().strip())
    return span, set(map(int, said[:-1]))


def killed(nursery, after: float) -> list[int]:
    """Start a loader, kill it so many seconds after its first word, and return the extracts it acknowledged."""
    nursery.stdin.write("load\n")
    loader = int(nursery.stdout.readline().split()[1])
    said = [nursery.stdout.readline().strip()]
    time.sleep(after)
    os.kill(loader, signal.SIGKILL)
    while said[-1] != "gone":
        said.append(nursery.stdout.readline().strip())
    return [int(each) for each in said[:-1]]


def test_killed_at_50_moments_every_acknowledged_extract_is_whole_and_no_part_of_another_is_there(nursery, tmp_path):
    moment, (span, acknowledged) = random.Random(SEED), measured(nursery)
    for _ in range(KILLS):
        told = killed(nursery, moment.uniform(0, 3 * span))
        assert told, "each loader finished at least one"
        acknowledged |= set(told)

        store = Store(tmp_path / "store.duckdb")
        held = store._connection.cursor().execute(
            "select extract, (select count(*) from figure where figure.extract = extract.extract),"
            " (select count(distinct area) from figure where figure.extract = extract.extract)"
            " from extract order by extract"
        )
        rows = held.fetchall()
        store.close()
        numbers = {number for number, *_ in rows}
        assert {(figures, areas) for _, figures, areas in rows} == {(len(AREAS), len(AREAS))}
        assert acknowledged <= numbers
        assert numbers == set(range(1, len(numbers) + 1))
        assert len(numbers) - len(acknowledged) <= 1, "one may have been kept in the moment of its acknowledgement"
        acknowledged = numbers  # what one loader could no longer say is asked of the next

    assert len(acknowledged) > KILLS
