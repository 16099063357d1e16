"""What a page is drawn from: the plan and the store, as known on the day it is seen on."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import streamlit as st

from dashboard import findings, scrutiny, settings
from dashboard.disclosure import redaction
from dashboard.findings import Finding, Findings, KeptJudgements, attribution, known_findings
from dashboard.intake import open_store
from dashboard.plan import Meeting, Plan, PlanError
from dashboard.scrutiny import (
    Agenda,
    Candidate,
    Disposition,
    LookedAt,
    Memory,
    Raised,
    Topic,
    as_at,
    candidates,
    follow_up,
    plan_changes,
    repository,
)
from dashboard.store import Store, StoreError


@dataclass(frozen=True)
class Office:
    """The plan and the store as one drawing of a page sees them: each thing is asked for once, however often used.

    All of it is as known on `as_at`: on the day it is `seen_on`, else today. `written` is the plan as data/ says it,
    without what the office has changed in it since.
    """

    written: Plan
    store: Store
    seen_on: date | None = None

    @cached_property
    def as_at(self) -> date:
        """The day as at which everything is known: never later than today."""
        return self.seen_on or settings.today(self.written)

    @property
    def looks_back(self) -> bool:
        """Whether another day than today is seen: then nothing is recorded, and no form or button offers it."""
        return self.seen_on is not None

    @property
    def today(self) -> date:
        """The day of an act. Raises StoreError while looking back: what is recorded is recorded today."""
        if self.looks_back:
            raise StoreError(as_at.NO_RECORDING, "Nothing was changed. Go back to today, then do it again.")
        return self.as_at

    @cached_property
    def plan(self) -> Plan:
        """The plan as it is kept up, as known on that day; read anew after each change of it."""
        return _plan(self.store.acts_on_plan(), self.as_at, self)

    @cached_property
    def findings(self) -> Findings:
        """Every finding as known on that day; worked out once for each extract and each rollback."""
        known = _findings_then if self.looks_back else _findings
        return known(self.store.acts_on_figures(), self.as_at, self)

    def prepare(self, found: Iterable[Finding]) -> None:
        """Have the ranges ready that charts of these findings will draw."""
        findings.prepare(found, KeptJudgements(self.store).draw)

    @cached_property
    def sources(self) -> str:
        """Whose figures are held; put in words once for each of them."""
        return _sources(self.store.acts_on_figures(), self.as_at, self)

    @cached_property
    def meeting(self) -> Meeting | None:
        """The next meeting."""
        return scrutiny.next_meeting(self.plan, self.as_at)

    def agenda(self, meeting: Meeting) -> Agenda:
        """The agenda of a meeting as it stands."""
        return scrutiny.agenda_of(self.plan, meeting, self._topics, self.as_at)

    @cached_property
    def looked_at(self) -> LookedAt:
        """When each track and item of the plan was last looked at."""
        return scrutiny.last_looked_at(self.plan, self._topics, self.as_at)

    @cached_property
    def raised(self) -> list[Raised]:
        """Every exception people have raised."""
        return repository.raised(self.store, self.plan, self.as_at)

    @cached_property
    def dispositions(self) -> list[Disposition]:
        """What has become of the exceptions nobody took, at every meeting."""
        return repository.dispositions(self.store, self.plan, self.as_at)

    def candidates(self, meeting: Meeting) -> list[Candidate]:
        """The exceptions that may yet be taken to a meeting: carried, raised by people, then by risk."""
        return candidates.candidates(
            self.findings, self.raised, self._topics, self.dispositions, self.plan, meeting
        )  # fmt: skip

    @cached_property
    def memory(self) -> Memory:
        """What was concluded, promised, asked and answered."""
        return follow_up.memory(self.store, self.plan, self.as_at)

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Every topic that stands today, by what names it for good."""
        return {each.key: each for each in self._topics}

    @cached_property
    def _topics(self) -> list[Topic]:
        # No page is handed words that repeat a figure made confidential since.
        held = repository.topics(self.store, self.plan, self.as_at)
        return [redaction.as_shown(each, lambda *series: self.findings.of(*series)) for each in held]

    def shown(self, words: str, topic: Topic) -> str:
        """What people said of a topic, so that it repeats no figure of it that is confidential now."""
        return redaction.words_shown(words, topic, self.findings.of)


def plan_and_store() -> tuple[Plan, Store]:
    """The plan as data/ says it, and the store: opened once for all readers. Raises StoreError and PlanError."""
    return _opened(str(settings.store_path()), str(settings.data_folder()))


@st.cache_resource(show_spinner=False)
def get_ready() -> None:
    """Open the office and look at every series before a reader asks; what is in the way, the page will say."""
    # Cached, because what a cached function calls looks for no page to show its own spinner on.
    with suppress(StoreError, PlanError):
        Office(*plan_and_store()).findings  # noqa: B018


@st.cache_resource(show_spinner="Opening the figures. The first time takes a few seconds.")
def _opened(store: str, data: str) -> tuple[Plan, Store]:
    plan = Plan.read(Path(data))
    return plan, open_store(Path(store), plan, Path(data))


@st.cache_resource(show_spinner=False, max_entries=4)
def _plan(acts: int, today: date, _office: Office) -> Plan:
    return plan_changes.known(_office.store, _office.written, today)


@st.cache_resource(show_spinner="Looking at every series.", max_entries=4)
def _findings(acts: int, today: date, _office: Office) -> Findings:
    return known_findings(_office.store, _office.plan, today)


@st.cache_resource(show_spinner="Looking at every series as known then.", max_entries=4)
def _findings_then(acts: int, as_at: date, _office: Office) -> Findings:
    # Apart from today's, which no look at other days may put out of the cache.
    return known_findings(_office.store, _office.plan, as_at)


@st.cache_resource(show_spinner=False, max_entries=8)
def _sources(acts: int, as_at: date, _office: Office) -> str:
    return attribution.told(_office.store.extracts(as_at))
