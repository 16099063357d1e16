"""plan export: a data folder that says the current plan, and starts the same program again."""

import json
import tomllib
from dataclasses import replace
from datetime import date

import matters
import pytest
from held import DATA, found_on, the_plan
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stores import dashboard, office_of

from dashboard.findings.judgement import EXPECTED
from dashboard.pack import plan_export
from dashboard.plan import Item, Meeting, Plan
from dashboard.plan.document import document_of
from dashboard.plan.entries import Entries
from dashboard.plan.tables import table_of
from dashboard.scrutiny import (
    Act,
    as_it_stands,
    candidates,
    commands,
    evidence_of,
    follow_up,
    overlapping,
    plan_changes,
    repository,
)
from dashboard.store import Store

WRITTEN = the_plan()
TODAY = date(2014, 3, 6)
WHO = {"act": Act(TODAY, "An Officer"), "why": "It was agreed."}
TOPIC = matters.topic(
    track="1", title="Burglary", rationale="It rose: [see] \"why\"\nand when.", origin="Figures", owner="Head of Crime",
    day=TODAY,
)  # fmt: skip


@pytest.fixture
def changed(store):
    """A store in which the office has moved a meeting, added one and an item, and chosen two topics."""
    september = replace(Meeting.at("2014-09-18"), id="2014-09", papers_set=TODAY)
    commands.change_meeting(store, WRITTEN, september, plan_changes.tracks_of(WRITTEN, "2014-09"), 0, **WHO)
    commands.change_meeting(store, WRITTEN, Meeting.at("2015-03"), ["1"], 0, **WHO)
    commands.change_owners(store, WRITTEN, "1", ["Deputy Chief Constable"], [], 0, **WHO)
    commands.change_item(store, WRITTEN, Item("1-new", "1", "Body-worn video", "requested", "Asked."), 0, **WHO)
    store.add_topic([evidence_of(found_on("2014-03-06").of("burglary", "Lancashire"), TODAY)], **TOPIC)
    store.add_topic([], **TOPIC | {"track": "3", "title": "Not due and still chosen"})
    return store


def test_what_is_read_of_the_exported_folder_is_the_current_plan(changed, tmp_path):
    current = plan_export.current(office_of(changed, WRITTEN, TODAY))
    plan_export.write(current, DATA, tmp_path / "out")

    assert Plan.read(tmp_path / "out") == current
    assert [topic.title for topic in current.document.topics[-2:]] == ["Burglary", "Not due and still chosen"]
    assert current.document.topics[-2].items == WRITTEN.by_code["burglary"].items
    assert current.document.rationales[-1].text == TOPIC["rationale"]


@pytest.fixture
def worked_on(changed):
    """The same store, in which the meeting of March has been prepared further and two promises made."""
    found = found_on("2014-03-06", EXPECTED)
    changed.add_rationale(1, "Raised by APCC Jassi.", "APCC", TODAY, "A")
    changed.add_rationale(2, "Raised by APCC Jassi.", "APCC", TODAY, "A")
    changed.add_rationale(2, "Links to HMIC activity", "HMIC", TODAY, "A")
    changed.add_rationale(2, "Withdrawn.", "HMIC", TODAY, "A")
    changed.add_rationale(2, "Withdrawn.", "HMIC", TODAY, "A", withdrawn=True)
    changed.change_topic(
        2, 1, taken_off=False, **TOPIC | {"track": "3", "title": "Changed", "question": "Why <b>now</b>?"}
    )
    pinned = evidence_of(found_on("2014-03-06").of("burglary", "Preston"), TODAY)
    changed.add_topic([pinned], **TOPIC | {"track": "2C", "title": "Homes in Preston", "owner": "A post of its own"})
    gone = changed.add_topic([], **TOPIC | {"title": "Taken off"})
    changed.change_topic(gone, 1, taken_off=True, **TOPIC)
    [doorstep] = [
        each for each in repository.raised(changed, WRITTEN, TODAY) if each.title.startswith("Older residents")
    ]
    for each, kind, report in (
        (found.exceptions[0], "covered elsewhere", "CE report"),
        (found.exceptions[1], "carried", ""),
        (found.exceptions[2], "offered again", ""),
        (doorstep, "not taken", ""),
    ):
        changed.add_disposition(
            meeting="2014-03-13", disposition=kind, report=report, reason="There.", day=TODAY, by="A",
            **as_it_stands(each),
        )  # fmt: skip
    promised = {"topic": "topic 1", "meeting": "2013-12-23", "track": "1", "day": TODAY, "by": "A"}
    changed.add_action(what="Audit it", owner="ACC", due=date(2014, 4, 1), **promised)
    late = follow_up.actions(changed, WRITTEN, TODAY)[0]
    commands.change_action(changed, late, replace(late, evidence="A table."), True, Act(TODAY, "A"))
    return changed


