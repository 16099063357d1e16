"""The Commissioner's ten minutes the night before, on a phone; and the same pages on paper."""

import re

import pytest
from playwright.sync_api import expect
from serving import settled

pytestmark = pytest.mark.reads
PHONE = {"width": 390, "height": 844}
A4_WIDTH = 794  # CSS pixels


def test_on_a_phone_the_first_screen_says_what_changed_what_did_not_and_what_is_unknown(visit, page):
    page.set_viewport_size(PHONE)
    visit()
    lead = page.locator(".look-lead")

    assert lead.bounding_box()["y"] + lead.bounding_box()["height"] <= PHONE["height"]
    said = lead.inner_text()
    for words in ("Higher than expected: ", "Lower than expected: ", " did not change.", " we cannot say."):
        assert words in said


def test_what_changed_stands_in_the_order_of_the_agenda_what_people_raised_first(visit, page):
    visit()
    heads = page.locator(".look-section, .look-finding, .look-where").all_inner_texts()
    changed = heads[heads.index("What changed") + 1 : heads.index("What was promised")]
    titles = [place for place, words in enumerate(changed) if "expected" in words]
    sections = [re.match(r"\d\w?", words)[0] for words in changed[titles[0] - 1 :] if re.match(r"\d\w? ", words)]

    assert len(sections) > 2
    assert sections == sorted(sections)
    assert "Older residents called on again by doorstep fraudsters" in changed[: titles[0]]


def test_a_card_opens_its_chart_sentence_and_table_without_scrolling_sideways(visit, page):
    page.set_viewport_size(PHONE)
    visit()
    page.get_by_role("link", name="See the figures").first.click()
    expect(page.get_by_role("heading", name="The figures")).to_be_visible()
    settled(page)

    expect(page.locator(".js-plotly-plot")).to_be_visible()
    expect(page.get_by_role("table").first).to_be_visible()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("path", ["", "section-2b", "measures?measure=Violence+without+injury"])
def test_on_paper_a_page_is_words_stills_and_tables_dark_on_white_and_nothing_is_cut_off(visit, page, path):
    page.emulate_media(color_scheme="dark")
    visit(path)
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1000})

    for pressed in ("[data-testid=stSidebar]", ".stButton", ".stPageLink", ".js-plotly-plot"):
        assert page.locator(f"{pressed}:visible").count() == 0, pressed
    charts = page.locator(".look-chart:visible")
    assert charts.count() >= 1
    widths = charts.evaluate_all("all => all.map(each => each.getBoundingClientRect().right)")
    assert max(widths) <= A4_WIDTH
    inks = page.locator(".look-title, .look-body, .look-finding").evaluate_all(
        "all => all.map(each => getComputedStyle(each).color)"
    )
    assert set(inks) == {"rgb(27, 34, 41)"}
