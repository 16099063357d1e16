"""The order of exceptions, and where the districts are that moved together."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.reads


def findings_on(page):
    return [" ".join(each.split()) for each in page.locator("h3.look-finding").all_inner_texts()]


def test_exceptions_stand_in_the_order_of_the_agenda_until_a_reader_asks_for_that_of_risk(visit, page):
    visit("exceptions")
    assert "High impact acquisitive crime in Hyndburn" in findings_on(page)[0]
    expect(page.get_by_text("Order of risk: weight")).to_have_count(0)

    page.get_by_role("combobox", name="In order of").click()
    page.get_by_role("option", name="Risk").click()
    expect(page.locator("h3.look-finding").first).to_contain_text("Domestic abuse: higher than expected")
    expect(page).to_have_url(re.compile("order=Risk"))
    expect(page.get_by_text("Order of risk: weight 1").first).to_be_visible()


def test_who_asks_for_a_district_is_shown_the_exception_it_is_told_with(visit, page):
    visit("exceptions?where=Blackburn+with+Darwen")
    assert "Domestic abuse, resolved: lower than expected" in findings_on(page)[0]
    expect(page.get_by_text("10 of 14 districts were lower than expected in the same quarter.")).to_be_visible()
