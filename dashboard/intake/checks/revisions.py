"""What a person is asked about an extract, beside what is held: figures that are right only if somebody says why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.intake.changes import Revision
from dashboard.intake.extract import Extract, Problem
from dashboard.intake.extract.families import PERIOD
from dashboard.intake.extract.reading import columns_of
from dashboard.period import Half, Period, period_of
from dashboard.plan import Plan
from dashboard.store import MUCH_REVISED
from dashboard.text import as_typed, count_words, day, in_full


def not_ended(extract: Extract, today: date) -> Iterable[Problem]:
    """One question for each quarter of the extract that has not ended: at its first row."""
    given = {*extract.figures.period.unique(), *(each.period for each in extract.raised)}
    open_ = {period for period in given if period_of(period).end >= today}
    figures = extract.figures[extract.figures.period.isin(open_)]
    raised = {(each.period, each.row) for each in extract.raised if each.period in open_}
    rows_of: dict[str, list[int]] = {}
    for period, row in sorted(raised.union(zip(figures.period, figures.row))):
        rows_of.setdefault(period, []).append(row)
    column, summed = extract.heading(PERIOD), figures.get("rows", default=())
    rows_in = dict(zip(figures.row, summed))  # a figure may be the sum of several rows, and stand in the first
    for period, (first, *others) in rows_of.items():
        many = sum(rows_in.get(row, 1) for row in (first, *others)) - 1
        more = f" {count_words(many, 'more row is', 'more rows are')} for it too." if many else ""
        ends = day(period_of(period).end)
        yield Problem(int(first), column, period, f"{period} ends on {ends}: is that right?{more}")


def large_revisions(revisions: Sequence[Revision], extract: Extract, plan: Plan) -> Iterable[Problem]:
    """A question for each held number that would change by more than a tenth, or go: once for each cell.

    A cohort that was still being decided when it was last given is expected to have grown.
    """
    questioned = set()
    latest = _latest_given(extract) if revisions else {}
    for each in revisions:
        if _is_young(each, latest, plan, since=1):
            continue
        is_ratio = each.now_of is not None or each.was_of is not None
        top, bottom = columns_of(plan.by_code[each.measure], extract, is_ratio)
        for column, was, now in ((top, each.was, each.now), (bottom, each.was_of, each.now_of)):
            if (each.row, column) not in questioned and _is_much(was, now, each.symbol):
                questioned.add((each.row, column))
                found = each.symbol if now is None else as_typed(now)
                earlier = f"{each.area}, {each.period}: {in_full(was)} was held"
                yield Problem(each.row, column, found, f"{earlier}. Is the change right?")


def _latest_given(extract: Extract) -> dict[str, Period | Half]:
    """The latest period that the extract gives of each measure."""
    given = extract.figures.groupby("measure").period.max()
    return {code: period_of(period) for code, period in given.items()}


def _is_young(each: Revision, latest: dict[str, Period | Half], plan: Plan, since: int) -> bool:
    """Whether a cohort was still being decided so many periods before the extract's latest."""
    young = plan.by_code[each.measure].young
    return bool(young) and period_of(each.period) + young > latest[each.measure] - since


def _is_much(was: float | None, now: float | None, symbol: str) -> bool:
    if was is None:
        return False
    return bool(symbol) if now is None else abs(now - was) > MUCH_REVISED * abs(was)
