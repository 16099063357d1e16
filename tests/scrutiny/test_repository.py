"""What stands on an agenda and what people raised: the plan's own and the store's, as known on a day."""

from datetime import date

import matters
import pytest
from held import found_on, the_plan, the_store
from stores import HATE, an_extract, office_of

from dashboard import intake
from dashboard.app.pages.agenda.agenda import AGENDA, as_rows
from dashboard.disclosure import HIDDEN
from dashboard.findings import findings
from dashboard.pack import agenda_document, plan_export
from dashboard.scrutiny import Act, commands, evidence_of, evidence_of_raised, repository
from dashboard.scrutiny.repository import open_raised, raised, topics
from dashboard.store import Changed

PLAN = the_plan()
DAY = date(2014, 3, 6)
MADE = "quarter,reference,theme,area,summary,raised_by,section,sensitive,sensitivity_reason"
TOPIC = matters.topic(origin="Meeting")
RAISED = matters.raised()


def agenda(store, meeting, as_at=DAY):
    return repository.agenda(store, PLAN, PLAN.document.meeting(meeting), as_at)


def document(store, meeting, as_at=DAY):
    office = office_of(store, PLAN, as_at)
    return agenda_document.of(office.agenda(PLAN.document.meeting(meeting)), as_at, office)


def raise_by_hand(store, **said):
    return store.add_raised(**(RAISED | said))


def titles(found):
    return [each.title for each in found]


# Topics


def test_the_plans_own_topics_come_first_then_those_chosen_here(store):
    store.add_topic([], **(TOPIC | {"meeting": "2013-12-23"}))

    found = agenda(store, "2013-12-23").track("2C")

    assert [each.number for each in found.topics] == [None, 1]
    assert (found.chosen, found.gaps) == ("2 chosen", ())


def test_choosing_fills_a_gap_one_by_one(store):
    said = []
    for title in ("Avert", "Firecrest"):
        said.append((agenda(store, "2014-03-13").track("2C").chosen, agenda(store, "2014-03-13").track("2C").gaps))
        store.add_topic([], **(TOPIC | {"title": title}))

    assert said == [("0 of 2 chosen", ("nothing identified", "0 of 2 chosen")), ("1 of 2 chosen", ("1 of 2 chosen",))]
    assert titles(agenda(store, "2014-03-13").track("2C").topics) == ["Avert", "Firecrest"]


def test_an_agenda_is_as_it_stood_on_its_day(store):
    number = store.add_topic([], **TOPIC)
    changed = TOPIC | {"title": "Avert, once more", "day": date(2014, 3, 8)}
    store.change_topic(number, 1, taken_off=False, **changed)
    store.change_topic(number, 2, taken_off=True, **(changed | {"day": date(2014, 3, 9)}))

    stood = [titles(agenda(store, "2014-03-13", date(2014, 3, day)).track("2C").topics) for day in (5, 6, 8, 9)]

    assert stood == [[], ["Operation Avert"], ["Avert, once more"], []]


def test_a_topic_carries_what_it_rests_on_as_it_stood_when_it_was_chosen(store):
    found = found_on("2014-03-06").of("burglary", "Lancashire")
    number = raise_by_hand(store)
    [hand] = [each for each in raised(store, PLAN, DAY) if each.number == number]
    store.add_topic([evidence_of(found, DAY), evidence_of_raised(hand, DAY)], **TOPIC)

    [topic] = agenda(store, "2014-03-13").track("2C").topics
    figures, people = sorted(topic.evidence, key=lambda each: each.raised or 0)

    assert (figures.measure, figures.area, figures.quarter) == ("burglary", "Lancashire", "2013/14 Q3")
    assert figures.value == 3066
    assert (figures.sentence, figures.signal, figures.as_at) == (found.sentence, found.signal, DAY)
    assert (figures.lower, figures.expected, figures.upper) == (
        found.verdict.lower,
        found.verdict.expected,
        found.verdict.upper,
    )
    assert (people.measure, people.area, people.quarter, people.value) == (None, "Wyre", None, None)
    assert (people.sentence, people.raised, people.as_at) == ("Rural theft", number, DAY)


def test_a_share_is_pinned_as_its_numerator_and_denominator():
    found = found_on("2014-03-06").of("hiac-resolved", "Lancashire")

    pinned = evidence_of(found, DAY)

    assert (pinned["value"], pinned["denominator"]) == (found.latest.numerator, found.latest.denominator)
    assert pinned["value"] < pinned["denominator"]


