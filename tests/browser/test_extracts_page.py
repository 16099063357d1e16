"""What has been received, what is late, and a figure typed by hand: on one dashboard, read first and then changed."""

import re

import pytest
from playwright.sync_api import expect
from serving import PATIENCE, on_a_copy, settled


@pytest.fixture(scope="module")
def server(bundled_file, tmp_path_factory):
    """A dashboard of this file's own, because figures are typed into it."""
    with on_a_copy(bundled_file, tmp_path_factory) as server:
        yield server


def test_a_missing_extract_is_named_with_its_supplier_its_last_quarter_and_its_sections(visit, page):
    visit()
    late = "Professional standards for 2013/14 Q3: 6 days late, 7 days before the meeting of 13\xa0March 2014."
    known = "from Professional Standards Department; last held 2013/14 Q2; sections 1 and 2A; last brought by Bundled"
    expect(page.get_by_text(late)).to_be_visible()
    expect(page.get_by_text(known)).to_be_visible()

    page.get_by_role("link", name="See what has been received, quarter by quarter").click()
    expect(page.get_by_role("heading", name="Extracts", exact=True)).to_be_visible()
    settled(page)
    expect(page.get_by_text(late)).to_be_visible()
    psd = page.get_by_role("row", name=re.compile("^Professional standards"))
    expect(psd.get_by_role("cell", name="Late: 6 days")).to_be_visible()
    expect(psd.get_by_role("cell", name="Not due until 29 May")).to_be_visible()

    with page.expect_download() as downloaded:
        page.get_by_role("button", name="Professional standards").click()
    content = downloaded.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbfquarter,area,measure,count,of\r\n2013/14 Q3,Lancashire,")
    visit("upload")
    blank = {"name": "psd.csv", "mimeType": "text/csv", "buffer": content}
    page.locator("input[type=file]").set_input_files(blank)
    expect(page.get_by_text("There is nothing in this file")).to_be_visible()


def test_a_figure_typed_by_hand_is_checked_explained_and_published_like_any_extract(visit, page):
    page.set_default_timeout(PATIENCE)
    visit("type?measure=Grievances")
    cells = page.locator("[data-testid=stDataFrame] .dvn-scroller").first
    cells.click(position={"x": 230, "y": 55})  # the force's latest quarter
    page.keyboard.press("Enter")
    page.locator("#portal textarea").fill("14")
    page.keyboard.press("Enter")
    settled(page)

    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    row = page.locator(".look-table tr", has_text="2013/14 Q3")
    expect(row.get_by_role("cell", name="14", exact=True)).to_be_visible()
    why = page.get_by_label(re.compile("^Explanation"))
    if why.count():
        why.fill("Counted by hand.")
        why.blur()
        settled(page)
    page.get_by_label("Your name").fill("A. Analyst")
    page.get_by_label("Your name").press("Enter")
    settled(page)
    page.get_by_role("button", name="Publish").click()

    expect(page.get_by_text("typed by hand psd-grievances.csv")).to_be_visible()
    settled(page)
    visit("upload")
    expect(page.get_by_role("cell", name="typed by hand psd-grievances.csv")).to_be_visible()
