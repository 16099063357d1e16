"""Two people at one dashboard: nobody's words are lost, no act is recorded that nobody made, and faults are told."""

import resource
import shutil
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from serving import PATIENCE, Server, running, settled
from test_way_through import fill

from dashboard.store import Store

TOPIC = {
    "meeting": "2014-03-13", "track": "2C", "title": "Operation Avert", "rationale": "It is new.", "origin": "Meeting",
    "owner": "Chief Constable", "day": date(2014, 3, 6), "by": "A. First",
}  # fmt: skip
SECRET = "A bank in Wyre was called on twice."
REASON = "A case is before the court."


@pytest.fixture
def office(bundled_file, tmp_path):
    """A dashboard with one topic and one sensitive matter, for this test alone."""
    store = tmp_path / "scrutiny.duckdb"
    shutil.copy(bundled_file, store)
    held = Store(store)
    held.add_topic([], **TOPIC)
    held.add_raised(
        extract=None, row=None, reference="", title="Doorstep callers", summary=SECRET, origin="MADE",
        raised_by="The office", area="Wyre", section="2B", period="2013/14 Q4", sensitive=True,
        sensitivity_reason=REASON, day=date(2014, 3, 6), by="A. First",
    )  # fmt: skip
    held.close()
    with running(store) as server:
        yield server


@pytest.fixture
def reader(context, office: Server):
    """Open a page of the dashboard as one more person: every page is a session of its own."""
    expect.set_options(timeout=PATIENCE)
    people = []

    def open_as_another(path: str) -> Page:
        page = context.new_page()
        people.append(page)
        page.set_default_timeout(PATIENCE)
        page.goto(f"{office.address}/{path}")
        settled(page)
        return page

    yield open_as_another
    for each in people:
        each.close()


def press(page: Page, name: str, nth: int = 0) -> None:
    page.get_by_role("button", name=name, exact=True).nth(nth).click()
    settled(page)


def open_the_change(page: Page) -> None:
    page.get_by_text("Change the rationale, or take it off").click()
    page.get_by_role("button", name="Take off").wait_for()


def change_box(page: Page):
    return page.locator("details", has_text="Change the rationale, or take it off").get_by_label("Rationale")


def name_box(page: Page):
    return page.locator("details", has_text="Change the rationale, or take it off").get_by_label("Your name")


def write(page: Page, box, words: str) -> None:
    box.fill(words)
    box.press("Tab")
    settled(page)


def test_who_changes_a_topic_second_sees_both_texts_and_decides(reader):
    first, second = reader("agenda"), reader("agenda")
    for page, words, name in ((first, "By the first.", "A. First"), (second, "By the second.", "B. Second")):
        open_the_change(page)
        write(page, change_box(page), words)
        write(page, name_box(page), name)
    press(first, "Change the rationale")
    expect(first.get_by_text("The rationale is changed.")).to_be_visible()
    press(second, "Change the rationale")

    expect(second.get_by_text("A. First changed this topic since you opened it.")).to_be_visible()
    expect(second.locator("details").get_by_text("By the first.")).to_be_visible()
    expect(change_box(second)).to_have_value("By the second.")

    press(second, "Put mine in its place")
    expect(second.get_by_text("chosen by A. First, changed by B. Second, not verified")).to_be_visible()
    expect(second.locator(".look-body", has_text="By the second.")).to_be_visible()
    expect(second.get_by_text("changed this topic since you opened it")).to_have_count(0)


def test_who_takes_off_a_topic_that_changed_meanwhile_is_asked_again(reader):
    first, second = reader("agenda"), reader("agenda")
    for page, name in ((first, "A. First"), (second, "B. Second")):
        open_the_change(page)
        write(page, name_box(page), name)
    write(first, change_box(first), "By the first.")
    press(first, "Change the rationale")
    expect(first.get_by_text("The rationale is changed.")).to_be_visible()
    press(second, "Take off")

    expect(second.get_by_text("A. First changed this topic since you opened it.")).to_be_visible()
    expect(second.get_by_role("heading", name="Operation Avert")).to_be_visible()

    press(second, "Take off")
    expect(second.get_by_role("heading", name="Operation Avert")).to_have_count(0)


def test_words_for_a_topic_taken_off_meanwhile_are_shown_once_more(reader):
    first, second = reader("agenda"), reader("agenda")
    for page, name in ((first, "A. First"), (second, "B. Second")):
        open_the_change(page)
        write(page, name_box(page), name)
    write(second, change_box(second), "By the second.")
    press(first, "Take off")
    expect(first.get_by_role("heading", name="Operation Avert")).to_have_count(0)
    press(second, "Change the rationale")

    expect(second.get_by_text("Operation Avert: somebody took it off since you opened it.")).to_be_visible()
    expect(second.get_by_text("You had written: By the second.")).to_be_visible()
    press(second, "Let my words go")
    expect(second.get_by_text("By the second.")).to_have_count(0)