def test_the_second_of_two_who_choose_the_same_is_told_and_nothing_is_doubled(store):
    found = found_on("2014-03-06").of("burglary", "Lancashire")
    evidence = evidence_of(found, DAY)

    def choose(**said):
        topic = TOPIC | said
        act = Act(topic.pop("day"), topic.pop("by"))
        return commands.choose(store, PLAN, evidence, found.ref, act, **topic)

    choose()
    with pytest.raises(Changed):
        choose(by="B. Second", track="2A", rationale="Second.")
    choose(meeting="2014-06-12")

    assert [(each.meeting, each.rationale) for each in topics(store, PLAN, DAY)[-2:]] == [
        ("2014-03-13", "It is new."),
        ("2014-06-12", "It is new."),
    ]


def test_a_topic_says_who_chose_it_and_who_changed_it_since(store):
    number = store.add_topic([], **TOPIC)
    store.change_topic(number, 1, taken_off=False, **(TOPIC | {"by": "B. Second", "day": date(2014, 3, 8)}))

    stood = [topics(store, PLAN, date(2014, 3, day))[-1] for day in (6, 8)]

    assert [(each.chosen_by, each.by) for each in stood] == [("An Officer", "An Officer"), ("An Officer", "B. Second")]


def test_a_topic_stays_sensitive_though_the_extract_that_raised_it_is_taken_back(store):
    row = "2013/14 Q3,M-1,Callers,Wyre,A bank was called on.,MADE,2B,yes,A case is before the court."
    [loaded] = intake.load([an_extract(MADE, row)], store, PLAN, Act(date(2014, 1, 28), "A"))
    [made] = [each for each in raised(store, PLAN, DAY) if each.reference]
    store.add_topic([evidence_of_raised(made, DAY)], **TOPIC)
    store.add_topic([], **TOPIC)
    store.add_rollback(loaded.extract, DAY, "A", "wrong file")

    sensitive, plain = topics(store, PLAN, DAY)[-2:]

    assert (sensitive.sensitive, sensitive.sensitivity_reason) == (True, "A case is before the court.")
    assert (plain.sensitive, plain.sensitivity_reason) == (False, "")


def test_of_a_sensitive_matter_the_agenda_tells_the_title_and_the_rationale_alone(store):
    number = raise_by_hand(store, sensitive=True, sensitivity_reason="A case is before the court.")
    [hand] = [each for each in raised(store, PLAN, DAY) if each.number == number]
    store.add_topic([evidence_of_raised(hand, DAY)], **(TOPIC | {"title": "Callers", "rationale": "It is new."}))

    told = str(document(store, "2014-03-13"))

    assert "Callers" in told and "It is new." in told
    assert "Wyre" not in told and RAISED["summary"] not in told


# The agenda as a document


def test_a_document_of_an_agenda_tells_what_was_asked_answered_concluded_and_promised(store):
    one = f"topic {store.add_topic([], **TOPIC | {'question': 'Why?'})}"
    two = f"topic {store.add_topic([], **TOPIC | {'title': 'Avert, operation'})}"
    store.add_rationale(1, "Raised by APCC Jassi.", "APCC", DAY, "A")
    who, due = {"day": DAY, "by": "A"}, date(2014, 4, 1)
    store.add_commission(one, 0, to="ACC", question="How many?", deadline=date(2014, 3, 12), asked_by="Office", **who)
    store.add_reply(one, 0, sender="ACC", words="Nine.", file="", sha256="", content=None, **who)
    store.add_verdict(one, 0, verdict="partly assured", why="Half of it.", **who)
    promised = {"meeting": "2014-03-13", "track": "2C", "owner": "ACC", "due": due, **who}
    store.add_action(topic=one, what="Audit it", **promised)
    store.add_action(topic="", what="Report back", **promised)
    document_of = document(store, "2014-03-13")
    [track] = [each for each in document_of["tracks"] if each["track"] == "2C"]
    first, second = track["topics"]

    assert (first["topic"], first["question"], first["owner"], first["chosen_by"]) == (
        one, "Why?", "Chief Constable", "An Officer",
    )  # fmt: skip
    assert first["rationales"] == [
        {"words": "It is new.", "origin": "Meeting"}, {"words": "Raised by APCC Jassi.", "origin": "APCC"},
    ]  # fmt: skip
    assert [each["topic"] for each in first["overlaps"]] == [two] and second["overlaps"][0]["topic"] == one
    assert first["commission"] == {
        "to": "ACC", "question": "How many?", "deadline": "2014-03-12", "asked_by": "Office", "day": "2014-03-06",
        "by": "A",
    }  # fmt: skip
    assert (first["reply"]["sender"], first["reply"]["words"], first["reply"]["file"]) == ("ACC", "Nine.", None)
    assert first["verdict"] == {"verdict": "partly assured", "why": "Half of it.", "day": "2014-03-06", "by": "A"}
    assert [each["what"] for each in first["actions"]] == ["Audit it"]
    assert [each["what"] for each in track["actions"]] == ["Report back"]
    assert [second[each] for each in ("commission", "reply", "verdict", "question")] == [None] * 4
    assert (track["looked_at"], track["next_due"]) == ("2013-12-23", "2014-06-12")


