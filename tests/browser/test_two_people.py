"""Two people at one dashboard: nobody's words are lost, no act is recorded that nobody made, and faults are told."""

import resource
import shutil
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect
from serving import running, settled, turned_to
from test_way_through import fill

from dashboard.store import Store

CHANGED, TAKEN_OFF, LOST = "Operation Avert", "Night-time patrols", "Scrap metal"  # a topic for each who changes one
TOPIC = {
    "meeting": "2014-03-13", "track": "2C", "rationale": "It is new.", "origin": "Meeting",
    "owner": "Chief Constable", "day": date(2014, 3, 6), "by": "A. First",
}  # fmt: skip
FOLD = "Change the topic, or take it off"
SECRET = "A bank in Wyre was called on twice."
REASON = "A case is before the court."


@pytest.fixture(scope="module")
def server(bundled_file, tmp_path_factory):
    """A dashboard with three topics and one sensitive matter; each test changes what no other test looks at."""
    store = tmp_path_factory.mktemp("store") / "scrutiny.duckdb"
    shutil.copy(bundled_file, store)
    held = Store(store)
    for title in (CHANGED, TAKEN_OFF, LOST):
        held.add_topic([], title=title, **TOPIC)
    held.add_raised(
        extract=None, row=None, reference="", title="Doorstep callers", summary=SECRET, origin="MADE",
        raised_by="The office", area="Wyre", section="2B", period="2013/14 Q4", sensitive=True,
        sensitivity_reason=REASON, day=date(2014, 3, 6), by="A. First",
    )  # fmt: skip
    held.close()
    with running(store) as server:
        yield server


def press(within: Page | Locator, name: str, nth: int = 0) -> None:
    within.get_by_role("button", name=name, exact=True).nth(nth).click()
    settled(within if isinstance(within, Page) else within.page)


def write(box: Locator, words: str) -> None:
    box.fill(words)
    box.press("Tab")
    settled(box.page)


def chosen(page: Page) -> Locator:
    """The exceptions that the page says A. First has put on the agenda."""
    return page.get_by_text("On the agenda of 13 March, chosen by A. First")


def heading(page: Page, title: str) -> Locator:
    return page.get_by_role("heading", name=title)


def opened(page: Page, title: str, name: str) -> Locator:
    """The fold that changes a topic, opened by somebody."""
    below = f"//*[self::h3 or self::h4][contains(., '{title}')]/following::details[contains(., '{FOLD}')][1]"
    fold = page.locator(f"xpath={below}")
    fold.get_by_text(FOLD).click()
    fold.get_by_role("button", name="Take off").wait_for()
    write(fold.get_by_label("Your name"), name)
    return fold


def test_who_changes_a_topic_second_sees_both_texts_and_decides(visit_as_another):
    pages = visit_as_another("agenda"), visit_as_another("agenda")
    first, second = (opened(page, CHANGED, name) for page, name in zip(pages, ("A. First", "B. Second")))
    write(first.get_by_label("Rationale"), "By the first.")
    write(second.get_by_label("Rationale"), "By the second.")
    press(first, "Change the topic")
    expect(first.page.get_by_text("The topic is changed.")).to_be_visible()
    press(second, "Change the topic")

    expect(second.get_by_text("A. First changed this topic since you opened it.")).to_be_visible()
    expect(second.get_by_text("By the first.")).to_be_visible()
    expect(second.get_by_label("Rationale")).to_have_value("By the second.")

    press(second, "Put mine in its place")
    expect(second.page.get_by_text("chosen by A. First, changed by B. Second, not verified")).to_be_visible()
    expect(second.page.locator(".look-body", has_text="By the second.")).to_be_visible()
    expect(second.page.get_by_text("changed this topic since you opened it")).to_have_count(0)


def test_who_takes_off_a_topic_that_changed_meanwhile_is_asked_again(visit_as_another):
    pages = visit_as_another("agenda"), visit_as_another("agenda")
    first, second = (opened(page, TAKEN_OFF, name) for page, name in zip(pages, ("A. First", "B. Second")))
    write(first.get_by_label("Rationale"), "Changed by the first.")
    press(first, "Change the topic")
    expect(first.page.get_by_text("The topic is changed.")).to_be_visible()
    press(second, "Take off")

    expect(second.get_by_text("A. First changed this topic since you opened it.")).to_be_visible()
    expect(heading(second.page, TAKEN_OFF)).to_be_visible()

    press(second, "Take off")
    expect(heading(second.page, TAKEN_OFF)).to_have_count(0)


