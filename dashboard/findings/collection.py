"""What each measure shows in each area, as known on a day: pages, pack and command line all call this."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard.findings.bands import Bands
from dashboard.findings.decisions import Decision
from dashboard.findings.finding import GATHERED, LIKELY_CHANCE, Finding
from dashboard.findings.judgement import EXPECTED, METHODS, XMR, Group, judge_by_nhs_rules, judge_groups
from dashboard.findings.points import Point
from dashboard.findings.series import FEWEST_FOR_A_PERCENTAGE, Series, every_series
from dashboard.findings.status import Judge, with_status
from dashboard.period import Half, Period
from dashboard.plan import Area, Measure, Plan, due_on
from dashboard.variation import Verdict

__all__ = [
    "EXPECTED",
    "METHODS",
    "XMR",
    "Finding",
    "Findings",
    "Point",
    "by_nhs_rules",
    "finding_by_nhs_rules",
    "findings",
    "in_agenda_order",
]
FALSE_ALARMS = 0.01  # a series in which nothing changed is outside its range about once in a hundred quarters


@dataclass(frozen=True)
class Findings:
    """Every finding as known on a day. `latest` is the latest quarter held; None in an empty store."""

    as_at: date
    latest: Period | None
    all: tuple[Finding, ...]
    method: str = EXPECTED

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Finding]:
        return {(each.measure.code, each.area.name): each for each in self.all}

    def of(self, measure: str, area: str) -> Finding | None:
        """The finding of a measure, by its code, in an area; None where no figure is held."""
        return self._by_name.get((measure, area))

    @cached_property
    def judged(self) -> tuple[Finding, ...]:
        """The findings of the force and its districts that were put to the test."""
        return tuple(each for each in self.all if not each.verdict.why_silent and each.area.kind != "comparator")

    @cached_property
    def exceptions(self) -> tuple[Finding, ...]:
        """The findings that stand out, in the agenda's order: `findings` are made in it. What moved together is one."""
        return tuple(each for each in self.judged if each.signal and each.status not in (LIKELY_CHANCE, GATHERED))

    @cached_property
    def likely_chance(self) -> tuple[Finding, ...]:
        """The findings outside their range which among so many series are likely chance."""
        return tuple(each for each in self.judged if each.status == LIKELY_CHANCE)

    @property
    def expected_by_chance(self) -> float | None:
        """How many series chance alone puts outside their range; None by the NHS rules, which do not say."""
        return FALSE_ALARMS * len(self.judged) if self.method == EXPECTED else None


def findings(
    figures: pd.DataFrame,
    plan: Plan,
    as_at: date,
    method: str = EXPECTED,
    judge: Judge = judge_groups,
    decisions: Sequence[Decision] = (),
    bands: Bands | None = None,
) -> Findings:
    """Every finding that standing figures give, in the order of the plan's items, the force before its districts.

    figures: the answer of `Store.standing_figures` as at that day. method: one of METHODS. judge: answers
    groups with their judgements, as `judge_groups` does, from a cache where there is one. decisions: of people, about
    the past of these series. bands: works out the ranges that charts draw.
    """
    by_series = {(each.measure, each.area): each for each in every_series(figures, plan)}
    own = [each for each in by_series.values() if plan.areas.find(each.area).kind != "comparator"]
    latest = max((each.last.last_quarter for each in own), default=None)
    if latest is None:
        return Findings(as_at, None, (), method)
    quarters = _quarters(own, latest, plan, as_at)
    groups = [_decided(group, decisions) for group in _groups(by_series, plan, latest, quarters)]
    if method == XMR:
        return Findings(as_at, latest, tuple(_by_nhs_rules(groups, plan)), method)
    return Findings(as_at, latest, tuple(_by_what_was_expected(groups, plan, judge, bands or Bands())), method)


def prepare(found: Iterable[Finding]) -> None:
    """Work out, in one go, the ranges that charts of these findings will draw: one after another is far slower."""
    by_bands: dict[Bands, list[Group]] = {}
    for each in found:
        if each.has_bands:
            by_bands.setdefault(each.bands, []).append(each.group)
    for bands, groups in by_bands.items():
        bands.ask(groups)


def by_nhs_rules(finding: Finding) -> Finding:
    """The same series, judged by the NHS rules."""
    return finding_by_nhs_rules(finding.measure, finding.area, finding.series, finding.quarter)