def test_a_document_of_an_agenda_begins_with_what_earlier_meetings_left_open_and_ends_with_what_was_not_tabled(store):
    told = document(store, "2014-03-13")

    assert [(each["id"], each["days_late"]) for each in told["promised"]] == [
        ("sickness-by-cause", 6), ("avert-first-results", 0),
    ]  # fmt: skip
    assert told["not_tabled"] == []
    [elderly] = document(store, "2013-12-23")["not_tabled"]
    assert (elderly["title"], elderly["words"], elderly["reason"], elderly["by"]) == (
        "Elderly Vulnerable", "Covered in another report", "included in CE report", None,
    )  # fmt: skip


def test_a_document_of_an_agenda_shows_a_pinned_figure_and_what_it_is_now_and_none_made_confidential(store):
    def load(value, day, resolved=2):
        extract = an_extract(HATE.strip(), f"2013/14 Q3,Preston,Race,{value},{resolved}", file=f"{day}.csv")
        intake.load([extract], store, PLAN, Act(day, "A"), explanation="Late.")

    load(46, date(2014, 1, 28))
    found = findings(store.standing_figures(DAY), PLAN, DAY).of("hate-race", "Preston")
    words = {"rationale": f"{found.sentence} Ask why.", "question": f"{found.sentence} Why?"}
    number = store.add_topic([evidence_of(found, DAY)], **TOPIC | words)
    store.add_commission(
        f"topic {number}", 0, to="ACC", question=words["question"], deadline=DAY, asked_by="A", day=DAY, by="A"
    )
    load(60, date(2014, 3, 8))
    [topic] = _topics_of(document(store, "2014-03-13", date(2014, 3, 8)))
    assert topic["exceptions"][0]["value"] == 46
    assert topic["since"][0]["revised"] == "r Revised: October–December 2013 was 46, now 60."

    load("c", date(2014, 3, 9), "c")
    [topic] = _topics_of(document(store, "2014-03-13", date(2014, 3, 9)))
    assert topic["exceptions"][0]["value"] is None and "46" not in str(topic)
    assert topic["rationale"] == f"{HIDDEN} Ask why."
    assert topic["question"] == topic["commission"]["question"] == f"{HIDDEN} Why?"
    assert found.sentence not in str(plan_export.current(office_of(store, PLAN, date(2014, 3, 9))).document)


def test_a_pinned_sum_is_not_shown_once_one_of_its_parts_is_confidential(store):
    def load(day, *parts):
        lines = [f"2013/14 Q3,hiac-{part},Lancashire,{value}" for part, value in parts]
        extract = an_extract("quarter,measure,area,value", *lines, file=f"{day}.csv")
        intake.load([extract], store, PLAN, Act(day, "A"), explanation="Late.")

    load(date(2014, 1, 28), ("burglary-dwelling", 1100), ("personal-robbery", 186), ("business-robbery", 13))
    found = findings(store.standing_figures(DAY), PLAN, DAY).of("hiac", "Lancashire")
    store.add_topic([evidence_of(found, DAY)], **TOPIC | {"rationale": found.sentence})
    load(date(2014, 3, 8), ("personal-robbery", "c"))
    [topic] = _topics_of(document(store, "2014-03-13", date(2014, 3, 8)))

    assert found.sentence.startswith("1,299 offences")
    assert topic["rationale"] == HIDDEN
    assert "1,299" not in str(topic)


def test_the_downloaded_agenda_carries_the_verdict_why_and_the_actions(store):
    key = f"topic {store.add_topic([], **TOPIC)}"
    store.add_verdict(key, 0, verdict="not assured", why="None of it.", day=DAY, by="A")
    promised = {"topic": key, "meeting": "2014-03-13", "track": "2C", "day": DAY, "by": "A"}
    store.add_action(what="Audit it", owner="ACC", due=date(2014, 4, 1), **promised)
    office = office_of(store, PLAN)
    rows = [dict(zip(AGENDA, row, strict=True)) for row in as_rows(agenda(store, "2014-03-13"), office)]

    [row] = [each for each in rows if each["topic"]]
    assert (row["verdict"], row["verdict_reason"]) == ("not assured", "None of it.")
    assert row["actions"] == "Audit it: ACC · due 1\N{NO-BREAK SPACE}April"
    assert [each["verdict"] for each in rows if each["lacking"]] == [""] * 5


