"""What the store holds of figures: what each is and was, what was decided about them, and how they were judged."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboard.store.connection import Connection

MUCH_REVISED = 0.1  # a held figure that moves by more than this share of itself is asked about


class AboutFigures(Connection):
    """The questions and changes of a store that are about figures."""

    def standing_figures(self, as_at: date) -> pd.DataFrame:
        """Every figure as known on a day: measure, area, period, value, denominator, symbol, note, extract,
        basis, received; was, was_of, was_received where it has been revised; explained, explained_by, explained_on
        where it was asked about."""
        return self._ask("standing_figures", as_at=as_at, much=MUCH_REVISED)

    def held_figures(self, figures: pd.DataFrame, as_at: date) -> pd.DataFrame:
        """What is held for each of an extract's figures (measure, area, period): was, was_of, was_symbol."""
        key = ["measure", "area", "period"]
        series, periods = figures[key[:2]].drop_duplicates(), figures.period.unique()
        held = self._ask("held_figures", incoming=series, periods=[*periods], as_at=as_at)
        return held if held.empty else held.merge(figures[key].drop_duplicates(), on=key)

    def held_months(self, quarters: pd.DataFrame, as_at: date) -> pd.DataFrame:
        """What is held of the months of some quarters (force, period): month, period, force, place, place_is,
        crime_type, measure, records."""
        return self._ask("held_months", incoming=quarters, as_at=as_at)

    def series_left(self, figures: pd.DataFrame, as_at: date) -> pd.DataFrame:
        """The standing figures of the series of each measure that one of an extract's figures (measure, area,
        period_end, near_from, near_to) goes on from beyond all that was held and is near to it."""
        return self._ask("series_left", incoming=figures, as_at=as_at)

    def received(self, areas: list[str], as_at: date) -> pd.DataFrame:
        """When the figures of each measure and period came first, and in which extract; who brought them last."""
        return self._ask("received", incoming=pd.DataFrame({"area": areas}, dtype=str), as_at=as_at)

    def revisions(self, measure: str, area: str, as_at: date) -> pd.DataFrame:
        """What each figure of one series has been, extract by extract."""
        return self._ask("revisions", measure=measure, area=area, as_at=as_at)

    def given(self, measure: str, area: str, period: str, as_at: date) -> pd.DataFrame:
        """What one figure has been, extract by extract, those too that were taken back; who gave it, and why."""
        return self._ask("given", measure=measure, area=area, period=period, as_at=as_at)

    def acts_on_figures(self) -> int:
        """How many extracts, rollbacks and decisions are recorded: until this moves, what follows from them is good."""
        return int(self._ask("acts_on_figures").acts.item())

    def decisions(self, as_at: date) -> pd.DataFrame:
        """What people had decided by a day about single quarters of a series' past, the latest on each."""
        return self._ask("decisions", as_at=as_at)

    def add_decision(self, **decision: Any) -> None:
        """Add a decision (measure, area, period, kind, decision, why, day, by) about one quarter of a series' past."""
        with self.recording():
            self._act("add_decision", **decision)

    def judgements(self, digests: list[str]) -> dict[str, str]:
        """What the engine has answered before, by the digest of what it was asked."""
        kept = self._ask("judgements", incoming=pd.DataFrame({"digest": digests}, dtype=str))
        return dict(zip(kept.digest, kept.judged))

    def keep_judgements(self, judged: dict[str, str]) -> None:
        """Keep what the engine answered. This is no act: it can be worked out again."""
        rows = pd.DataFrame({"digest": [*judged], "judged": [*judged.values()]}, dtype=str)
        with self.recording():
            self._record("keep_judgements", rows)
