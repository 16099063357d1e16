"""Every page, light on a desk and dark on a phone: whole, within its width, and to WCAG 2.2 A and AA with folds open.

Each is opened once and read on the desk, then made narrow and dark and read once more, where it holds no live chart:
the server draws that in the colours of the day it was asked for. axe-core looks at the page; it does not see into
charts, so that the contrast of their words is measured here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from serving import settled, unfolded
from test_way_through import psd

AXE = "4.12.1"  # the axe-core that axe-playwright-python 0.1.8 carries
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
OF_STREAMLIT = {"empty-table-header", "presentation-role-conflict"}  # best practice, in widgets we do not draw
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
LEAST_CONTRAST = 4.5
DESK, PHONE = ("light", 1440), ("dark", 390)
SETTINGS = (DESK, PHONE)
PAGES = (
    "", "exceptions", "agenda", "agenda?meeting=Monday+23+December+2013", "upload", "extracts", "type",
    "room?meeting=Monday+23+December+2013", "commission?topic=most-serious-violence", "change-the-plan",
    *(f"section-{each}" for each in ("1", "2a", "2b", "2c", "3", "4")),
    "measures?measure=Violence+without+injury", "measures?measure=Homicide&all=true",
    "measures?measure=Early+action+referrals", "measures?measure=Special+constables",
)  # fmt: skip
WIDTHS = (
    "document.documentElement.scrollWidth", "document.querySelector('[data-testid=stMain]').scrollWidth",
)  # fmt: skip
JOINER = "\N{WORD JOINER}"
SAID = {"problems": "to put right", "questions": "to answer"}
FILES = {"problems": psd(complaints="46O"), "questions": psd(complaints="4600")}


def opened(page) -> None:
    """The page with every form open, and its folds: two of those that are alike."""
    for name in ("Raise one by hand", re.compile("^Choose for")):
        button = page.get_by_role("button", name=name).first
        if button.count():
            button.click()
            settled(page)
    unfolded(page, 2)


def violations(page) -> list[str]:
    """What axe finds, with the elements it finds it in."""
    found = Axe().run(page, options=OPTIONS).response
    assert found["testEngine"]["version"] == AXE
    return [
        f"{each['id']}: {each['help']} {[node['html'][:160] for node in each['nodes'][:3]]}"
        for each in found["violations"]
        if each["id"] not in OF_STREAMLIT
    ]


def faint(page) -> list[tuple[float, str]]:
    """The words inside charts that stand out too little from what is under them."""
    measured = page.evaluate(CONTRAST)
    charts = page.locator(".js-plotly-plot:visible, .look-card.look-chart:visible").count()
    assert len(measured) >= 3 * charts, "the words of every chart are measured"
    return [(round(ratio, 2), words) for ratio, words in measured if ratio < LEAST_CONTRAST]


@pytest.fixture
def page(reader):
    return reader


@dataclass(frozen=True)
class Reading:
    """What a page shows as it is found (the name of its `tab`, its `titles`, `faults` and `words`, the widths of what
    scrolls), and what is wrong with it once everything on it is open. A phone finds open what the desk opened."""

    tab: str
    titles: int
    faults: int
    words: str
    widths: tuple[int, int]
    violations: list[str]
    faint: list[tuple[float, str]]


def reading(page) -> Reading:
    """The page that is there now, read as it is and then with everything opened."""
    shown = {
        "tab": page.title(),
        "titles": page.locator("h1").count(),
        "faults": page.locator("[data-testid=stException]").count(),
        "words": " ".join(page.locator("[data-testid=stMain]").inner_text().replace(JOINER, "").split()),
        "widths": tuple(map(page.evaluate, WIDTHS)),
    }
    opened(page)
    return Reading(**shown, violations=violations(page), faint=faint(page))


def turn(page, theme: str, width: int) -> None:
    """Turn the page to a theme and a width."""
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})


@pytest.fixture(scope="module")
def known() -> dict:
    """The pages that have been read."""
    return {}


@pytest.fixture
def read(visit, page, known) -> Callable[..., Reading]:
    """The reading of a page in a theme at a width, made once."""

    def read(path: str, theme: str, width: int) -> Reading:
        if (path, width) not in known:
            turn(page, *DESK)
            visit(path)
            known[path, DESK[1]] = reading(page)
            turn(page, *PHONE)
            (visit(path) if page.locator(".js-plotly-plot").count() else settled(page))
            known[path, PHONE[1]] = reading(page)
        return known[path, width]

    return read


def every_page(test):
    """The test, for every page in both settings."""
    read = [(path, *setting) for setting in SETTINGS for path in PAGES]
    return pytest.mark.parametrize(("path", "theme", "width"), read)(test)


@every_page
def test_a_page_opens_without_a_fault_and_never_scrolls_sideways(read, path, theme, width):
    page = read(path, theme, width)

    assert (page.titles, page.faults) == (1, 0)
    assert max(page.widths) <= width


def test_every_page_names_its_tab_as_no_other_does(read):
    tabs = [read(path, *DESK).tab for path in PAGES]

    assert len(set(tabs)) == len(tabs)
    assert [tab for tab in tabs if not tab.endswith("Strategic scrutiny")] == []


@every_page
def test_a_page_shows_nothing_after_the_day_the_dashboard_stands_at(read, path, theme, width):
    later = r"(Jan–Mar|January–March|Apr–Jun|April–June) 2014|201[5-9]|2014/15"

    assert not re.search(later, read(path, theme, width).words)


@every_page
def test_a_page_has_no_violation_and_no_faint_word_in_a_chart(read, path, theme, width):
    page = read(path, theme, width)

    assert page.violations == []
    assert page.faint == []


@pytest.mark.parametrize("section", ("1", "2A", "2B", "2C", "3", "4"))
def test_every_item_of_the_plan_stands_word_for_word_on_its_sections_page(read, plan, section):
    words = read(f"section-{section.lower()}", *DESK).words
    items = [item.text for item in plan.document.items if item.section == section]

    assert items
    assert [text for text in items if " ".join(text.split()) not in words] == []


@pytest.mark.parametrize("kind", FILES)
def test_a_file_with_something_to_say_has_no_violation(visit, page, kind):
    turn(page, *DESK)
    page = visit("upload")
    page.locator("input[type=file]").set_input_files({"name": "psd.csv", "mimeType": "text/csv", "buffer": FILES[kind]})
    page.get_by_role("heading", name=re.compile(SAID[kind])).wait_for()
    settled(page)
    on_a_desk = violations(page)
    turn(page, *PHONE)
    settled(page)

    assert [on_a_desk, violations(page)] == [[], []]
