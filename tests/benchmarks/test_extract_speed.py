"""An extract of 20,000 rows is checked while its analyst looks on."""

from __future__ import annotations

from itertools import islice, product
from time import process_time

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


def _read(content, plan):
    """The extract, and the fewest seconds of processor time that reading it took in three goes."""
    seconds = []
    for _ in range(3):
        started = process_time()
        extract = read(content, "long.csv", plan)
        seconds.append(process_time() - started)
    return extract, min(seconds)


def test_20_000_rows_are_checked_within_a_second(plan):
    extract, seconds = _read(_violent(plan, lambda place: f"{place + 10},{place},{place % 7}"), plan)
    assert (len(extract.figures), extract.problems) == (3 * ROWS, ())
    assert seconds < 1


def test_20_000_rows_with_every_cell_wrong_take_no_more_than_three_times_as_long(plan):
    _, right = _read(_violent(plan, lambda place: f"{place + 10},{place},{place % 7}"), plan)
    wrong = _violent(plan, lambda place: f"{place}.5,O{place},-{place}").replace(b"Lanc", b"Lnac")
    extract, seconds = _read(wrong, plan)
    assert len(extract.problems) > 3 * ROWS
    assert seconds < 3 * right
