"""What pages are drawn from: the plan and the store, opened once for all readers, and their office on a day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard import settings
from dashboard.disclosure import Office
from dashboard.findings import Findings, attribution, known_findings
from dashboard.intake import open_store
from dashboard.plan import Plan, PlanError
from dashboard.scrutiny import Loaders, Snapshot, plan_changes
from dashboard.store import Store, StoreError


def office_on(written: Plan, store: Store, day: date | None = None) -> Office:
    """The office as a reader of the pages may see it, as known on a day or, without one, today."""
    return Office(Snapshot(written, store, day, CACHED))


def plan_and_store() -> tuple[Plan, Store]:
    """The plan as data/ says it, and the store: opened once for all readers. Raises StoreError and PlanError."""
    return _opened(str(settings.store_path()), str(settings.data_folder()))


@st.cache_resource(show_spinner=False)
def get_ready() -> None:
    """Open the office and look at every series before a reader asks; what is in the way, the page will say."""
    # Cached, because what a cached function calls looks for no page to show its own spinner on.
    with suppress(StoreError, PlanError):
        office_on(*plan_and_store()).findings  # noqa: B018


@st.cache_resource(show_spinner="Opening the figures. The first time takes a few seconds.")
def _opened(store: str, data: str) -> tuple[Plan, Store]:
    plan = Plan.read(Path(data))
    return plan, open_store(Path(store), plan, Path(data))


@st.cache_resource(show_spinner=False, max_entries=4)
def _plan(acts: int, as_at: date, store: str, written: str, _of: Snapshot) -> Plan:
    return plan_changes.known(_of.store, _of.written, as_at)


@st.cache_resource(show_spinner="Looking at every series.", max_entries=4)
def _findings(acts: int, today: date, store: str, written: str, _of: Snapshot) -> Findings:
    return known_findings(_of.store, _of.plan, today)


@st.cache_resource(show_spinner="Looking at every series as known then.", max_entries=4)
def _findings_then(acts: int, as_at: date, store: str, written: str, _of: Snapshot) -> Findings:
    # Apart from today's, which no look at other days may put out of the cache.
    return known_findings(_of.store, _of.plan, as_at)


@st.cache_resource(show_spinner=False, max_entries=8)
def _attribution(acts: int, as_at: date, store: str, written: str, _of: Snapshot) -> str:
    return attribution.attribution_words(_of.store.extracts(as_at))


def _which(of: Snapshot) -> tuple[date, str, str]:
    """The day, the store and the written plan: what is worked out of others is not theirs."""
    return of.as_at, of.store.identity, of.written.fingerprint


CACHED = Loaders(
    plan=lambda of: _plan(of.store.acts_on_plan(), *_which(of), of),
    findings=lambda of: (_findings_then if of.looks_back else _findings)(of.store.acts_on_figures(), *_which(of), of),
    attribution=lambda of: _attribution(of.store.acts_on_figures(), *_which(of), of),
)
