"""The committed illustrative figures: they keep to the official ones, to each other, and to data/SOURCES.md."""

from collections import defaultdict

import pytest
from bundled import (
    CATEGORY,
    COUNT_COLUMN,
    DISTRICTS,
    FORCE,
    MADE_UP_QUARTERS,
    VIOLENT_GROUPS,
    district_sums,
    groups,
    official,
    rows,
)  # fmt: skip

# Illustrative figures keep to the official ones


def test_districts_sum_to_the_official_count_of_the_force_for_each_group_and_quarter():
    for code in groups():
        for quarter in MADE_UP_QUARTERS:
            assert district_sums()[code, quarter] == official()[code, FORCE, quarter], (code, quarter)


def test_personal_and_business_robbery_sum_to_the_official_robbery():
    sums = defaultdict(int)
    for row in rows("hiac", "illustrative"):
        if row["area"] == FORCE and "robbery" in row["crime_type"]:
            sums[row["quarter"]] += int(row["offences"])
    assert sums == {quarter: official()["robbery", FORCE, quarter] for quarter in MADE_UP_QUARTERS}


def test_burglary_dwelling_is_a_part_of_burglary():
    for row in rows("hiac", "illustrative"):
        if row["area"] == FORCE and row["crime_type"] == "Burglary dwelling":
            assert 0.2 < int(row["offences"]) / official()["burglary", FORCE, row["quarter"]] < 0.6


def test_nothing_is_made_up_where_there_is_an_official_figure():
    made_up = {
        (row["measure"], row["area"], row["quarter"])
        for row in rows("measures", "illustrative")
        if row["value"] or row["denominator"]
    }
    for code, kind in VIOLENT_GROUPS.items():
        for row in rows("violent", "illustrative"):
            if row["crime_type"] == kind and (row["offences"] or row["resolved"]):
                made_up.add((code, row["area"], row["quarter"]))
    published = {(row["measure"], row["area"], row["quarter"]) for row in rows("measures", "official")}
    assert not made_up & published


def test_resolutions_of_officially_counted_violence_are_over_the_official_count():
    for code in VIOLENT_GROUPS:
        found = [row for row in rows("measures", "illustrative") if row["measure"] == f"{code}-resolved"]
        assert [row["quarter"] for row in found] == MADE_UP_QUARTERS
        for row in found:
            assert int(row["denominator"]) == official()[code, FORCE, row["quarter"]]


# Illustrative figures keep to each other


@pytest.mark.parametrize("family", ["hiac", "hate", "asb", "violent"])
def test_districts_sum_to_the_force_in_every_column(family):
    columns = set(rows(family, "illustrative")[0]) - {"quarter", "area", CATEGORY[family]}
    sums, force = defaultdict(int), {}
    for row in rows(family, "illustrative"):
        for column in columns:
            key = (row["quarter"], row[CATEGORY[family]], column)
            if row["area"] in DISTRICTS:
                sums[key] += int(row[column])
            elif row[column]:
                force[key] = int(row[column])
    assert force
    assert force == {key: sums[key] for key in force}


def test_no_part_is_more_than_its_whole():
    for family, count in COUNT_COLUMN.items():
        for row in rows(family, "illustrative"):
            for part in ("resolved", "night_time_economy", "repeat_or_vulnerable", "surveyed"):
                if row.get(part) and row[count]:
                    assert 0 <= int(row[part]) <= int(row[count]), (family, row)
    for row in rows("asb", "illustrative"):
        assert int(row["satisfied"]) <= int(row["surveyed"])
    for row in rows("psd", "illustrative"):
        assert not row["of"] or int(row["count"]) <= int(row["of"])
    for row in rows("measures", "illustrative"):
        assert not row["denominator"] or int(row["numerator"]) <= int(row["denominator"])


def by_category(family, column):
    found = defaultdict(dict)
    for row in rows(family, "illustrative"):
        found[row["quarter"], row["area"]][row[CATEGORY[family]]] = int(row[column])
    return found.values()


def test_each_incident_of_anti_social_behaviour_has_one_category():
    for cells in by_category("asb", "incidents"):
        assert cells["All"] == cells["Personal"] + cells["Nuisance"] + cells["Environmental"]


def test_a_hate_crime_of_two_strands_is_counted_once_in_all():
    overlaps = []
    for cells in by_category("hate", "offences"):
        strands = [count for strand, count in cells.items() if strand != "All"]
        assert max(strands) <= cells["All"] <= sum(strands)
        overlaps.append(sum(strands) - cells["All"])
    assert any(overlaps)


def test_anti_social_behaviour_is_higher_in_summer_than_in_winter():
    force = {row["quarter"]: int(row["incidents"]) for row in rows("asb", "illustrative")
             if (row["area"], row["category"]) == (FORCE, "All")}  # fmt: skip
    for year in ("2009/10", "2010/11", "2011/12", "2012/13"):
        assert force[f"{year} Q2"] > force[f"{year} Q4"] * 1.2


@pytest.mark.parametrize(
    ("year", "incidents"), [("2009/10", 140484), ("2010/11", 126397), ("2011/12", 99217), ("2012/13", 89726)]
)
def test_quarters_of_anti_social_behaviour_sum_to_the_published_year(year, incidents):
    force = [row for row in rows("asb", "illustrative") if (row["area"], row["category"]) == (FORCE, "All")]
    assert sum(int(row["incidents"]) for row in force if row["quarter"].startswith(year)) == incidents


@pytest.mark.parametrize(
    ("family", "category", "area"),
    [
        ("hate", "Race", "Preston"),
        ("violent", "Violence without injury", "Burnley"),
        ("asb", "All", "Rossendale"),
        ("hiac", "Burglary dwelling", "Hyndburn"),
    ],
)
def test_a_planted_rise_gives_the_district_its_greatest_share_of_the_force(family, category, area):
    counts = defaultdict(dict)
    for row in rows(family, "illustrative"):
        if row["area"] in DISTRICTS and row[CATEGORY[family]] == category:
            counts[row["quarter"]][row["area"]] = int(row[COUNT_COLUMN[family]])
    share = {quarter: districts[area] / sum(districts.values()) for quarter, districts in counts.items()}
    before = [value for quarter, value in share.items() if quarter < "2013/14"]
    assert share["2013/14 Q3"] > max(before)
    assert share["2013/14 Q3"] > 1.3 * sum(before) / len(before)


def test_what_the_exchange_raised_is_about_themes_in_the_last_two_quarters():
    raised = rows("made", "illustrative")
    assert {row["quarter"] for row in raised} == {"2013/14 Q2", "2013/14 Q3"}
    assert all(row["theme"] and row["summary"] and row["raised_by"] for row in raised)
    assert all(row["sensitivity_reason"] for row in raised if row["sensitive"] == "yes")


@pytest.mark.parametrize(
    ("measure", "quarters"), [("early-action-referrals", 10), ("first-time-entrants", 5), ("mash-referrals", 3)]
)
def test_some_measures_begin_late(measure, quarters):
    given = [row["quarter"] for row in rows("measures", "illustrative") if row["measure"] == measure]
    assert given == MADE_UP_QUARTERS[-quarters:]


def test_sexual_crime_divides_between_adults_and_children():
    parts = defaultdict(list)
    for row in rows("measures", "illustrative"):
        if row["measure"].startswith("sexual-crime-against-"):
            parts[row["quarter"]].append((int(row["numerator"]), int(row["denominator"])))
    assert sorted(parts) == MADE_UP_QUARTERS
    for quarter, ((first, whole), (second, same)) in parts.items():
        assert first + second == whole == same <= official()["sexual-offences", FORCE, quarter]
