"""Areas compared over the latest four quarters: who is compared with whom, in which words, and when they are not."""

import re
from dataclasses import replace
from datetime import date

import pytest
from given import LATEST, a_finding, a_measure, a_percentage
from held import found_on, the_plan

from dashboard.findings import COMPARATORS, DISTRICTS, Comparison, Findings, Uncompared
from dashboard.findings import comparison_wording as words
from dashboard.findings.comparison import compare, level_of, unusual_level
from dashboard.plan import Area, Break, People, Populations

NIGHT = "2014-03-06"
PLAN = the_plan()
OTHERS = [area.name for area in PLAN.areas.comparators]
NAMES = [area.name for area in PLAN.areas.districts]


def districts(values, measure=None, of=None, plan=PLAN):
    """Districts compared, each with its own latest quarters, or the last of them for those left unsaid."""
    measure = measure or a_measure()
    found = [
        a_finding(values.get(name, values[None]), of, measure, name, basis="illustrative")
        for name in NAMES
    ]  # fmt: skip
    return compare(Findings(date(2014, 3, 6), LATEST, tuple(found)), measure, DISTRICTS, plan)


def with_equal_people(people=100_000):
    """The plan with as many people in each district."""
    return replace(PLAN, populations=Populations({(name, 2012): (people, "Somebody") for name in NAMES}))


def test_the_force_is_compared_with_every_comparator_on_official_figures_for_a_year():
    measure = PLAN.by_code["violence-without-injury"]
    found = compare(found_on(NIGHT), measure, COMPARATORS, PLAN)
    own = found.of("Lancashire")

    held = found_on(NIGHT).of(measure.code, "Lancashire").series
    assert own.events == held.value[-4:].sum()
    assert own.rate == pytest.approx(own.events / PLAN.populations.held["Lancashire", 2012][0] * 1000)
    assert (str(found.first), str(found.last), found.basis) == ("2012/13 Q4", "2013/14 Q3", "official")
    assert len(found.areas) == 26 and found.left_out == ()
    assert words.sentence(found, "Lancashire") == (
        "Lancashire: 4.6 offences per 1,000 people a year in January–December 2013; similar to the other forces: "
        "the group's rate is 4.3, and 1.8–7.8 would be expected of an area of its size."
    )


def test_areas_stand_in_alphabetical_order_whatever_their_figures():
    found = districts({None: [50] * 4, "Wyre": [900] * 4, "Blackpool": [0] * 4})

    assert [each.area for each in found.areas] == sorted(NAMES)
    assert [row[0] for row in words.rows(found)] == sorted(NAMES)


def test_an_area_outside_its_limits_is_higher_and_has_the_tag_and_others_are_similar():
    found = districts({None: [250] * 4, "Wyre": [500] * 4, "Burnley": [100] * 4}, plan=with_equal_people())

    assert {each.area: each.compared for each in found.areas if each.compared != "similar to"} == {
        "Wyre": "higher than",
        "Burnley": "lower than",
    }
    assert unusual_level(found, "Wyre") == "unusually high level"
    assert unusual_level(found, "Burnley") == "unusually low level"
    assert unusual_level(found, "Fylde") is None
    assert "higher than the other districts: the group's rate is" in words.sentence(found, "Wyre")
    assert "Wyre is higher than and Burnley is lower than would be expected" in words.sentence(found, "Lancashire")


def test_the_level_of_a_finding_is_that_of_its_own_comparison():
    findings = found_on(NIGHT)

    assert level_of(findings, findings.of("public-order", "Blackpool"), PLAN) == "unusually high level"
    assert level_of(findings, findings.of("violence-without-injury", "Lancashire"), PLAN) is None
    assert level_of(findings, findings.of("public-order", "City of London"), PLAN) is None
    assert level_of(findings, findings.of("officer-sickness", "Lancashire"), PLAN) is None


def test_counts_are_not_compared_without_populations():
    found = districts({None: [50] * 4}, plan=replace(PLAN, populations=Populations()))

    assert found == Uncompared("No populations are held for these areas, and counts cannot be compared without them.")


def test_an_area_without_a_population_is_left_out_and_named():
    plan = with_equal_people()
    held = {key: value for key, value in plan.populations.held.items() if key[0] != "Fylde"}
    found = districts({None: [50] * 4}, plan=replace(plan, populations=Populations(held)))

    assert found.left_out == (("Fylde", "no population held"),)
    assert "Left out, no population held: Fylde." in words.notes(found)


def test_an_area_with_two_of_the_four_quarters_is_left_out_and_three_are_made_up_to_a_year():
    found = districts({None: [50] * 4, "Wyre": [50, None, 50, None], "Fylde": [50, None, 50, 50]})

    assert found.left_out == (("Wyre", "fewer than three of the latest four quarters"),)
    people = PLAN.populations.held["Fylde", 2020][0]
    assert found.of("Fylde").rate == pytest.approx(150 / (people * 3 / 4) * found.per)