def finding_by_nhs_rules(measure: Measure, area: Area, series: Series, quarter: Period | Half) -> Finding:
    """What a series shows at a quarter by the NHS rules."""
    verdict = judge_by_nhs_rules(measure, series, quarter)
    status = None
    if verdict.signal:
        before = judge_by_nhs_rules(measure, series, quarter - 1)
        status = "continuing" if before.signal == verdict.signal else "new"
    return Finding(measure, area, quarter, series, verdict, status)


def in_agenda_order(plan: Plan) -> list[Measure]:
    """The measures in the order of the plan's items, each once; those that answer no item last."""
    measures = [measure for item in plan.document.items for measure in plan.by_item[item.id]]
    return list(dict.fromkeys([*measures, *plan.measures]))


def _quarters(series: list[Series], latest: Period, plan: Plan, as_at: date) -> dict[str, Period | Half]:
    """The quarter each measure is judged at: the latest, or the one before while its extract is not yet due."""
    last_quarters: dict[str, Period | Half] = {}
    for each in series:
        last_quarters[each.measure] = max(each.last, last_quarters.get(each.measure, each.last))
    return {code: _judged_at(plan.by_code[code], last, latest, plan, as_at) for code, last in last_quarters.items()}


def _judged_at(measure: Measure, last: Period | Half, latest: Period, plan: Plan, as_at: date) -> Period | Half:
    """Of a measure held to `last`. Cohorts are judged at the latest that had matured when they were last supplied."""
    quarter = type(last).ended_by(latest)
    if last < quarter and due_on(quarter.end, plan.document.due_days) >= as_at:
        quarter -= 1
    return min(quarter, last) - measure.young if measure.young else quarter


def _groups(
    by_series: dict[tuple[str, str], Series], plan: Plan, latest: Period, quarters: dict[str, Period | Half]
) -> Iterable[Group]:
    """The series that are judged together: of one measure and basis, a force apart from its own districts."""
    for measure in in_agenda_order(plan):
        kinds: dict[tuple[str, bool], list[Series]] = {}
        keys = [(measure.code, area.name) for area in plan.areas.all]
        series = [by_series[key] for key in keys if key in by_series]
        for each in series:
            is_part = plan.areas.find(each.area).kind in ("district", "division")
            kinds.setdefault((each.basis, is_part), []).append(each)
        for members in kinds.values():
            quarter = quarters.get(measure.code) or type(members[0].first).ended_by(latest)
            yield Group(measure, quarter, tuple(members))


def _decided(group: Group, decisions: Sequence[Decision]) -> Group:
    """The group with the decisions on its measure, those on periods of its own length."""
    of_its_own = type(group.quarter)
    about = tuple(
        each for each in decisions if each.measure == group.measure.code and isinstance(each.period, of_its_own)
    )
    return replace(group, decisions=about) if about else group


def _by_nhs_rules(groups: list[Group], plan: Plan) -> list[Finding]:
    found = [
        finding_by_nhs_rules(group.measure, plan.areas.find(series.area), series, group.quarter)
        for group in groups
        for series in group.series
    ]
    return _in_order(found, plan)


def _by_what_was_expected(groups: list[Group], plan: Plan, judge: Judge, bands: Bands) -> list[Finding]:
    found = [
        Finding(
            group.measure, plan.areas.find(series.area), group.quarter, series,
            _displayed(judgement.verdict, group, place), None, judgement, group, place,
            bands=bands,
        )
        for group, judgements in zip(groups, judge(groups))
        for place, (series, judgement) in enumerate(zip(group.series, judgements))
    ]  # fmt: skip
    return with_status(_in_order(found, plan), judge)


def _displayed(verdict: Verdict, group: Group, place: int) -> Verdict:
    """A verdict in events on the scale displayed: a share of its denominator, and silent where that is under 20."""
    if not group.measure.is_ratio or verdict.value is None:
        return verdict
    base = group.base[place, -1]
    scale = group.measure.per / base if base > 0 else np.nan
    ends = (verdict.value, verdict.expected, verdict.lower, verdict.upper)
    displayed = [None if end is None else float(end * scale) for end in ends]
    if base < FEWEST_FOR_A_PERCENTAGE:
        return replace(verdict, value=displayed[0], signal=None, why_silent=verdict.why_silent or "too few")
    return replace(verdict, value=displayed[0], expected=displayed[1], lower=displayed[2], upper=displayed[3])


def _in_order(found: list[Finding], plan: Plan) -> list[Finding]:
    """In the agenda's order, and of each measure the areas in the order of their file."""
    measures = {measure.code: place for place, measure in enumerate(in_agenda_order(plan))}
    areas = {area.name: place for place, area in enumerate(plan.areas.all)}
    return sorted(found, key=lambda each: (measures[each.measure.code], areas[each.area.name]))
