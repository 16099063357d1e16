"""The Home Office's offence codes and the measure that counts each. Read from data/offences.csv.

An office may go without the file: then the Home Office's table cannot be read.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from dashboard.plan.errors import Fault
from dashboard.plan.measure import Measure

FILE = "offences.csv"
COLUMNS = ["code", "offence", "measure"]
Offences = Mapping[str, str]  # the code of the measure by the offence code; empty where no measure counts it


def read_offences(folder: Path, measures: Iterable[Measure], faults: list[Fault]) -> Offences:
    """The measure of each offence code in `folder`/offences.csv, none where there is no such file.

    What is wrong with it is added to `faults`."""
    by_code = {measure.code: measure for measure in measures}
    first: dict[str, int] = {}
    held: dict[str, str] = {}
    for number, row in _rows(folder / FILE, faults):
        if wrong := _wrong(row, by_code, first):
            faults.append(Fault(FILE, f"row {number}", wrong))
        else:
            first[row[0]] = number
            held[row[0]] = row[2]
    return held


def _wrong(row: list[str], by_code: Mapping[str, Measure], first: Mapping[str, int]) -> str:
    if len(row) != len(COLUMNS):
        return f"Write {len(COLUMNS)} cells: {', '.join(COLUMNS)}."
    code, offence, measure = row
    if not code or not offence:
        return "Write the code and what the offence is called."
    if code in first:
        return f"The code '{code}' stands in row {first[code]} already. Keep one."
    if measure and measure not in by_code:
        return f"No measure has the code '{measure}'. Write the name of a file in measures/, or leave the cell empty."
    if measure and (by_code[measure].kind != "count" or by_code[measure].sum_of):
        return f"'{measure}' is not a count that is itself received. Write one that is."
    return ""


def _rows(path: Path, faults: list[Fault]) -> list[tuple[int, list[str]]]:
    """Each row that is not blank with the number of its line; the heading is line 1."""
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(map(str.strip, row))]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        faults.append(Fault(FILE, "", f"This file cannot be read ({error}). Save it as CSV in UTF-8, or take it away."))
        return []
    if not rows or rows[0][1] != COLUMNS:
        faults.append(Fault(FILE, "row 1", f"Write the heading {','.join(COLUMNS)}."))
        return []
    return rows[1:]