def _topics_of(told):
    return next(each["topics"] for each in told["tracks"] if each["track"] == "2C")


# What people raise


def test_what_people_raised_comes_latest_first_from_plan_extract_and_hand(store):
    made = an_extract(MADE, "2013/14 Q2,M-1,Metal theft,Wyre,Lead.,MADE,2A,no,")
    intake.load([made], store, PLAN, Act(date(2014, 1, 28), "A"))
    raise_by_hand(store)

    found = raised(store, PLAN, DAY)

    assert titles(found) == [
        "Rural theft",
        "Older residents called on again by doorstep fraudsters",
        "Metal theft",
        "Elderly Vulnerable",
    ]
    assert [each.origin for each in found] == ["HMIC", "Casework", "MADE", "MADE"]
    assert [(each.number, each.reference) for each in found] == [(2, ""), (None, ""), (1, "M-1"), (None, "")]
    assert found[3].disposition == "covered elsewhere" and found[3].disposition_reason == "included in CE report"


@pytest.mark.parametrize(
    ("day", "known"),
    [("2013-12-22", []), ("2013-12-23", ["Elderly Vulnerable"]), ("2014-02-01", ["Elderly Vulnerable"]),
     ("2014-02-02", ["Older residents called on again by doorstep fraudsters", "Elderly Vulnerable"])],
)  # fmt: skip
def test_what_the_plan_raises_is_known_from_its_day_or_its_meetings(store, day, known):
    assert titles(raised(store, PLAN, date.fromisoformat(day))) == known


def test_what_the_bundle_raises_is_marked_illustrative_and_a_sensitive_one_says_why():
    made = [each for each in raised(the_store(), PLAN, DAY) if each.reference]

    assert len(made) == 3 and all(each.illustrative for each in made)
    assert [bool(each.sensitivity_reason) for each in made] == [each.sensitive for each in made]
    assert sum(each.sensitive for each in made) == 1


def test_open_is_what_was_raised_since_the_last_meeting_and_is_not_decided(store):
    raise_by_hand(store, title="Before it", day=date(2013, 12, 23))
    raise_by_hand(store, title="After it", day=date(2013, 12, 24))

    assert titles(open_raised(store, PLAN, DAY)) == [
        "Older residents called on again by doorstep fraudsters",
        "After it",
    ]


def test_before_the_first_meeting_everything_is_open(store):
    raise_by_hand(store, day=date(2012, 11, 22))

    assert titles(open_raised(store, PLAN, date(2013, 12, 23))) == ["Rural theft"]


def test_what_is_put_on_an_agenda_is_no_longer_open_until_it_is_taken_off(store):
    raise_by_hand(store)
    [hand] = [each for each in raised(store, PLAN, DAY) if each.number]
    number = store.add_topic([evidence_of_raised(hand, DAY)], **TOPIC)
    assert "Rural theft" not in titles(open_raised(store, PLAN, DAY))

    store.change_topic(number, 1, taken_off=True, **TOPIC)

    assert "Rural theft" in titles(open_raised(store, PLAN, DAY))


def test_what_an_extract_raises_again_stays_on_the_agenda_it_was_put_on(store):
    row = "2013/14 Q3,M-1,Metal theft,Wyre,Lead.,MADE,2A,no,"
    intake.load([an_extract(MADE, row)], store, PLAN, Act(date(2014, 1, 28), "A"))
    [made] = [each for each in raised(store, PLAN, DAY) if each.reference]
    store.add_topic([evidence_of_raised(made, DAY)], **TOPIC)

    intake.load([an_extract(MADE, row.replace("Lead.", "Lead again."))], store, PLAN, Act(date(2014, 2, 28), "A"))
    [made] = [each for each in raised(store, PLAN, DAY) if each.reference]

    assert (made.summary, made.day) == ("Lead again.", date(2014, 1, 28))
    assert "Metal theft" not in titles(open_raised(store, PLAN, DAY))


def test_the_store_and_the_plan_give_one_list_of_topics(store):
    store.add_topic([], **TOPIC)

    found = topics(store, PLAN, DAY)

    assert len(found) == 12 and found[-1].title == "Operation Avert" and found[-1].version == 1
