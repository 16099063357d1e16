"""An extract of 20,000 rows is checked while its analyst looks on."""

from __future__ import annotations

from itertools import islice, product
from time import perf_counter

from dashboard.extract import read
from dashboard.extract.categories import categories_of
from dashboard.extract.families import named
from dashboard.period import Period, periods

ROWS = 20_000


def _violent(plan, figures):
    names = [category.name for category in categories_of(named("violent"), plan).values()]
    keys = islice(product(periods(Period(1960, 1), Period(2099, 4)), plan.areas.all, names), ROWS)
    rows = (f"{period},{area.name},{name},{figures(place)}\n" for place, (period, area, name) in enumerate(keys))
    return ("quarter,area,crime_type,offences,resolved,night_time_economy\n" + "".join(rows)).encode()


def _seconds(content, plan):
    started = perf_counter()
    extract = read(content, "long.csv", plan)
    return extract, perf_counter() - started


def test_20_000_rows_are_checked_within_a_second(plan):
    extract, seconds = _seconds(_violent(plan, lambda place: f"{place + 10},{place},{place % 7}"), plan)
    assert (len(extract.figures), extract.problems) == (3 * ROWS, ())
    assert seconds < 1


def test_20_000_wrong_rows_are_answered_within_a_second_too(plan):
    content = _violent(plan, lambda place: f"{place}.5,O{place},-{place}").replace(b"Lanc", b"Lnac")
    extract, seconds = _seconds(content, plan)
    assert len(extract.problems) > 3 * ROWS
    assert seconds < 1