def test_quarters_before_a_definition_break_are_not_compared():
    new = Break(date(2013, 4, 1), "definition", "A new rule.")
    found = districts({None: [9000, 50, 50, 50]}, a_measure(breaks=(new,)))

    assert str(found.first) == "2013/14 Q1"
    assert found.of("Fylde").events == 150


def test_two_quarters_after_a_definition_break_are_too_few():
    new = Break(date(2013, 7, 1), "definition", "A new rule.")
    found = districts({None: [50] * 4}, a_measure(breaks=(new,)))

    assert found == Uncompared("Counted differently from 1\N{NO-BREAK SPACE}July 2013: fewer than three quarters to compare since.")  # noqa: E501  # fmt: skip


def test_percentages_are_compared_on_their_own_denominators_and_small_ones_left_out():
    found = districts({None: [3] * 4}, a_percentage(), [4] * 4)
    assert found == Uncompared("Fewer than 5 areas have figures to compare.")

    found = districts({None: [30] * 4, "Wyre": [60] * 4}, a_percentage(), [100] * 4)
    assert found.of("Wyre").compared == "higher than"
    assert found.people is None
    opening = "Wyre: 60% of offences (240 of 400) in January–December 2013; higher than the other districts"
    assert words.sentence(found, "Wyre").startswith(opening)


def test_means_are_not_compared():
    found = districts({None: [2.5] * 4}, a_measure(kind="mean", unit="days"))

    assert found.why.startswith("Averages, and shares without what they are counted from")


def test_the_force_is_not_compared_by_figures_that_are_not_official():
    measure = a_measure()
    plan = with_equal_people()
    found = tuple(
        replace(a_finding([50] * 4, measure=measure, area=name, basis=basis), area=plan.areas.find(name))
        for name, basis in [("Lancashire", "supplied"), *((name, "official") for name in OTHERS)]
    )

    answer = compare(Findings(date(2014, 3, 6), LATEST, found), measure, COMPARATORS, plan)
    assert answer == Uncompared("Forces are compared by official figures alone, and these are not.")


def test_districts_of_another_basis_than_most_are_left_out_and_named():
    measure = a_measure()
    found = tuple(
        a_finding([50] * 4, measure=measure, area=name, basis="supplied" if name == "Blackpool" else "illustrative")
        for name in NAMES
    )

    answer = compare(Findings(date(2014, 3, 6), LATEST, found), measure, DISTRICTS, PLAN)
    assert answer.left_out == (("Blackpool", "figures that are not illustrative"),)
    assert answer.basis == "illustrative"


def test_no_words_rank_an_area():
    ranks = re.compile(r"\b(\d+(st|nd|rd|th)|rank|highest|lowest|worst|best|top|bottom|most of all)\b", re.IGNORECASE)
    for measure in PLAN.measures:
        for kind in (COMPARATORS, DISTRICTS):
            found = compare(found_on(NIGHT), measure, kind, PLAN)
            if isinstance(found, Comparison):
                said = [words.sentence(found, each.area) for each in found.areas] + words.notes(found)
                said += [words.title(found, each) for each in found.areas] + [words.sentence(found, "")]
                said += [cell for row in words.rows(found) for cell in row]
                assert [each for each in said if ranks.search(each)] == []


def test_a_figure_outside_its_limits_is_not_written_as_on_their_edge():
    for measure in PLAN.measures:
        found = compare(found_on(NIGHT), measure, DISTRICTS, PLAN)
        for each in found.areas if isinstance(found, Comparison) else ():
            shown = float(words.figure_of(found, each).rstrip("%").replace(",", ""))
            ends = words.rows(found)[found.areas.index(each)][2].rstrip("%").replace(",", "").split("–")
            outside = not float(ends[0]) <= shown <= float(ends[1])
            assert outside == (each.compared in ("higher than", "lower than")) or each.compared == "too few to tell"


def test_the_file_holds_every_area_with_what_it_is_counted_from():
    found = districts({None: [50] * 4})
    lines = words.csv_rows(found)

    assert len(lines) == 14 and {len(line) for line in lines} == {len(words.CSV_HEADINGS)}
    assert lines[0][:6] == ("Blackburn with Darwen", "2012/13 Q4", "2013/14 Q3", "Theft", 200.0, 150030.0)


def test_whose_populations_they_are_stands_at_the_foot():
    found = districts({None: [50] * 4})

    assert isinstance(found.people, People)
    assert any(note.startswith("People: mid-2020. Office for National Statistics") for note in words.notes(found))


def test_areas_of_nobodys_kind_have_no_level():
    finding = replace(a_finding([50] * 4), area=Area("North", "division"))

    assert level_of(Findings(date(2014, 3, 6), LATEST, (finding,)), finding, PLAN) is None
