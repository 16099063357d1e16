"""The ranges that charts draw: worked out when they are asked for, and then at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dashboard.findings.judgement import Group, bands_of
from dashboard.variation import Ranges

Draw = Callable[[Iterable[Group]], list[Ranges]]


class Bands:
    """The range of every quarter of each series of a group, by the group.

    draw: what works them out, or looks up where they are kept. Whoever needs those of many groups asks for them
    together first, which takes a fraction of the time; nobody has to.
    """

    def __init__(self, draw: Draw = bands_of) -> None:
        self._draw = draw
        self._at_hand: dict[int, tuple[Group, Ranges]] = {}  # a group in it lives on, so that no other has its id

    def of(self, group: Group) -> Ranges:
        """The ranges of one group: (series, quarters)."""
        self.ask([group])
        return self._at_hand[id(group)][1]

    def ask(self, groups: Iterable[Group]) -> None:
        """Have the ranges of several groups at hand, those that are lacking worked out in one go."""
        lacking = [each for each in {id(each): each for each in groups}.values() if id(each) not in self._at_hand]
        for group, ranges in zip(lacking, self._draw(lacking) if lacking else ()):
            self._at_hand[id(group)] = group, ranges
