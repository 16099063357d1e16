"""Makes data/extracts from the published files: `python -m scripts.make_extracts --from FOLDER`.

The same published files and settings give the same bytes. See data/SOURCES.md for what is made and from what.
"""

from __future__ import annotations

import argparse
import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from dashboard.period import Period
from scripts import official
from scripts.families import HISTORY, Families
from scripts.illustrative import Maker

HERE = Path(__file__).parent
DAYS = timedelta(days=28)  # from the end of a file's last quarter until it is received

COLUMNS = {
    "measures": ("quarter", "area", "measure", "value", "numerator", "denominator", "note"),
    "hiac": ("quarter", "area", "crime_type", "offences", "resolved"),
    "violent": ("quarter", "area", "crime_type", "offences", "resolved", "night_time_economy"),
    "hate": ("quarter", "area", "strand", "offences", "resolved"),
    "asb": ("quarter", "area", "category", "incidents", "repeat_or_vulnerable", "surveyed", "satisfied"),
    "psd": ("quarter", "area", "measure", "count", "of"),
    "made": ("quarter", "reference", "theme", "area", "summary", "raised_by", "section", "sensitive")
    + ("sensitivity_reason",),
}
RECEIVED = ("file", "family", "received", "by", "basis", "publisher", "note")
BY = "Bundled with the dashboard"
NOTES = {
    "official": "Stands in for the force's own return, with values as published later, not as first reported.",
    "illustrative": "Made up to show how the dashboard works: not police figures.",
}

Files = dict[tuple[str, str, Period], list[dict]]  # rows by basis, family and the file's last quarter


def main() -> None:
    """Write every extract, and received.csv, anew."""
    ask = argparse.ArgumentParser(prog="python -m scripts.make_extracts", description="Make data/extracts anew.")
    ask.add_argument("--from", dest="folder", type=Path, required=True, help="the folder of the published files")
    ask.add_argument("--into", type=Path, default=HERE.parent / "data" / "extracts", help="the folder to write")
    given = ask.parse_args()
    settings = tomllib.loads((HERE / "illustrative.toml").read_text(encoding="utf-8"))
    write_all(make(given.folder, settings), given.into)


def make(folder: Path, settings: dict) -> Files:
    """Every row of every extract, from the published files and the settings of what is made up."""
    counts = official.recorded_crime(folder)
    files: Files = defaultdict(list)
    for quarter, cells in official.rows(counts, official.population(folder)):
        files["official", "measures", max(quarter, HISTORY)].append(cells)
    maker = Maker(settings, official.district_population(folder))
    families = Families(maker, counts, official.asb_by_year(folder, settings["force"]))
    for family, quarter, cells in families.rows():
        files["illustrative", family, max(quarter, HISTORY)].append(cells)
    for cells in settings["made"]:
        files["illustrative", "made", Period.read(cells["quarter"])].append(cells)
    return files


def write_all(files: Files, into: Path) -> None:
    """The extracts as files of `into`, in place of what is there, with received.csv."""
    into.mkdir(parents=True, exist_ok=True)
    _clear(into)
    listed = []
    for (basis, family, last), rows in sorted(files.items()):
        name = _name(basis, family, last)
        _write(into / name, COLUMNS[family], sorted(rows, key=_by_quarter))
        received = (last.end + DAYS).isoformat()
        listed.append((name, family, received, BY, basis, _publisher(basis, rows), NOTES[basis]))
    listed.sort(key=lambda row: (row[2], row[0]))
    _write(into / "received.csv", RECEIVED, (dict(zip(RECEIVED, row, strict=True)) for row in listed))


def _clear(into: Path) -> None:
    """Remove the extracts an earlier run listed, and nothing else."""
    listed = into / "received.csv"
    if not listed.exists():
        return
    with listed.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            (into / Path(row["file"]).name).unlink(missing_ok=True)


def _publisher(basis: str, rows: list[dict]) -> str:
    if basis == "illustrative":
        return ""
    has_rates = any("denominator" in cells for cells in rows)
    return "Home Office; Office for National Statistics" if has_rates else "Home Office"


def _name(basis: str, family: str, last: Period) -> str:
    kind = f"{family}-{basis}" if family == "measures" else family
    until = "to-" if last == HISTORY else ""
    return f"{kind}-{until}{str(last).lower().replace('/', '-').replace(' ', '-')}.csv"


def _by_quarter(cells: dict) -> str:
    return str(cells["quarter"])


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[dict]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
