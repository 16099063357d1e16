"""The entries of one TOML table, read by key; what is wrong with them is gathered, not raised."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dashboard.plan.errors import Fault

NUMBER = (int, float)
LOOKALIKES = {int: bool, NUMBER: bool, date: datetime}  # Python takes the second for the first; a plan may not


class Entries:
    """One table of a TOML file. Every reading method appends to `faults` and goes on.

    `where` is the table's own place in the file, such as `sections[2].items[1]`.
    """

    def __init__(self, table: dict[str, Any], file: str, faults: list[Fault], where: str = "") -> None:
        self._table, self._file, self._faults, self._where = table, file, faults, where
        self._read: set[str] = set()

    def text(self, key: str, *, required: bool = False) -> str:
        """The text at `key`, empty where it is left out."""
        return self._typed(key, str, "text in quotation marks", required) or ""

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """The list of texts at `key`."""
        found = self._typed(key, list, 'a list of texts: ["one", "two"]', required) or []
        if not all(isinstance(each, str) for each in found):
            self.fault(key, 'Write a list of texts: ["one", "two"].')
            return ()
        return tuple(found)

    def choice(self, key: str, choices: Iterable[str], default: str | None = None) -> str:
        """One of `choices`; `default` where it is left out, and required where there is none."""
        choices = tuple(choices)
        found = self._typed(key, str, f"one of {_listed(choices)}", default is None)
        if found is None:
            return default or choices[0]
        if found not in choices:
            self.fault(key, f"Found '{found}'. Write one of {_listed(choices)}.")
            return choices[0]
        return found

    def whole(self, key: str, default: int) -> int:
        """The whole number at `key`."""
        found = self._typed(key, int, "a whole number", False)
        return default if found is None else found

    def number(self, key: str, default: float) -> float:
        """The number at `key`, whole or not."""
        found = self._typed(key, NUMBER, "a number, like 2.5", False)
        return default if found is None else float(found)

    def flag(self, key: str) -> bool:
        """True where `key` says so; false where it is left out."""
        return bool(self._typed(key, bool, "true or false", False))

    def day(self, key: str, *, required: bool = False) -> date | None:
        """The date at `key`, which TOML writes without quotation marks."""
        return self._typed(key, date, "a date without quotation marks, like 2014-03-13", required)

    def tables(self, key: str, *, required: bool = False) -> list[Entries]:
        """The tables written `[[key]]`, in the order of the file."""
        found = self._typed(key, list, f"one or more tables headed [[{self._place(key)}]]", required) or []
        if not all(isinstance(each, dict) for each in found):
            self.fault(key, f"Write one or more tables headed [[{self._place(key)}]].")
            return []
        return [
            Entries(each, self._file, self._faults, f"{self._place(key)}[{number}]")
            for number, each in enumerate(found, start=1)
        ]

    def table(self, key: str) -> Entries:
        """The table written `[key]`, empty where it is left out."""
        found = self._typed(key, dict, f"a table headed [{self._place(key)}]", False) or {}
        return Entries(found, self._file, self._faults, self._place(key))

    def fault(self, key: str, mend: str) -> None:
        """Note that the entry at `key` is wrong."""
        self._faults.append(Fault(self._file, self._place(key), mend))

    def names(self) -> tuple[str, ...]:
        """Every key of the table, in the order of the file."""
        return tuple(self._table)

    def done(self) -> None:
        """Note every key that nothing has read: most often a misspelling."""
        for key in sorted(self._table.keys() - self._read):
            self.fault(key, f"This key is not known here. Known keys: {_listed(sorted(self._read))}.")

    def _typed(self, key: str, kind: type | tuple[type, ...], wanted: str, required: bool) -> Any:
        self._read.add(key)
        if key not in self._table:
            if required:
                self.fault(key, f"This is missing. Write {wanted}.")
            return None
        found = self._table[key]
        if not isinstance(found, kind) or isinstance(found, LOOKALIKES.get(kind, ())):
            self.fault(key, f"Found {found!r}. Write {wanted}.")
            return None
        if required and not found:
            self.fault(key, f"This is empty. Write {wanted}.")
        return found

    def _place(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key


def read_toml(path: Path, folder: Path, faults: list[Fault]) -> Entries | None:
    """The top table of a TOML file; None, and a fault, where it cannot be read."""
    name = path.relative_to(folder).as_posix()
    try:
        return Entries(tomllib.loads(path.read_text(encoding="utf-8")), name, faults)
    except FileNotFoundError:
        faults.append(Fault(name, "", "This file is missing. Put it back, or name the right folder."))
    except UnicodeDecodeError:
        faults.append(Fault(name, "", "This file is not UTF-8 text. Save it as UTF-8."))
    except tomllib.TOMLDecodeError as error:
        faults.append(Fault(name, "", f"This is not valid TOML: {error}. Put that place right."))
    except OSError as error:
        faults.append(Fault(name, "", f"This file cannot be opened ({error.strerror}). Check that it can be read."))
    return None


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "none"
