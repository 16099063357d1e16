"""Which series does an extract go on from with a figure beyond all they have held, and at what do they stand?"""

from datetime import date

import pytest
from rows import frame

DAY = date(2014, 3, 6)
SERIES = ("burglary", "Northshire")
HELD = [(*SERIES, f"2012/13 Q{quarter}", value) for quarter, value in ((1, 100), (2, 120), (3, 90))]
SHARES = [(*SERIES, f"2012/13 Q{quarter}", value, of) for quarter, value, of in ((1, 10, 100), (2, 3, 4), (3, 12, 100))]


def left(store, *incoming, as_at=DAY):
    found = store.series_left(frame(incoming), 20, as_at)
    return [(row.area, row.period, row.value) for row in found.sort_values(["area", "period"]).itertuples()]


@pytest.mark.parametrize(("value", "is_beyond"), [(89, True), (90, False), (120, False), (121, True), ("c", False)])
def test_a_series_is_left_by_a_figure_beyond_its_least_or_its_most(store, given_extract, value, is_beyond):
    given_extract("2013-04-28", *HELD)

    found = left(store, (*SERIES, "2013/14 Q1", value))

    assert found == ([("Northshire", period, held) for _, _, period, held in HELD] if is_beyond else [])


def test_only_a_later_quarter_leaves_a_series(store, given_extract):
    given_extract("2013-04-28", *HELD)

    assert left(store, (*SERIES, "2011/12 Q4", 500), (*SERIES, "2012/13 Q3", 500)) == []


def test_a_series_nobody_holds_cannot_be_left_nor_does_one_leave_another(store, given_extract):
    given_extract("2013-04-28", *HELD, ("burglary", "Southshire", "2012/13 Q3", 500))

    assert left(store, ("burglary", "Eastshire", "2013/14 Q1", 900)) == []
    assert left(store, ("burglary", "Southshire", "2013/14 Q1", 900)) == [("Southshire", "2012/13 Q3", 500)]


def test_it_stands_as_last_revised_and_as_known_on_the_day(store, given_extract):
    given_extract("2013-04-28", *HELD)
    given_extract("2013-05-28", (*SERIES, "2012/13 Q2", 150))

    assert left(store, (*SERIES, "2013/14 Q1", 140)) == []
    assert left(store, (*SERIES, "2013/14 Q1", 140), as_at=date(2013, 5, 27))[1] == ("Northshire", "2012/13 Q2", 120)


@pytest.mark.parametrize(
    ("value", "of", "is_beyond"), [(11, 100, False), (13, 100, True), (3, 4, False), (9, 100, True)]
)
def test_a_share_is_weighed_as_a_share_and_one_on_a_small_base_counts_for_nothing(
    store, given_extract, value, of, is_beyond
):
    given_extract("2013-04-28", *SHARES)

    assert bool(left(store, (*SERIES, "2013/14 Q1", value, of))) == is_beyond
