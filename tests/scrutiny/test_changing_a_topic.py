"""Changing a topic, chosen here or come with the plan: in the store, and on the page as Streamlit draws it."""

from dataclasses import replace
from datetime import date

import matters
import pytest
import streamlit
from drawn import opened, words_of
from held import DATA, the_plan
from stores import office_of

from dashboard.pack import plan_export
from dashboard.plan import Plan
from dashboard.scrutiny import Act, commands, repository
from dashboard.store import Changed, Store

DAY, BEFORE = date(2014, 3, 6), date(2014, 3, 5)
TOPIC = matters.topic(title="Operation Avret")
AVERT = next(each.id for each in the_plan().document.topics if each.track == "2C")
OTHER = next(each.id for each in the_plan().document.topics if each.overlaps)


@pytest.fixture
def bundled_store(without_browser):
    held = Store(without_browser)
    yield held
    held.close()


@pytest.fixture(scope="module")
def ahead():
    """The plan, with its topics at a meeting to come."""
    written = the_plan()
    later = tuple(replace(each, meeting="2014-03-13", not_due=True) for each in written.document.topics)
    return replace(written, document=replace(written.document, topics=later))


def standing(store, plan, key, as_at=DAY):
    return next((each for each in repository.topics(store, plan, as_at) if each.key == key), None)


def changed(key, version, title):
    page = opened("agenda", entered_as="B. Second").run()
    page.text_input(key=f"change title {key} {version}").set_value(title)
    page.run()
    page.button(key=f"save {key}").click()
    return page.run()


def test_a_misspelt_area_is_put_right_and_all_else_stays(bundled_store):
    key = f"topic {bundled_store.add_topic([], **TOPIC)}"
    page = changed(key, 1, "Operation Avert")
    now = standing(bundled_store, the_plan(), key)

    assert (now.title, now.rationale, now.owner, now.by) == (
        "Operation Avert", "It is new.", "Chief Constable", "B. Second",
    )  # fmt: skip
    assert "Operation Avert" in words_of(page) and "Operation Avret" not in words_of(page)


def test_an_area_without_a_name_is_refused_and_nothing_is_written(bundled_store):
    key = f"topic {bundled_store.add_topic([], **TOPIC)}"
    page = changed(key, 1, "  ")

    assert "Write the area identified, the rationale and your name." in words_of(page)
    assert standing(bundled_store, the_plan(), key).version == 1


def test_a_topic_that_came_with_the_plan_is_changed_in_its_place_and_keeps_its_name_for_good(store, ahead):
    before = standing(store, ahead, AVERT)
    commands.change_topic(
        store, ahead, before, replace(before, title="Avert, the pilot", question="Why?"), Act(DAY, "B. Second")
    )
    now = standing(store, ahead, AVERT)

    assert (now.title, now.question, now.by, now.key) == ("Avert, the pilot", "Why?", "B. Second", AVERT)
    assert (now.rationales, now.overlaps, now.items) == (before.rationales, before.overlaps, before.items)
    assert [each.key for each in repository.topics(store, ahead, DAY)] == [each.id for each in ahead.document.topics]
    assert standing(store, ahead, AVERT, BEFORE) == before


def test_the_second_to_change_a_topic_of_the_plan_is_told_and_the_first_stands(store, ahead):
    seen = standing(store, ahead, AVERT)
    commands.change_topic(store, ahead, seen, replace(seen, title="By the first"), Act(DAY, "A. First"))
    with pytest.raises(Changed):
        commands.change_topic(store, ahead, seen, replace(seen, title="By the second"), Act(DAY, "B. Second"))
    now = standing(store, ahead, AVERT)
    assert now.title == "By the first"

    commands.change_topic(store, ahead, now, replace(now, title="By the second"), Act(DAY, "B. Second"))
    assert standing(store, ahead, AVERT).title == "By the second"


def test_a_topic_of_the_plan_is_taken_off_from_its_day_on_and_no_exported_plan_names_it(store, ahead, tmp_path):
    seen = standing(store, ahead, AVERT)
    linked = standing(store, ahead, OTHER)
    commands.change_topic(store, ahead, linked, replace(linked, title="Put in other words"), Act(DAY, "A. First"))
    commands.change_topic(store, ahead, seen, seen, Act(DAY, "A. First"), taken_off=True)
    plan_export.write(plan_export.current(office_of(store, ahead, DAY)), DATA, tmp_path / "out")
    read = Plan.read(tmp_path / "out").document.topics

    assert standing(store, ahead, AVERT) is None
    assert standing(store, ahead, AVERT, BEFORE) == seen
    assert [each.id for each in read] == [each.id for each in ahead.document.topics if each.id != AVERT]
    assert [each.title for each in read if each.id == OTHER] == ["Put in other words"]
    assert AVERT not in {other for each in read for other in each.overlaps}


def test_where_an_office_starts_from_an_exported_plan_its_topics_change_on_the_page(ahead, tmp_path, monkeypatch):
    plan_export.write(ahead, DATA, tmp_path / "office")
    monkeypatch.setenv("SCRUTINY_DATA", str(tmp_path / "office"))
    monkeypatch.setenv("SCRUTINY_STORE", str(tmp_path / "scrutiny.duckdb"))
    streamlit.cache_resource.clear()
    page = changed(AVERT, None, "Avert, the pilot")

    assert not page.exception
    assert "Avert, the pilot" in words_of(page)
    assert "in the plan, changed by B. Second, not verified" in words_of(page)