def shown(agenda):
    """What an agenda shows, but for what only the store knows: who chose a topic, and the figures pinned to it."""
    return [
        (
            at.name, at.section, at.track, at.due, at.next_due, at.chosen, at.gaps, at.looked_at,
            [(each.title, each.owner, each.rationales, each.question, each.disposition) for each in at.topics],
        )
        for at in agenda.tracks
    ], agenda.items  # fmt: skip


def tabled_not(store, plan):
    found = repository.dispositions(store, plan, TODAY)
    return [(each.meeting, each.title, each.origin, each.words(plan), each.reason, each.day) for each in found]


def overlap(store, plan):
    topics = repository.topics(store, plan, TODAY)
    return [(one.title, [other.title for other, _ in overlapping(one, topics, plan)]) for one in topics]


def test_a_new_store_shows_the_same_plan_agendas_and_what_was_not_tabled(worked_on, tmp_path):
    plan_export.write(plan_export.current(office_of(worked_on, WRITTEN, TODAY)), DATA, tmp_path / "out")
    then, now, fresh = plan_changes.known(worked_on, WRITTEN, TODAY), Plan.read(tmp_path / "out"), Store()

    for part in ("sections", "meetings", "raised", "as_at", "introduction"):
        assert getattr(now.document, part) == getattr(then.document, part)
    for meeting in then.document.meetings:
        old, new = repository.agenda(worked_on, then, meeting, TODAY), repository.agenda(fresh, now, meeting, TODAY)
        assert shown(old) == shown(new)
    march = repository.agenda(fresh, now, now.document.meeting("2014-03-13"), TODAY)
    [changed] = march.track("3").topics
    assert (changed.question, [each.origin for each in changed.rationales]) == (
        "Why <b>now</b>?", ["Figures", "APCC", "HMIC"],
    )  # fmt: skip
    assert tabled_not(worked_on, then) == tabled_not(fresh, now) and len(tabled_not(fresh, now)) == 4
    assert overlap(worked_on, then) == overlap(fresh, now)


def test_an_exception_not_taken_is_not_offered_by_the_program_that_is_started_with_the_plan(worked_on, tmp_path):
    plan_export.write(plan_export.current(office_of(worked_on, WRITTEN, TODAY)), DATA, tmp_path / "out")
    now, found = Plan.read(tmp_path / "out"), found_on("2014-03-06", EXPECTED)
    held, (covered, carried, again) = repository.dispositions(Store(), now, TODAY), found.exceptions[:3]

    assert candidates.standing(covered, held, "2014-03-13") and candidates.standing(carried, held, "2014-03-13")
    assert candidates.standing(again, held, "2014-03-13") is None
    june = candidates.candidates(found, [], [], held, now, now.document.meeting("2014-06-12"))
    assert [each.of for each in june if each.carried] == [carried]
    assert repository.open_raised(Store(), now, TODAY) == []


def test_what_is_decided_here_counts_in_place_of_what_the_plan_says(worked_on, tmp_path):
    plan_export.write(plan_export.current(office_of(worked_on, WRITTEN, TODAY)), DATA, tmp_path / "out")
    now, fresh, covered = Plan.read(tmp_path / "out"), Store(), found_on("2014-03-06", EXPECTED).exceptions[0]
    said = {"meeting": "2014-03-13", "report": "", "reason": "Small.", "by": "B", "day": TODAY, **as_it_stands(covered)}
    fresh.add_disposition(disposition="not taken", **said)
    assert [
        each.words(now) for each in repository.dispositions(fresh, now, TODAY) if each.ref.is_same_matter(covered.ref)
    ] == ["Not taken"]
    again = plan_export.current(office_of(fresh, now, TODAY)).document.dispositions
    assert [each.disposition for each in again if each.title == covered.heading] == ["not taken"]

    fresh.add_disposition(disposition="offered again", **said)
    assert not any(each.ref.is_same_matter(covered.ref) for each in repository.dispositions(fresh, now, TODAY))


def test_promises_are_written_as_they_stand(worked_on, tmp_path):
    plan_export.write(plan_export.current(office_of(worked_on, WRITTEN, TODAY)), DATA, tmp_path / "out")
    old = follow_up.actions(worked_on, WRITTEN, TODAY)
    new = follow_up.actions(Store(), Plan.read(tmp_path / "out"), TODAY)

    def said(each):
        return each.what, each.owner, each.due, each.done, each.evidence, each.meeting, each.illustrative

    assert sorted(map(said, old), key=str) == sorted(map(said, new), key=str)
    assert {each.id for each in new} - {each.id for each in old} == {"action-1"}


def test_what_the_plan_disposes_of_and_was_offered_again_here_is_undecided_in_the_exported_plan(store):
    elderly = next(each for each in repository.raised(store, WRITTEN, TODAY) if each.title == "Elderly Vulnerable")
    again = {"meeting": "2013-12-23", "disposition": "offered again", "report": "", "reason": ""}
    store.add_disposition(**again, day=TODAY, by="An Officer", **as_it_stands(elderly))
    raised = {
        each.title: each.disposition for each in plan_export.current(office_of(store, WRITTEN, TODAY)).document.raised
    }

    assert raised["Elderly Vulnerable"] == ""


