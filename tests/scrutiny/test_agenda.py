"""Meetings and agendas by the plan alone: what is due, what is lacking, which day a meeting sees."""

from datetime import date

import matters
import pytest
from held import the_plan

from dashboard import scrutiny
from dashboard.plan import words

ALL = {"1", "2A", "2B-victims", "2B-pvp", "2C", "3", "4"}
DUE = {
    "2013-12-23": ALL,
    "2014-03-13": ALL - {"2B-victims", "3"},
    "2014-06-12": ALL,
    "2014-09": ALL - {"2B-victims", "3"},
    "2014-12": ALL - {"3"},
}
PLAN = the_plan()


def agenda(meeting, topics=(), as_at="2014-03-06"):
    return scrutiny.agenda_of(PLAN, PLAN.document.meeting(meeting), topics, date.fromisoformat(as_at))


def a_topic(track, title="Rural theft", disposition="taken", meeting="2014-03-13"):
    return matters.a_topic(meeting=meeting, track=track, title=title, disposition=disposition)


def test_the_plan_has_five_meetings():
    assert [meeting.id for meeting in PLAN.document.meetings] == list(DUE)


@pytest.mark.parametrize("meeting", DUE)
def test_each_meeting_has_its_own_tracks_due(meeting):
    assert {each.track.id for each in agenda(meeting).tracks if each.due} == DUE[meeting]


@pytest.mark.parametrize("meeting", DUE)
def test_every_track_stands_on_every_agenda_in_the_plans_order(meeting):
    assert [each.track.id for each in agenda(meeting).tracks] == ["1", "2A", "2B-victims", "2B-pvp", "2C", "3", "4"]


@pytest.mark.parametrize(
    ("meeting", "track", "following"),
    [("2014-03-13", "2B-victims", "2014-06-12"), ("2014-03-13", "3", "2014-06-12"), ("2014-06-12", "3", None),
     ("2014-09", "2B-victims", "2014-12"), ("2014-12", "1", None)],
)  # fmt: skip
def test_a_track_says_when_it_is_due_next(meeting, track, following):
    found = agenda(meeting).track(track).next_due

    assert (found and found.id) == following


def test_an_agenda_has_no_track_of_another_name():
    with pytest.raises(KeyError):
        agenda("2014-09").track("5")


# What is lacking


@pytest.mark.parametrize(
    ("track", "topics", "gaps", "chosen"),
    [
        ("1", 0, ("nothing identified",), "Nothing identified"),
        ("1", 1, (), "1 chosen"),
        ("1", 3, (), "3 chosen"),
        ("2C", 0, ("nothing identified", "0 of 2 chosen"), "0 of 2 chosen"),
        ("2C", 1, ("1 of 2 chosen",), "1 of 2 chosen"),
        ("2C", 2, (), "2 chosen"),
        ("2C", 3, (), "3 chosen"),
    ],
)
def test_a_track_that_is_due_says_what_it_lacks(track, topics, gaps, chosen):
    found = agenda("2014-03-13", [a_topic(track)] * topics).track(track)

    assert (found.gaps, found.chosen, len(found.topics)) == (gaps, chosen, topics)


@pytest.mark.parametrize("track", ["2B-victims", "3"])
def test_a_track_that_is_not_due_lacks_nothing_and_may_still_have_a_topic(track):
    assert agenda("2014-03-13").track(track).gaps == ()

    found = agenda("2014-03-13", [a_topic(track)]).track(track)

    assert (found.due, found.gaps, found.chosen) == (False, (), "1 chosen")


def test_a_topic_covered_elsewhere_is_listed_and_does_not_count():
    found = agenda("2014-03-13", [a_topic("2C"), a_topic("2C", disposition="covered elsewhere")]).track("2C")

    assert (len(found.topics), found.chosen) == (2, "1 of 2 chosen")


def test_a_topic_stands_at_its_own_meeting_alone():
    topic = a_topic("1", meeting="2014-06-12")

    assert agenda("2014-03-13", [topic]).track("1").topics == ()
    assert agenda("2014-06-12", [topic]).track("1").topics == (topic,)


# What the plan has chosen


def test_the_eleven_areas_of_december_2013_stand_on_their_tracks():
    topics = scrutiny.planned_topics(PLAN)
    found = {each.track.id: [topic.title for topic in each.topics] for each in agenda("2013-12-23", topics).tracks}

    assert sum(map(len, found.values())) == len(topics) == 11
    assert {track: len(titles) for track, titles in found.items()} == {
        "1": 3, "2A": 2, "2B-victims": 1, "2B-pvp": 1, "2C": 1, "3": 1, "4": 2,
    }  # fmt: skip
    assert found["1"][0] == "Most Serious violence (including Vanquish)"
    assert found["4"] == ["Overview", "Investing to save – Leyland Mobile Office"]


