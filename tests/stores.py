"""Extracts typed in a test, everything a store holds, and the command line in a process of its own."""

import csv
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from held import DATA, the_plan

from dashboard.disclosure import Office
from dashboard.intake import extract
from dashboard.scrutiny import Snapshot
from dashboard.store import Store

ROOT = Path(__file__).parent.parent
TODAY = date(2014, 3, 6)
HATE = "quarter,area,strand,offences,resolved\n"
RIGHT = HATE + "2013/14 Q3,Preston,Disability,6,2\n2013/14 Q2,Rossendale,Race,1,1\n"
WRONG = HATE + "2013/14 Q3,Preston,Disability,6,2\n2013/14 Q5,Rosendale,Race,-1,1\n"
ODD = HATE + "2013/14 Q4,Preston,Race,5,9\n"
SMALL = ("hate-2013-14-q2.csv", "hate-2013-14-q3.csv", "made-2013-14-q3.csv")


def an_extract(*lines, file="typed.csv", family=None):
    """An extract of lines of CSV, read as a real file is."""
    return extract.read("".join(f"{line}\n" for line in lines).encode(), file, the_plan(), family)


def office_of(store, plan=None, day=None):
    """The office as its own people see it, as known on a day or today."""
    return Office(Snapshot(plan or the_plan(), store, day))


def contents(store):
    """Every row of every table of a store."""
    cursor = store._connection.cursor()
    names = [name for (name,) in cursor.execute("select table_name from duckdb_tables() order by 1").fetchall()]
    return {name: cursor.execute(f"select * from {name}").fetchall() for name in names}


def everything(path):
    """Every row of every table of a store's file."""
    store = Store(path)
    try:
        return contents(store)
    finally:
        store.close()


def given_data(folder, files=SMALL):
    """A copy of the data folder with those extracts alone, so that a store is made of it at once."""
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("extracts", "*.duckdb*"))
    (folder / "extracts").mkdir()
    for file in files:
        shutil.copy(DATA / "extracts" / file, folder / "extracts" / file)
    with (DATA / "extracts" / "received.csv").open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        rows = [row for row in reader if row["file"] in files]
    with (folder / "extracts" / "received.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, reader.fieldnames)
        writer.writeheader()
        writer.writerows(rows)
    return folder


def python(*words, data=None, code=None, **more):
    """A process with Python of our own: `python -m dashboard`, or some code; not waited for."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "SCRUTINY_DATA": str(data or DATA)}
    command = ["-c", code, *words] if code else ["-m", "dashboard", *words]
    return subprocess.Popen(
        [sys.executable, *map(str, command)], cwd=ROOT, env=environment, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more,
    )  # fmt: skip


def dashboard(*words, data=None):
    """What `python -m dashboard` ends with: its exit code, standard output and standard error."""
    process = python(*words, data=data)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err
