"""Why a range is what it is, and a person's decision about the past it rests on."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.forms import drafts
from dashboard.app.pages.agenda.choose import LONGEST_RATIONALE
from dashboard.disclosure import Office
from dashboard.findings import (
    CONFIRMED,
    DECLARED,
    NEW_LEVEL,
    QUARTER,
    REJECTED,
    WITHDRAWN,
    Finding,
    explanations,
    ranked,
)
from dashboard.period import Half, Period
from dashboard.scrutiny import commands
from dashboard.variation import MEMORY

ASIDE, USUAL = "Set it aside", "Let it count like any other"
LEVEL, NO_LEVEL = "A new level begins with it", "No new level begins with it"
AS_BEFORE = "Take back what was decided about it"
SAID = {ASIDE: (QUARTER, True), USUAL: (QUARTER, False), LEVEL: (NEW_LEVEL, True), NO_LEVEL: (NEW_LEVEL, False)}
FORM = "decision"


def why(finding: Finding, office: Office) -> None:
    """The fold that tells why, with the form for a decision in it; nothing where no range was foretold."""
    if explanations.reasons(finding):
        key = f"why {finding.measure.code} {finding.area.name}"
        screen.folded("Why this range: history, season, what was set aside", key, partial(_why, finding, office))


def _why(finding: Finding, office: Office) -> None:
    office.prepare([finding])
    components.rows([*explanations.reasons(finding), *_order_of_risk(finding, office)])
    if not office.looks_back:
        _decide(finding, office)


def _order_of_risk(finding: Finding, office: Office) -> list[tuple[str, str]]:
    """The factors of an exception's place in the order of risk; none for what is no exception."""
    alone = [each for each in office.findings.exceptions if each is finding]
    return [("Place among the exceptions", each.words) for each in ranked(alone, office.findings, office.plan).all]


def _decide(finding: Finding, office: Office) -> None:
    count = drafts.count(FORM)
    every = finding.measure.every
    anew = "The range is worked out anew, for everybody. The decision stands here with its reason and your name."
    components.absent(f"Decide about a {every}.", anew)
    quarters = {each.words: each for each in _quarters(finding)}
    left, right = st.columns(2)
    chosen = left.selectbox(every.capitalize(), list(quarters), key=f"decision quarter {count}")
    options = [*SAID, AS_BEFORE] if _about(finding, quarters[chosen]) else [*SAID]
    what = right.selectbox("What to do with it", options, key=f"decision what {count}")
    reason = st.text_input("Reason", key=f"decision reason {count}", max_chars=LONGEST_RATIONALE)
    by = screen.entered_as("deciding")
    if st.button("Record the decision", key="record decision"):
        _record(finding, office, quarters[chosen], what, reason.strip(), by)


def _quarters(finding: Finding) -> list[Period | Half]:
    """The quarters a decision can be about: those set aside or decided about first, then the rest, latest first."""
    earlier = (each for each in finding.figures if each.value is not None and each.period < finding.quarter)
    held = [each.period for each in earlier][-MEMORY:]
    told = {
        *finding.judgement.aside,
        *finding.judgement.steps,
        *(each.period for each in explanations.decisions(finding)),
    }
    return sorted(held, key=lambda each: (each not in told, -each.index))


def _about(finding: Finding, quarter: Period | Half) -> list[str]:
    return [each.kind for each in explanations.decisions(finding) if each.period == quarter]


def _record(finding: Finding, office: Office, quarter: Period | Half, what: str, reason: str, by: str) -> None:
    missing = [name for name, words in (("the reason", reason), ("your name", by)) if not words]
    if missing:
        components.problem(f"Write {' and '.join(missing)}: they stand beside the range. Nothing is lost.")
        return
    commands.decide(office.store, finding, quarter, _said(finding, quarter, what), reason, office.act(by))
    drafts.put_away(FORM)
    st.toast("Recorded. The range is worked out anew.")
    st.rerun()


def _said(finding: Finding, quarter: Period | Half, what: str) -> list[tuple[str, str]]:
    """Kind and decision to record: what was detected is confirmed, what was not is declared."""
    if what == AS_BEFORE:
        return [(kind, WITHDRAWN) for kind in _about(finding, quarter)]
    kind, holds = SAID[what]
    detected = finding.judgement.aside if kind == QUARTER else finding.judgement.steps
    return [(kind, (CONFIRMED if quarter in detected else DECLARED) if holds else REJECTED)]