def test_who_chooses_an_exception_second_keeps_the_words_and_nothing_is_doubled(reader, office):
    first, second = reader("exceptions"), reader("exceptions")
    for page, words, name in ((first, "By the first.", "A. First"), (second, "By the second.", "B. Second")):
        press(page, "Choose for 13 March")
        fill(page, "Rationale", words)
        fill(page, "Your name", name)
    press(first, "Put on the agenda")
    expect(first.get_by_text("On the agenda of 13 March, chosen by A. First")).to_be_visible()
    press(second, "Put on the agenda")

    expect(second.get_by_text("A. First chose it meanwhile.")).to_be_visible()
    expect(second.get_by_label("Rationale")).to_have_count(1)
    expect(second.get_by_label("Rationale")).to_have_value("By the second.")
    expect(second.get_by_role("button", name="Put on the agenda")).to_have_count(0)
    press(second, "Close")
    second.goto(f"{office.address}/agenda")
    settled(second)
    expect(second.get_by_text("By the first.").first).to_be_visible()
    expect(second.get_by_text("By the second.")).to_have_count(0)


def test_a_rationale_begun_is_still_there_after_a_look_at_the_figures(reader):
    page = reader("exceptions")
    press(page, "Choose for 13 March")
    fill(page, "Rationale", "Begun and not yet done.")
    page.get_by_role("link", name="See the figures").first.click()
    expect(page.get_by_role("heading", name="What it counts")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="Exceptions", exact=True).click()
    expect(page.get_by_role("heading", name="Exceptions", exact=True)).to_be_visible()
    settled(page)

    expect(page.get_by_label("Rationale")).to_have_value("Begun and not yet done.")


def test_a_sensitive_matter_keeps_its_protection_on_the_agenda(reader, office):
    page = reader("exceptions")
    expect(page.get_by_role("heading", name="Doorstep callers")).to_be_visible()
    page.locator("[class*='st-key-choose-raised'] button").first.click()
    page.get_by_label("Owner").wait_for()
    settled(page)
    expect(page.get_by_label("Rationale")).to_have_value(REASON)
    fill(page, "Your name", "A. First")
    press(page, "Put on the agenda")
    expect(page.get_by_text("On the agenda of 13 March, chosen by A. First")).to_be_visible()

    for path in ("agenda", "section-2b"):
        page.goto(f"{office.address}/{path}")
        settled(page)
        expect(page.get_by_text("Doorstep callers").first).to_be_visible()
        expect(page.locator("main").get_by_text("Sensitive").first).to_be_attached()
        expect(page.get_by_text(SECRET)).to_have_count(0)


def the_name_stands_everywhere(page: Page) -> None:
    names = page.get_by_label("Your name").all()
    assert len(names) > 1
    for each in names:
        expect(each).to_have_value("C. Third")


def test_the_name_is_asked_once_and_the_form_is_empty_after_its_topic_went_on_the_agenda(reader):
    page = reader("agenda")
    page.get_by_text("Choose a topic for 2A").first.click()
    form = page.locator("details", has_text="Choose a topic for 2A").first
    for label, words in (
        ("Area identified", "Rural theft"),
        ("Rationale", "Told by farmers."),
        ("Your name", "C. Third"),
    ):
        write(page, form.get_by_label(label), words)
    the_name_stands_everywhere(page)

    form.get_by_role("button", name="Put on the agenda").click()
    expect(page.get_by_role("heading", name="Rural theft")).to_be_visible()
    settled(page)
    expect(form.get_by_label("Area identified")).to_have_value("")
    expect(form.get_by_label("Rationale")).to_have_value("")
    the_name_stands_everywhere(page)

    page.get_by_role("link", name="Upload").click()
    page.get_by_role("link", name="Exceptions").click()
    expect(page.get_by_role("heading", name="Exceptions", exact=True)).to_be_visible()
    settled(page)
    press(page, "Raise one by hand")
    expect(page.get_by_label("Your name")).to_have_value("C. Third")
    fill(page, "What it is about", "Quad bikes")
    fill(page, "What was noticed", "Taken from barns.")
    press(page, "Raise it")
    expect(page.get_by_role("heading", name="Quad bikes")).to_be_visible()
    press(page, "Raise one by hand")
    expect(page.get_by_label("What it is about")).to_have_value("")
    expect(page.get_by_label("What was noticed")).to_have_value("")


def test_a_full_disk_is_told_with_a_way_out_and_the_words_stay(reader, office):
    page = reader("exceptions")
    press(page, "Choose for 13 March")
    fill(page, "Rationale", "Ask what stands behind it.")
    fill(page, "Your name", "A. First")
    before = resource.prlimit(office.process, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    page.get_by_role("button", name="Put on the agenda").click()

    expect(page.get_by_text("could not be written: the disk may be full")).to_be_visible()
    expect(page.get_by_text("Nothing was kept. Make room, then try again.")).to_be_visible()
    expect(page.get_by_text("Traceback")).to_have_count(0)

    resource.prlimit(office.process, resource.RLIMIT_FSIZE, before)
    page.get_by_role("button", name="Try again").click()
    settled(page)
    expect(page.get_by_label("Rationale")).to_have_value("Ask what stands behind it.")
    press(page, "Put on the agenda")
    expect(page.get_by_text("On the agenda of 13 March, chosen by A. First")).to_be_visible()
