"""Under which headings of an extract a measure's figures stand."""

from __future__ import annotations

from dashboard.extract import Extract
from dashboard.plan import Measure


def columns_of(measure: Measure, extract: Extract, is_ratio: bool) -> tuple[str, str]:
    """The headings of the extract over the measure's value, or numerator, and its denominator."""
    if extract.family == "measures":
        top, bottom = ("numerator", "denominator") if is_ratio else ("value", "")
    else:
        top, bottom = (measure.numerator, measure.denominator) if measure.is_ratio else (measure.value, "")
    return extract.heading(top), extract.heading(bottom)
