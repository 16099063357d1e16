"""What was concluded, promised, asked and answered: the plan's own and the store's, as known on a day."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import matters
import pytest
from given import STEADY, a_finding
from held import the_plan

from dashboard.pack import Sheet, commission
from dashboard.scrutiny import Act, Verdict, commands, follow_up
from dashboard.store import Changed

PLAN = the_plan()
DAY, LATER = date(2014, 3, 6), date(2014, 3, 10)
MARCH, JUNE, SEPTEMBER = (PLAN.document.meeting(each) for each in ("2014-03-13", "2014-06-12", "2014-09"))
TOPIC = matters.a_topic(number=1)
AUDIT = {
    "meeting": "2014-03-13", "track": "1", "what": "Audit the recording", "owner": "ACC", "due": date(2014, 3, 8),
}  # fmt: skip
HOSTILE = "<script>alert(1)</script> <b>bold</b> :red[hot]"


def known(store, as_at=DAY):
    return follow_up.memory(store, PLAN, as_at)


def conclude(store, verdict="assured", why="It is audited.", seen=0, promised=None, day=DAY, by="A. First"):
    said = Verdict(TOPIC.key, verdict=verdict, why=why)
    commands.conclude(store, Verdict(TOPIC.key, seen), said, promised, Act(day, by))


def the_action(store, as_at=DAY):
    return next(each for each in known(store, as_at).actions if each.id == "action 1")


# Verdicts


def test_a_topic_is_named_for_good_whether_it_came_with_the_plan_or_was_chosen_here():
    assert TOPIC.key == "topic 1"
    assert replace(TOPIC, number=None, planned="rural-policing").key == "rural-policing"


def test_of_a_topic_nobody_concluded_there_is_a_blank_verdict(store):
    assert known(store).verdict(TOPIC) == Verdict("topic 1")


def test_a_verdict_is_as_it_stood_on_a_day(store):
    conclude(store, "partly assured", "Half of it is audited.")
    conclude(store, seen=1, day=LATER, by="B. Second")

    assert known(store).verdict(TOPIC) == Verdict(
        "topic 1", 1, "partly assured", "Half of it is audited.", DAY, "A. First"
    )
    assert known(store, LATER).verdict(TOPIC) == Verdict("topic 1", 2, "assured", "It is audited.", LATER, "B. Second")
    assert known(store, date(2014, 3, 5)).verdict(TOPIC).version == 0


def test_who_concludes_second_changes_nothing_and_neither_does_the_action_beside_it(store):
    conclude(store)
    with pytest.raises(Changed):
        conclude(store, "not assured", "I did not see the first.", promised=AUDIT, by="B. Second")

    assert known(store).verdict(TOPIC).by == "A. First"
    assert known(store).actions_of(TOPIC) == []


# Actions


def test_the_plans_promises_and_the_stores_stand_in_one_list_the_late_first_the_done_last(store):
    conclude(store, promised=AUDIT)

    found = known(store, LATER).actions

    assert [(each.id, each.days_late(LATER), each.done is not None) for each in found] == [
        ("sickness-by-cause", 10, False),
        ("action 1", 2, False),
        ("avert-first-results", 0, False),
        ("victims-kept-informed", 0, True),
    ]
    assert [each.illustrative for each in found] == [True, False, True, True]


@pytest.mark.parametrize(("day", "count", "done"), [("2013-12-22", 0, 0), ("2014-02-03", 3, 0), ("2014-02-04", 3, 1)])
def test_what_the_plan_promises_is_known_from_its_meeting_and_done_from_its_day(store, day, count, done):
    found = known(store, date.fromisoformat(day)).actions

    assert (len(found), sum(each.done is not None for each in found)) == (count, done)


def test_an_action_is_carried_until_it_is_closed_with_its_evidence(store):
    conclude(store, promised=AUDIT)
    seen = the_action(store)
    assert [each.id for each in known(store).due_before(JUNE, PLAN)][0] == "sickness-by-cause"
    assert seen in known(store).due_before(JUNE, PLAN)
    assert seen not in known(store).due_before(MARCH, PLAN)

    commands.change_action(store, seen, replace(seen, evidence="The audit of May."), True, Act(LATER, "B. Second"))

    closed = the_action(store, LATER)
    assert (closed.done, closed.evidence, closed.by, closed.what) == (
        LATER, "The audit of May.", "B. Second", "Audit the recording",
    )  # fmt: skip
    assert closed not in known(store, LATER).due_before(JUNE, PLAN)
    assert the_action(store).done is None


def test_who_closes_second_sees_the_first_and_may_open_it_again(store):
    conclude(store, promised=AUDIT)
    seen = the_action(store)
    commands.change_action(store, seen, replace(seen, evidence="Audited."), True, Act(DAY, "A. First"))
    with pytest.raises(Changed):
        commands.change_action(store, seen, replace(seen, due=date(2014, 6, 12)), False, Act(DAY, "B. Second"))
    assert the_action(store).evidence == "Audited."

    commands.change_action(store, the_action(store), the_action(store), False, Act(DAY, "B. Second"))

    assert (the_action(store).done, the_action(store).evidence, the_action(store).agreed) == (None, "Audited.", DAY)


def test_a_promise_of_the_plan_is_closed_here_and_stays_marked_illustrative(store):
    late = known(store).actions[0]
    commands.change_action(store, late, replace(late, evidence="A table of 5 March."), True, Act(DAY, "A. First"))

    found = {each.id: each for each in known(store).actions}["sickness-by-cause"]

    assert (found.done, found.evidence, found.illustrative, found.what) == (
        DAY, "A table of 5 March.", True, late.what,
    )  # fmt: skip
    assert len(known(store).actions) == 3


def test_last_times_promise_is_that_of_the_last_meeting_that_heard_one_on_the_track(store):
    conclude(store, promised=AUDIT | {"track": "2A"})

    assert [each.id for each in known(store).of_track("2A", MARCH, PLAN)] == ["sickness-by-cause"]
    assert [each.id for each in known(store).of_track("2A", JUNE, PLAN)] == ["action 1"]
    assert known(store).of_track("4", JUNE, PLAN) == []


def test_the_post_that_is_asked_is_not_one_that_asks():
    assert follow_up.post_to_ask(PLAN, "4") == "Directors of Resources"
    assert follow_up.post_to_ask(PLAN, "2A") == "Head of HR and Payroll"


@pytest.mark.parametrize(
    ("meeting", "today", "answered"),
    [(MARCH, "2014-02-01", "2014-02-27"), (MARCH, "2014-03-06", "2014-03-12"), (MARCH, "2014-03-13", "2014-03-13"),
     (SEPTEMBER, "2014-03-06", "2014-08-18")],
)  # fmt: skip
def test_an_answer_is_wanted_two_weeks_before_the_meeting_or_before_it_at_the_latest(meeting, today, answered):
    assert follow_up.deadline(meeting, date.fromisoformat(today)) == date.fromisoformat(answered)


def test_papers_that_were_set_move_no_day_to_answer_by():
    was_set = replace(MARCH, papers_set=date(2014, 2, 20))

    assert follow_up.deadline(was_set, date(2014, 2, 1)) == date(2014, 2, 27)


# Commissions and replies


def test_a_commission_and_its_reply_stand_with_the_topic_and_the_file_comes_back_byte_for_byte(store):
    asked = {"to": "ACC", "question": HOSTILE, "deadline": DAY, "asked_by": "The office", "day": DAY, "by": "A. First"}
    content = bytes(range(256))
    store.add_commission("topic 1", 0, **asked)
    store.add_reply(
        "topic 1", 0, sender="ACC", words=HOSTILE, file="a.bin", sha256=sha256(content).hexdigest(), content=content,
        day=LATER, by="B. Second",
    )  # fmt: skip

    assert (known(store).commission(TOPIC).question, known(store).commission(TOPIC).deadline) == (HOSTILE, DAY)
    assert known(store).reply(TOPIC).version == 0
    reply = known(store, LATER).reply(TOPIC)
    assert (reply.words, reply.file, reply.day, reply.by) == (HOSTILE, "a.bin", LATER, "B. Second")
    assert store.reply_content("topic 1", reply.version) == content
    assert store.reply_content("topic 1", 2) is None


@pytest.mark.parametrize("seen", [0, 2])
def test_who_replies_without_having_seen_the_reply_that_stands_changes_nothing(store, seen):
    said = {"sender": "ACC", "words": "Nine in ten.", "file": "", "sha256": "", "content": None, "day": DAY, "by": "A"}
    store.add_reply("topic 1", 0, **said)
    with pytest.raises(Changed):
        store.add_reply("topic 1", seen, **(said | {"words": "Other."}))

    assert known(store).reply(TOPIC).words == "Nine in ten."


def a_sheet(**said):
    sheet = Sheet(
        "The office", "Thursday 13 March 2014", "1 Performance", "Theft", "It rose.", "ACC", "Why?", DAY, "The office",
        a_finding([*STEADY[:-1], 4000]), DAY,
    )  # fmt: skip
    return replace(sheet, **said)


def test_a_commission_is_one_file_with_its_chart_and_without_a_script():
    written = commission.document(a_sheet())

    assert written.count("<svg") >= 1 and "October–December 2013" in written and "Why?" in written
    assert written.count("<h1") == 1 and "6\N{NO-BREAK SPACE}March 2014" in written
    assert "<script" not in written and "http" not in written and "url(" not in written


def test_what_is_typed_into_a_commission_is_text():
    written = commission.document(
        a_sheet(question=HOSTILE, topic=HOSTILE, to=HOSTILE, rationale=HOSTILE, asked_by=HOSTILE)
    )

    assert "<script" not in written and "<b>bold" not in written and "&lt;script&gt;" in written


def test_a_commission_without_figures_says_so_and_one_not_for_publication_too():
    written = commission.document(a_sheet(finding=None, sensitive=True))

    assert "No figures: it is answered in words." in written and "Sensitive" in written
