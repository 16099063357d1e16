"""Upload from end to end: a misspelt district, the same file twice, a figure explained, a file taken back."""

import csv
import io
import re
import shutil

import pytest
from playwright.sync_api import Page, expect
from serving import running, settled
from stores import TODAY
from test_way_through import fill

from dashboard.store import Store

HATE = ["quarter", "area", "strand", "offences", "resolved"]
HIAC = ["quarter", "area", "crime_type", "offences", "resolved"]
SPELT = [["2013/14 Q3", "Rosendale", "Race", 6, 4], ["2013/14 Q2", "Preston", "Race", 47, 15]]
BURGLARY = [["2013/14 Q3", "Lancashire", "Burglary dwelling", 2600, 430]]
EXPLAINED = "explained by Ann Analyst (not verified) on 6 March 2014: Operation X backlog recording."


@pytest.fixture(scope="module")
def server(bundled_file, tmp_path_factory):
    """A dashboard that the tests of this file change, one after another; its burglaries of the quarter are awaited."""
    path = tmp_path_factory.mktemp("store") / "scrutiny.duckdb"
    shutil.copy(bundled_file, path)
    store = Store(path)
    hiac = store.extracts(TODAY).set_index("file").extract["hiac-2013-14-q3.csv"]
    store.add_rollback(int(hiac), TODAY, "Ann Analyst", "Awaited anew.")
    store.close()
    with running(path) as server:
        yield server


def a_file(name: str, heading: list[str], rows: list[list]) -> dict:
    out = io.StringIO()
    csv.writer(out).writerows([heading, *rows])
    return {"name": name, "mimeType": "text/csv", "buffer": out.getvalue().encode()}


def choose(page: Page, file: dict) -> None:
    settled(page)  # until a page is drawn anew, the box of the file before stands beside its own
    page.locator("input[type=file]").set_input_files(file)
    page.locator(".look-file").wait_for()
    settled(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def words(page: Page) -> str:
    """All that stands on the page, its spaces plain."""
    return " ".join(page.locator("main, [data-testid=stMain]").first.inner_text().split())


def shown(page: Page) -> list[str]:
    """What a measure's page says in its title, its tables and under its chart."""
    return page.locator("h1, table, .look-lead, .look-body, .look-muted").all_inner_texts()


def test_a_misspelt_district_is_accepted_once_the_revision_names_its_meeting_and_the_same_file_changes_nothing(visit):
    page, file = visit("upload"), a_file("hate q3.csv", HATE, SPELT)
    choose(page, file)
    expect(page.get_by_text("Did you mean Rossendale?")).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)

    fill(page, "Your name", "Ann Analyst")
    press(page, "Read “Rosendale” as Rossendale")
    expect(page.get_by_text("Names accepted: 1 text")).to_be_visible()
    revised = page.get_by_role("row").filter(has_text="Preston").first
    expect(revised).to_contain_text("46")
    expect(revised).to_contain_text("The papers of 23 December 2013")
    expect(page.locator(".look-facts")).to_have_text("New 0Revised 1Unchanged 1")
    press(page, "Publish")
    expect(page.get_by_text("Published as extract 30")).to_be_visible()

    choose(page, file)
    expect(page.get_by_text("Identical to extract 30.")).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)


def test_a_departments_own_dress_is_mapped_or_queried_and_impossible_values_are_told_apart(visit):
    page = visit("upload")
    dressed = (
        "Burglary, cost £12 a return\r\nQuarter ending,District,Crime,Crimes (no.),Detections\r\n"
        '31/12/2013,Preston,Burglary dwelling,"1,204",20\r\n31/12/2013,Wyre,Burglary dwelling,35,9\r\n'
        'Total,,,"1,239",29\r\n'
    )
    choose(page, {"name": "dressed.csv", "mimeType": "text/csv", "buffer": dressed.encode("cp1252")})
    expect(page.get_by_text("1 row above the heading was passed over")).to_be_visible()
    expect(
        page.get_by_text("This looks like a total of the rows above. It was left out: is that right?")
    ).to_be_visible()
    expect(page.get_by_text("Preston, 2013/14 Q3: 1,204 offences is far outside the expected range")).to_be_visible()
    expect(page.get_by_text(re.compile("problems? to put right"))).to_have_count(0)
    assert re.search("New 2|New rows 2", words(page))

    impossible = [
        ["2013/14 Q3", "Wyre", "Burglary dwelling", 4, 9],
        ["2013/14 Q3", "Fylde", "Burglary dwelling", -4, 1],
    ]
    choose(page, a_file("impossible.csv", HIAC, impossible))
    expect(page.get_by_text("1 problem to put right")).to_be_visible()
    expect(page.get_by_text("A count cannot be negative. Write 0 or more.")).to_be_visible()
    expect(page.get_by_text("1 question to answer once these are put right.")).to_be_visible()
    choose(page, a_file("odd.csv", HIAC, impossible[:1]))
    expect(page.get_by_text("resolved (9) is more than offences (4): is that right?")).to_be_visible()
    shares = [["2013/14 Q3", "Recording decisions within 10 days", 65, ""]]
    choose(page, a_file("share.csv", ["quarter", "measure", "count", "of"], shares))
    expect(page.get_by_text("never read without its numerator and denominator")).to_be_visible()


