"""How far long work has come: written to standard error, where it never mixes with an answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import Protocol, TextIO, TypeVar

Thing = TypeVar("Thing")
PATIENCE = 1.0  # seconds before the first word, and between one and the next


class Progress(Protocol):
    """Something that reports how far work has come."""

    def each(self, words: str, things: Sequence[Thing]) -> Iterator[Thing]:
        """The things one by one, while `words` and the count reached are reported."""


class Silent:
    """Progress that is reported to nobody."""

    def each(self, words: str, things: Sequence[Thing]) -> Iterator[Thing]:
        """The things one by one."""
        yield from things


SILENT = Silent()


class Lines:
    """Progress in lines for a terminal, one whenever `patience` seconds have passed; short work writes none."""

    def __init__(self, stream: TextIO | None = None, patience: float = PATIENCE) -> None:
        self._stream, self._patience = stream, patience

    def each(self, words: str, things: Sequence[Thing]) -> Iterator[Thing]:
        """The things one by one, with lines like 'Making the store: 12 of 49'."""
        last = monotonic()
        for place, thing in enumerate(things, start=1):
            if monotonic() - last >= self._patience:
                print(f"{words}: {place} of {len(things)}", file=self._stream or sys.stderr, flush=True)
                last = monotonic()
            yield thing
