"""The cache of judgements, in the store beside the figures: what was judged once is looked up, after a restart too.

Each group is known by a digest of all that its judgement rests on, the engine's own text included. So nothing has
ever to be cleared: a new extract, a rollback or a later release changes the digests of what it touches, and of
nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.findings.bands import Bands
from dashboard.findings.collection import Findings, findings
from dashboard.findings.decisions import decisions_of
from dashboard.findings.judgement import DRAWN, Group, Judgement, bands_of, judge_groups
from dashboard.period import Half, Period
from dashboard.plan import Plan
from dashboard.store import Store, StoreError
from dashboard.variation import Ranges, Total, Verdict

HOUSE = Path(__file__).parents[1]


def known_findings(store: Store, plan: Plan, as_at: date, only_read: bool = False) -> Findings:
    """Every finding of a store as known on a day; only what has never been judged is judged.

    only_read: nothing is written; what had to be judged is not added to the cache.
    """
    decisions = decisions_of(store.decisions(as_at))
    figures = store.standing_figures(as_at)
    cache = JudgementCache(store, only_read)
    return findings(figures, plan, as_at, judge=cache.judge, decisions=decisions, bands=Bands(cache.bands_of))


class JudgementCache:
    """The judgements of one store, and the bands of the groups that have been drawn.

    `only_read`: the cache is read, and nothing is added to it.
    """

    def __init__(self, store: Store, only_read: bool = False) -> None:
        self._store, self._only_read = store, only_read

    def judge(self, groups: Iterable[Group]) -> list[list[Judgement]]:
        """What `judge_groups` answers; only groups that have never been judged are judged."""
        groups = list(groups)
        digests = [digest(group) for group in groups]
        found = {each: _judgements(text) for each, text in self._store.judgements(digests).items()}
        new = {each: group for each, group in zip(digests, groups) if each not in found}
        judged = dict(zip(new, judge_groups(new.values())))
        self._keep({each: _written(list(map(asdict, judgements))) for each, judgements in judged.items()})
        found |= judged
        return [found[each] for each in digests]

    def bands_of(self, groups: Iterable[Group]) -> list[Ranges]:
        """What `bands_of` answers; only bands that were never drawn are worked out."""
        groups = list(groups)
        digests = [f"bands of {digest(group)}" for group in groups]
        by_digest = dict(zip(digests, groups))
        cached = self._store.judgements([*by_digest])
        found = {each: _bands(text, by_digest[each].length) for each, text in cached.items()}
        new = {each: group for each, group in by_digest.items() if each not in found}
        drawn = dict(zip(new, bands_of(new.values())))
        self._keep({each: _written(_ends(bands)) for each, bands in drawn.items()})
        found |= drawn
        return [found[each] for each in digests]

    def _keep(self, written: dict[str, str]) -> None:
        if written and not self._only_read:
            with suppress(StoreError):  # what cannot be kept is worked out again; a full disk is told where it matters
                self._store.keep_judgements(written)


def digest(group: Group) -> str:
    """The SHA-256, in 64 hexadecimal digits, of all that a group's judgement rests on.

    That is: its figures, denominators, breaks, overrides, kind and quarter, and the text of the engine.
    """
    sha = sha256(_engine())
    sha.update(f"{group.kind} {group.quarter} {json.dumps(group.breaks)}".encode())
    sha.update(group.values.tobytes())
    sha.update(group.base.tobytes())
    sha.update(group.overrides.tobytes())
    return sha.hexdigest()


def engine_files(folder: Path = HOUSE) -> list[Path]:
    """The source files of all that judges: `findings/judgement.py` and all of `variation`, its subfolders too."""
    return [folder / "findings" / "judgement.py", *sorted((folder / "variation").rglob("*.py"))]


@cache
def _engine(folder: Path = HOUSE) -> bytes:
    """The SHA-256 of the text of all that judges: a changed method judges everything anew."""
    return sha256(b"".join(path.read_bytes() for path in engine_files(folder))).digest()


def _written(content: Any) -> str:
    return json.dumps(content, default=_plain)


def _plain(value: Any) -> Any:
    return value.item()  # a number of numpy's


def _judgements(text: str) -> list[Judgement]:
    return [_judgement(**each) for each in json.loads(text)]


def _judgement(verdict: dict, total: dict | None, aside: list[dict], steps: list[dict], **rest: Any) -> Judgement:
    return Judgement(
        verdict=Verdict(**verdict),
        total=None if total is None else Total(**total),
        aside=tuple(map(_period, aside)),
        steps=tuple(map(_period, steps)),
        **rest,
    )


def _period(fields: dict) -> Period | Half:
    return Half(**fields) if "half" in fields else Period(**fields)


def _ends(bands: Ranges) -> list[list[list[float]]]:
    """Mean, lower and upper of the quarters that are drawn; those before have none."""
    return [edge[:, -DRAWN:].tolist() for edge in (bands.mean, bands.lower, bands.upper)]


def _bands(text: str, length: int) -> Ranges:
    ends = np.array(json.loads(text))
    before = np.full((*ends.shape[:2], length - ends.shape[2]), np.nan)
    return Ranges(*np.concatenate([before, ends], axis=2))
