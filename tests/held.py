"""The bundled figures in a real store, filled once for every test that asks what they show."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from dashboard.findings import Findings, findings
from dashboard.findings.judgement import XMR
from dashboard.intake.bundled import fill
from dashboard.plan import Plan
from dashboard.store import Store

DATA = Path(__file__).parent.parent / "data"


@cache
def the_plan() -> Plan:
    """The plan as it is bundled."""
    return Plan.read(DATA)


LENT: list[Callable[[], Path]] = []  # gives a file of its own with every bundled extract


@cache
def the_store() -> Store:
    """A store with every bundled extract, those of later years too."""
    if LENT:
        return Store(LENT[0]())
    store = Store()
    fill(store, the_plan(), DATA)
    return store


@cache
def found_on(day: str, method: str = XMR) -> Findings:
    """What the bundled figures show, as known on a day, by the NHS rules unless said otherwise."""
    as_at = date.fromisoformat(day)
    return findings(the_store().standing_figures(as_at), the_plan(), as_at, method)
