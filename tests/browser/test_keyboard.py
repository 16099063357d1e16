"""By keyboard alone: a file goes in, an exception is chosen; and every chart is a sentence and a table."""

import shutil

import pytest
from playwright.sync_api import Page, expect
from serving import running, settled
from test_way_through import psd

FURTHEST = 150  # presses of Tab before a thing is given up as out of reach
FOCUSED = """() => {
  const at = document.activeElement;
  return [at.getAttribute("aria-label"), at.innerText, at.labels?.[0]?.innerText].filter(Boolean).join(" ");
}"""


def tab_to(page: Page, words: str, role: str = "") -> None:
    """Press Tab until the focus is on what bears these words."""
    for _ in range(FURTHEST):
        page.keyboard.press("Tab")
        if words in page.evaluate(FOCUSED) and page.locator(f"{role}:focus").count():
            return
    raise AssertionError(f"No Tab leads to {words}")


def seen(page: Page) -> bool:
    """Whether a reader can see where the focus is."""
    style = "getComputedStyle(document.activeElement)"
    return page.evaluate(f"{style}.outlineStyle !== 'none' || {style}.boxShadow !== 'none'")


@pytest.fixture
def own(bundled_file, tmp_path, page: Page):
    """A page of a dashboard that this test may change."""
    store = tmp_path / "scrutiny.duckdb"
    shutil.copy(bundled_file, store)
    with running(store) as server:
        page.goto(server.address)
        settled(page)
        yield page


def test_a_file_is_published_and_its_exception_chosen_by_keyboard_alone(own):
    page = own
    # Playwright catches what would ask for a file from its first listener on, and a moment later than it says.
    page.on("filechooser", lambda _: None)
    tab_to(page, "Upload", "a")
    assert seen(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Upload an extract")).to_be_visible()
    settled(page)
    tab_to(page, "Upload", "button")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files({"name": "psd late.csv", "mimeType": "text/csv", "buffer": psd()})
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    settled(page)
    for _ in range(page.get_by_label("Explanation").count()):
        tab_to(page, "Explanation", "textarea")
        page.keyboard.type("Complaints of one event in November, recorded together.")
    tab_to(page, "Your name", "input")
    page.keyboard.type("A. Analyst")
    page.keyboard.press("Tab")
    settled(page)
    tab_to(page, "Publish", "button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Published as extract")).to_be_visible()
    settled(page)

    _choose(page)


def _choose(page: Page) -> None:
    tab_to(page, "Exceptions", "a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Exceptions", exact=True)).to_be_visible()
    settled(page)
    tab_to(page, "Choose for 13 March", "button")
    assert seen(page)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Rationale")).to_be_visible()
    settled(page)
    tab_to(page, "Rationale", "textarea")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Ask what stands behind it.")
    tab_to(page, "Put on the agenda", "button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("On the agenda of 13 March, chosen by A. Analyst")).to_be_visible()
    settled(page)
    tab_to(page, "Agenda", "a")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ask what stands behind it.").first).to_be_visible()


@pytest.mark.reads
@pytest.mark.parametrize("path", ["", "exceptions", "section-2b", "measures?measure=Violence+without+injury"])
def test_every_chart_is_an_image_whose_name_holds_its_sentence(visit, page, path):
    visit(path)
    page.locator(".look-chart svg, .js-plotly-plot").first.wait_for()
    names = page.evaluate("""() => [...document.querySelectorAll(".look-chart svg[role=img]")]
        .map(each => each.getAttribute("aria-label"))""")
    live = page.locator(".js-plotly-plot:visible").count()
    names += page.locator("[role=figure]:visible:has(.js-plotly-plot)").evaluate_all(
        "all => all.map(each => each.ariaLabel)"
    )

    assert len(names) == page.locator(".look-chart > svg").count() + live > 0
    for name in names:
        assert "December 2013" in name and " in " in name, name
        assert "Chart of " in name


@pytest.mark.reads
def test_beside_the_chart_stands_its_table_on_a_phone_too(visit, page):
    page.set_viewport_size({"width": 390, "height": 844})
    visit("measures?measure=Violence+without+injury")
    table = page.get_by_role("table").first

    assert table.get_by_role("columnheader").all_inner_texts()[:3] == ["Quarter", "Offences", "Expected"]
    assert table.get_by_role("row").nth(1).get_by_role("cell").all_inner_texts()[:2] == ["Oct–Dec 2013", "1,837"]
    expect(page.get_by_role("button", name="Download (CSV)")).to_be_visible()


@pytest.mark.reads
def test_see_the_figures_leads_from_a_card_to_its_chart_and_table(visit, page):
    visit()
    tab_to(page, "See the figures", "a")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="The figures")).to_be_visible()
    expect(page.get_by_role("table").first).to_be_visible()
