"""A series parted by its breaks: stretches of quarters that can share one range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.variation.nhs.limits import groups_of


@dataclass(frozen=True)
class Stretch:
    """Quarters between two breaks, by their positions in the series.

    `counts_from` is where the count of quarters starts: at the last definition break. It is earlier than `first`
    where the stretch begins with a recording break, across which the state is kept.
    """

    first: int
    end: int  # the position after the last
    counts_from: int

    @property
    def is_recorded_anew(self) -> bool:
        """True where the stretch begins because recording changed."""
        return self.counts_from < self.first


def stretches_of(length: int, definition: Sequence[int] = (), recording: Sequence[int] = ()) -> list[Stretch]:
    """The stretches of a series of `length` quarters, oldest first.

    `definition` and `recording` hold the position of the first quarter after each break. A break before the
    series or after it parts nothing; where both kinds fall together the definition's holds.
    """
    return [
        Stretch(group.start, group.stop, max((place for place in definition if 0 <= place <= group.start), default=0))
        for group in groups_of(length, (*definition, *recording))
    ]
