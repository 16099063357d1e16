"""The order of risk: of many exceptions, which to look at first, and every factor that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.findings import wording
from dashboard.findings.collection import Findings
from dashboard.findings.comparison import level_of
from dashboard.findings.finding import Finding
from dashboard.plan import Plan, Weights
from dashboard.text import english

UNUSUAL_LEVEL = 1.25  # the factor of an exception whose level is unusual beside others, too
MOST_CERTAIN = 0.999  # more is not written out: nobody is surer than that
FINE = 1_000  # a smaller number is written to a tenth
TIMES = f"×{english.NO_BREAK}"
IsUnusual = Callable[[Finding], bool]


@dataclass(frozen=True)
class Risk:
    """The factors of one exception's place, and their product.

    weight: of one event, as the office set it. excess: events above or below what was expected over the window judged;
    of a mean, or a percentage without its denominator, the difference in its own unit. confidence: 1 less the p
    adjusted for the windows tried. level: 1.25 where its level is unusual beside others, else 1.
    """

    weight: float
    excess: float
    confidence: float
    level: float
    total: float


@dataclass(frozen=True)
class Ranked:
    """An exception with its risk; None where the method says neither what was expected nor how surely."""

    finding: Finding
    risk: Risk | None

    @property
    def words(self) -> str:
        """The factors in a sentence; empty where there are none."""
        return _in_words(self.finding, self.risk) if self.risk else ""


@dataclass(frozen=True)
class Ranking:
    """Exceptions in the order of risk: what gives concern, where neither way is worse too, and apart the good news."""

    concerns: tuple[Ranked, ...]
    good_news: tuple[Ranked, ...]

    @property
    def all(self) -> tuple[Ranked, ...]:
        """The concerns, then the good news."""
        return self.concerns + self.good_news


def ranking(exceptions: Iterable[Finding], weights: Weights, is_unusual: IsUnusual | None = None) -> Ranking:
    """Exceptions in the order of risk, whatever order they come in.

    is_unusual: says of a finding whether its level is unusual beside others; left out, none is.
    """
    ranked = [Ranked(each, risk_of(each, weights, is_unusual)) for each in exceptions]
    ranked.sort(key=_place)
    return Ranking(
        tuple(each for each in ranked if not is_good_news(each.finding)),
        tuple(each for each in ranked if is_good_news(each.finding)),
    )


def ranked(exceptions: Iterable[Finding], found: Findings, plan: Plan) -> Ranking:
    """Some of the exceptions found, in the order of risk: by the office’s weights, and beside their peers."""
    return ranking(exceptions, plan.weights, lambda each: level_of(found, each, plan) is not None)


def risk_of(finding: Finding, weights: Weights, is_unusual: IsUnusual | None = None) -> Risk | None:
    """The risk of an exception; None where it was not judged by what was expected."""
    judgement = finding.judgement
    if judgement is None or judgement.total is None:
        return None
    weight = weights.of(finding.measure)
    excess = abs(judgement.total.value - judgement.total.expected)
    confidence = 1 - judgement.adjusted_p
    level = UNUSUAL_LEVEL if is_unusual is not None and is_unusual(finding) else 1.0
    return Risk(weight, excess, confidence, level, weight * excess * confidence * level)


def is_good_news(finding: Finding) -> bool:
    """True where the signal is not the way that is worse; where neither way is, nothing is good news."""
    return (finding.measure.worse, finding.signal) in (("higher", "low"), ("lower", "high"))


def _place(ranked: Ranked) -> tuple[float, float, str, str]:
    """The greatest risk first; of equals the least p, then by name, so that the order never wavers."""
    finding, risk = ranked.finding, ranked.risk
    p = 1.0 if finding.judgement is None else finding.judgement.adjusted_p
    return -risk.total if risk else 0.0, p, finding.measure.code, finding.area.name


def _in_words(finding: Finding, risk: Risk) -> str:
    """The factors multiplied out: 'Order of risk: weight 1 × 312 offences above what was expected × certainty …'."""
    measure, side = finding.measure, wording.SIDE[finding.signal]["side"]
    unit = measure.numerator if measure.kind == "rate" and measure.is_ratio else measure.unit
    sure = f"{risk.confidence:.3f}" if risk.confidence <= MOST_CERTAIN else f"over {MOST_CERTAIN}"
    level = f" {TIMES}{risk.level:g} for an unusual level beside others" if risk.level != 1 else ""
    return (
        f"Order of risk: weight {risk.weight:g} {TIMES}{_short(risk.excess)} {unit} {side} what was expected"
        f" {TIMES}certainty {sure}{level} = {_short(risk.total)}."
    )


def _short(value: float) -> str:
    return english.number(value, 0 if value >= FINE else 1)
