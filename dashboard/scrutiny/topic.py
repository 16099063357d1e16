"""A topic of an agenda, why it is looked at, what it rests on; and what people raise."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dashboard.findings import ExceptionRef


@dataclass(frozen=True)
class Rationale:
    """A reason why topics are looked at. The same words of the same origin are one, whichever topics it serves.

    `id` names one that was recorded, whatever of its words is shown.
    """

    words: str
    origin: str
    id: str = field(default="", compare=False)


@dataclass(frozen=True)
class Evidence:
    """A finding, or a raised exception, that a topic rests on, as it stood on `as_at`.

    `window`: the quarters it takes together, None where it is of one alone or that is not recorded. `withheld`: it may
    not be shown, and has neither its sentence nor its figures.
    """

    measure: str | None
    area: str | None
    quarter: str | None
    sentence: str
    as_at: date
    value: float | None = None
    expected: float | None = None
    lower: float | None = None
    upper: float | None = None
    signal: str | None = None
    raised: int | None = None
    denominator: float | None = None
    by: str = ""
    withheld: bool = False
    window: int | None = None

    @property
    def ref(self) -> ExceptionRef:
        """What names the exception; the sentence of a raised one is its title."""
        if self.measure is None:
            return ExceptionRef.of_raised(self.raised, self.sentence)
        return ExceptionRef.of_figures(self.measure, self.area, self.quarter, self.signal, self.window)


@dataclass(frozen=True)
class Topic:
    """An area identified for consideration at a meeting, in one track, with its rationales.

    `rationale` and `origin` are its first; `further` are those it was given since. `question` is put to the Chief
    Constable. `number` and `version` say which topic of the store it is; one that came with the plan has neither, but
    `planned`, its id there, and those of the topics it `overlaps` in the plan's own view; changed here, it has all.
    `by` gave it its present words, `chosen_by` its first. One that rests on a sensitive exception is `sensitive`:
    of that exception the public knows the title and the reason alone.
    """

    meeting: str
    track: str
    title: str
    rationale: str
    origin: str
    owner: str
    disposition: str = "taken"
    number: int | None = None
    version: int | None = None
    by: str = ""
    evidence: tuple[Evidence, ...] = ()
    chosen_by: str = ""
    sensitive: bool = False
    sensitivity_reason: str = ""
    question: str = ""
    further: tuple[Rationale, ...] = ()
    planned: str = ""
    overlaps: tuple[str, ...] = ()
    disposition_reason: str = ""
    items: tuple[str, ...] = ()

    @property
    def rationales(self) -> tuple[Rationale, ...]:
        """Every rationale, the first one first."""
        first = (Rationale(self.rationale, self.origin),) if self.rationale else ()
        return tuple(dict.fromkeys((*first, *self.further)))

    @property
    def every_rationale(self) -> str:
        """The words of every rationale, one after another."""
        return " ".join(each.words for each in self.rationales)

    @property
    def every_origin(self) -> str:
        """Where the rationales come from, each origin once."""
        return "; ".join(dict.fromkeys(each.origin for each in self.rationales)) or self.origin

    @property
    def anchor(self) -> str:
        """Its place on the page of its agenda, for a link to it."""
        return f"topic-{self.planned or self.number}"

    @property
    def key(self) -> str:
        """What names the topic for good: 'topic 12' where it was chosen here, else its id in the plan."""
        return self.planned or f"topic {self.number}"


@dataclass(frozen=True)
class Raised:
    """An exception that people raise. `number` is its number in the store; one that came with the plan has none.

    Of a sensitive one the public knows the title and the reason alone. `disposition` is empty while nothing is decided.
    """

    title: str
    summary: str
    origin: str
    raised_by: str
    area: str
    section: str
    day: date | None
    sensitive: bool = False
    sensitivity_reason: str = ""
    meeting: str = ""
    disposition: str = ""
    disposition_reason: str = ""
    illustrative: bool = False
    reference: str = ""
    number: int | None = None

    @property
    def ref(self) -> ExceptionRef:
        """What names it as an exception."""
        return ExceptionRef.of_raised(self.number, self.title)
