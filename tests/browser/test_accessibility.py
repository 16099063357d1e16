"""Every page, with its forms and folds open, holds to WCAG 2.2 A and AA, light on a desk and dark on a phone.

axe-core looks at the page; it does not see into charts, so that the contrast of their words is measured here.
"""

import re
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
DESK = 1440
SETTINGS = [("light", DESK), ("dark", 390)]
PAGES = (
    "", "exceptions", "agenda", "agenda?meeting=Monday+23+December+2013", "upload",
    *(f"section-{each}" for each in ("1", "2a", "2b", "2c", "3", "4")),
    "measures?measure=Violence+without+injury", "measures?measure=Homicide&all=true",
    "measures?measure=Early+action+referrals", "measures?measure=Special+constables",
)  # fmt: skip
SAID = {"problems": "to put right", "questions": "to answer"}
FILES = {"problems": psd(complaints="46O"), "questions": psd(complaints="4600")}


def opened(page) -> None:
    """The page with every form open, and its folds: on a desk all of them, on a phone the first, for they are alike."""
    for name in ("Raise one by hand", re.compile("^Choose for")):
        button = page.get_by_role("button", name=name).first
        if button.count():
            button.click()
            settled(page)
    unfolded(page, None if page.viewport_size["width"] == DESK else 1)


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


@pytest.fixture(scope="module")
def page(browser):
    """One page for all these tests, so that Streamlit's files are fetched once."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(params=SETTINGS, ids=lambda each: f"{each[0]}-{each[1]}")
def reading(visit, page, request):
    """Opens pages in one theme at one width."""
    theme, width = request.param
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    return visit


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_violation_and_no_faint_word_in_a_chart(reading, path):
    page = reading(path)
    opened(page)

    assert violations(page) == []
    assert faint(page) == []


@pytest.mark.parametrize("kind", FILES)
def test_a_file_with_something_to_say_has_no_violation(reading, kind):
    page = reading("upload")
    page.locator("input[type=file]").set_input_files({"name": "psd.csv", "mimeType": "text/csv", "buffer": FILES[kind]})
    page.get_by_role("heading", name=re.compile(SAID[kind])).wait_for()
    settled(page)

    assert violations(page) == []
