"""The names that people accept for an area: a text that is no area's name, and the area it is read as from then on."""

from __future__ import annotations

from datetime import date

from dashboard.intake.extract import Extract
from dashboard.intake.extract.families import AREA
from dashboard.intake.extract.problem import LONGEST_FOUND
from dashboard.plan import Plan
from dashboard.store import Store

ACCEPTED, REVOKED = "accepted", "revoked"


def accepted(store: Store, as_at: date) -> dict[str, str]:
    """The area by each text that was accepted for it, as known on a day: what `extract.read` takes as `aliases`."""
    held = store.aliases(as_at)
    return dict(zip(held.text, held.area))


def suggested(extract: Extract, plan: Plan) -> dict[str, str]:
    """The area that each unknown text of an extract may stand for, in the order of its rows.

    A person may accept it; nothing accepts it by itself.
    """
    heading, found = extract.heading(AREA), {}
    for each in extract.problems:
        if each.column == heading and len(each.found) < LONGEST_FOUND and plan.areas.find(each.found) is None:
            near = plan.areas.nearest(each.found) if each.found not in found else None
            if near is not None and f"Did you mean {near.name}?" in each.message:
                found[each.found] = near.name
    return found
