"""The plan kept up: the office's changes laid over what data/ says, as known on a day, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest
from held import the_plan
from stores import contents

from dashboard import scrutiny
from dashboard.plan import Item, Meeting, PlanError
from dashboard.plan.meeting import read_stands
from dashboard.scrutiny import Act, commands, plan_changes, plan_history, repository
from dashboard.store import Changed

WRITTEN = the_plan()
TODAY = date(2014, 3, 6)
LATER = date(2014, 3, 10)
WHO = {"act": Act(TODAY, "An Officer"), "why": "The room is free."}


@pytest.fixture
def set_to(store):
    """Set a meeting of the plan, as it is kept, to a day or month."""

    def set_to(name, stands, seen=0, **who):
        plan = plan_changes.known(store, WRITTEN, date.max)
        at = Meeting.at(stands)
        meeting = replace(plan.document.meeting(name), day=at.day, month=at.month)
        commands.change_meeting(store, WRITTEN, meeting, plan_changes.tracks_of(plan, name), seen, **WHO | who)

    return set_to


@pytest.fixture
def known(store):
    return lambda as_at=TODAY: plan_changes.known(store, WRITTEN, as_at)


def order(plan):
    return [meeting.words for meeting in plan.document.meetings]


# Meetings


def test_without_a_change_it_is_the_plan_of_data(known):
    assert known() is WRITTEN


def test_a_month_given_a_day_keeps_its_id_its_topics_and_its_old_names(store, set_to, known):
    store.add_topic(
        [], meeting="2014-09", track="1", title="Burglary", rationale="It rose.", origin="Meeting",
        owner="Chief Constable", day=TODAY, by="An Officer",
    )  # fmt: skip
    set_to("2014-09", "2014-09-18")
    plan = known()
    meeting = plan.document.meeting("2014-09")

    assert (meeting.words, meeting.precision, meeting.earlier) == ("Thursday 18 September 2014", "day", ("2014-09",))
    for name in ("2014-09", "2014-09-18", "September 2014", "Thursday 18 September 2014"):
        assert plan.document.meeting_called(name) is meeting
    topics = repository.agenda(store, plan, meeting, TODAY).track("1").topics
    assert [topic.title for topic in topics] == ["Burglary"]
    assert plan_changes.tracks_of(plan, "2014-09") == plan_changes.tracks_of(WRITTEN, "2014-09")


def test_order_next_meeting_and_days_to_follow_a_move(set_to, known):
    set_to("2014-03-13", "2014-09-10")
    plan = known()

    assert order(plan)[1:3] == ["Thursday 12 June 2014", "Wednesday 10 September 2014"]
    assert scrutiny.next_meeting(plan, TODAY).id == "2014-06-12"
    assert scrutiny.days_to(plan.document.meeting("2014-03-13"), TODAY) == 188
    assert (
        scrutiny.agenda_of(plan, plan.document.meeting("2014-06-12"), [], TODAY).track("1").next_due.id == "2014-03-13"
    )


def test_moved_twice_it_opens_by_every_day_it_ever_stood_at(set_to, known):
    set_to("2014-09", "2014-09-18")
    set_to("2014-09", "2014-10-02", seen=1)

    assert {known().document.meeting_called(each).id for each in ("2014-09", "2014-09-18", "2014-10-02")} == {"2014-09"}


def test_a_day_that_another_meeting_has_taken_over_opens_that_one(store, set_to, known):
    set_to("2014-03-13", "2014-04-10")
    name = plan_changes.free_meeting(known(), "2014-03-13")
    further = replace(Meeting.at("2014-03-13"), id=name)
    commands.change_meeting(store, WRITTEN, further, ["1"], 0, **WHO)

    assert name == "2014-03-13-2"
    assert known().document.meeting_called("2014-03-13").id == name
    assert known().document.meeting_called("2014-04-10").id == "2014-03-13"


def test_a_further_meeting_stands_in_its_place_with_its_tracks(store, known):
    commands.change_meeting(store, WRITTEN, Meeting.at("2014-07-10"), ["1", "3"], 0, **WHO)

    assert order(known())[3] == "Thursday 10 July 2014"
    assert plan_changes.tracks_of(known(), "2014-07-10") == ("1", "3")


def test_a_change_is_known_from_its_day_on(set_to, known):
    set_to("2014-09", "2014-09-18", act=Act(LATER, "An Officer"))

    assert known(TODAY) is WRITTEN
    assert known(LATER).document.meeting("2014-09").day == date(2014, 9, 18)


def test_laid_over_twice_it_is_the_same_plan(store, set_to, known):
    set_to("2014-09", "2014-09-18")
    commands.change_owners(store, WRITTEN, "1", ["Chief Constable"], [], 0, **WHO)

    assert plan_changes.known(store, known(), TODAY) == known()


def test_the_second_of_two_who_move_a_meeting_is_told_and_the_first_stands(store, set_to, known):
    set_to("2014-09", "2014-09-18")
    with pytest.raises(Changed):
        set_to("2014-09", "2014-09-25", act=Act(TODAY, "B. Second"))

    assert known().document.meeting("2014-09").day == date(2014, 9, 18)
    assert len(store.kept_meetings(TODAY)) == 1


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        (replace(Meeting.at("2014-06-12"), id="2014-09"), "There is already a meeting 2014-06-12. Give each its own."),
        (replace(Meeting.at("2014-09-18"), id="2014-09", papers_set=date(2014, 9, 19)), "Found 2014-09-19. The papers"),
        (
            replace(Meeting.at("2014-09-18"), id="2014-09", held=TODAY, concluded=date(2014, 3, 5)),
            "Found 2014-03-05, which is before held, 2014-03-06.",
        ),
    ],
)
def test_a_wrong_meeting_is_refused_in_the_words_of_a_wrong_plan_and_nothing_is_written(store, meeting, said):
    before = contents(store)
    with pytest.raises(PlanError) as refused:
        commands.change_meeting(store, WRITTEN, meeting, plan_changes.tracks_of(WRITTEN, "2014-09"), 0, **WHO)

    assert refused.value.faults[0].mend.startswith(said)
    assert contents(store) == before


def test_a_track_with_a_planned_topic_at_the_meeting_cannot_be_taken_from_it(store):
    december = WRITTEN.document.meeting("2013-12-23")
    with pytest.raises(PlanError, match="The track '1' has no meeting 2013-12-23"):
        commands.change_meeting(store, WRITTEN, december, ["2A", "2B-victims", "2B-pvp", "2C", "3", "4"], 0, **WHO)


# Owners and items


def test_an_owner_changes_from_its_day_on_and_new_topics_get_it(store, known):
    commands.change_owners(
        store, WRITTEN, "2A", ["Deputy Chief Constable"], [], 0, **WHO | {"act": Act(LATER, "An Officer")}
    )

    assert scrutiny.owner_of(known(TODAY), "2A") == "Chief Constable / Head of HR and Payroll"
    assert scrutiny.owner_of(known(LATER), "2A") == "Deputy Chief Constable"


@pytest.mark.parametrize(
    ("owners", "scrutineers", "said"),
    [([], [], "This is empty."), (["Chief Constable"], ["APCC Jassi"], "'APCC Jassi' is not among the owners.")],
)
def test_wrong_owners_are_refused_in_the_words_of_a_wrong_plan(store, owners, scrutineers, said):
    with pytest.raises(PlanError, match=said):
        commands.change_owners(store, WRITTEN, "4", owners, scrutineers, 0, **WHO)
    assert store.kept_owners(date.max).empty


def test_an_item_is_reworded_and_its_measures_still_answer_it(store, known):
    item = replace(WRITTEN.document.item("1-hate"), text="Hate crime, by strand")
    commands.change_item(store, WRITTEN, item, 0, **WHO)

    assert known().document.item("1-hate") == item
    assert known().by_item["1-hate"] == WRITTEN.by_item["1-hate"]


def test_a_further_item_comes_last_in_its_section(store, known):
    name = plan_changes.free_item(WRITTEN, "2A", "Body-worn video: use, and complaints")
    item = Item(name, "2A", "Body-worn video: use, and complaints", "requested", "Asked for in March.")
    commands.change_item(store, WRITTEN, item, 0, **WHO)

    assert name == "2A-body-worn-video-use"
    assert known().document.section("2A").items[-1] == item


def test_an_item_without_figures_that_does_not_say_why_is_refused(store):
    item = replace(WRITTEN.document.item("1-hate"), status="qualitative", note="")
    with pytest.raises(PlanError, match="An item with status 'qualitative' has no figures. Say why."):
        commands.change_item(store, WRITTEN, item, 0, **WHO)


# The history


def test_the_history_tells_each_change_the_latest_first(store, set_to):
    set_to("2014-09", "2014-09-18")
    set_to("2014-09", "2014-09-25", seen=1, act=Act(TODAY, "B. Second"), why="Moved.")
    commands.change_owners(store, WRITTEN, "3", ["Chief Constable"], [], 0, **WHO)
    set_papers(store, "2014-03-13", TODAY)

    assert [(act.what, act.by, act.why) for act in plan_history.acts(store, WRITTEN, TODAY)] == [
        ("Thursday 13 March 2014: papers set 6\xa0March 2014.", "An Officer", "The room is free."),
        ("Owner of 3: Chief Constable. Before: ACC Specialist Operations.", "An Officer", "The room is free."),
        ("Thursday 18 September 2014 moved to Thursday 25 September 2014.", "B. Second", "Moved."),
        ("September 2014 set for Thursday 18 September 2014.", "An Officer", "The room is free."),
    ]
    assert plan_history.acts(store, WRITTEN, date(2014, 3, 5)) == []


# How far a meeting has come


def set_papers(store, name, day, seen=0, **more):
    meeting = replace(plan_changes.known(store, WRITTEN, TODAY).document.meeting(name), papers_set=day, **more)
    commands.change_meeting(store, WRITTEN, meeting, plan_changes.tracks_of(WRITTEN, name), seen, **WHO)


def test_a_meeting_sees_its_figures_as_on_the_day_its_papers_were_set(store, known):
    set_papers(store, "2013-12-23", date(2013, 12, 16))
    december = known().document.meeting("2013-12-23")

    assert scrutiny.known_at(december, TODAY) == date(2013, 12, 16)
    assert scrutiny.known_at(WRITTEN.document.meeting("2013-12-23"), TODAY) == date(2013, 12, 23)


def test_a_meeting_goes_through_its_states_as_they_are_recorded(store, known):
    meeting = replace(Meeting.at("2014-03-13"), papers_set=date(2014, 3, 7), held=date(2014, 3, 13))
    commands.change_meeting(store, WRITTEN, replace(meeting, concluded=date(2014, 3, 20)), ["1"], 0, **WHO)
    kept = known().document.meeting("2014-03-13")

    states = {day: scrutiny.state_of(kept, date(2014, 3, day)) for day in (6, 7, 12, 13, 19, 20)}
    assert states == {6: "planned", 7: "papers set", 12: "papers set", 13: "held", 19: "held", 20: "concluded"}
    assert scrutiny.next_meeting(known(), date(2014, 3, 12)).id == "2014-03-13"
    assert scrutiny.next_meeting(known(), date(2014, 3, 13)).id == "2014-06-12"


def test_what_was_recorded_in_error_is_taken_back(store, known):
    set_papers(store, "2014-03-13", TODAY)
    set_papers(store, "2014-03-13", None, seen=1)

    assert scrutiny.state_of(known().document.meeting("2014-03-13"), TODAY) == "planned"


# How a person writes a day


@pytest.mark.parametrize(
    ("written", "stands"),
    [("18 September 2014", "2014-09-18"), ("Thursday 18 September 2014", "2014-09-18"), ("18/9/2014", "2014-09-18"),
     ("2014-09-18", "2014-09-18"), (" september  2014 ", "2014-09"), ("2014-09", "2014-09"), ("9/2014", "2014-09"),
     ("31 September 2014", None), ("18 September", None), ("9/18/2014", None), ("1 May 0214", None), ("", None)],
)  # fmt: skip
def test_a_day_or_month_is_read_day_first_and_never_guessed(written, stands):
    assert read_stands(written) == stands


@pytest.mark.parametrize("meeting", WRITTEN.document.meetings, ids=lambda meeting: meeting.id)
def test_every_meeting_is_read_from_its_own_words(meeting):
    assert read_stands(meeting.words) == read_stands(meeting.dated) == meeting.stands
