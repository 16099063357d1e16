"""Whose act it is, and of which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Act:
    """The day of an act, and the name of the person as entered, not verified."""

    day: date
    by: str
