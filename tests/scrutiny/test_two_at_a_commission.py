"""Two people at one commission and its reply: the second sees what the first wrote, and nothing of either is lost.

The first acts in the store; the second has the page open, drawn by Streamlit without a browser.
"""

from datetime import date
from html import unescape

import matters
import pytest
from drawn import markup_of, opened
from held import the_plan

from dashboard.scrutiny import follow_up
from dashboard.store import Store

DAY = date(2014, 3, 6)
TOPIC = matters.topic()
ASKED = {"to": "ACC", "question": "Why?", "deadline": date(2014, 3, 12), "asked_by": "The office"}
SAID = {"sender": "ACC", "words": "Nine in ten.", "file": "", "sha256": "", "content": None}
FIRST = {"day": DAY, "by": "A. First"}


@pytest.fixture(scope="module")
def store(without_browser):
    held = Store(without_browser)
    yield held
    held.close()


@pytest.fixture
def topic(store):
    """A topic of its own, by its key."""
    return f"topic {store.add_topic([], **TOPIC)}"


@pytest.fixture
def second(topic):
    """The commission's page as the second person has it open."""
    return opened(f"commission?topic={topic.replace(' ', '+')}", entered_as="B. Second").run()


def box(page, label):
    return next(each for each in (*page.text_input, *page.text_area, *page.date_input) if each.label == label)


def press(page, label):
    next(each for each in page.button if each.label == label).click()
    return page.run()


def told(page):
    return unescape(markup_of(page))


def known(store, topic):
    held = follow_up.memory(store, the_plan(), DAY)
    return held.commissions.get(topic), held.replies.get(topic)


def test_the_second_to_change_a_commission_sees_the_first_and_keeps_the_parts_only_they_changed(store, topic, second):
    store.add_commission(topic, 0, **ASKED, **FIRST)
    second.run()
    assert box(second, "Question").value == "Why?"

    box(second, "Question").set_value("How many?")
    second.run()
    store.add_commission(topic, 1, **ASKED | {"deadline": date(2014, 3, 10), "asked_by": "The deputy"}, **FIRST)
    press(second, "Keep this commission")

    assert known(store, topic)[0].version == 2 and box(second, "Question").value == "How many?"
    assert "Nothing of yours was written." in told(second) and "10\N{NO-BREAK SPACE}March" in told(second)
    assert "from The deputy" in told(second)

    press(second, "Put mine in its place")
    asked = known(store, topic)[0]
    assert (asked.version, asked.question, asked.deadline, asked.asked_by, asked.by) == (
        3, "How many?", date(2014, 3, 10), "The deputy", "B. Second",
    )  # fmt: skip


def test_the_second_to_reply_keeps_what_they_wrote_and_the_file_of_the_first(store, topic, second):
    box(second, "Who answered").set_value("Head of Crime")
    second.run()
    store.add_reply(topic, 0, **SAID | {"file": "a.csv", "sha256": "ab", "content": b"nine"}, **FIRST)
    second.run()

    assert "A. First attached a reply since you began." in told(second) and "Nine in ten. a.csv" in told(second)
    assert box(second, "Who answered").value == "Head of Crime"

    press(second, "Put mine in its place")
    reply = known(store, topic)[1]
    assert (reply.version, reply.sender, reply.words, reply.file, reply.by) == (
        2, "Head of Crime", "Nine in ten.", "a.csv", "B. Second",
    )  # fmt: skip
    assert store.reply_content(topic, 2) == store.reply_content(topic, 1) == b"nine"


def test_who_has_written_nothing_is_shown_the_reply_and_who_leaves_theirs_writes_nothing(store, topic, second):
    store.add_reply(topic, 0, **SAID, **FIRST)
    second.run()
    assert box(second, "What was answered").value == "Nine in ten." and "since you began" not in told(second)

    box(second, "What was answered").set_value("Eight in ten.")
    second.run()
    store.add_reply(topic, 1, **SAID | {"words": "All of them."}, **FIRST)
    press(second, "Change the reply")
    press(second, "Leave theirs")

    assert known(store, topic)[1].words == box(second, "What was answered").value == "All of them."
    assert "since you began" not in told(second)


def test_another_owner_of_the_commission_is_who_answers_until_somebody_else_is_written(store, topic, second):
    assert box(second, "Who answered").value == "Chief Constable"
    store.add_commission(topic, 0, **ASKED, **FIRST)
    second.run()
    assert box(second, "Who answered").value == "ACC"
