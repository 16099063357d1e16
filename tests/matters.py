"""Topics, and matters that people raise: as the store takes them, and as pages read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.scrutiny import Topic

DAY = date(2014, 3, 6)
_TOPIC = Topic("2014-03-13", "1", "Theft", "It rose.", "Figures", "ACC")


def topic(**changes: Any) -> dict[str, Any]:
    """The fields of a topic as `Store.add_topic` takes them."""
    plain = {"meeting": "2014-03-13", "track": "2C", "title": "Operation Avert", "rationale": "It is new."}
    plain |= {"origin": "Casework", "owner": "Chief Constable", "day": DAY, "by": "An Officer"}
    return plain | changes


def raised(**changes: Any) -> dict[str, Any]:
    """The fields of a matter raised by hand as `Store.add_raised` takes them."""
    plain = {"extract": None, "row": None, "reference": "", "title": "Rural theft", "summary": "More of it."}
    plain |= {"origin": "HMIC", "raised_by": "The office", "area": "Wyre", "section": "1", "period": "2013/14 Q4"}
    plain |= {"sensitive": False, "sensitivity_reason": "", "day": DAY, "by": "An Officer"}
    return plain | changes


def a_topic(**changes: Any) -> Topic:
    """A topic of an agenda, with no evidence."""
    return replace(_TOPIC, **changes)
