"""From candidates to a full track and its overlaps; what is not taken; who changed a pinned figure, and why."""

import shutil
from datetime import date

import pytest
from held import the_plan
from playwright.sync_api import Locator, Page, expect
from serving import running, settled
from stores import HATE, an_extract

from dashboard import intake
from dashboard.findings import findings
from dashboard.scrutiny import Act, repository
from dashboard.store import Store

PLAN, DECEMBER, MARCH = the_plan(), date(2013, 12, 22), date(2014, 3, 6)
WHY = "Twelve reports of an event in August came late."
VICTIMS, OTHER = "Sexual offences – victims perspective", "Other sexual offences (to include victims perspective)"


@pytest.fixture(scope="module")
def server(bundled_file, tmp_path_factory):
    """A dashboard with a December topic whose figure has been revised since."""
    path = tmp_path_factory.mktemp("store") / "scrutiny.duckdb"
    shutil.copy(bundled_file, path)
    store = Store(path)
    figures = store.standing_figures(DECEMBER)
    finding = findings(figures[figures.measure == "hate-race"], PLAN, DECEMBER).of("hate-race", "Preston")
    store.add_topic(
        [repository.evidence_of(finding, DECEMBER)], meeting="2013-12-23", track="1",
        title="Race hate crime in Preston", rationale="Told in casework.", origin="Casework",
        owner="ACC", day=DECEMBER, by="An Officer",
    )  # fmt: skip
    revised = an_extract(HATE.strip(), "2013/14 Q2,Preston,Race,58,15")
    intake.load([revised], store, PLAN, Act(MARCH, "A. Analyst"), explanation=WHY)
    store.close()
    with running(path) as server:
        yield server


def write(within: Page | Locator, label: str, words: str) -> None:
    box = within.get_by_label(label)
    box.fill(words)
    box.press("Tab")
    settled(within if isinstance(within, Page) else within.page)


def pick(page: Page, label: str, option: str) -> None:
    box = page.get_by_role("combobox", name=label)
    box.scroll_into_view_if_needed()
    settled(page)  # an open list closes when the page is scrolled
    box.click()
    page.get_by_role("option", name=option).first.click()
    settled(page)


def press(within: Page | Locator, name: str) -> None:
    within.get_by_role("button", name=name, exact=True).first.click()
    settled(within if isinstance(within, Page) else within.page)


def put_freely(page: Page, section: str, nth: int, title: str) -> Locator:
    """The form that puts a topic on a track, filled in and not yet sent."""
    fold = page.locator("details", has_text=f"Choose a topic for {section}").nth(nth)
    fold.locator("> summary").click()
    write(fold, "Area identified", title)
    write(fold, "Rationale", "October BMM meeting")
    write(fold, "Your name", "An Officer")
    return fold


def test_two_candidates_fill_a_track_and_topics_that_overlap_are_pointed_out_and_linked(visit):
    page = visit("agenda")
    expect(page.get_by_text("0 of 2 chosen")).to_be_visible()
    pick(page, "In order of", "Longest since looked at")
    assert "candidates=Longest" in page.url
    for said in ("1 of 2 chosen", "2 chosen"):
        press(page, "Choose for 13 March")
        form = page.locator("[class*='st-key-form-']")
        assert form.get_by_label("Rationale").input_value()
        assert "What stands behind" in form.get_by_label("Question to the Chief Constable").input_value()
        pick(page, "Where it stands", "2C")
        expect(form.get_by_label("Owner")).to_have_value("Chief Constable / ACC Territorial Operations")
        write(form, "Your name", "An Officer")
        press(form, "Put on the agenda")
        expect(page.locator(".look-facts", has_text=said)).to_be_visible()

    page = visit("agenda?meeting=Thursday+12+June+2014")
    press(put_freely(page, "2B", 0, VICTIMS), "Put on the agenda")
    expect(page.get_by_role("heading", name=VICTIMS)).to_be_visible()
    second = put_freely(page, "2B", 1, OTHER)
    expect(second.get_by_text(f"“{VICTIMS}” in 2B")).to_be_visible()
    press(second, "Put on the agenda")
    for one, other in ((VICTIMS, OTHER), (OTHER, VICTIMS)):
        expect(page.get_by_role("heading", name=one)).to_be_visible()
        expect(page.get_by_role("link", name=f"“{other}”")).to_be_visible()
    page.get_by_role("link", name=f"“{OTHER}”").click()
    assert page.url.endswith(page.get_by_role("link", name=f"“{OTHER}”").get_attribute("href"))
    expect(page.get_by_role("heading", name=OTHER)).to_be_in_viewport()


def test_what_is_not_taken_stands_with_its_reason_and_a_pinned_figure_tells_who_changed_it(visit):
    page = visit("exceptions")
    press(page, "Raise one by hand")
    write(page, "What it is about", "Elderly Vulnerable")
    write(page, "Your name", "An Officer")
    press(page, "Raise it")
    page.locator("[class*='st-key-leave-raised'] button").first.click()
    settled(page)
    page.get_by_text("Covered in another report").click()
    settled(page)
    write(page, "Which report", "CE report")
    write(page, "Reason", "It is included there.")
    press(page, "Record it")
    expect(page.get_by_text("Covered in another report: CE report: It is included there.")).to_be_visible()

    page = visit("agenda")
    page.get_by_text("Considered, not tabled: 1 matter").click()
    expect(page.get_by_role("row", name="Elderly Vulnerable")).to_contain_text("CE report")
    expect(page.get_by_role("heading", name="Elderly Vulnerable")).to_have_count(0)

    page = visit("agenda?meeting=Monday+23+December+2013")
    page.get_by_text("Considered, not tabled: 1 matter").click()
    expect(page.get_by_role("row", name="Elderly Vulnerable")).to_contain_text("included in CE report")
    expect(page.get_by_text("As it stood on 22 December 2013: 46 offences")).to_be_visible()
    expect(page.get_by_text("r Revised: July–September 2013 was 46, now 58.").first).to_be_visible()
    page.get_by_text("Who changed it, when and why").click()
    expect(page.get_by_role("listitem").filter(has_text="58: given by A. Analyst")).to_contain_text(WHY)


def test_what_was_raised_between_meetings_comes_first_and_is_carried_to_the_next(visit):
    page = visit("exceptions")
    press(page, "Raise one by hand")
    write(page, "What it is about", "Quad bikes taken from barns")
    write(page, "Your name", "An Officer")
    press(page, "Raise it")

    page = visit("")
    expect(page.get_by_role("heading", level=3).first).to_have_text("Quad bikes taken from barns")
    expect(page.get_by_role("button", name="Choose for 13 March").first).to_be_visible()
    press(page, "Not this time")
    page.get_by_text("Carry to").first.click()
    settled(page)
    write(page, "Reason", "The inquiry ends in May.")
    write(page, "Your name", "An Officer")
    press(page, "Record it")
    expect(page.get_by_role("heading", name="Quad bikes taken from barns")).to_have_count(0)

    page = visit("agenda")
    page.locator("summary", has_text="Considered, not tabled").click()
    expect(page.get_by_role("row", name="Quad bikes")).to_contain_text("The inquiry ends in May.")
    page = visit("agenda?meeting=Thursday+12+June+2014")
    candidate = page.get_by_role("heading", name="Candidates").locator("xpath=following::h3[1]")
    expect(candidate).to_have_text("Quad bikes taken from barns")
