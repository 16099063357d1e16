"""When each track and item was last looked at: at a meeting that was held, by a topic that was taken."""

from datetime import date

import matters
import pytest
from held import the_plan

from dashboard import scrutiny
from dashboard.scrutiny import Evidence, looked_at_words

PLAN = the_plan()
DECEMBER, MARCH = (PLAN.document.meeting(each) for each in ("2013-12-23", "2014-03-13"))
EARLY, LATE = date(2014, 3, 6), date(2014, 3, 14)
PLANNED = scrutiny.planned_topics(PLAN)


def a_topic(track, measure=None, **said):
    evidence = () if measure is None else (Evidence(measure, "Lancashire", "2013/14 Q3", "It rose.", EARLY),)
    return matters.a_topic(track=track, evidence=evidence, **said)


def items(*topics, as_at=LATE):
    return scrutiny.last_looked_at(PLAN, topics, as_at).items


def test_every_track_was_looked_at_in_december_2013():
    looked = scrutiny.last_looked_at(PLAN, PLANNED, EARLY)

    assert looked.tracks == {track.id: DECEMBER for track in PLAN.document.tracks}


@pytest.mark.parametrize(
    ("item", "words"),
    [("2A-recruitment", "Not looked at since 23 December 2013"), ("2A-sickness", "Never looked at"),
     ("3-terrorism", "Not looked at since 23 December 2013"), ("1-hiac", "Never looked at")],
)  # fmt: skip
def test_an_item_was_looked_at_by_a_topic_about_it_or_by_a_free_one_of_its_section(item, words):
    assert looked_at_words(scrutiny.last_looked_at(PLAN, PLANNED, EARLY).items.get(item)) == words


def test_before_the_meeting_is_over_nothing_was_looked_at():
    assert items(a_topic("1"), as_at=date(2014, 3, 13)) == {}
    assert set(items(a_topic("1"))) == {item.id for item in PLAN.document.section("1").items}


def test_a_topic_that_rests_on_figures_looks_at_the_items_of_its_measure_alone():
    assert items(a_topic("1", "hate-all")) == {each: MARCH for each in PLAN.by_code["hate-all"].items}


def test_a_topic_covered_elsewhere_is_not_looked_at():
    assert items(a_topic("1", disposition="covered elsewhere")) == {}


def test_the_later_meeting_counts():
    looked = scrutiny.last_looked_at(PLAN, [a_topic("2A"), *PLANNED], LATE)

    assert (looked.tracks["2A"], looked.tracks["1"]) == (MARCH, DECEMBER)
    assert (looked.items["2A-recruitment"], looked.items["2A-sickness"]) == (MARCH, MARCH)


def test_an_agenda_tells_what_was_looked_at_before_it():
    topics = [a_topic("2A"), *PLANNED]

    march, december = (scrutiny.agenda_of(PLAN, each, topics, LATE) for each in (MARCH, DECEMBER))

    assert march.track("2A").looked_at == DECEMBER and december.track("2A").looked_at is None
    assert march.items["2A-recruitment"] == DECEMBER and december.items == {}


# The rules of the plan, in words


@pytest.mark.parametrize(
    ("track", "topics", "told"),
    [
        ("2A", 0, "Nothing identified for 13 March 2014 in 2A."),
        ("2C", 0, "Nothing identified for 13 March 2014 in 2C. 0 of 2 chosen."),
        ("2C", 1, "1 of 2 chosen."),
        ("2C", 2, ""),
    ],
)
def test_what_a_track_lacks_is_told_with_its_meeting_and_section(track, topics, told):
    agenda = scrutiny.agenda_of(PLAN, MARCH, [a_topic(track)] * topics, EARLY)

    assert agenda.track(track).lacking(MARCH) == told


@pytest.mark.parametrize(
    ("meeting", "told"),
    [("2014-03-13", "not due until 12 June 2014"), ("2014-12", "not due at any later meeting of the plan")],
)
def test_a_track_that_is_not_due_says_until_when(meeting, told):
    agenda = scrutiny.agenda_of(PLAN, PLAN.document.meeting(meeting), [], EARLY)

    assert (agenda.track("3").due, agenda.track("3").not_due) == (False, told)
