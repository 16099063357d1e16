"""plan export: a data folder that says the current plan, and starts the same program again."""

import json
import tomllib
from dataclasses import replace
from datetime import date

import pytest
from held import DATA, found_on, the_plan
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stores import dashboard

from dashboard import kept_plan, plan_files
from dashboard.agendas import evidence_of
from dashboard.plan import Item, Meeting, Plan
from dashboard.plan.document import document_of
from dashboard.plan.entries import Entries
from dashboard.plan.tables import table_of
from dashboard.store import Store

WRITTEN = the_plan()
TODAY = date(2014, 3, 6)
WHO = {"day": TODAY, "by": "An Officer", "why": "It was agreed."}
TOPIC = {
    "meeting": "2014-03-13", "track": "1", "title": "Burglary", "rationale": "It rose: [see] \"why\"\nand when.",
    "origin": "Figures", "owner": "Head of Crime", "day": TODAY, "by": "An Officer",
}  # fmt: skip


@pytest.fixture
def changed(store):
    """A store in which the office has moved a meeting, added one and an item, and chosen two topics."""
    september = replace(Meeting.at("2014-09-18"), id="2014-09", papers_set=TODAY)
    kept_plan.keep_meeting(store, WRITTEN, september, kept_plan.tracks_of(WRITTEN, "2014-09"), 0, **WHO)
    kept_plan.keep_meeting(store, WRITTEN, Meeting.at("2015-03"), ["1"], 0, **WHO)
    kept_plan.keep_owners(store, WRITTEN, "1", ["Deputy Chief Constable"], [], 0, **WHO)
    kept_plan.keep_item(store, WRITTEN, Item("1-new", "1", "Body-worn video", "requested", "Asked."), 0, **WHO)
    store.add_topic([evidence_of(found_on("2014-03-06").of("burglary", "Lancashire"), TODAY)], **TOPIC)
    store.add_topic([], **TOPIC | {"track": "3", "title": "Not due and still chosen"})
    return store


def test_what_is_read_of_the_exported_folder_is_the_current_plan(changed, tmp_path):
    current = plan_files.current(changed, WRITTEN, TODAY)
    plan_files.write(current, DATA, tmp_path / "out")

    assert Plan.read(tmp_path / "out") == current
    assert [topic.title for topic in current.document.topics[-2:]] == ["Burglary", "Not due and still chosen"]
    assert current.document.topics[-2].items == WRITTEN.by_code["burglary"].items
    assert [each.text for each in current.document.rationales[-2:]] == [TOPIC["rationale"]] * 2


def test_unchanged_the_plan_of_data_is_written_as_it_is(store, tmp_path):
    plan_files.write(plan_files.current(store, WRITTEN, TODAY), DATA, tmp_path)

    assert Plan.read(tmp_path) == WRITTEN


def test_only_an_empty_folder_is_written_into(changed, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(plan_files.CannotWrite, match="is there and not empty"):
        plan_files.write(WRITTEN, DATA, tmp_path)
    with pytest.raises(plan_files.CannotWrite, match="is there and not empty"):
        plan_files.write(WRITTEN, DATA, tmp_path / "mine.txt")

    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


WORDS = st.text(min_size=1, max_size=40)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(owner=WORDS, text=WORDS, note=WORDS)
def test_whatever_a_person_types_is_written_and_read_as_they_typed_it(owner, text, note):
    sections = WRITTEN.document.sections
    item = replace(sections[0].items[0], text=text, note=note)
    first = replace(sections[0], owners=(owner,), items=(item, *sections[0].items[1:]))
    document = replace(WRITTEN.document, sections=(first, *sections[1:]))
    table = tomllib.loads(plan_files.tomli_w.dumps(table_of(document)))

    assert document_of(Entries(table, "plan.toml", faults := [])) == document and faults == []


def test_the_program_starts_on_what_it_exported(bundled, tmp_path):
    folder = tmp_path / "out"
    code, out, err = dashboard("plan", "export", folder, "--json", "--store", bundled)
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
    kept_plan.keep_meeting(
        store, WRITTEN, replace(Meeting.at("2014-09-18"), id="2014-09"), kept_plan.tracks_of(WRITTEN, "2014-09"), 0,
        **WHO,
    )  # fmt: skip
    december = replace(WRITTEN.document.meeting("2013-12-23"), papers_set=date(2013, 10, 1), concluded=TODAY)
    tracks = kept_plan.tracks_of(WRITTEN, "2013-12-23")
    kept_plan.keep_meeting(store, WRITTEN, december, tracks, 0, **WHO)
    store.close()


def test_agenda_and_exceptions_follow_the_days_and_the_papers(kept, asked):
    _, september = asked("agenda", "--meeting", "2014-09")
    assert september["meeting"] == {"id": "2014-09", "date": "2014-09-18", "precision": "day", "state": "planned"}
    assert asked("agenda", "--meeting", "2014-09-18") == (0, september)

    assert asked("agenda", "--meeting", "2013-12-23")[1]["meeting"]["state"] == "concluded"
    assert asked("agenda", "--meeting", "2013-12-23", "--as-at", "2014-03-01")[1]["meeting"]["state"] == "held"
    _, december = asked("exceptions", "--meeting", "2013-12-23")
    assert (december["as_at"], december["latest_quarter"]) == ("2013-10-01", "2013/14 Q1")
