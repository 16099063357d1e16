"""Every page as known on 20 December 2013, drawn by Streamlit without a browser: nothing later, and nothing to press.

The store holds more than the bundle: acts of every kind that were done later, which today's pages show.
"""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

import pytest
from drawn import opened
from google.protobuf.text_format import MessageToString
from rows import frame

from dashboard.scrutiny import NO_RECORDING
from dashboard.store import Store

PAGES = (
    "", "exceptions", "agenda", "measures", "upload", "extracts", "type",
    *(f"section-{each}" for each in ("1", "2a", "2b", "2c", "3", "4")),
)  # fmt: skip
THEN, LATER = "2013-12-20", date(2014, 3, 5)
MEASURE, NAMED = "violence-without-injury", "Violence without injury"
WORD = "hindsight"  # in every word that is recorded later
LATER_QUARTERS = (
    r"(Oct–Dec|October–December) 2013|(Jan–Mar|January–March|Apr–Jun|April–June) 2014|201[5-9]|2014/15|2013/14 Q4"
)
STREAMLITS_OWN = re.compile(r"\b[0-9a-f]{32}\b")  # names, in which any year may stand by chance
RUNNING = "2013/14 Q3"  # the quarter that had not ended
ONLY_READ = {"Back to today", "Open the agenda"}
FOLDS = (
    "one extract", "names accepted", "other measures", "never received", f"why {MEASURE} Lancashire",
    "compare comparator", "compare district", *(f"quiet {each}" for each in ("1", "2A", "2B", "2C", "3", "4")),
)  # fmt: skip


@pytest.fixture(scope="module")
def later_names(without_browser):
    """The names of all later extracts; beside the bundle the store holds what was done later, of every kind."""
    store = Store(without_browser)
    later = {"day": LATER, "by": f"By {WORD}"}
    topic = {"meeting": "2014-03-13", "track": "2C", "origin": "Meeting", "owner": "Chief Constable"}
    store.add_topic([], title=f"A topic in {WORD}", rationale=WORD, **topic, **later)
    store.add_topic([], title=f"December in {WORD}", rationale=WORD, **topic | {"meeting": "2013-12-23"}, **later)
    store.add_raised(
        extract=None, row=None, reference="", title=f"Raised in {WORD}", summary=WORD, origin="MADE", raised_by=WORD,
        area="Wyre", section="2B", period="2013/14 Q4", sensitive=False, sensitivity_reason="", **later,
    )  # fmt: skip
    store.add_alias(f"Dale of {WORD}", "Rossendale", "accepted", **later)
    store.add_rollback(22, LATER, f"By {WORD}", f"Wrong in {WORD}")
    figure = {"measure": MEASURE, "area": "Lancashire", "period": "2013/14 Q1"}
    store.add_decision(kind="quarter", decision="declared", why=f"Told in {WORD}", **figure, **later)
    store.add_extract(
        frame([(*figure.values(), 1432)]), file=f"{WORD}.csv", family="measures",
        basis="supplied", publisher="", received=LATER, by=f"By {WORD}", note=WORD, sha256=WORD, row_count=1,
        content=b"",
    )  # fmt: skip
    extracts = store.extracts(date.max)
    store.close()
    return set(extracts[extracts.received > THEN].file)


@dataclass(frozen=True)
class Seen:
    """One page: every word and mark on it, and on it alone; the labels of its buttons; where its links lead."""

    words: str
    titles: int
    errors: list
    buttons: set[str]
    boxes: list[str]
    links: list[str]


@pytest.fixture(scope="module")
def seen_on(later_names):
    """A page as known on a day, or today; drawn once."""
    known = {}

    def seen_on(day: str | None, path: str) -> Seen:
        if (day, path) not in known:
            known[day, path] = _drawn(path, day)
        return known[day, path]

    return seen_on


def _drawn(path: str, day: str | None) -> Seen:
    asked = {"every": "true", "all": "true", "measure": NAMED} | ({"as-at": day} if day else {})
    page = opened(f"{path}?{urlencode(asked)}", **dict.fromkeys(FOLDS, True)).run()
    protos = [
        STREAMLITS_OWN.sub("", MessageToString(each.proto, as_utf8=True))
        for each in _leaves(page.main)
        if hasattr(each, "proto")
    ]
    return Seen(
        words=" ".join(protos),
        titles=sum("<h1" in each for each in protos),
        errors=[*page.error, *page.exception],
        buttons={each.label for each in page.main.button} | {each.label for each in page.main.get("file_uploader")},
        boxes=[each.label for each in (*page.main.text_input, *page.main.text_area)],
        links=[each.proto.query_string for each in page.get("page_link")],
    )


def _leaves(block):
    for each in block.children.values():
        if getattr(each, "children", None):
            yield from _leaves(each)
        else:
            yield each


def every_page(test):
    return pytest.mark.parametrize("path", PAGES)(test)


@every_page
def test_a_page_of_that_day_is_whole_and_says_which_day_it_is(seen_on, path):
    page = seen_on(THEN, path)

    assert (page.titles, page.errors) == (1, [])
    assert "As known on Friday 20\N{NO-BREAK SPACE}December 2013, with figures to July–September 2013." in page.words


@every_page
def test_a_page_of_that_day_shows_nothing_later(seen_on, later_names, path):
    words = seen_on(THEN, path).words
    later = later_names | {WORD}

    assert len(later_names) > 7
    assert {found.group() for found in re.finditer(LATER_QUARTERS, words)} == set()
    assert {each for each in later if each in words} == set()
    assert RUNNING not in words or path == "extracts"


@every_page
def test_on_a_page_of_that_day_nothing_can_be_recorded_and_every_link_keeps_the_day(seen_on, path):
    page = seen_on(THEN, path)

    assert page.buttons <= ONLY_READ and "Back to today" in page.buttons
    assert page.boxes == []
    assert len(page.links) > 12
    assert [each for each in page.links if f"as-at={THEN}" not in each] == []


def test_what_is_later_is_on_the_pages_of_today(seen_on):
    pages = {path: seen_on(None, path) for path in ("", "exceptions", "agenda", "measures", "upload")}
    told = {
        "": (f"Raised in {WORD}", "October–December 2013"), "exceptions": (f"Raised in {WORD}",),
        "agenda": (f"A topic in {WORD}",), "measures": (f"Told in {WORD}", "1,432", f"{WORD}.csv"),
        "upload": (f"Dale of {WORD}", f"Wrong in {WORD}", f"{WORD}.csv"),
    }  # fmt: skip

    assert [(path, each) for path, words in told.items() for each in words if each not in pages[path].words] == []
    for page in pages.values():
        assert page.errors == [] and NO_RECORDING not in page.words
        assert all("as-at" not in link for link in page.links)
    assert {"Put on the agenda", "Take off"} <= pages["agenda"].buttons
    assert {"Raise one by hand"} <= pages["exceptions"].buttons
