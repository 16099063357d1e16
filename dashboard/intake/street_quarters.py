"""The quarters that the months of a street file make, beside the months held on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from dashboard.intake.extract import Extract, Problem
from dashboard.intake.extract.families import PERIOD
from dashboard.intake.extract.row_reader import NAN, frame
from dashboard.intake.extract.street import DISTRICT, KEY, MONTHS_OF_A_QUARTER
from dashboard.store import Store
from dashboard.text import count_words, day

MONTH = ["force", "month"]
QUARTER = ["force", "period"]


def figures_made(extract: Extract, store: Store, today: date) -> pd.DataFrame:
    """The figures an extract brings: its own; of a street file those of the quarters it makes whole, or changes.

    Columns as Extract.figures has them. A figure of months stands in the first row that it counts.
    """
    if extract.months.empty:
        return extract.figures
    held = store.held_months(extract.months[QUARTER].drop_duplicates(), today)
    held = _without(held, extract.months, MONTH).assign(row=0)
    months = pd.concat([extract.months, held], ignore_index=True)
    months = months[months.measure != ""]
    made = pd.concat([
        _quarters(months, "force"), _quarters(months[months.place_is == DISTRICT], "place"),
    ])  # fmt: skip
    rows = zip(made.row, made.measure, made.area, made.period, made.records)
    return frame([(row, measure, area, period, count, NAN, "", "") for row, measure, area, period, count in rows])


def month_rows(extract: Extract, store: Store, today: date) -> pd.DataFrame:
    """Of each month, place and crime type that a street file has records of: is its month new, is its count revised?

    Columns is_new, is_revised and rows, how many rows of the file those are.
    """
    held = store.held_months(extract.months[QUARTER].drop_duplicates(), today)
    both = extract.months.merge(held[[*KEY, "records"]], on=KEY, how="left", suffixes=("", "_was"))
    both["is_new"] = ~pd.MultiIndex.from_frame(both[MONTH]).isin(pd.MultiIndex.from_frame(held[MONTH]))
    both["is_revised"] = ~both.is_new & (both.records != both.records_was.fillna(0))
    return both.rename(columns={"row": "first", "records": "rows"})[["is_new", "is_revised", "rows"]]


def months_not_ended(extract: Extract, today: date) -> Iterable[Problem]:
    """One question for each month of a street file that has not ended: at its first row."""
    given = extract.months[extract.months.records > 0].groupby("month")
    for month, first, rows in zip(given.groups, given.row.min(), given.records.sum()):
        end = pd.Period(month).end_time.date()
        if end >= today:
            more = f" It has {count_words(int(rows), 'row')}."
            found = f"{month} ends on {day(end)}: is that right?"
            yield Problem(int(first), extract.heading(PERIOD), month, f"{found}{more}")


def _quarters(months: pd.DataFrame, area: str) -> pd.DataFrame:
    """Each measure of each area in the quarters of which three months are there: row, records."""
    first = months.row.where(months.row > 0)
    of_period = first.groupby([months.force, months.period]).transform("min")
    months = months.assign(area=months[area], first=first, of_period=of_period)
    groups = months.groupby(["measure", "area", "period"], as_index=False)
    made = groups.agg(
        months=("month", "nunique"), records=("records", "sum"), first=("first", "min"), of_period=("of_period", "min")
    )
    made = made[made.months == MONTHS_OF_A_QUARTER]
    return made.assign(row=made["first"].fillna(made.of_period).astype(int))


def _without(rows: pd.DataFrame, others: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """The rows whose key no row of the others has."""
    theirs = pd.MultiIndex.from_frame(others[key])
    return rows[~pd.MultiIndex.from_frame(rows[key]).isin(theirs)]
