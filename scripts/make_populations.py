"""Makes data/populations.csv from the published files: `python -m scripts.make_populations --from FOLDER`.

The people of every force that data/areas.csv names, year by year, and of its districts in the one year published.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from dashboard.plan.areas import Areas, read_areas
from dashboard.plan.populations import COLUMNS
from scripts import official

DATA = Path(__file__).parent.parent / "data"
YEARS = range(2005, 2017)
OF_FORCES = "Office for National Statistics, mid-year population estimates"
DISTRICT_YEAR = 2020
OF_DISTRICTS = "Office for National Statistics, sums of small areas; the year is not stated, probably 2020"


def main() -> None:
    """Write the file anew."""
    ask = argparse.ArgumentParser(prog="python -m scripts.make_populations", description="Make data/populations.csv.")
    ask.add_argument("--from", dest="folder", type=Path, required=True, help="the folder of the published files")
    ask.add_argument("--into", type=Path, default=DATA / "populations.csv", help="the file to write")
    given = ask.parse_args()
    faults: list = []
    areas = read_areas(DATA, faults)
    if areas is None:
        raise SystemExit("\n".join(map(str, faults)))
    with given.into.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file, lineterminator="\n")
        write.writerow(COLUMNS)
        write.writerows(rows(given.folder, areas))


def rows(folder: Path, areas: Areas) -> list[tuple[str, int, int, str]]:
    """Each force in each year, then each district: area, year, people, whose figure it is."""
    people, in_districts = official.population(folder), official.district_population(folder)
    forces = [(area.name, year) for area in (areas.force, *areas.comparators) for year in YEARS]
    found = [(name, year, people[name, year], OF_FORCES) for name, year in forces if (name, year) in people]
    districts = [area.name for area in areas.districts if area.name in in_districts]
    return found + [(name, DISTRICT_YEAR, in_districts[name], OF_DISTRICTS) for name in districts]


if __name__ == "__main__":
    main()
