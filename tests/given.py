"""Findings as they come of figures given: real parts, made here in one line."""

from datetime import date

import numpy as np

from dashboard.findings import Series
from dashboard.findings.collection import finding_by_nhs_rules as finding
from dashboard.period import Period
from dashboard.plan import Area, Measure

LATEST = Period(2013, 3)
STEADY = [3000, 3104, 2897, 3051, 2949, 3103, 2908, 3062, 3000, 2916, 3041, 2989, 3083, 2937, 3050, 2972]
HOSTILE = "<a href=https://evil.example>Theft</a> <b>bold</b> $x^2$ :red[hot] ![](https://evil.example/x.png)"


def a_measure(**said):
    """A measure that counts offences, but for what is said of it."""
    plain = {field: "" for field in Measure.__dataclass_fields__}
    plain |= {"code": "theft", "name": "Theft", "kind": "count", "value": "offences", "unit": "offences", "per": 1}
    plain |= {"worse": "higher", "publication": "public", "items": (), "sum_of": (), "breaks": ()}
    plain |= {"every": "quarter", "matures_after": 0}
    return Measure(**plain | said)


def a_percentage(**said):
    """A measure of resolved offences per hundred, but for what is said of it."""
    columns = {"value": "", "numerator": "resolved", "denominator": "offences", "unit": "offences resolved"}
    return a_measure(kind="percentage", per=100, of="offences", **columns | said)


def a_finding(values, of=None, measure=None, area="Preston", basis="official", was=None, symbols=None, notes=None):
    """What a measure shows in a district; None is a quarter not supplied, and the last is October–December 2013.

    of: the denominators. was, symbols, notes: what is said of some places, by place.
    """
    count, measure = len(values), measure or a_measure()

    def column(given, empty, kind=float):
        found = np.full(count, empty, dtype=kind)
        for place, value in (given or {}).items():
            found[place] = value
        return found

    def numbers(given):
        return column({place: each for place, each in enumerate(given or []) if each is not None}, np.nan)

    earlier = column(was, np.nan)
    series = Series(
        measure.code, area, LATEST - (count - 1), numbers(values), numbers(of), column(symbols, "", object),
        column(notes, "", object), column(None, 1, int), earlier,
        np.where(np.isnan(earlier), np.nan, numbers(of)), basis, date(2014, 1, 28),
    )  # fmt: skip
    return finding(measure, Area(area, "district"), series, LATEST)
