"""The committed extracts, held to what data/SOURCES.md says of them: the files, and the official figures."""

import csv
from datetime import date, timedelta
from functools import cache

import pytest
from bundled import EXTRACTS, FORCE, HISTORY, LATEST_MADE_UP, MADE_UP_QUARTERS, groups, official, read, received, rows

from dashboard.period import Period, period_of, periods
from dashboard.plan.measures import read_measures


@cache
def cohorts():
    """The measures whose figures grow, by code, with the quarters they take to mature."""
    return {each.code: each.matures_after for each in read_measures(EXTRACTS.parent, []) if each.matures_after}


# What is there


def test_every_file_is_listed_once_and_every_listed_file_is_there():
    listed = [entry["file"] for entry in received()]
    assert sorted(listed) == sorted(path.name for path in EXTRACTS.glob("*.csv") if path.name != "received.csv")
    assert len(set(listed)) == len(listed)


def test_every_file_is_received_28_days_after_its_last_quarter_ended():
    for entry in received():
        last = max(period_of(row["quarter"]).end for row in read(entry["file"]))
        assert date.fromisoformat(entry["received"]) == last + timedelta(days=28), entry["file"]


def test_history_to_2012_13_q4_comes_in_one_file_and_then_each_quarter_in_its_own():
    for entry in received():
        rows = [row for row in read(entry["file"]) if row.get("measure") not in cohorts()]
        quarters = {period_of(row["quarter"]).last_quarter for row in rows}
        if entry["received"] == "2013-04-28":
            assert max(quarters) == HISTORY
        else:
            assert len(quarters) == 1 and min(quarters) > HISTORY, entry["file"]


def test_official_files_name_their_publisher_and_illustrative_ones_have_none():
    for entry in received():
        assert entry["basis"] in ("official", "illustrative")
        assert ("Home Office" in entry["publisher"]) == (entry["basis"] == "official"), entry["file"]


def test_official_counts_run_from_2006_07_q1_to_2018_19_q3_for_26_forces_and_17_groups_without_a_gap():
    quarters = {str(quarter) for quarter in periods(Period(2006, 1), Period(2018, 3))}
    assert {quarter for _, _, quarter in official()} == quarters
    assert len({area for _, area, _ in official()}) == 26
    assert len(groups()) == 17
    assert len(official()) == 26 * 17 * len(quarters)


@pytest.mark.parametrize("family", ["hiac", "violent", "hate", "asb"])
def test_illustrative_figures_run_from_2009_10_q1_to_2013_14_q3(family):
    quarters = {row["quarter"] for row in rows(family, "illustrative")}
    assert sorted(quarters) == MADE_UP_QUARTERS


def test_professional_standards_for_2013_14_q3_are_not_received():
    assert max(row["quarter"] for row in rows("psd", "illustrative")) == "2013/14 Q2"


def test_a_cohort_is_given_again_each_quarter_and_grows_until_it_matures():
    for code, after in cohorts().items():
        given = {}
        for row in rows("measures", "illustrative"):
            if row["measure"] == code:
                given.setdefault(row["quarter"], []).append((int(row["numerator"]), int(row["denominator"])))
        assert sorted(given) == MADE_UP_QUARTERS
        for quarter, figures in given.items():
            files = LATEST_MADE_UP.index - max(Period.read(quarter), HISTORY).index + 1
            assert 1 <= len(figures) <= min(after + 1, files)
            assert figures == sorted(figures) and len({of for _, of in figures}) == 1


def test_no_figure_but_a_cohorts_is_given_twice():
    for basis, family in {(entry["basis"], entry["family"]) for entry in received()}:
        keys = [tuple(list(row.values())[:3]) for row in rows(family, basis) if row.get("measure") not in cohorts()]
        assert len(set(keys)) == len(keys), (basis, family)


def test_the_files_are_small_and_end_their_lines_with_lf():
    contents = [path.read_bytes() for path in EXTRACTS.glob("*.csv")]
    assert sum(map(len, contents)) < 4_000_000
    assert not any(b"\r" in content for content in contents)


# Figures as the publishers' totals give them, to be read against the tables


@pytest.mark.parametrize(
    ("measure", "quarter", "offences"),
    [
        ("violence-without-injury", "2013/14 Q3", 1837),
        ("violence-without-injury", "2013/14 Q2", 1855),
        ("violence-with-injury", "2013/14 Q3", 2792),
        ("burglary", "2013/14 Q3", 3066),
        ("robbery", "2013/14 Q3", 206),
        ("homicide", "2013/14 Q3", 1),
        ("criminal-damage-and-arson", "2006/07 Q1", 10390),
        ("stalking-and-harassment", "2018/19 Q3", 5522),
        # These stand in the Home Office's open data table by offence code too, not worked out from years.
        ("violence-without-injury", "2017/18 Q4", 4765),
        ("criminal-damage-and-arson", "2017/18 Q3", 4810),
        ("sexual-offences", "2017/18 Q4", 1130),
        ("robbery", "2017/18 Q1", 234),
    ],
)
def test_the_force_has_the_published_count(measure, quarter, offences):
    assert official()[measure, FORCE, quarter] == offences


@pytest.mark.parametrize(
    ("measure", "quarter", "offences", "people"),
    [
        ("violence-with-injury-rate", "2013/14 Q3", "2792", "1465300"),
        ("violence-with-injury-rate", "2014/15 Q1", "2732", "1468000"),
        ("criminal-damage-and-arson-rate", "2006/07 Q1", "10390", "1440100"),
    ],
)
def test_a_rate_is_over_the_people_of_the_middle_of_the_year_before(measure, quarter, offences, people):
    found = [row for row in rows("measures", "official") if (row["measure"], row["quarter"]) == (measure, quarter)]
    force = next(row for row in found if row["area"] == FORCE)
    assert (force["numerator"], force["denominator"]) == (offences, people)


def test_there_is_no_rate_for_2018_19_because_no_estimate_of_people_is_held():
    rated = {row["quarter"] for row in rows("measures", "official") if row["denominator"]}
    assert max(rated) == "2017/18 Q4"


# What is given can be read


def test_every_measure_and_area_is_one_the_plan_knows():
    given = rows("measures", "official") + rows("measures", "illustrative")
    known = {path.stem for path in (EXTRACTS.parent / "measures").glob("*.toml")}
    assert {row["measure"] for row in given} <= known
    with (EXTRACTS.parent / "areas.csv").open(encoding="utf-8", newline="") as file:
        kinds = {row["name"]: row["kind"] for row in csv.DictReader(file)}
    assert {row["area"] for row in rows("measures", "official")} == {
        name for name, kind in kinds.items() if kind in ("force", "comparator")
    }
    assert {row["area"] for row in rows("hate", "illustrative")} == {
        name for name, kind in kinds.items() if kind in ("force", "district")
    }
