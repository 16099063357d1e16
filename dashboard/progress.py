"""How far long work has come: said on standard error, where it never mixes with an answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import Protocol, TextIO, TypeVar

Thing = TypeVar("Thing")
PATIENCE = 1.0  # seconds before the first word, and between one and the next


class Told(Protocol):
    """Whoever hears how far work has come."""

    def each(self, words: str, things: Sequence[Thing]) -> Iterator[Thing]:
        """The things one by one, while `words` and the count reached are told."""


class Silent:
    """Nobody listens."""

    def each(self, words: str, things: Sequence[Thing]) -> Iterator[Thing]:
        """The things one by one."""
        yield from things


SILENT = Silent()


class Lines:
    """Somebody at a terminal: a line whenever `patience` seconds have passed, so that short work says nothing."""

    def __init__(self, stream: TextIO | None = None, patience: float = PATIENCE) -> None:
        self._stream, self._patience = stream, patience

    def each(self, words: str, things: Sequence[Thing]) -> Iterator[Thing]:
        """The things one by one, with lines like 'Making the store: 12 of 49'."""
        said = monotonic()
        for place, thing in enumerate(things, start=1):
            if monotonic() - said >= self._patience:
                print(f"{words}: {place} of {len(things)}", file=self._stream or sys.stderr, flush=True)
                said = monotonic()
            yield thing
