"""Which findings of a meeting stand out, once all its series are looked at together, and which are told as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby

import numpy as np

from dashboard.findings.finding import GATHERED, LIKELY_CHANCE, AtOnce, Finding
from dashboard.findings.judgement import Group, Judgement
from dashboard.variation import Move, beyond, common_shift, stands_out

Judge = Callable[[Iterable[Group]], list[list[Judgement]]]


def with_status(found: list[Finding], judge: Judge) -> list[Finding]:
    """Each finding as new, continuing, likely chance or gathered under another; those of a measure stand together."""
    tested = [each for each in found if not each.verdict.why_silent and each.area.kind != "comparator"]
    p = np.array([np.nan if each.verdict.p_window is None else each.verdict.p_window for each in tested])
    tried = np.array([each.judgement.tried for each in tested])
    out, chance = stands_out(p, tried) if tested else ([], [])
    status = {id(each): LIKELY_CHANCE for each, is_chance in zip(tested, chance) if is_chance}
    standing = {id(each) for each, is_out in zip(tested, out) if is_out and each.signal}
    at_once: dict[int, AtOnce] = {}
    for _, members in groupby(tested, key=lambda each: each.measure):
        _gather(list(members), standing, status, at_once)
    alone = [each for each in tested if id(each) in standing]
    for each, before in zip(alone, _stood_before(alone, judge)):
        status[id(each)] = "continuing" if before else "new"
    return [replace(each, status=status.get(id(each)), at_once=at_once.get(id(each))) for each in found]


def _gather(members: list[Finding], standing: set[int], status: dict[int, str], at_once: dict[int, AtOnce]) -> None:
    """Where a measure's districts moved together, let one of its exceptions carry what they share.

    Nothing is raised by it: of exceptions there are as many as before, or fewer.
    """
    districts = [each for each in members if each.area.kind == "district"]
    move = _move(districts)
    if move is None:
        return
    sharing = [each for each in districts if id(each) in standing and _shares(each, move)]
    carrier = _carrier(members, sharing, standing, move.signal)
    if carrier is None:
        return
    beneath = [each for each in sharing if each is not carrier]
    standing -= {id(each) for each in beneath}
    standing.add(id(carrier))
    status |= {id(each): GATHERED for each in beneath}
    at_once[id(carrier)] = AtOnce(move.shifted, move.judged, tuple(beneath))


def _move(districts: list[Finding]) -> Move | None:
    """How a measure's districts moved together at the judged quarter, in events."""
    verdicts = [each.judgement.verdict for each in districts]
    columns = ([getattr(each, name) for each in verdicts] for name in ("p_value", "value", "expected"))
    return common_shift(*(np.array(column, dtype=float) for column in columns))


def _shares(finding: Finding, move: Move) -> bool:
    """True of an exception which the move explains: the same way, and not much further."""
    total = finding.judgement.total
    return finding.signal == move.signal and not beyond(move, total.value, total.lower, total.upper)


def _carrier(members: list[Finding], sharing: list[Finding], standing: set[int], signal: str) -> Finding | None:
    """The finding that carries a move: the force where it is outside its own range that way, else the strongest."""
    force = next((each for each in members if each.is_force and each.signal == signal), None)
    if force is not None:
        return force if sharing or id(force) in standing else None
    strongest = min(sharing, key=lambda each: (each.verdict.p_window, each.area.name), default=None)
    return strongest if len(sharing) > 1 else None


def _stood_before(standing: list[Finding], judge: Judge) -> list[bool]:
    """Of each exception: did the quarter before stand out the same way, judged by the same figures?"""
    groups = {id(each.group): each.group for each in standing}
    earlier = [replace(group, quarter=group.quarter - 1) for group in groups.values()]
    judged: dict[int, list[Judgement]] = dict(zip(groups, judge(earlier)))
    return [judged[id(each.group)][each.place].verdict.signal == each.signal for each in standing]
