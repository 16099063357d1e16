"""What publishing an extract would do, or taking one back: worked out by doing it where nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from dashboard.findings import KEY, Findings, JudgementCache, decisions_of, findings, known_findings
from dashboard.intake import loading
from dashboard.intake.loading import Check
from dashboard.period import Half, Period
from dashboard.plan import Plan
from dashboard.scrutiny import Act, Key, relied_on
from dashboard.store import Store
from dashboard.text import english

NAMED = 3  # measures named of those held for the first time; more are counted


@dataclass(frozen=True)
class Back:
    """A held figure that would go back to what stood before it, both in words; 'not held' where nothing did."""

    measure: str
    area: str
    period: str
    now: str
    then: str


@dataclass(frozen=True)
class Consequences:
    """What would be otherwise: exceptions that would come or go, by heading; what would be held for the first time,
    or no longer, in sentences; figures that would go back; and who relied on each figure that would be another."""

    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    back: tuple[Back, ...] = ()
    relied: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Holding:
    """What the store answers on a day: its figures, what they show, and what people have raised."""

    figures: pd.DataFrame
    found: Findings
    raised: frozenset[str]


def of_publishing(
    checked: Check, store: Store, plan: Plan, today: date, before: Findings | None = None
) -> Consequences:
    """What would be otherwise once an extract that has been checked is published. Nothing is written.

    before: what is found today, where that is at hand.
    """
    if checked.problems or checked.identical_to:
        return Consequences()
    # Its figures alone are supposed: the bytes of the file, which may be many, change nothing that is shown.
    supposed = replace(checked, extract=replace(checked.extract, content=b""))
    now, then = _supposed(lambda: loading.keep(supposed, store, Act(today, "")), store, plan, today, before)
    revised = [(each.measure, each.area, each.period) for each in checked.changes.revisions]
    return Consequences(**_otherwise(now, then, plan), relied=relied_on(revised, store, plan, today))


def of_taking_back(extract: int, store: Store, plan: Plan, today: date, before: Findings | None = None) -> Consequences:
    """What would be otherwise once an extract is taken back. Nothing is written."""
    now, then = _supposed(lambda: store.add_rollback(extract, today, "", ""), store, plan, today, before)
    mine = now.figures[now.figures.extract == extract]
    both = mine.merge(then.figures, on=KEY, how="left", suffixes=("", "_then"))
    figures_now = (
        Back(*(getattr(each, name) for name in KEY), _figure_words(each), _figure_words(each, "_then"))
        for each in both.itertuples()
    )
    back = tuple(each for each in figures_now if each.now != each.then)
    relied = relied_on([(each.measure, each.area, each.period) for each in back], store, plan, today)
    return Consequences(**_otherwise(now, then, plan), back=back, relied=relied)


def in_lines(checked: Check, would: Consequences, plan: Plan) -> list[str]:
    """What publishing would do, a line for each thing: revised figures, exceptions, what is held for the first time."""
    lines = []
    for each in checked.changes.revisions:
        relied = english.listed(list(would.relied.get((each.measure, each.area, each.period), ())))
        where = f"revised, row {each.row}: {plan.by_code[each.measure].name}, {each.area}, {each.period}"
        by = f" (relied on by {relied})" if relied else ""
        lines.append(f"{where}: {each.was_words} → {each.now_words}{by}")
    lists = (
        ("new exception", would.came),
        ("no longer an exception", would.went),
        ("held for the first time", would.gained),
    )
    return [*lines, *(f"{name}: {each}" for name, things in lists for each in things)]


def _supposed(
    act: Callable[[], object], store: Store, plan: Plan, today: date, before: Findings | None
) -> tuple[_Holding, _Holding]:
    """What is held today, and what would be after an act. What the engine answers on the way is not kept either."""
    figures, raised = store.standing_figures(today), store.raised_exceptions(today)
    now = _Holding(figures, before or known_findings(store, plan, today, only_read=True), frozenset(raised.title))
    with store.supposing():
        act()
        figures, raised = store.standing_figures(today), store.raised_exceptions(today)
    judge, decisions = JudgementCache(store, only_read=True).judge, decisions_of(store.decisions(today))
    then = findings(figures, plan, today, judge=judge, decisions=decisions)
    return now, _Holding(figures, then, frozenset(raised.title))


def _otherwise(now: _Holding, then: _Holding, plan: Plan) -> dict[str, tuple[str, ...]]:
    was, would_be = (_exceptions(each) for each in (now, then))
    holds, would_hold = (_periods(each.found) for each in (now, then))
    return {
        "came": tuple(each for each in would_be if each not in was),
        "went": tuple(each for each in was if each not in would_be),
        "gained": _more(would_hold, holds, plan),
        "lost": _more(holds, would_hold, plan),
    }


def _exceptions(holding: _Holding) -> dict[str, None]:
    """The headings of the exceptions, in the agenda's order, those people raised last."""
    raised = (f"Raised by people: {title}" for title in sorted(holding.raised))
    return dict.fromkeys([*(each.heading for each in holding.found.exceptions), *raised])


def _periods(found: Findings) -> dict[str, set[Period | Half]]:
    """The periods each measure is held for, in the force or any district."""
    periods: dict[str, set[Period | Half]] = {}
    for each in found.all:
        if each.area.kind != "comparator":
            series = each.series
            given = (
                place
                for place in range(len(series))
                if series.symbol[place] or series.value[place] == series.value[place]
            )
            periods.setdefault(each.measure.code, set()).update(series.first + place for place in given)
    return periods


def _more(than: dict[str, set], other: dict[str, set], plan: Plan) -> tuple[str, ...]:
    """What the first holds and the second does not: measures as such, then by period those of measures held by both."""
    anew = [plan.by_code[code].name for code in than if code not in other]
    sentences = [f"{_listed(anew)}: the only figures held."] if anew else []
    by_period: dict[Period | Half, list[str]] = {}
    for code, periods in than.items():
        for period in periods - other.get(code, periods):
            by_period.setdefault(period, []).append(plan.by_code[code].name)
    sentences += [
        f"{period.words}: {_listed(by_period[period])}." for period in sorted(by_period, key=lambda each: each.end)
    ]
    return tuple(sentences)


def _listed(names: list[str]) -> str:
    """The first few, parted by semicolons: names have commas of their own."""
    if len(names) <= NAMED + 1:
        return "; ".join(names)
    return f"{'; '.join(names[:NAMED])}; and {english.count_words(len(names) - NAMED, 'other measure')}"


def _figure_words(row: tuple, suffix: str = "") -> str:
    """A held figure in words: '1,620', '12 of 40', its symbol, or 'not held'."""
    value, of, symbol = (getattr(row, f"{name}{suffix}") for name in ("value", "denominator", "symbol"))
    if isinstance(symbol, str) and symbol:
        return symbol
    if pd.isna(value):
        return "not held"
    return english.in_full(value) if pd.isna(of) else f"{english.in_full(value)} of {english.in_full(of)}"
