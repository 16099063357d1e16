"""The office as known on a day: the plan, the findings, the agendas and all that was recorded, each read once.

It knows nothing of who looks at it: `disclosure.Office` is what pages, documents and packs are given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard import settings
from dashboard.findings import Findings, attribution, known_findings
from dashboard.plan import Meeting, Plan
from dashboard.scrutiny import agenda, candidates, follow_up, plan_changes, repository
from dashboard.scrutiny.agenda import Agenda, LookedAt
from dashboard.scrutiny.as_at import NO_RECORDING
from dashboard.scrutiny.candidates import Candidate
from dashboard.scrutiny.dispositions import Disposition
from dashboard.scrutiny.follow_up import Memory
from dashboard.scrutiny.topic import Raised, Topic
from dashboard.store import Store, StoreError


@dataclass(frozen=True)
class Loaders:
    """What reads the costly parts of a snapshot: straight from the store, as here; a server hands in its caches.

    Each takes the snapshot. plan: as changed by its day. findings: as known on it. attribution: whose figures they are.
    """

    plan: Callable[[Snapshot], Plan] = lambda of: plan_changes.known(of.store, of.written, of.as_at)
    findings: Callable[[Snapshot], Findings] = lambda of: known_findings(of.store, of.plan, of.as_at)
    attribution: Callable[[Snapshot], str] = lambda of: attribution.attribution_words(of.store.extracts(of.as_at))


@dataclass(frozen=True)
class Snapshot:
    """The plan and the store as known on `as_at`: the day that is `asked_for`, else today.

    `written` is the plan as data/ says it, without what the office has changed in it since.
    """

    written: Plan
    store: Store
    asked_for: date | None = None
    loaders: Loaders = Loaders()

    @cached_property
    def as_at(self) -> date:
        """The day as at which everything is known."""
        return self.asked_for or settings.today(self.written)

    @property
    def looks_back(self) -> bool:
        """Whether another day than today was asked for: then nothing is recorded."""
        return self.asked_for is not None

    @property
    def today(self) -> date:
        """The day of an act. Raises StoreError while looking back: what is recorded is recorded today."""
        if self.looks_back:
            raise StoreError(NO_RECORDING, "Nothing was changed. Go back to today, then do it again.")
        return self.as_at

    def on(self, day: date) -> Snapshot:
        """The same office as known on another day."""
        return Snapshot(self.written, self.store, day, self.loaders)

    @cached_property
    def plan(self) -> Plan:
        """The plan with every change recorded by that day. Raises PlanError where they no longer fit one another."""
        return self.loaders.plan(self)

    @cached_property
    def findings(self) -> Findings:
        """Every finding as known on that day."""
        return self.loaders.findings(self)

    @cached_property
    def attribution(self) -> str:
        """Whose figures are held, in words."""
        return self.loaders.attribution(self)

    @cached_property
    def meeting(self) -> Meeting | None:
        """The next meeting."""
        return agenda.next_meeting(self.plan, self.as_at)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """Every topic that stands, of every meeting."""
        return tuple(repository.topics(self.store, self.plan, self.as_at))

    def agenda(self, meeting: Meeting) -> Agenda:
        """The agenda of a meeting as it stands."""
        return agenda.agenda_of(self.plan, meeting, self.topics, self.as_at)

    @cached_property
    def looked_at(self) -> LookedAt:
        """When each track and item of the plan was last looked at."""
        return agenda.last_looked_at(self.plan, self.topics, self.as_at)

    @cached_property
    def raised(self) -> tuple[Raised, ...]:
        """Every exception people have raised, the latest first."""
        return tuple(repository.raised(self.store, self.plan, self.as_at))

    @cached_property
    def open_raised(self) -> tuple[Raised, ...]:
        """What people have raised that is neither decided nor on an agenda."""
        return tuple(repository.open_raised(self.store, self.plan, self.as_at))

    @cached_property
    def dispositions(self) -> tuple[Disposition, ...]:
        """What has become of the exceptions nobody took, at every meeting."""
        return tuple(repository.dispositions(self.store, self.plan, self.as_at))

    @cached_property
    def decided_here(self) -> tuple[Disposition, ...]:
        """The last decision recorded here on each exception at each meeting, also that it is offered again."""
        return tuple(repository.decided_here(self.store, self.as_at))

    def candidates(self, meeting: Meeting) -> list[Candidate]:
        """The exceptions that may yet be taken to a meeting: carried, raised by people, then by risk."""
        return candidates.candidates(
            self.findings, self.raised, list(self.topics), list(self.dispositions), self.plan, meeting
        )

    @cached_property
    def memory(self) -> Memory:
        """What was concluded, promised, asked and answered."""
        return follow_up.memory(self.store, self.plan, self.as_at)