def test_every_area_of_the_plan_has_a_rationale_an_origin_and_the_owner_of_its_section():
    topics = scrutiny.planned_topics(PLAN)

    assert all(each.rationale and each.origin and each.number is None for each in topics)
    assert {each.track: each.owner for each in topics}["4"] == "Directors of Resources / APCC Jassi"
    assert next(each for each in topics if each.track == "2A").owner == "Chief Constable / Head of HR and Payroll"


@pytest.mark.parametrize("meeting", [meeting for meeting in DUE if meeting != "2013-12-23"])
def test_the_plan_has_identified_nothing_for_later_meetings(meeting):
    found = agenda(meeting, scrutiny.planned_topics(PLAN))

    assert {each.track.id for each in found.tracks if "nothing identified" in each.gaps} == DUE[meeting]


# Which meeting, and which day it sees


@pytest.mark.parametrize(
    ("day", "following"),
    [("2013-01-01", "2013-12-23"), ("2013-12-23", "2013-12-23"), ("2013-12-24", "2014-03-13"),
     ("2014-03-06", "2014-03-13"), ("2014-06-13", "2014-09"), ("2014-09-30", "2014-09"), ("2014-10-01", "2014-12"),
     ("2014-12-31", "2014-12"), ("2015-01-01", None)],
)  # fmt: skip
def test_the_next_meeting_is_the_first_that_has_not_passed(day, following):
    found = scrutiny.next_meeting(PLAN, date.fromisoformat(day))

    assert (found and found.id) == following


@pytest.mark.parametrize(
    ("meeting", "today", "known"),
    [("2013-12-23", "2014-03-06", "2013-12-23"), ("2014-03-13", "2014-03-06", "2014-03-06"),
     ("2014-03-13", "2014-03-13", "2014-03-13"), ("2014-09", "2014-03-06", "2014-03-06"),
     ("2014-09", "2014-09-15", "2014-09-15"), ("2014-09", "2014-11-01", "2014-09-30")],
)  # fmt: skip
def test_a_meeting_sees_what_was_known_on_its_day_and_nothing_later_than_today(meeting, today, known):
    found = scrutiny.known_at(PLAN.document.meeting(meeting), date.fromisoformat(today))

    assert found == date.fromisoformat(known)


@pytest.mark.parametrize(
    ("meeting", "day", "state"),
    [
        ("2014-03-13", "2014-03-13", "planned"),
        ("2014-03-13", "2014-03-14", "held"),
        ("2014-09", "2014-09-30", "planned"),
        ("2014-09", "2014-10-01", "held"),
    ],
)
def test_a_meeting_is_held_from_the_day_after_it(meeting, day, state):
    assert agenda(meeting, as_at=day).state == state


@pytest.mark.parametrize(("meeting", "days"), [("2014-03-13", 7), ("2013-12-23", -73), ("2014-09", None)])
def test_days_are_counted_to_a_meeting_that_has_a_day(meeting, days):
    assert scrutiny.days_to(PLAN.document.meeting(meeting), date(2014, 3, 6)) == days


# Where an exception goes


@pytest.mark.parametrize(
    ("meeting", "items", "track"),
    [
        ("2014-03-13", ["2B-hate"], "2B-pvp"),
        ("2014-06-12", ["2B-hate"], "2B-pvp"),
        ("2014-03-13", ["1-hate", "2B-hate"], "1"),
        ("2014-03-13", ["3-terrorism", "2A-asb"], "2A"),
        ("2014-03-13", ["3-terrorism"], "3"),
        ("2014-03-13", [], "1"),
    ],
)
def test_an_exception_belongs_on_a_track_of_its_items_that_is_due(meeting, items, track):
    assert scrutiny.track_for(PLAN, PLAN.document.meeting(meeting), items).id == track


def test_an_extract_is_due_so_many_days_after_its_quarter():
    assert words.due_on(date(2013, 12, 31), PLAN.document.due_days) == date(2014, 2, 28)


@pytest.mark.parametrize("item", PLAN.document.items, ids=lambda item: item.id)
def test_the_first_words_of_an_item_name_its_section_and_are_whole(item):
    named = words.item_words(item, 40)

    assert named.startswith(f"{item.section}: ") and len(named) <= 40 + len(f"{item.section}:  …")
    assert item.text.startswith(named.split(": ", 1)[1].removesuffix(" …"))
