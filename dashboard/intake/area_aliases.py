"""The names that people accept for an area: a text that is no area's name, and the area it is read as from then on."""

from __future__ import annotations

from datetime import date

from dashboard.intake.extract import Extract
from dashboard.intake.extract.problem import LONGEST_FOUND
from dashboard.store import Store

ACCEPTED, REVOKED = "accepted", "revoked"


def accepted(store: Store, as_at: date) -> dict[str, str]:
    """The area by each text that was accepted for it, as known on a day: what `extract.read` takes as `aliases`."""
    aliases = store.aliases(as_at)
    return dict(zip(aliases.text, aliases.area))


def suggested(extract: Extract) -> dict[str, str]:
    """The area that each unknown text of an extract may stand for, in the order of its rows.

    A person may accept it; nothing accepts it by itself.
    """
    # A longer text was shortened, and its cell would not be known by it.
    return {each.found: each.meant for each in extract.problems if each.meant and len(each.found) < LONGEST_FOUND}
