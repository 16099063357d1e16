"""What one event of each measure weighs in the order of risk, as data/weights.toml says: the office's own judgement."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.plan.entries import Entries, read_toml
from dashboard.plan.errors import Fault
from dashboard.plan.measure import Measure

FILE = "weights.toml"
USUAL = 1.0


@dataclass(frozen=True)
class Weights:
    """The weight of one event, all above 0: of the measures named, by code, and of every other."""

    usual: float = USUAL
    by_code: Mapping[str, float] = field(default_factory=dict)

    def of(self, measure: Measure) -> float:
        """The weight of one event of a measure."""
        return self.by_code.get(measure.code, self.usual)


def read_weights(folder: Path, measures: Iterable[Measure], faults: list[Fault]) -> Weights:
    """The weights of `folder`; all 1 where there is no such file. What is wrong with it is added to `faults`."""
    if not (folder / FILE).exists():
        return Weights()
    entries = read_toml(folder / FILE, folder, faults)
    if entries is None:
        return Weights()
    usual, table = _weight(entries, "usual"), entries.table("measures")
    known = {measure.code for measure in measures}
    by_code = {code: _weight(table, code) for code in table.names()}
    for code in sorted(by_code.keys() - known):
        table.fault(code, "No measure has this code. Write the name of a file in measures/, without .toml.")
    entries.done()
    return Weights(usual, by_code)


def _weight(entries: Entries, key: str) -> float:
    found = entries.number(key, USUAL)
    if not (found > 0 and math.isfinite(found)):
        entries.fault(key, f"Found {found:g}. Write a number above 0, like 2.5.")
    return found
