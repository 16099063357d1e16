"""Which measures does an extract go on from with a leap, and at what do their series stand?"""

from datetime import date

import pytest
from rows import frame

DAY = date(2014, 3, 6)
SERIES = ("burglary", "Northshire")
HELD = [(*SERIES, f"2012/13 Q{quarter}", value) for quarter, value in ((1, 100), (2, 120), (3, 90))]
SHARES = [(*SERIES, f"2012/13 Q{quarter}", value, 100) for quarter, value in ((1, 10), (2, 30), (3, 12))]


def left(store, *incoming, as_at=DAY, near=5):
    """What stands of the series left by figures, to each of which is near what lies within so much."""
    rows = frame(incoming)
    shown = rows.value / rows.denominator.fillna(1)
    found = store.series_left(rows.assign(near_from=shown - near, near_to=shown + near), as_at)
    return [(row.area, row.period, row.value) for row in found.sort_values(["area", "period"]).itertuples()]


@pytest.mark.parametrize(
    ("quarter", "value", "is_left"),
    [("2012/13 Q4", 95, False), ("2012/13 Q4", 96, True), ("2013/14 Q1", 104, False), ("2012/13 Q4", 104, True),
     ("2013/14 Q1", 94, False), ("2013/14 Q1", 130, True)],
)  # fmt: skip
def test_a_series_is_left_by_a_figure_far_from_its_last_and_from_those_of_the_same_quarter(
    store, given_extract, quarter, value, is_left
):
    given_extract("2013-04-28", *HELD)

    found = left(store, (*SERIES, quarter, value))

    assert found == ([("Northshire", period, held) for _, _, period, held in HELD] if is_left else [])


def test_only_a_later_quarter_leaves_a_series(store, given_extract):
    given_extract("2013-04-28", *HELD)

    assert left(store, (*SERIES, "2011/12 Q4", 500), (*SERIES, "2012/13 Q3", 500)) == []


def test_with_a_series_that_is_left_come_those_of_its_measure_that_the_extract_gives_too(store, given_extract):
    given_extract("2013-04-28", *HELD, ("burglary", "Southshire", "2012/13 Q3", 500))
    given_extract("2013-04-28", ("robbery", "Southshire", "2012/13 Q3", 7))

    assert left(store, ("burglary", "Eastshire", "2013/14 Q1", 900)) == []
    assert left(store, ("burglary", "Southshire", "2013/14 Q1", 900)) == [("Southshire", "2012/13 Q3", 500)]
    both = left(store, ("burglary", "Southshire", "2013/14 Q1", 900), (*SERIES, "2013/14 Q1", 100))
    assert {area for area, *_ in both} == {"Northshire", "Southshire"}


def test_it_stands_as_last_revised_and_as_known_on_the_day(store, given_extract):
    given_extract("2013-04-28", *HELD)
    given_extract("2013-05-28", (*SERIES, "2012/13 Q3", 150))

    assert left(store, (*SERIES, "2013/14 Q1", 148)) == []
    assert left(store, (*SERIES, "2013/14 Q1", 148), as_at=date(2013, 5, 27))[2] == ("Northshire", "2012/13 Q3", 90)


@pytest.mark.parametrize(("value", "is_left"), [(11, False), (25, True)])
def test_a_share_is_weighed_as_a_share(store, given_extract, value, is_left):
    given_extract("2013-04-28", *SHARES)

    assert bool(left(store, (*SERIES, "2012/13 Q4", value, 100), near=0.02)) == is_left
