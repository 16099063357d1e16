"""Why a finding says what it says, in two clicks; and what people decide about the past of a series."""

import re

import pytest
from playwright.sync_api import expect
from serving import on_a_copy, settled

WHY = "Why this range: history, season, what was set aside"


@pytest.fixture(scope="module")
def server(bundled_file, tmp_path_factory):
    """A dashboard that the tests of this file may change."""
    with on_a_copy(bundled_file, tmp_path_factory) as server:
        yield server


def test_from_the_overview_two_clicks_lead_to_why(visit, page):
    visit()
    page.get_by_role("link", name="See the figures").first.click()
    page.get_by_text(WHY).click()

    for name in ("History used", "Judged together with", "Season", "Unrest", "Set aside or moved", "How far outside"):
        expect(page.get_by_text(name, exact=True)).to_be_visible()
    expect(page.get_by_text("never more than the last 24")).to_be_visible()


def test_a_new_level_declared_with_its_reason_stands_on_the_page_and_can_be_taken_back(visit, page):
    visit("measures?measure=Public+order+offences")
    page.get_by_text(WHY).click()
    settled(page)
    page.get_by_role("combobox", name="What to do with it").scroll_into_view_if_needed()
    page.get_by_role("combobox", name="What to do with it").click()
    page.get_by_role("option", name="A new level begins with it").click()
    settled(page)
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_text("Write the reason and your name")).to_be_visible()

    page.get_by_label("Reason", exact=True).fill("Recording improved: recorded crime rises when recording improves")
    page.get_by_label("Your name").fill("A. Analyst")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Record the decision").click()

    told = page.get_by_text(re.compile("A new level begins with July–September 2013: decided by A. Analyst"))
    expect(told.first).to_be_visible()
    expect(told.first).to_contain_text("recorded crime rises when recording improves")
    expect(
        page.get_by_text(re.compile("Counted differently|recorded differently|since a break", re.I)).first
    ).to_be_visible()

    page.reload()
    settled(page)
    expect(told.first).to_be_visible()


def test_what_has_no_baseline_may_still_be_chosen_by_a_person(visit, page):
    visit("agenda")
    page.get_by_text("Choose a topic for 2C").click()
    settled(page)

    expect(page.get_by_label("Rationale").locator("visible=true")).to_have_count(1)
