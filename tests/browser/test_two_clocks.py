"""A page seen as known on a day: the day goes along from page to page, and back to today all is as it was."""

import re

from playwright.sync_api import Page, expect
from serving import settled
from test_every_page import violations

THEN = "As known on Friday 20 December 2013, with figures to July–September 2013."
ACTS = re.compile("^(Choose for|Raise|Put on|Take|Publish|Change|Record)")


def follow(page: Page, name: str, title: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    settled(page)


def looks_back(page: Page, address: str) -> None:
    expect(page.get_by_text(THEN)).to_be_visible()
    expect(page).to_have_url(re.compile(address))
    expect(page.locator("main").get_by_role("button", name=ACTS)).to_have_count(0)


def test_who_looks_at_a_past_day_walks_through_it_and_comes_back_to_today(visit):
    page = visit("?as-at=2013-12-20")
    expect(page.get_by_role("heading", level=1, name="Monday 23 December 2013")).to_be_visible()
    looks_back(page, r"/\?as-at=2013-12-20$")
    assert violations(page) == []
    follow(page, "See the figures", "in Hyndburn: higher than expected")
    looks_back(page, r"/measures\?as-at=2013-12-20&area=Hyndburn$")
    for name, path in (("Agenda", "agenda"), ("Upload", "upload"), ("Exceptions", "exceptions")):
        follow(page, name, name)
        looks_back(page, rf"/{path}\?as-at=2013-12-20$")

    page.get_by_role("button", name="Back to today").click()
    expect(page.get_by_role("button", name="Choose for 13 March").first).to_be_visible()
    expect(page).to_have_url(re.compile("/exceptions$"))
    expect(page.get_by_text("As known on ")).to_have_count(1)  # the date that sets it

    follow(page, "Measures", "in Hyndburn: higher than expected")  # the area was chosen above
    page.get_by_role("combobox", name="Figures").click()
    page.get_by_role("option", name="As reported on 23 December 2013").click()
    expect(page.get_by_text("As known on Monday 23 December 2013")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/measures\?area=Hyndburn&as-at=2013-12-23$"))
    page.get_by_label("day, As known on").focus()
    page.keyboard.type("06032014")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile(r"/measures\?area=Hyndburn$"))
    expect(page.get_by_role("combobox", name="Figures")).to_have_value("As known now")
