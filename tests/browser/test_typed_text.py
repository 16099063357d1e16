"""What people type or upload is shown as typed: on no page does it restyle, link or fetch anything."""

import csv
import io
import re
import shutil
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect
from serving import PATIENCE, running, settled, turned_to, unfolded
from stores import given_data
from test_way_through import fill

FIRST = "Zebra"  # every word of it on a page must stand in the whole
HOSTILE = (
    FIRST + " <img src=https://evil.example/a.png><b>b</b> **s** `c` $x^2$ :red[hot] :material/home: "
    "![i](https://evil.example/b.png) [l](https://evil.example) https://evil.example"
)
SHORT = f"{FIRST} <b>b</b> **s** $x^2$ :red[hot] [l](https://evil.example)"  # a name takes 80 characters
FILE = f"{FIRST} <b>$x$**s.csv"  # a longer name is cut short beside the button
FIGURES = ["quarter", "measure", "area", "value", "note"]
MADE = [
    "quarter", "reference", "theme", "area", "summary", "raised_by", "section", "sensitive", "sensitivity_reason",
]  # fmt: skip
WORKS = "a[href^='https://evil'], img[src*='evil'], .katex, main script, .hoverlayer a"
JOINER = "\N{WORD JOINER}"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A plan in which a measure and a district are named in marks."""
    folder = given_data(tmp_path_factory.mktemp("hostile") / "data")
    measure = folder / "measures" / "hate-race.toml"
    text = re.sub(r'(?m)^(name|definition) = ".*"$', lambda found: f"{found[1]} = '{HOSTILE}'", measure.read_text())
    measure.write_text(text)
    areas = folder / "areas.csv"
    areas.write_text(areas.read_text().replace("\nPreston,district,", f"\n{SHORT},district,Preston;"))
    return folder


@pytest.fixture(scope="module")
def office(data, bundled_file, context, tmp_path_factory):
    """A page of that office, with what it asked for, after files and forms have been filled with marks."""
    page, asked = context.new_page(), []
    page.set_viewport_size({"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page.on("request", lambda request: asked.append(request.url))
    store = tmp_path_factory.mktemp("store") / "scrutiny.duckdb"
    shutil.copy(bundled_file, store)
    with running(store, data) as server:
        turned_to(page, server.address, "upload")
        _upload(page, FIGURES, ["2013/14 Q3", "hate-race", "Preston", 61, HOSTILE])
        _upload(page, MADE, ["2013/14 Q3", HOSTILE, HOSTILE, "Preston", HOSTILE, HOSTILE, "2B", "yes", HOSTILE])
        _raise_and_choose(page, server.address)
        yield page, asked, server.address
    page.close()


def _upload(page: Page, *rows: list) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    file = {"name": FILE, "mimeType": "text/csv", "buffer": out.getvalue().encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("heading", name="Publish").wait_for()
    settled(page)
    if page.get_by_label("Explanation").count():
        fill(page, "Explanation", HOSTILE)
    fill(page, "Note", HOSTILE)
    name = page.get_by_label("Your name").first  # a fold of the history that was opened before has one too
    name.fill(SHORT)
    name.press("Tab")
    settled(page)
    as_typed(page)
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("Published as extract").wait_for()
    settled(page)


def _raise_and_choose(page: Page, address: str) -> None:
    turned_to(page, address, "exceptions")
    page.get_by_role("button", name="Raise one by hand").click()
    for label in ("What it is about", "What was noticed", "Raised by (post or body)"):
        fill(page, label, HOSTILE)
    fill(page, "Your name", SHORT)
    page.get_by_role("button", name="Raise it").click()
    page.get_by_role("heading", name=FIRST).first.wait_for()
    settled(page)
    page.get_by_role("button", name="Choose for 13 March").first.click()
    page.get_by_label("Owner").wait_for()
    settled(page)
    fill(page, "Owner", HOSTILE)
    fill(page, "Your name", SHORT)
    page.get_by_role("button", name="Put on the agenda").click()
    page.get_by_text("On the agenda of 13 March").first.wait_for()
    settled(page)


def as_typed(page: Page) -> int:
    """How often typed words stand on the page, each time whole; nothing of them has come to work."""
    unfolded(page, 2)
    words = " ".join(page.locator("[data-testid=stApp]").inner_text().replace(JOINER, "").split())
    rest = words
    for each in (HOSTILE, SHORT, FILE):
        rest = rest.replace(each, "")

    assert [rest[found.start() :][:80] for found in re.finditer(FIRST, rest)] == []
    assert page.locator(WORKS).count() == 0
    return words.count(FIRST)


@pytest.mark.parametrize(
    ("path", "least"),
    [
        ("", 3), ("exceptions", 7), ("agenda", 4), ("section-1", 1), ("section-2b", 1), ("upload", 6),
    ],
)  # fmt: skip
def test_typed_words_stand_on_a_page_as_typed(office, path, least):
    page, _, address = office
    turned_to(page, address, path)

    assert as_typed(page) >= least


def test_a_measure_and_an_area_of_any_name_have_their_page_and_their_hover_text(office):
    page, _, address = office
    turned_to(page, address, f"measures?{urlencode({'measure': HOSTILE, 'area': SHORT})}")
    assert as_typed(page) >= 3
    chart = page.locator(".js-plotly-plot .nsewdrag").first
    chart.hover(position={"x": chart.bounding_box()["width"] - 20, "y": 60})
    hover = page.locator(".hoverlayer .hovertext").first
    hover.wait_for()

    assert page.get_by_role("heading", level=1).inner_text().replace(JOINER, "").startswith(f"{HOSTILE} in {SHORT}")
    shown = "".join(hover.locator("tspan.line").all_text_contents()).replace(" ", "")
    assert HOSTILE.replace(" ", "") in shown
    assert hover.locator("tspan[style*=weight], tspan[style*=color], a").count() == 0


def test_nothing_typed_was_fetched(office):
    _, asked, address = office
    here = (address, address.replace("http", "ws"), "data:", "blob:")

    assert asked
    assert [each for each in asked if not each.startswith(here)] == []
