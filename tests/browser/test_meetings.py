"""Meetings in a browser: one with only a month is given a day; one goes through its states, with two people at it."""

import pytest
from playwright.sync_api import Locator, Page, expect
from serving import on_a_copy, settled, turned_to

MARCH = "agenda?meeting=Thursday+13+March+2014"


@pytest.fixture(scope="module")
def server(bundled_file, tmp_path_factory):
    """A dashboard whose meetings the tests of this file move."""
    with on_a_copy(bundled_file, tmp_path_factory) as server:
        yield server


def write(box: Locator, words: str) -> None:
    box.fill(words)
    box.press("Tab")
    settled(box.page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    settled(page)


def meetings_of(page: Page) -> list[str]:
    """The meetings in the order in which the page offers them."""
    page.get_by_role("combobox", name="Meeting").first.click()
    offered = page.get_by_role("option").all_inner_texts()
    page.keyboard.press("Escape")
    return offered


def set_day(page: Page, day: str, why: str, name: str) -> None:
    write(page.get_by_label("Day, or the month while it has no day"), day)
    write(page.get_by_label("Why", exact=True).first, why)
    write(page.get_by_label("Your name").first, name)


def test_a_meeting_with_only_a_month_is_given_a_day_and_every_link_holds(visit_as_another, server):
    page = visit_as_another("agenda?meeting=September+2014")
    expect(page.get_by_text("September 2014, no day set yet · planned")).to_be_visible()
    assert meetings_of(page)[2:4] == ["Thursday 12 June 2014", "September 2014"]
    page.get_by_text("Choose a topic for 2A").click()
    form = page.locator("details", has_text="Choose a topic for 2A")
    write(form.get_by_label("Area identified"), "Rural theft")
    write(form.get_by_label("Rationale"), "Told by farmers.")
    write(form.get_by_label("Your name"), "A. Officer")
    press(page, "Put on the agenda")
    expect(page.get_by_role("heading", name="Rural theft")).to_be_visible()

    turned_to(page, server.address, "change-the-plan")
    set_day(page, "12 June 2014", "The hall is free.", "A. Officer")
    press(page, "Set the day")
    expect(page.get_by_text("There is already a meeting 2014-06-12. Give each its own.")).to_be_visible()
    set_day(page, "18 September 2014", "The hall is free.", "A. Officer")
    press(page, "Set the day")
    expect(page.get_by_role("cell", name="September 2014 set for Thursday 18 September 2014.")).to_be_visible()
    expect(page.get_by_role("cell", name="The hall is free.")).to_be_visible()

    for address in ("September+2014", "2014-09-18"):
        page.goto(f"{server.address}/agenda?meeting={address}")
        settled(page)
        expect(page.get_by_text("Thursday 18 September 2014, in 196 days · planned")).to_be_visible()
        expect(page.get_by_role("heading", name="Rural theft")).to_be_visible()
        expect(page.get_by_text("which is not known here")).to_have_count(0)
    expect(page.get_by_text("entered as A. Officer: The hall is free.")).to_be_visible()
    assert meetings_of(page)[2:4] == ["Thursday 12 June 2014", "Thursday 18 September 2014"]
    turned_to(page, server.address, "section-2a")
    expect(page.get_by_role("cell", name="Thursday 18 September 2014")).to_be_visible()


def test_a_meeting_goes_through_its_states_and_whoever_comes_second_sees_the_first(visit_as_another, server):
    first, second = visit_as_another("change-the-plan"), visit_as_another("change-the-plan")
    for page, day, name in ((first, "20 March 2014", "A. First"), (second, "27 March 2014", "B. Second")):
        page.get_by_role("combobox", name="Meeting").click()
        page.get_by_role("option", name="Thursday 13 March 2014").click()
        settled(page)
        set_day(page, day, "A clash.", name)
    press(first, "Move the meeting")
    expect(first.get_by_role("cell", name="Thursday 13 March 2014 moved to Thursday 20 March 2014.")).to_be_visible()
    press(second, "Move the meeting")
    expect(
        second.get_by_text("A. First changed this since you opened it. Nothing of yours was written.")
    ).to_be_visible()
    expect(second.get_by_text("moved to Thursday 20 March 2014. Why: A clash.")).to_be_visible()
    expect(second.get_by_label("Day, or the month while it has no day")).to_have_value("27 March 2014")
    press(second, "Put mine in its place")
    expect(second.get_by_role("cell", name="Thursday 20 March 2014 moved to Thursday 27 March 2014.")).to_be_visible()

    turned_to(first, server.address, MARCH)
    turned_to(second, server.address, MARCH)
    expect(first.get_by_text("Thursday 27 March 2014, in 21 days · planned")).to_be_visible()
    for page in (first, second):
        page.get_by_text("Where this meeting stands").click()
        settled(page)
    write(first.get_by_label("Your name").first, "A. First")
    write(second.get_by_label("Your name").first, "B. Second")
    press(first, "Set the papers")
    expect(first.get_by_text("in 21 days · papers set")).to_be_visible()
    press(second, "Record that it was held")
    expect(second.get_by_text("Somebody changed this meeting since you opened the page.")).to_be_visible()
    expect(second.get_by_text("in 21 days · papers set")).to_be_visible()
    press(second, "Record that it was held")
    expect(second.get_by_text("in 21 days · held")).to_be_visible()
    expect(second.get_by_text("Choose a topic for 1")).to_have_count(0)
    press(second, "Conclude the meeting")
    expect(second.get_by_text("in 21 days · concluded")).to_be_visible()
    turned_to(first, server.address, "overview")
    expect(first.get_by_role("heading", name="Thursday 12 June 2014")).to_be_visible()
