"""From a late extract through its exception to the agenda, in a real browser."""

import csv
import io
import json
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect
from serving import PATIENCE, ROOT, running, settled

COUNTS = {
    "Misconduct meetings": (4, ""),
    "Misconduct hearings": (1, ""),
    "Grievances": (9, ""),
    "Business interests": (31, ""),
    "Complaints recorded": (460, ""),
    "Recording decisions within 10 days": (300, 460),
    "Appeals received": (22, ""),
    "Appeals upheld": (5, 22),
}


def psd(**changed: object) -> bytes:
    """The late professional standards extract, with some counts changed."""
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(["quarter", "measure", "count", "of"])
    for measure, (count, of) in COUNTS.items():
        write.writerow(["2013/14 Q3", measure, changed.get(measure.split()[0].lower(), count), of])
    return out.getvalue().encode()


@pytest.fixture
def choose_file(visit):
    def choose(content: bytes, name: str) -> Page:
        page = visit("upload")
        page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
        page.locator(".look-file").wait_for()
        settled(page)
        return page

    return choose


def fill(page: Page, label: str, words: str) -> None:
    box = page.get_by_label(label)
    box.fill(words)
    box.press("Tab")
    settled(page)


def test_a_file_with_a_wrong_cell_names_it_and_cannot_be_published(choose_file):
    page = choose_file(psd(complaints="46O"), "psd.csv")

    row = page.locator(".look-table tr", has_text="46O").first
    expect(row).to_contain_text("6")
    expect(row).to_contain_text("460")
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)


def test_an_extract_goes_in_its_exception_shows_and_the_agenda_carries_it(bundled_file, tmp_path, page: Page):
    import shutil

    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    store = tmp_path / "scrutiny.duckdb"
    shutil.copy(bundled_file, store)
    with running(store) as server:
        _publish(page, server.address)
        _choose(page)
        _read_the_agenda(page)
        _find_nothing_told_again(page)
    agenda = _agenda_of_the_command_line(store)

    topics = {track["track"]: track["topics"] for track in agenda["tracks"]}
    assert [topic["title"] for topic in topics["1"]] == ["Complaints recorded"]
    assert topics["1"][0]["exceptions"][0]["value"] == 460
    assert "Ask what stands behind it." in topics["1"][0]["rationale"]


def _publish(page: Page, address: str) -> None:
    page.goto(f"{address}/upload")
    settled(page)
    page.locator("input[type=file]").set_input_files({"name": "psd late.csv", "mimeType": "text/csv", "buffer": psd()})
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    settled(page)
    page.get_by_text("The same answer for the rest").click()
    settled(page)
    fill(page, "Explanation", "Complaints of one event in November, recorded together.")
    fill(page, "Your name", "A. Analyst")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published as extract")).to_be_visible()
    expect(page.get_by_text("New exception: Complaints recorded: higher than expected.")).to_be_visible()


def _choose(page: Page) -> None:
    page.get_by_role("link", name="Exceptions").click()
    expect(page.get_by_role("heading", name="Exceptions", exact=True)).to_be_visible()
    settled(page)  # a list that is open closes when the page beneath it is drawn
    page.get_by_role("combobox", name="Family").click()
    page.get_by_role("option", name="Professional standards").click()
    expect(page.get_by_role("heading", name="Complaints recorded: higher than expected")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Choose for 13 March").first.click()
    rationale = page.get_by_label("Rationale")
    expect(rationale).to_contain_text("460 complaints in October–December 2013.")
    rationale.fill(rationale.input_value() + " Ask what stands behind it.")
    rationale.press("Tab")
    settled(page)
    expect(page.get_by_label("Owner")).to_have_value("Chief Constable / ACC Territorial Operations")
    expect(page.get_by_label("Your name")).to_have_value("A. Analyst")
    page.get_by_role("button", name="Put on the agenda").click()
    expect(page.get_by_text("On the agenda of 13 March, chosen by A. Analyst")).to_be_visible()


def _read_the_agenda(page: Page) -> None:
    page.get_by_role("link", name="Agenda").click()
    expect(page.get_by_role("heading", name="Complaints recorded")).to_be_visible()
    expect(page.get_by_text("Ask what stands behind it.").first).to_be_visible()
    expect(page.get_by_text("1 chosen")).to_be_visible()


def _find_nothing_told_again(page: Page) -> None:
    page.get_by_role("link", name="Upload").click()
    expect(page.get_by_role("heading", name="Upload an extract")).to_be_visible()
    settled(page)
    expect(page.get_by_text("psd late.csv").first).to_be_visible()
    expect(page.get_by_text("Published as extract")).to_have_count(0)


def _agenda_of_the_command_line(store) -> dict:
    command = [sys.executable, "-m", "dashboard", "agenda", "--meeting", "2014-03-13", "--json", "--store", str(store)]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
