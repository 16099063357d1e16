"""Changing a topic on the agenda's page, drawn by Streamlit without a browser."""

from datetime import date

import pytest
from drawn import opened, words_of
from held import the_plan

from dashboard import agendas
from dashboard.store import Store

DAY = date(2014, 3, 6)
TOPIC = {
    "meeting": "2014-03-13", "track": "2C", "title": "Operation Avret", "rationale": "It is new.", "origin": "Casework",
    "owner": "Chief Constable", "day": DAY, "by": "An Officer",
}  # fmt: skip


@pytest.fixture
def store(without_browser):
    held = Store(without_browser)
    yield held
    held.close()


def standing(store, number):
    return next(each for each in agendas.topics(store, the_plan(), DAY) if each.number == number)


def changed(number, title):
    page = opened("agenda", entered_as="B. Second").run()
    page.text_input(key=f"change title {number} 1").set_value(title)
    page.run()
    page.button(key=f"save {number}").click()
    return page.run()


def test_a_misspelt_area_is_put_right_and_all_else_stays(store):
    number = store.add_topic([], **TOPIC)
    page = changed(number, "Operation Avert")
    now = standing(store, number)

    assert (now.title, now.rationale, now.owner, now.by) == (
        "Operation Avert", "It is new.", "Chief Constable", "B. Second",
    )  # fmt: skip
    assert "Operation Avert" in words_of(page) and "Operation Avret" not in words_of(page)


def test_an_area_without_a_name_is_refused_and_nothing_is_written(store):
    number = store.add_topic([], **TOPIC)
    page = changed(number, "  ")

    assert "Write the area identified, the rationale and your name." in words_of(page)
    assert standing(store, number).version == 1