def test_a_summary_of_what_people_raised_is_not_written(changed, tmp_path):
    secret = {"sensitive": True, "sensitivity_reason": "A case is before the court."}
    callers = {"title": "Callers", "summary": "A bank was called on.", "origin": "MADE"}
    changed.add_raised(**matters.raised(**callers, **secret, day=TODAY, by="A"))
    [hand] = [each for each in repository.raised(changed, WRITTEN, TODAY) if each.number]
    said = {"meeting": "2014-03-13", "report": "", "reason": "It is with the court.", "by": "A", "day": TODAY}
    changed.add_disposition(disposition="not taken", **said, **as_it_stands(hand))
    plan_export.write(plan_export.current(office_of(changed, WRITTEN, TODAY)), DATA, tmp_path / "out")

    written = (tmp_path / "out" / "plan.toml").read_text(encoding="utf-8")
    assert "It is with the court." in written and "A bank was called on." not in written


def test_unchanged_the_plan_of_data_is_written_as_it_is(store, tmp_path):
    plan_export.write(plan_export.current(office_of(store, WRITTEN, TODAY)), DATA, tmp_path)

    assert Plan.read(tmp_path) == WRITTEN


def test_only_an_empty_folder_is_written_into(changed, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(plan_export.CannotWrite, match="is there and not empty"):
        plan_export.write(WRITTEN, DATA, tmp_path)
    with pytest.raises(plan_export.CannotWrite, match="is there and not empty"):
        plan_export.write(WRITTEN, DATA, tmp_path / "mine.txt")

    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


WORDS = st.text(min_size=1, max_size=40)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(owner=WORDS, text=WORDS, note=WORDS)
def test_whatever_a_person_types_is_written_and_read_as_they_typed_it(owner, text, note):
    sections = WRITTEN.document.sections
    item = replace(sections[0].items[0], text=text, note=note)
    first = replace(sections[0], owners=(owner,), items=(item, *sections[0].items[1:]))
    document = replace(WRITTEN.document, sections=(first, *sections[1:]))
    table = tomllib.loads(plan_export.tomli_w.dumps(table_of(document)))

    assert document_of(Entries(table, "plan.toml", faults := [])) == document and faults == []


def test_the_program_starts_on_what_it_exported(bundled, tmp_path):
    folder = tmp_path / "out"
    code, out, err = dashboard("plan", "export", folder, "--json", "--store", bundled)
    assert json.loads(out)["left_out"] == plan_export.LEFT_OUT
    assert (code, err) == (0, "") and json.loads(out)["files"] == [
        "areas.csv", "measures", "offences.csv", "plan.toml", "populations.csv", "weights.toml",
    ]  # fmt: skip

    assert json.loads(dashboard("info", "--json", data=folder)[1])["today"] == "2014-03-06"
    code, out, _ = dashboard("agenda", "--meeting", "2013-12-23", "--json", data=folder)
    assert code == 0 and sum(len(track["topics"]) for track in json.loads(out)["tracks"]) == 11


def test_the_words_of_the_command_are_held_to(asked, tmp_path):
    assert asked("plan")[0] == asked("plan", "export")[0] == 2
    assert asked("plan", "export", DATA) == (
        2,
        {"error": f"'{DATA}' is there and not empty.", "remedy": "Name a folder that is empty or not there."},
    )


# What the other commands show of a plan that is kept up


@pytest.fixture
def kept(bundled):
    """A meeting set for a day and its papers set, in the store the commands ask."""
    store = Store(bundled)
    commands.change_meeting(
        store, WRITTEN, replace(Meeting.at("2014-09-18"), id="2014-09"), plan_changes.tracks_of(WRITTEN, "2014-09"), 0,
        **WHO,
    )  # fmt: skip
    december = replace(WRITTEN.document.meeting("2013-12-23"), papers_set=date(2013, 10, 1), concluded=TODAY)
    tracks = plan_changes.tracks_of(WRITTEN, "2013-12-23")
    commands.change_meeting(store, WRITTEN, december, tracks, 0, **WHO)
    store.close()


def test_agenda_and_exceptions_follow_the_days_and_the_papers(kept, asked):
    _, september = asked("agenda", "--meeting", "2014-09")
    assert september["meeting"] == {"id": "2014-09", "date": "2014-09-18", "precision": "day", "state": "planned"}
    assert asked("agenda", "--meeting", "2014-09-18") == (0, september)

    assert asked("agenda", "--meeting", "2013-12-23")[1]["meeting"]["state"] == "concluded"
    assert asked("agenda", "--meeting", "2013-12-23", "--as-at", "2014-03-01")[1]["meeting"]["state"] == "held"
    _, december = asked("exceptions", "--meeting", "2013-12-23")
    assert (december["as_at"], december["latest_quarter"]) == ("2013-10-01", "2013/14 Q1")
