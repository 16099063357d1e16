"""The ids of the plan: which were given, which were referred to, and the faults where the two do not meet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches

from dashboard.plan.entries import Entries

ADDRESS = re.compile(r"[A-Za-z0-9-]+", re.ASCII)  # what an id may be written with that stands in an address


@dataclass
class Links:
    """Ids by kind ("meeting", "track" ...), gathered while reading and held to one another at the end.

    A reference may therefore stand before what it refers to.
    """

    _given: dict[str, list[str]] = field(default_factory=dict)
    _referred: list[tuple[str, Entries, str, str]] = field(default_factory=list)

    def give(self, kind: str, entries: Entries, name: str, key: str = "id") -> str:
        """Note that the entry at `key` gives the id `name`, which must be the only one of its kind."""
        names = self._given.setdefault(kind, [])
        if name in names:
            entries.fault(key, f"There is already a {kind} '{name}'. Give each its own.")
        elif name:
            names.append(name)
        return name

    def read_id(self, kind: str, entries: Entries) -> str:
        """The id that an entry gives itself."""
        return self.give(kind, entries, entries.text("id", required=True))

    def one(self, kind: str, entries: Entries, key: str, *, required: bool = False) -> str:
        """The id of that kind which the entry at `key` refers to; empty where it is left out."""
        name = entries.text(key, required=required)
        if name:
            self._referred.append((kind, entries, key, name))
        return name

    def several(self, kind: str, entries: Entries, key: str, *, required: bool = False) -> tuple[str, ...]:
        """The ids of that kind which the list at `key` refers to."""
        names = entries.texts(key, required=required)
        self._referred += [(kind, entries, key, name) for name in names]
        return names

    def check(self) -> None:
        """Note each reference to an id that nothing gives."""
        for kind, entries, key, name in self._referred:
            given = self._given.get(kind, [])
            if name in given:
                continue
            nearest = ", ".join(get_close_matches(name, given) or given)
            mend = (
                f"Write one that there is: {nearest}." if given else "There are none at all: add it, or take this away."
            )
            entries.fault(key, f"There is no {kind} '{name}'. {mend}")
