"""The meeting itself by keyboard alone, and what it leaves behind: the commission, its reply, the promise kept."""

import re
import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from serving import running, settled, turned_to

from dashboard.findings import known_findings
from dashboard.scrutiny import evidence_of
from dashboard.store import Store

DAY, MEETING, DESK = date(2014, 3, 6), "2014-03-13", {"width": 1440, "height": 960}
JUNE = "agenda?meeting=Thursday+12+June+2014"
WHY, DONE = "Audited <b>once</b>; :red[not] domestic abuse.", "The audit of May, $x^2$ <i>in full</i>."
FILE = b"quarter,audited\r\n2013/14 Q4,90\r\n"


@pytest.fixture(scope="module")
def server(bundled_file, plan, tmp_path_factory):
    """A dashboard with two topics, each resting on an exception of the force."""
    path = Path(shutil.copy(bundled_file, tmp_path_factory.mktemp("store") / "scrutiny.duckdb"))
    store = Store(path)
    found = [each for each in known_findings(store, plan, DAY).exceptions if each.is_force]
    for each in found[:2]:
        store.add_topic(
            [evidence_of(each, DAY)], meeting=MEETING, track="1", title=each.measure.name, rationale=each.sentence,
            origin="Figures", owner="Chief Constable / ACC Territorial Operations", day=DAY, by="An Officer",
        )  # fmt: skip
    store.close()
    with running(path) as server:
        yield server


def fill(within: Page | Locator, label: str, words: str) -> None:
    box = within.get_by_label(label).first
    box.fill(words)
    box.press("Tab")
    settled(within if isinstance(within, Page) else within.page)


def reach(page: Page, label: str, key: str = "Tab") -> None:
    """Go on by keyboard to what has that label."""
    named = "(e => e.getAttribute('aria-label') || e.innerText || '')(document.activeElement)"
    for _ in range(40):
        page.keyboard.press(key)
        if page.evaluate(named).startswith(label):
            return
    raise AssertionError(f"{label} is not reached by keyboard.")


def write(page: Page, label: str, words: str) -> None:
    reach(page, label)
    page.keyboard.type(words)


def first_topic_is_concluded(page: Page) -> None:
    reach(page, "Assured")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="Partly assured")).to_be_checked()
    settled(page)
    write(page, "Because", WHY)
    write(page, "Action", "Audit how domestic abuse is recorded")
    write(page, "Your name", "A. Clerk")
    page.keyboard.press("Alt+Enter")
    expect(page.get_by_text("Topic 2 of 2")).to_be_visible()
    settled(page)


def test_a_topic_is_concluded_by_keyboard_alone_and_who_comes_second_sees_the_first(visit_as_another):
    other = visit_as_another("room?topic=topic+1")
    fill(other, "Because", "Mine, not yet recorded.")
    page = visit_as_another("room")
    expect(page.get_by_text("Topic 1 of 2")).to_be_visible()
    assert page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight") <= DESK["height"]

    first_topic_is_concluded(page)
    assert "topic=topic+2" in page.url
    page.keyboard.press("Alt+PageUp")
    expect(
        page.get_by_text("Recorded: Audit how domestic abuse is recorded, ACC Territorial Operations")
    ).to_be_visible()
    settled(page)
    expect(page.get_by_label("Because")).to_have_value(WHY)
    assert "topic=topic+1" in page.url

    fill(other, "Your name", "B. Second")
    other.get_by_role("radio", name="Not assured").click()
    expect(
        other.get_by_text("A. Clerk recorded a verdict since you began. Nothing of yours was written.")
    ).to_be_visible()
    expect(other.get_by_text(f"partly assured. {WHY}")).to_be_visible()
    expect(other.get_by_label("Because")).to_have_value("Mine, not yet recorded.")
    settled(other)
    other.get_by_role("button", name="Leave theirs").click()
    settled(other)
    expect(other.get_by_label("Because")).to_have_value(WHY)


def test_a_commission_is_answered_and_a_promise_is_first_on_the_next_agenda_until_its_evidence(
    visit_as_another, server
):
    page = visit_as_another("commission?topic=topic+2")
    fill(page, "Question", "What does the audit say?")
    fill(page, "Your name", "A. Clerk")
    page.get_by_role("button", name="Keep this commission").click()
    expect(page.get_by_text("Kept by A. Clerk (not verified)")).to_be_visible()
    settled(page)
    with page.expect_download() as handed:
        page.get_by_role("button", name="Download (HTML)").click()
    written = handed.value.path().read_text(encoding="utf-8")
    written = written.replace("\N{NO-BREAK SPACE}", " ")
    told = ("<svg", "What does the audit say?", "October–December 2013", "12 March 2014")
    assert [words for words in told if words not in written] == []
    assert not re.search(r"<script|src=|href=|url\(", written)

    page.locator("input[type=file]").set_input_files({"name": "audit.csv", "mimeType": "text/csv", "buffer": FILE})
    settled(page)
    fill(page, "What was answered", "Nine in ten.")
    page.get_by_role("button", name="Attach the reply").click()
    expect(page.get_by_text("attached by A. Clerk (not verified)")).to_be_visible()
    expect(page.get_by_text(f"SHA-256 begins {sha256(FILE).hexdigest()[:12]}")).to_be_visible()

    other = visit_as_another("agenda")
    for path in ("agenda", "room?topic=topic+2"):
        if path != "agenda":
            turned_to(other, server.address, path)
        expect(other.get_by_text("Reply received")).to_be_visible()
        if path != "agenda":
            other.get_by_role("button", name="Reply received").click()
        with other.expect_download() as handed:
            other.get_by_role("button", name="Download audit.csv").click()
        assert handed.value.path().read_bytes() == FILE

    _kept_with_evidence(visit_as_another(JUNE))
    expect(visit_as_another("").get_by_text(DONE, exact=False).first).to_be_visible()


def _kept_with_evidence(page: Page) -> None:
    expect(page.get_by_role("heading", level=2).first).to_have_text("First: what was promised")
    expect(page.locator(".look-rows li").first).to_contain_text("6 days late")
    audit = "Audit how domestic abuse is recorded"
    fold = page.locator(f"xpath=//li[contains(., '{audit}')]/following::details[1]")
    fold.locator("summary").click()
    press = fold.get_by_role("button", name="Close it")
    press.wait_for()
    fill(fold, "Your name", "A. Clerk")
    press.click()
    expect(fold.get_by_text("Write what shows that it was done. Nothing is lost.")).to_be_visible()
    fill(fold, "What shows that it was done", DONE)
    press.click()
    expect(page.get_by_text(audit)).to_have_count(0)
