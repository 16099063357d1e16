"""What a topic rests on as it stood when it was pinned, beside what is known now: what changed, what turned."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.findings import CONFIDENTIAL, LIKELY_CHANCE, Figure, Finding, in_words, window_words
from dashboard.period import period_of
from dashboard.scrutiny.dispositions import SIDES
from dashboard.scrutiny.topic import Evidence

WINDOWS = (4, 2)  # quarters that an exception may take together, beside one alone


@dataclass(frozen=True)
class ThenAndNow:
    """What has become of a pinned figure. `then` is its sentence as it stood, `now` as it is, empty where that is same.

    revised: 'r Revised: October–December 2013 was 412, now 431.' turned: where the exception has gone or turned. Each
    is empty where there is nothing to say; all are of a figure that has been made `confidential` since.
    """

    then: str
    now: str
    revised: str
    turned: str
    confidential: bool = False


def then_and_now(evidence: Evidence, finding: Finding | None) -> ThenAndNow:
    """What has changed of the evidence since it was pinned; `finding` is what its series shows now, if it is held."""
    if finding is None:
        return ThenAndNow(evidence.sentence, "", "", "No figure of it is held now.")
    told = _told(evidence, finding)
    if evidence.withheld or is_confidential(evidence, finding):
        return ThenAndNow("", "", "", "", confidential=True)
    figure = next((each for each in told if str(each.period) == evidence.quarter), None)
    now = finding.sentence if finding.sentence != evidence.sentence else ""
    return ThenAndNow(evidence.sentence, now, _revised(evidence, figure), _turned(evidence, finding))


def is_confidential(evidence: Evidence, finding: Finding) -> bool:
    """Whether any quarter that the evidence takes together has been made confidential, as `finding` shows it."""
    return any(each.symbol == CONFIDENTIAL for each in _told(evidence, finding))


def window_of(recorded: int | None, quarter: str | None, sentence: str) -> int | None:
    """The quarters that a stored exception takes together; None where it is of one alone or that is not recorded.

    Rows pinned before the store had the column say it in their sentence alone. Of those it is found there, so that a
    total is still hidden when one of its quarters is made confidential.
    """
    if recorded is not None or quarter is None:
        return None if recorded is None else int(recorded)
    return next((each for each in WINDOWS if window_words(period_of(quarter), each) in sentence), None)


def _told(evidence: Evidence, finding: Finding) -> list[Figure]:
    """The figures, as known now, of the quarters that the evidence takes together; a total tells on each of them."""
    if evidence.quarter is None:
        return []
    last = period_of(evidence.quarter)
    alike = (each for each in finding.figures if type(each.period) is type(last))
    return [each for each in alike if last - ((evidence.window or 1) - 1) <= each.period <= last]


def _revised(evidence: Evidence, figure: Figure | None) -> str:
    value, of, symbol = (figure.numerator, figure.denominator, figure.symbol) if figure else (None, None, "")
    if (value, of) == (evidence.value, evidence.denominator) or evidence.quarter is None:
        return ""
    was = "not supplied" if evidence.value is None else in_words(evidence.value, evidence.denominator)
    now = symbol or ("not held" if value is None else in_words(value, of))
    return f"r Revised: {period_of(evidence.quarter).words} was {was}, now {now}."


def _turned(evidence: Evidence, finding: Finding) -> str:
    signal = finding.signal if finding.status != LIKELY_CHANCE else None
    if signal == evidence.signal:
        return ""
    to = f", with figures to {finding.quarter.words}" if str(finding.quarter) != evidence.quarter else ""
    if signal is None:
        return f"It was {SIDES[evidence.signal]} then; now it does not stand out{to}."
    if evidence.signal is None:
        return f"It did not stand out then; now it is {SIDES[signal]}{to}."
    return f"It has turned: {SIDES[evidence.signal]} then, {SIDES[signal]} now{to}."
