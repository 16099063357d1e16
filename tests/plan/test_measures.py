"""The measures as they stand in data/."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from dashboard.plan.measures import read_measures

DATA = Path(__file__).parents[2] / "data"
MEASURES = {measure.code: measure for measure in read_measures(DATA, [])}

# What these items ask for is told in words: no figure could answer them.
ANSWERED_IN_WORDS = {
    "1-made", "2A-rural", "2A-community-feedback", "2B-pvp-agenda",
    "3-terrorism", "3-tier-1", "3-organised-crime", "3-public-order", "3-civil-contingencies",
}  # fmt: skip


def items() -> list[dict]:
    plan = tomllib.loads((DATA / "plan.toml").read_text(encoding="utf-8"))
    return [item for section in plan["sections"] for item in section["items"]]


def test_nothing_is_wrong_with_the_measures_of_this_plan():
    faults = []

    assert len(read_measures(DATA, faults)) > 100
    assert faults == []


def test_every_item_is_answered_by_a_measure_but_those_answered_in_words():
    answered = {item for measure in MEASURES.values() for item in measure.items}

    assert {item["id"] for item in items()} - answered == ANSWERED_IN_WORDS


def test_every_item_whose_status_is_data_is_answered_by_a_measure():
    answered = {item for measure in MEASURES.values() for item in measure.items}

    assert [item["id"] for item in items() if item["status"] == "data" and item["id"] not in answered] == []


def test_every_official_group_has_its_measure():
    official = {code for code, measure in MEASURES.items() if measure.source == "Home Office, police recorded crime"}

    assert official == {
        "all-other-theft", "bicycle-theft", "burglary", "criminal-damage-and-arson", "drug-offences", "homicide",
        "miscellaneous-crimes", "possession-of-weapons", "public-order", "robbery", "sexual-offences", "shoplifting",
        "stalking-and-harassment", "theft-from-the-person", "vehicle-offences", "violence-with-injury",
        "violence-without-injury",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("family", "categories", "endings"),
    [
        ("hiac", {"Burglary dwelling", "Personal robbery", "Business robbery"}, ("", "-resolved")),
        (
            "violent",
            {"Homicide", "Most serious violence", "Violence with injury", "Violence without injury", "Domestic abuse",
             "Serious violent assault", "Assault with lesser injury", "Assault without injury"},
            ("", "-resolved", "-night-time-economy"),
        ),
        (
            "hate",
            {"All", "Race", "Religion", "Sexual orientation", "Disability", "Transgender"},
            ("", "-resolved"),
        ),
        (
            "asb",
            {"All", "Personal", "Nuisance", "Environmental"},
            ("", "-repeat-or-vulnerable", "-satisfaction"),
        ),
        (
            "psd",
            {"Misconduct meetings", "Misconduct hearings", "Grievances", "Business interests", "Complaints recorded",
             "Recording decisions within 10 days", "Appeals received", "Appeals upheld"},
            ("",),
        ),
    ],
)  # fmt: skip
def test_every_cell_of_a_family_has_its_measure(family, categories, endings):
    prefix = "" if family == "violent" else f"{family}-"
    expected = {
        prefix + category.lower().replace(" ", "-") + ending: category for category in categories for ending in endings
    }

    found = {code: each.category for code, each in MEASURES.items() if each.family == family and not each.sum_of}

    assert found == expected


def test_all_hiac_is_the_sum_of_its_three_parts():
    parts = ("hiac-burglary-dwelling", "hiac-personal-robbery", "hiac-business-robbery")

    assert MEASURES["hiac"].sum_of == parts
    assert MEASURES["hiac-resolved"].sum_of == tuple(f"{part}-resolved" for part in parts)
    assert not MEASURES["hiac"].is_ratio
    assert MEASURES["hiac-resolved"].is_ratio


def test_neither_way_is_worse_where_a_rise_may_be_better_reporting():
    neither = {code for code, measure in MEASURES.items() if measure.worse == "neither"}

    assert {code for code in MEASURES if code.startswith("hate-") and not code.endswith("-resolved")} <= neither
    assert {
        "sexual-offences", "other-sexual-offences-rate", "rape-allegations", "domestic-abuse",
        "domestic-abuse-night-time-economy", "psd-complaints-recorded", "stop-and-search",
    } <= neither  # fmt: skip
    assert all(MEASURES[code].worse_reason for code in neither)


def test_fewer_resolved_is_worse_whatever_the_crime():
    assert {measure.worse for code, measure in MEASURES.items() if code.endswith("-resolved")} == {"lower"}


def test_a_share_is_shown_as_its_kind_says():
    assert MEASURES["violence-with-injury-rate"].per == 1000
    assert MEASURES["hate-all-resolved"].per == 100
    assert MEASURES["officer-sickness"].per == 1
    assert [MEASURES[code].is_ratio for code in ("violence-with-injury-rate", "hate-all-resolved")] == [True, True]
    assert not MEASURES["public-confidence"].is_ratio, "the survey gives the percentage alone"


def test_what_counts_as_resolved_broke_in_april_2013_and_april_2014():
    breaks = [(each.date, each.kind) for each in MEASURES["resolutions-all-crime"].breaks]

    assert breaks == [(date(2013, 4, 1), "definition"), (date(2014, 4, 1), "definition")]


def test_a_break_to_come_is_none_yet():
    measure = MEASURES["resolutions-all-crime"]

    assert [len(measure.breaks_by(date(year, 4, 1))) for year in (2012, 2013, 2014)] == [0, 1, 2]
    assert len(measure.breaks_by(date(2014, 3, 31))) == 1


def test_a_resolution_rate_without_a_break_says_it_counts_the_same_before_and_after():
    rates = [measure for code, measure in MEASURES.items() if code.endswith("-resolved")]

    assert all(not rate.breaks and "the same list before and after April 2013" in rate.definition for rate in rates)
