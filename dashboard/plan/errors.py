"""What is wrong with the files in data/: every fault at once, each with its mend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One wrong entry: which file, which key in it, and what to write instead."""

    file: str
    key: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}, {self.key}: {self.mend}" if self.key else f"{self.file}: {self.mend}"


class PlanError(Exception):
    """The plan, a measure or the areas cannot be used; `faults` says why, all of them."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, faults)))
