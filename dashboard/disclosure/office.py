"""The office as an audience may see it: the one gate between what is recorded and what is shown.

Pages, documents, exports and packs are given an `Office` and nothing else. Whatever it hands out has passed `redacted`:
no words repeat a figure that is confidential now, nor what this audience may not see of a sensitive matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from dashboard.disclosure.audience import RESTRICTED, Audience
from dashboard.disclosure.redaction import HIDDEN, Withheld, redacted, withheld_figure
from dashboard.findings import Finding, Findings, prepare
from dashboard.plan import Meeting, Plan
from dashboard.scrutiny import (
    Act,
    Agenda,
    Candidate,
    Disposition,
    Evidence,
    LookedAt,
    Memory,
    Raised,
    Snapshot,
    ThenAndNow,
    Topic,
    is_confidential,
    then_and_now,
    window_of,
)
from dashboard.store import Store


@dataclass(frozen=True)
class Office:
    """What an audience may see of the office as known on a day; each thing is read once, however often it is used."""

    _snapshot: Snapshot
    audience: Audience = RESTRICTED

    # What no one is kept from

    @property
    def store(self) -> Store:
        """The store, for acts and for questions about extracts; no words of topics are asked of it."""
        return self._snapshot.store

    @property
    def written(self) -> Plan:
        """The plan as data/ says it."""
        return self._snapshot.written

    @property
    def plan(self) -> Plan:
        """The plan as it is kept up."""
        return self._snapshot.plan

    @property
    def as_at(self) -> date:
        """The day as at which everything is known."""
        return self._snapshot.as_at

    @property
    def seen_on(self) -> date | None:
        """The day that was asked for; None for today."""
        return self._snapshot.asked_for

    @property
    def looks_back(self) -> bool:
        """Whether another day than today is seen: then no form or button offers an act."""
        return self._snapshot.looks_back

    @property
    def today(self) -> date:
        """The day of an act. Raises StoreError while looking back."""
        return self._snapshot.today

    def act(self, by: str) -> Act:
        """An act of today by a person, named as entered. Raises StoreError while looking back."""
        return Act(self.today, by)

    @property
    def attribution(self) -> str:
        """Whose figures are held, in words."""
        return self._snapshot.attribution

    @property
    def meeting(self) -> Meeting | None:
        """The next meeting."""
        return self._snapshot.meeting

    @property
    def looked_at(self) -> LookedAt:
        """When each track and item of the plan was last looked at."""
        return self._snapshot.looked_at

    def on(self, day: date) -> Office:
        """The same office, for the same audience, as known on another day."""
        return Office(self._snapshot.on(day), self.audience)

    def afresh(self) -> Office:
        """The same office read anew: an act may have been recorded since this one was read."""
        return Office(replace(self._snapshot), self.audience)

    # Figures

    @cached_property
    def findings(self) -> Findings:
        """Every finding of a measure that the audience sees."""
        found = self._snapshot.findings
        if self.audience.sees_restricted:
            return found
        return replace(found, all=tuple(each for each in found.all if self.audience.sees_measure(each.measure)))

    def prepare(self, found: Iterable[Finding]) -> None:
        """Have the ranges ready that charts of these findings will draw."""
        prepare(found)

    def pinned(self, evidence: Evidence) -> ThenAndNow:
        """What a topic rests on as it stood and as it is now; of a figure that is confidential now, only that it is."""
        now = then_and_now(evidence, self._finding(evidence))
        return replace(now, then=HIDDEN) if now.confidential else now

    # What was written

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Every topic that stands, by what names it for good."""
        return {each.key: self._topic(each) for each in self._snapshot.topics}

    def agenda(self, meeting: Meeting) -> Agenda:
        """The agenda of a meeting as it stands."""
        return self._agenda(self._snapshot.agenda(meeting))

    def agenda_as_it_stood(self, meeting: Meeting, day: date) -> Agenda:
        """The agenda of a meeting as it stood on a day; its words repeat nothing that is confidential by now.

        It has the meeting as the plan of that day had it, or as it is given where that plan had not got it yet.
        """
        then = self._snapshot.on(day)
        meeting = next((each for each in then.plan.document.meetings if each.id == meeting.id), meeting)
        return self._agenda(then.agenda(meeting))

    @cached_property
    def raised(self) -> list[Raised]:
        """Every exception people have raised, the latest first."""
        return [self._matter(each) for each in self._snapshot.raised]

    @cached_property
    def open_raised(self) -> list[Raised]:
        """What people have raised that is neither decided nor on an agenda."""
        return [self._matter(each) for each in self._snapshot.open_raised]

    @cached_property
    def dispositions(self) -> list[Disposition]:
        """What has become of the exceptions nobody took, at every meeting."""
        return [self._disposition(each) for each in self._snapshot.dispositions]

    @cached_property
    def decided_here(self) -> list[Disposition]:
        """The last decision recorded here on each exception at each meeting."""
        return [self._disposition(each) for each in self._snapshot.decided_here]

    def candidates(self, meeting: Meeting) -> list[Candidate]:
        """The exceptions that may yet be taken to a meeting."""
        seen = [each for each in self._snapshot.candidates(meeting) if self._sees(each.of)]
        return [
            replace(
                each,
                of=each.of if isinstance(each.of, Finding) else self._matter(each.of),
                carried=each.carried and self._disposition(each.carried),
                earlier=each.earlier and self._disposition(each.earlier),
            )
            for each in seen
        ]

    @cached_property
    def memory(self) -> Memory:
        """What was concluded, promised, asked and answered."""
        held = self._snapshot.memory
        return replace(
            held,
            actions=tuple(self._words(each, each.topic, "what", "evidence") for each in held.actions),
            verdicts={key: self._words(each, key, "why") for key, each in held.verdicts.items()},
            commissions={key: self._words(each, key, "question") for key, each in held.commissions.items()},
            replies={key: self._words(each, key, "words") for key, each in held.replies.items()},
        )

    # The gate

    def _finding(self, evidence: Evidence) -> Finding | None:
        return self._snapshot.findings.of(evidence.measure, evidence.area) if evidence.measure else None

    def _sees(self, of: Finding | Raised) -> bool:
        return not isinstance(of, Finding) or self.audience.sees_measure(of.measure)

    @cached_property
    def _withheld(self) -> dict[str, Withheld]:
        """By topic, what its words may not repeat."""
        return {each.key: self._withheld_of(each.evidence) for each in self._snapshot.topics}

    def _withheld_of(self, every: Iterable[Evidence]) -> Withheld:
        found = Withheld()
        for each in every:
            if self._is_hidden(each):
                found |= withheld_figure(each.sentence, (each.value, each.denominator))
        return found

    @cached_property
    def _texts(self) -> Withheld:
        """What no words at all may repeat: the sentences of every hidden figure, and restricted texts."""
        figures = (text for each in self._withheld.values() for text in each.texts)
        matters = (
            text
            for each in self._snapshot.raised
            if not self.audience.sees_matter(each)
            for text in (each.summary,)
            if text
        )
        return Withheld(tuple(dict.fromkeys((*figures, *matters))))

    def _is_hidden(self, evidence: Evidence) -> bool:
        """Whether it rests on a figure that is confidential now, or of a measure that the audience does not see."""
        finding = self._finding(evidence)
        if finding is None:
            return False
        return is_confidential(evidence, finding) or not self.audience.sees_measure(finding.measure)

    def _redacted(self, words: str, withheld: Withheld) -> str:
        return redacted(words, withheld | self._texts) if words else words

    def _words(self, thing, topic: str, *names: str):
        """A thing recorded about a topic, with those of its fields redacted that hold free words."""
        withheld = self._withheld.get(topic, Withheld())
        return replace(thing, **{name: self._redacted(getattr(thing, name), withheld) for name in names})

    def _topic(self, topic: Topic) -> Topic:
        withheld = self._withheld_of(topic.evidence)
        words = {name: self._redacted(getattr(topic, name), withheld) for name in ("title", "rationale", "question")}
        further = tuple(replace(each, words=self._redacted(each.words, withheld)) for each in topic.further)
        return replace(topic, evidence=tuple(map(self._evidence, topic.evidence)), further=further, **words)

    def _evidence(self, each: Evidence) -> Evidence:
        if not self._is_hidden(each):
            return each
        nothing = dict.fromkeys(("value", "denominator", "expected", "lower", "upper", "signal"))
        return replace(each, sentence=HIDDEN, withheld=True, **nothing)

    def _agenda(self, agenda: Agenda) -> Agenda:
        tracks = tuple(replace(each, topics=tuple(map(self._topic, each.topics))) for each in agenda.tracks)
        return replace(agenda, tracks=tracks)

    def _matter(self, each: Raised) -> Raised:
        if not self.audience.sees_matter(each):
            return replace(each, summary="", area="", raised_by="")
        return self._words(each, "", "title", "summary")

    def _disposition(self, each: Disposition) -> Disposition:
        finding = self._snapshot.findings.of(each.measure, each.area) if each.measure else None
        window = window_of(each.ref.window, each.quarter, each.sentence)
        rests_on = Evidence(each.measure, each.area, each.quarter, each.sentence, each.day or self.as_at, window=window)
        if finding is None or not self._is_hidden(rests_on):
            return self._words(each, "", "title", "reason", "report", "sentence")
        withheld = withheld_figure(each.sentence, ())
        words = {name: self._redacted(getattr(each, name), withheld) for name in ("title", "reason", "report")}
        return replace(each, sentence=HIDDEN, **words)