def test_a_figure_far_above_its_range_is_published_once_explained_and_its_chart_says_why(visit):
    page = visit("upload")
    choose(page, a_file("hiac.csv", HIAC, BURGLARY))
    fill(page, "Your name", "Ann Analyst")
    expect(page.get_by_text("Publish appears here when there is an answer to 1 question.")).to_be_visible()
    expect(page.get_by_text("is far outside the expected range").first).to_be_visible()
    fill(page, "Explanation", "Operation X backlog recording")
    press(page, "Publish")
    expect(page.get_by_text("New exception: Burglary dwelling: higher than expected.")).to_be_visible()

    page = visit("measures?measure=Burglary+dwelling")
    assert EXPLAINED in words(page)
    expect(page.locator(".js-plotly-plot").get_by_text("explained")).to_be_visible()
    expect(page.get_by_role("table").first.locator("tbody tr").first).to_contain_text("Operation X backlog recording")


def test_a_file_with_the_wrong_quarter_is_taken_back_and_everything_is_as_it_was(visit):
    before = shown(visit("measures?measure=Race+hate+crime&area=Burnley"))
    page, wrong = visit("upload"), a_file("wrong quarter.csv", HATE, [["2013/14 Q3", "Burnley", "Race", 60, 3]])
    choose(page, wrong)
    fill(page, "Explanation", "Seen.")
    fill(page, "Your name", "Ann Analyst")
    press(page, "Publish")
    expect(page.get_by_text("New exception: Race hate crime in Burnley: higher than expected.")).to_be_visible()

    page = visit("upload")
    page.get_by_text("One extract: its file").click()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file as received").click()
    assert download.value.suggested_filename == "wrong quarter.csv"
    assert download.value.path().read_bytes() == wrong["buffer"]
    page.get_by_text("Take extract", exact=False).first.click()
    settled(page)
    expect(page.get_by_role("row").filter(has_text="Race hate crime").first).to_contain_text("60")
    gone = page.get_by_role("listitem").filter(has_text="Race hate crime in Burnley: higher than expected")
    expect(gone.first).to_be_visible()
    fill(page, "Reason", "The wrong quarter in every row.")
    fold = page.locator("details").filter(has_text="One extract")
    fold.get_by_label("Your name").fill("Ann Analyst")
    fold.get_by_label("Your name").press("Tab")
    settled(page)
    press(page, "Take it back")
    expect(page.get_by_text("is taken back. Its bytes may be loaded again.")).to_be_visible()
    told = page.get_by_role("row").filter(has_text="wrong quarter.csv")
    expect(told).to_contain_text("Taken back on 6 March 2014 by Ann Analyst (not verified)")

    assert shown(visit("measures?measure=Race+hate+crime&area=Burnley")) == before
    page = visit("upload")
    choose(page, wrong)
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()


def test_the_second_of_two_to_publish_is_shown_what_the_first_changed(visit, visit_as_another):
    first, second = visit("upload"), visit_as_another("upload")
    for each, offences in ((first, 47), (second, 48)):
        choose(each, a_file(f"{offences}.csv", HATE, [["2013/14 Q2", "Burnley", "Religion", offences, 2]]))
        fill(each, "Explanation", "Seen and right.")
        fill(each, "Your name", f"Analyst {offences}")
    press(first, "Publish")
    expect(first.get_by_text("Published as extract")).to_be_visible()

    press(second, "Publish")
    expect(second.get_by_text("Analyst 47 published extract")).to_be_visible()
    expect(second.get_by_text("Nothing of yours was published.")).to_be_visible()
    expect(second.get_by_role("row").filter(has_text="Burnley").first).to_contain_text("47")
