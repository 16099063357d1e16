"""Other headings that people give the columns of an extract.

Each leads to one column, whatever the family; a word that could mean two of them (number, type, total, outcomes) is
none's. A heading is looked up folded, without what `plain` takes away. Two columns of a file that lead to the same one
are a problem, never a choice.
"""

from __future__ import annotations

import re

SYNONYMS: dict[str, tuple[str, ...]] = {
    "quarter": (
        "qtr", "qtr ending", "qtr end", "qtr end date", "qtr ended", "quarter ended", "financial qtr", "fin qtr",
        "reporting quarter", "reporting period", "time period", "financial period",
    ),
    "area": (
        "area name", "district", "district name", "borough", "borough name", "csp", "csp name",
        "community safety partnership", "lpa", "local policing area", "local authority", "local authority name",
        "division", "bcu", "force", "force name", "police force", "police force area", "police area",
    ),
    "crime_type": ("crime", "offence", "type of crime", "type of offence", "offence type"),
    "offences": (
        "crimes", "recorded", "recorded crime", "recorded crimes", "recorded offences", "crimes recorded",
        "offences recorded", "offence count", "crime count",
    ),
    "resolved": (
        "resolutions", "resolved crimes", "resolved offences", "crimes resolved", "offences resolved", "detections",
    ),
    "night_time_economy": ("nte", "night time economy offences", "night time economy crimes", "nte offences"),
    "strand": ("hate strand", "hate crime strand", "monitored strand", "hate crime type", "type of hate crime"),
    "category": ("asb category", "asb type", "type of asb", "incident category", "incident type", "type of incident"),
    "incidents": (
        "asb incidents", "incidents recorded", "recorded incidents", "incident count",
    ),
    "repeat_or_vulnerable": ("repeat/vulnerable", "repeat or vulnerable victims", "repeat or vulnerable callers"),
    "surveyed": ("people surveyed", "victims surveyed", "callers surveyed"),
    "satisfied": ("people satisfied", "victims satisfied", "callers satisfied"),
    "measure": ("measure name", "measure code", "indicator", "indicator name"),
    "of": ("out of",),
    "note": ("notes", "comment", "comments"),
    "reference": ("ref", "reference number", "ref no", "reference no"),
    "section": ("plan section",),
    "sensitivity_reason": ("reason for sensitivity", "why sensitive", "reason sensitive"),
}  # fmt: skip

# "(no.)", "(number)", "[note 1]" behind a heading say nothing about which column it is; nor do "number of" and "no. of"
# before one.
_BEHIND = re.compile(r"\s*(\((no\.?|nos\.?|number|numbers|n|count)\)|[(\[]notes? [0-9, ]+[)\]])[:.]?$")
_BEFORE = re.compile(r"^(number|no\.?|count) of ")


def plain(folded: str) -> str:
    """A folded heading without its unit and its notes: 'number of offences [note 1]' is 'offences'."""
    while (less := _BEHIND.sub("", folded)) != folded:
        folded = less
    return _BEFORE.sub("", folded.rstrip(":. "))