def test_words_for_a_topic_taken_off_meanwhile_are_shown_once_more(visit_as_another):
    pages = visit_as_another("agenda"), visit_as_another("agenda")
    first, second = (opened(page, LOST, name) for page, name in zip(pages, ("A. First", "B. Second")))
    write(second.get_by_label("Rationale"), "Lost by the second.")
    press(first, "Take off")
    expect(heading(first.page, LOST)).to_have_count(0)
    press(second, "Change the topic")

    page = second.page
    expect(page.get_by_text(f"{LOST}: somebody took it off since you opened it.")).to_be_visible()
    expect(page.get_by_text("You had written: Lost by the second.")).to_be_visible()
    press(page, "Let my words go")
    expect(page.get_by_text("Lost by the second.")).to_have_count(0)


def test_who_chooses_an_exception_second_keeps_the_words_and_nothing_is_doubled(visit_as_another, server):
    first, second = visit_as_another("exceptions"), visit_as_another("exceptions")
    for page, words, name in ((first, "Chosen first.", "A. First"), (second, "Chosen second.", "B. Second")):
        press(page, "Choose for 13 March")
        fill(page, "Rationale", words)
        fill(page, "Your name", name)
    before = chosen(first).count()
    press(first, "Put on the agenda")
    expect(chosen(first)).to_have_count(before + 1)
    press(second, "Put on the agenda")

    expect(second.get_by_text("A. First chose it meanwhile.")).to_be_visible()
    expect(second.get_by_label("Rationale")).to_have_count(1)
    expect(second.get_by_label("Rationale")).to_have_value("Chosen second.")
    expect(second.get_by_role("button", name="Put on the agenda")).to_have_count(0)
    press(second, "Close")
    turned_to(second, server.address, "agenda")
    expect(second.get_by_text("Chosen first.").first).to_be_visible()
    expect(second.get_by_text("Chosen second.")).to_have_count(0)


def test_a_rationale_begun_is_still_there_after_a_look_at_the_figures(visit_as_another):
    page = visit_as_another("exceptions")
    press(page, "Choose for 13 March")
    fill(page, "Rationale", "Begun and not yet done.")
    page.get_by_role("link", name="See the figures").first.click()
    expect(page.get_by_role("heading", name="What it counts")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="Exceptions", exact=True).click()
    expect(page.get_by_role("heading", name="Exceptions", exact=True)).to_be_visible()
    settled(page)

    expect(page.get_by_label("Rationale")).to_have_value("Begun and not yet done.")


def test_a_sensitive_matter_keeps_its_protection_on_the_agenda(visit_as_another, server):
    page = visit_as_another("exceptions")
    expect(page.get_by_role("heading", name="Doorstep callers")).to_be_visible()
    page.locator("[class*='st-key-choose-raised'] button").first.click()
    page.get_by_label("Owner").wait_for()
    settled(page)
    expect(page.get_by_label("Rationale")).to_have_value(REASON)
    fill(page, "Your name", "A. First")
    before = chosen(page).count()
    press(page, "Put on the agenda")
    expect(chosen(page)).to_have_count(before + 1)

    for path in ("agenda", "section-2b"):
        turned_to(page, server.address, path)
        expect(page.get_by_text("Doorstep callers").first).to_be_visible()
        expect(page.locator("main").get_by_text("Sensitive").first).to_be_attached()
        expect(page.get_by_text(SECRET)).to_have_count(0)


def the_name_stands_everywhere(page: Page) -> None:
    names = page.get_by_label("Your name").all()
    assert len(names) > 1
    for each in names:
        expect(each).to_have_value("C. Third")


def test_the_name_is_asked_once_and_the_form_is_empty_after_its_topic_went_on_the_agenda(visit_as_another):
    page = visit_as_another("agenda")
    page.get_by_text("Choose a topic for 2A").first.click()
    form = page.locator("details", has_text="Choose a topic for 2A").first
    for label, words in (
        ("Area identified", "Rural theft"),
        ("Rationale", "Told by farmers."),
        ("Your name", "C. Third"),
    ):
        write(form.get_by_label(label), words)
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


def test_a_full_disk_is_told_with_a_way_out_and_the_words_stay(visit_as_another, server):
    page = visit_as_another("exceptions")
    press(page, "Choose for 13 March")
    fill(page, "Rationale", "Ask what stands behind it.")
    fill(page, "Your name", "A. First")
    before = resource.prlimit(server.process, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    page.get_by_role("button", name="Put on the agenda").click()

    expect(page.get_by_text("could not be written: the disk may be full")).to_be_visible()
    expect(page.get_by_text("Nothing was kept. Make room, then try again.")).to_be_visible()
    expect(page.get_by_text("Traceback")).to_have_count(0)

    resource.prlimit(server.process, resource.RLIMIT_FSIZE, before)
    page.get_by_role("button", name="Try again").click()
    settled(page)
    expect(page.get_by_label("Rationale")).to_have_value("Ask what stands behind it.")
    before = chosen(page).count()
    press(page, "Put on the agenda")
    expect(chosen(page)).to_have_count(before + 1)
