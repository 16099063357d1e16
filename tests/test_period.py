"""A period reads back as written, and nothing that could be two quarters is read as one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.period import FIRST_YEAR, HOW_TO_WRITE, LAST_YEAR, Half, Period, PeriodError, is_half, period_of, periods

ANY_PERIOD = st.builds(Period, st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 4))
ANY_DAY = st.dates(date(1950, 4, 1), date(2100, 3, 31))
CHRISTMAS_QUARTER = Period(2013, 3)


def _next_year(period: Period) -> str:
    return f"{(period.year + 1) % 100:02d}"


@given(ANY_PERIOD)
def test_a_period_reads_back_as_it_writes_itself(period):
    assert Period.read(str(period)) == period
    assert Period.read(period.label) == period


@given(ANY_PERIOD)
def test_a_period_reads_the_same_in_every_accepted_form(period):
    year, following, quarter = period.year, _next_year(period), period.quarter
    months = period.label.split(" ")[0].replace("–", "-")
    for written in (
        f"{year}/{following} Q{quarter}",
        f"{year}-{following} Q{quarter}",
        f"Q{quarter} {year}/{following}",
        f"Q{quarter} {year}-{following}",
        f"{year}{following} Q{quarter}",
        f"{months} {period.calendar_year}",
        f"{months.replace('-', ' - ')} {period.calendar_year}",
        f"{months.replace('-', ' – ')} {period.calendar_year}",
    ):
        assert Period.read(written) == period, written


@given(ANY_PERIOD, st.integers(0, 91))
def test_any_day_of_a_quarter_under_a_date_heading_is_that_quarter(period, days):
    day = min(period.start + timedelta(days=days), period.end)
    for written in (f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day:%Y-%m-%d} 00:00:00", f"{day:%Y-%m-%d}T23:59"):
        assert Period.read(written, "Quarter ending") == period, written


@given(ANY_PERIOD)
def test_a_calendar_quarter_is_read_under_a_calendar_heading(period):
    written = f"{period.start.year}Q{(period.start.month + 2) // 3}"
    assert Period.read(written, "calendar_quarter") == period


@given(ANY_DAY)
def test_the_quarter_of_a_day_holds_that_day(day):
    period = Period.of(day)
    assert period.start <= day <= period.end


@given(ANY_PERIOD, st.integers(-40, 40))
def test_stepping_there_and_back_ends_where_it_began(period, steps):
    if FIRST_YEAR * 4 <= period.index + steps < (LAST_YEAR + 1) * 4:
        assert period + steps - steps == period
        assert (period + steps).index - period.index == steps


@given(ANY_PERIOD, ANY_PERIOD)
def test_periods_sort_as_their_days_do_and_as_their_text_does(one, other):
    assert (one < other) == (one.start < other.start) == (str(one) < str(other))


@given(ANY_PERIOD, ANY_PERIOD)
def test_the_quarters_of_a_range_follow_one_another_day_by_day(one, other):
    found = periods(min(one, other), max(one, other))
    assert found[0] == min(one, other) and found[-1] == max(one, other)
    assert all(later.start == earlier.end + timedelta(days=1) for earlier, later in pairwise(found))


def test_the_century_turns_inside_a_financial_year():
    assert Period.read("1999/00 Q4") == Period(1999, 4)
    assert Period.read("Jan-Mar 2000") == Period(1999, 4)
    assert str(Period(1999, 4)) == "1999/00 Q4"
    assert Period(1999, 4) + 1 == Period.read("2000/01 Q1")


def test_the_last_quarter_runs_to_the_end_of_march_2100():
    assert Period.read("2099/00 Q4").end == date(2100, 3, 31)


def test_january_belongs_to_the_year_that_began_the_april_before():
    assert Period.read("31/03/2014", "date") == Period(2013, 4)
    assert Period.read("01/04/2014", "date") == Period(2014, 1)


def test_dates_are_read_day_first():
    assert Period.read("04/01/2014", "date") == Period(2013, 4)
    assert Period.read("01/04/2014", "date") == Period(2014, 1)


def test_a_month_first_date_is_refused_not_turned_round():
    with pytest.raises(PeriodError):
        Period.read("12/31/2013", "quarter ending")


@pytest.mark.parametrize("heading", ["Date", "quarter_ending", "Quarter-Ending", "Quarter start", "Period start date"])
def test_a_date_is_read_where_the_heading_says_so(heading):
    assert Period.read("31/12/2013", heading) == CHRISTMAS_QUARTER


@pytest.mark.parametrize("heading", ["quarter", "period", "updated", "pending", "calendar quarter"])
def test_a_date_under_any_other_heading_is_refused_with_the_reason(heading):
    with pytest.raises(PeriodError, match="heading says date, ending or start"):
        Period.read("2013-12-31", heading)


@pytest.mark.parametrize("heading", ["quarter", "financial quarter", "quarter ending"])
def test_a_bare_quarter_of_a_year_is_refused_where_no_calendar_is_named(heading):
    with pytest.raises(PeriodError, match="heading says calendar"):
        Period.read("2013Q4", heading)


def test_case_and_spare_space_do_not_matter():
    assert Period.read("  q3   2013/14 ") == CHRISTMAS_QUARTER
    assert Period.read("2013/14\u00a0Q3") == CHRISTMAS_QUARTER
    assert Period.read("OCT - DEC 2013") == CHRISTMAS_QUARTER


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Q3",
        "2013",
        "2013/14",
        "2013/14 Q0",
        "2013/14 Q5",
        "2013/15 Q3",
        "2013/13 Q3",
        "2013/2014 Q3",
        "13/14 Q3",
        "2013/14Q3",
        "2013 14 Q3",
        "2013/14 Q3 (provisional)",
        "2013/14 3",
        "2013/14 H1",
        "201315 Q3",
        "20133",
        "Nov-Jan 2013",
        "Oct-Nov 2013",
        "October-December 2013",
        "Oct-Dec 13",
        "Oct-Dec",
        "Oct 2013",
        "1949/50 Q4",
        "2100/01 Q1",
        "٢٠١٣/١٤ Q3",
        "Total",
    ],
)
def test_anything_else_is_refused_with_how_to_write_it(text):
    for heading in ("quarter", "quarter ending", "calendar quarter"):
        with pytest.raises(PeriodError) as refused:
            Period.read(text, heading)
        assert str(refused.value).endswith(HOW_TO_WRITE)


@pytest.mark.parametrize(
    "text",
    [
        "30/02/2014",
        "00/01/2014",
        "1/1/14",
        "2014-3-1",
        "2013-12-31 25:00",
        "20131231",
        "41639",
        "2013-12-31T00:00+01:00",
    ],
)
def test_what_is_not_quite_a_date_is_refused(text):
    with pytest.raises(PeriodError):
        Period.read(text, "quarter ending")


@pytest.mark.parametrize("text", ["0000Q1", "1950Q1", "2100Q2", "2013 Q4", "2013Q5"])
def test_what_is_not_quite_a_calendar_quarter_is_refused(text):
    with pytest.raises(PeriodError):
        Period.read(text, "calendar quarter")


@given(st.text(max_size=20), st.sampled_from(["quarter", "date", "calendar quarter"]))
def test_any_text_is_a_period_or_refused_and_nothing_else(text, heading):
    try:
        period = Period.read(text, heading)
    except PeriodError:
        return
    assert Period.read(str(period)) == period


# Half-years

ANY_HALF = st.builds(Half, st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 2))


@given(ANY_HALF)
def test_a_half_year_reads_back_as_it_writes_itself(half):
    assert Half.read(str(half)) == half == period_of(str(half))
    assert Half.read(f"  {half} ".lower()) == half


@given(ANY_PERIOD)
def test_a_quarter_is_never_read_as_a_half_year_nor_a_half_year_as_a_quarter(period):
    assert period_of(str(period)) == period
    assert not is_half(str(period))
    with pytest.raises(PeriodError, match="like 2013/14 H1"):
        Half.read(str(period))
    with pytest.raises(PeriodError, match="like 2013/14 Q3"):
        Period.read(str(Half.of(period.end)))


@pytest.mark.parametrize(
    "text", ["", "H1", "2013/14", "2013/14 H3", "2013/15 H1", "2013-14 H1", "H1 2013/14", "Apr-Sep 2013", "1949/50 H1"]
)
def test_anything_else_is_no_half_year(text):
    with pytest.raises(PeriodError):
        Half.read(text)


@given(ANY_HALF, st.integers(-60, 60))
def test_steps_of_half_years_go_there_and_back_and_stay_in_order(half, steps):
    assume(FIRST_YEAR * 2 <= half.index + steps <= LAST_YEAR * 2 + 1)
    there = half + steps
    assert there - steps == half
    assert there.index - half.index == steps
    assert (there < half, there > half) == (steps < 0, steps > 0)
    assert (str(there) < str(half)) == (steps < 0)


@given(ANY_DAY)
def test_the_half_year_of_a_day_holds_that_day(day):
    half = Half.of(day)
    assert half.start <= day <= half.end
    assert half.start == Period.of(half.start).start
    assert half.end == half.last_quarter.end


@given(ANY_PERIOD)
def test_the_half_year_ended_by_a_quarter_is_over_and_the_next_is_not(quarter):
    assume(quarter.index > FIRST_YEAR * 4)
    ended = Half.ended_by(quarter)
    assert ended.end <= quarter.end
    assert (ended.last_quarter + 2).end > quarter.end if quarter.index < LAST_YEAR * 4 + 1 else True


def test_half_years_are_named_by_their_months():
    first, second = Half(2013, 1), Half(2013, 2)
    assert (first.label, first.words) == ("Apr–Sep 2013", "April–September 2013")
    assert (second.label, second.words) == ("Oct 2013–Mar 2014", "October 2013–March 2014")
    assert (second.start, second.end) == (date(2013, 10, 1), date(2014, 3, 31))


def test_quarters_and_half_years_are_not_equal_and_not_compared():
    assert Half(2013, 1) != Period(2013, 1)
    with pytest.raises(TypeError):
        assert Half(2013, 1) < Period(2013, 1)


def test_a_half_year_outside_what_is_read_says_so():
    with pytest.raises(PeriodError, match="Half-years run from 1950/51"):
        Half(1949, 2)
