"""data/plan.toml against the plan as it was received: nothing lost, nothing added, nothing reworded."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.period import Period
from dashboard.plan.document import read_document

ROOT = Path(__file__).parents[2]
SOURCE = (ROOT / "tests/reference/scrutiny-plan.md").read_text(encoding="utf-8")
EVERY_MEETING = ("2013-12-23", "2014-03-13", "2014-06-12", "2014-09", "2014-12")
LABELS = {
    *("VERSION", "Our Vision is:", "Our Priorities are:", "SUPPORTED BY:", "INTRODUCTION AND CONTEXT"),
    *("OWNER:", "WHEN:", "ITEM", "Aim:", "Approach:", "1", "2", "3", "4", "A", "B", "C", ";", "---"),
    *("DATE OF SCRUTINY MEETING", "AREA IDENTIFIED FOR CONSIDERATION", "RATIONALE"),
}


def fold(text: str) -> str:
    """The words alone, without tags, bullets, headings, bold type or line ends."""
    text = re.sub(r"<[^>]*>|\*\*|•|^#+ |^- ", " ", text, flags=re.MULTILINE)
    return " ".join(text.split())


def tables() -> list[list[tuple[str, list[str], str]]]:
    """The seven tables of meetings: for each row its date, the areas identified and the rationale."""
    found = re.findall(r"^(?:<b>)?DATE OF SCRUTINY MEETING.*\n((?:.*\S.*\n?)+)", SOURCE, flags=re.MULTILINE)
    return [[row_of(line) for line in table.splitlines()] for table in found]


def row_of(line: str) -> tuple[str, list[str], str]:
    day, areas, rationale = [*line.split("\t"), "", ""][:3]
    return fold(day), [fold(each) for each in re.split(r"</li>", areas) if fold(each)], fold(rationale)


@pytest.fixture(scope="module")
def plan():
    faults = []
    document = read_document(ROOT / "data", faults)
    assert faults == []
    return document


@pytest.fixture(scope="module")
def words(plan):
    """Everything the plan is held to say word for word."""
    sections = [
        text
        for section in plan.sections
        for text in (section.title, section.how_often, section.aim, section.approach, section.lead, section.under)
    ]
    owners = [" / ".join(section.owners).upper() for section in plan.sections]
    tracks = [text for track in plan.tracks for text in (track.heading, track.how_often)]
    whole = [plan.title, plan.organisation, plan.version, plan.strategy_map_title]
    lists = plan.vision + plan.supported_by + plan.introduction + plan.authentic_performance + plan.factors
    named = [item.text for item in plan.items] + [each.text for each in plan.rationales]
    titles = [each.title for each in plan.topics + plan.priorities]
    days = [written for meeting in plan.meetings for written in meeting.written]
    return [text for text in (*sections, *owners, *tracks, *whole, *lists, *named, *titles, *days) if text]


def test_every_transcribed_word_stands_in_the_source(words):
    assert [text for text in words if text not in fold(SOURCE)] == []


def test_nothing_of_the_source_is_left_over_but_its_labels(words):
    left = fold(SOURCE)
    for text in sorted({*words, *LABELS}, key=len, reverse=True):
        left = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", "|", left)
    assert left.replace("|", "").split() == []


def test_every_bullet_of_the_source_is_an_item_or_an_area_in_one_string(plan):
    bullets = [fold(each) for each in re.findall(r"<li>(.*?)</li>", SOURCE)]
    dashes = [fold(each) for each in re.findall(r"^- (.*)", SOURCE, flags=re.MULTILINE)]
    items = [item.text for item in plan.items if item.section not in ("3", "4")]
    areas = [topic.title for topic in plan.topics if topic.track != "3"]
    assert sorted(bullets) == sorted(items + areas)
    business_areas = [item.text for item in plan.section("3").items]
    assert dashes == [*plan.authentic_performance, *plan.factors, *business_areas]


def test_the_counts_are_those_of_the_source(plan):
    assert [len(section.items) for section in plan.sections] == [11, 10, 8, 5, 5, 1]
    assert [section.id for section in plan.sections] == ["1", "2A", "2B", "2C", "3", "4"]
    assert [track.id for track in plan.tracks] == ["1", "2A", "2B-victims", "2B-pvp", "2C", "3", "4"]
    assert (len(plan.items), len(plan.meetings), len(plan.topics), len(plan.priorities)) == (40, 5, 11, 4)


@pytest.mark.parametrize("number", range(7))
def test_a_table_of_meetings_is_its_track_row_by_row(plan, number):
    track, table = plan.tracks[number], tables()[number]
    rationale = {each.id: each.text for each in plan.rationales}
    assert len(table) == len(track.meetings)
    for meeting, (written, areas, why) in zip(track.meetings, table, strict=True):
        topics = [topic for topic in plan.topics if (topic.track, topic.meeting) == (track.id, meeting)]
        assert written in plan.meeting(meeting).written
        assert [topic.title for topic in topics] == areas
        assert " ".join(dict.fromkeys(rationale[each] for topic in topics for each in topic.rationales)) == why


def test_what_is_not_in_the_source_says_that_it_is_illustrative(plan):
    ours = [each.illustrative for each in plan.raised if each.title not in fold(SOURCE)]
    assert ours and all(ours)
    assert all(action.illustrative for action in plan.actions)
    assert not any(each.illustrative for each in plan.raised if each.title in fold(SOURCE))


# The fine print.


def test_meetings_run_on_after_the_end_of_the_plans_own_title(plan):
    assert plan.title.endswith("NOVEMBER 2012 - MARCH 2014")
    assert [meeting.id for meeting in plan.meetings] == list(EVERY_MEETING)


def test_june_is_one_meeting_however_it_is_spelled(plan):
    assert plan.meeting("2014-06-12").written == ("Thursday 12 June 2014", "June 2014")
    assert plan.track("3").meetings == ("2013-12-23", "2014-06-12")


def test_the_weekdays_the_plan_writes_are_those_of_the_calendar(plan):
    dated = [meeting for meeting in plan.meetings if meeting.day]
    assert [meeting.words for meeting in dated] == [meeting.written[0] for meeting in dated]


def test_victims_and_the_policing_requirement_are_six_monthly_and_not_due_in_march(plan):
    six_monthly = [track.id for track in plan.tracks if track.every_months == 6]
    assert six_monthly == ["2B-victims", "3"]
    assert six_monthly == [track.id for track in plan.tracks if "2014-03-13" not in track.meetings]


def test_the_other_track_of_2b_keeps_its_five_rows_and_its_more_frequently(plan):
    assert plan.track("2B-pvp").meetings == EVERY_MEETING
    assert plan.track("2B-pvp").how_often.endswith("(more frequently if required)")


def test_2c_wants_two_areas_at_each_meeting_and_december_names_one(plan):
    assert [track.id for track in plan.tracks if track.areas_each_meeting] == ["2C"]
    assert plan.track("2C").areas_each_meeting == 2
    assert "two areas of activity at each meeting" in plan.track("2C").heading
    assert len([topic for topic in plan.topics if topic.track == "2C"]) == 1


def test_the_quarter_a_meeting_can_see_is_the_last_that_had_ended(plan):
    days = [meeting.day for meeting in plan.meetings if meeting.day]
    assert [str(Period.of(day) - 1) for day in days] == ["2013/14 Q2", "2013/14 Q3", "2013/14 Q4"]
    assert [(later - day).days for day, later in pairwise(days)] == [80, 91]


def test_the_made_exception_is_covered_elsewhere_with_its_reason(plan):
    (made,) = [each for each in plan.raised if each.origin == "MADE"]
    assert (made.title, made.disposition) == ("Elderly Vulnerable", "covered elsewhere")
    assert made.disposition_reason in fold(SOURCE)
    assert made.meeting == "2013-12-23"


def test_one_rationale_serves_several_areas_and_even_two_tracks(plan):
    served = {
        each.id: [topic.track for topic in plan.topics if each.id in topic.rationales] for each in plan.rationales
    }
    assert served["bmm-oct-13"] == ["1", "1"]
    assert served["october-bmm"] == ["2B-victims", "2B-pvp"]
    assert all(served.values())
    assert {each.origin for each in plan.rationales} == {"BMM meeting", "MADE", "Meeting", "HMIC", "Plan"}


def test_a_further_update_in_six_months_is_a_promise_to_return_in_june(plan):
    assert {each.id: each.follow_up for each in plan.rationales if each.follow_up} == {"further-update": "2014-06-12"}


def test_the_two_topics_on_sexual_offences_are_linked_both_ways(plan):
    overlaps = [(topic.id, *topic.overlaps) for topic in plan.topics if topic.overlaps]
    assert overlaps[0] == ("sexual-offences-victims", "other-sexual-offences")
    assert overlaps[1:] == [overlaps[0][::-1]]


def test_an_assistant_commissioner_owns_section_4_from_the_scrutinising_side(plan):
    assert [section.id for section in plan.sections if section.scrutineers] == ["4"]
    assert plan.section("4").scrutineers == ("APCC Jassi",)
    assert plan.section("4").owners == ("Directors of Resources", "APCC Jassi")


def test_three_parties_agree_the_focus_of_section_4_and_inspections_are_forthcoming(plan):
    (item,) = plan.section("4").items
    assert plan.section("4").agreed_by == ("Directors of Resources", "Chief Executive", "APCC Jassi")
    assert all(party in item.text for party in plan.section("4").agreed_by)
    assert "forthcoming HMIC (or other) inspection activity" in item.text


def test_the_three_sections_of_2_share_its_heading(plan):
    under = {section.under for section in plan.sections if section.id in ("2A", "2B", "2C")}
    assert under == {"PRIORITIES IDENTIFIED IN THE POLICE AND CRIME PLAN"}
    assert [section.id for section in plan.sections if not section.under] == ["1", "3", "4"]


def test_sections_without_an_aim_have_none_and_the_table_of_section_4_has_no_heading(plan):
    assert [section.id for section in plan.sections if not section.aim] == ["1", "2C", "3"]
    assert [track.id for track in plan.tracks if not track.heading] == ["4"]


def test_the_priority_for_victims_is_carried_by_2b_beside_its_own(plan):
    assert {section.id: section.priorities for section in plan.sections if section.priorities} == {
        "2A": ("frontline",),
        "2B": ("victims", "vulnerable"),
        "2C": ("initiatives",),
    }


def test_what_is_asked_for_conditionally_is_requested_and_what_is_told_is_qualitative(plan):
    told = {item.id for item in plan.items if item.status == "qualitative"}
    assert [item.id for item in plan.items if item.status not in ("data", "qualitative")] == ["2C-reoffending"]
    assert plan.item("2C-reoffending").status == "requested"
    assert {"1-made", "2A-rural", "2A-community-feedback", "2B-mash", "2C-families"} < told
    assert {item.id for item in plan.section("3").items} < told


def test_the_plan_is_a_draft_with_the_version_it_gives_itself(plan):
    assert plan.title.startswith("DRAFT")
    assert plan.version == "12 December 2013 / baw"


def test_six_audiences_and_those_who_attend_are_named_as_the_introduction_names_them(plan):
    assert len(plan.audiences) == 6
    assert f"({', '.join(plan.audiences)} etc)" in plan.factors[1]
    assert plan.factors[2] == "Constabulary Strategic Quarterly Performance Review meetings"
    assert all(each in plan.introduction[3] for each in plan.attendees)


def test_the_demo_stands_a_week_before_a_meeting_with_extracts_due_by_the_end_of_february(plan):
    assert (plan.meeting("2014-03-13").day - plan.as_at).days == 7
    assert Period(2013, 3).end + timedelta(days=plan.due_days) == date(2014, 2, 28)


def test_of_the_promises_one_is_overdue_one_is_to_come_and_one_is_done(plan):
    assert [(action.owner, action.due, action.done) for action in plan.actions] == [
        ("Head of HR and Payroll", date(2014, 2, 28), None),
        ("ACC Territorial Operations", date(2014, 3, 13), None),
        ("ACC Specialist Operations", date(2014, 2, 7), date(2014, 2, 4)),
    ]
    assert {action.meeting for action in plan.actions} == {"2013-12-23"}
