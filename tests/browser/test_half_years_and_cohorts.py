"""A half-yearly file is uploaded and drawn as half-years; a cohort's page says what is not yet mature."""

import pytest
from playwright.sync_api import expect
from serving import on_a_copy, settled

ROWS = "2012/13 H1,Preston,30,41\n2012/13 H2,Preston,33,44\n2013/14 H1,Preston,36,45\n"
HALF_YEARLY = "half-year,area,measure,numerator,denominator\n" + ROWS.replace(
    "Preston,", "Preston,victims-code-compliance,"
)


@pytest.fixture(scope="module")
def server(bundled_file, tmp_path_factory):
    """A dashboard that the tests of this file may change."""
    with on_a_copy(bundled_file, tmp_path_factory) as server:
        yield server


def test_a_half_yearly_file_is_uploaded_and_drawn_as_half_years(visit, page):
    visit("upload")
    file = {"name": "victims code.csv", "mimeType": "text/csv", "buffer": HALF_YEARLY.encode()}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    settled(page)
    name = page.get_by_label("Your name")
    name.fill("A. Analyst")
    name.press("Tab")
    settled(page)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published as extract")).to_be_visible()

    visit("measures?measure=Victims%27+code+compliance&area=Preston")
    expect(page.get_by_text("80% (36 of 45 cases checked) in April–September 2013.")).to_be_visible()
    expect(page.get_by_text("Collecting: 2 of the 8 earlier half-years needed")).to_be_visible()
    expect(page.locator(".xtick text")).to_have_text(["Apr–Sep2012", "Apr–Sep2013"])
    quarters = page.get_by_role("table").first.locator("tbody tr td:first-child").all_inner_texts()
    assert quarters == ["Apr–Sep 2013", "Oct 2012–Mar 2013", "Apr–Sep 2012"]


def test_a_cohorts_page_says_which_quarters_are_not_yet_mature(visit, page):
    visit("measures?measure=Rape%2C+charged")

    expect(page.get_by_text("The last three quarters are still being decided and will rise.").first).to_be_visible()
    expect(page.get_by_text("33% (31 of 95 crimes) in January–March 2013.")).to_be_visible()
    rows = page.get_by_role("table").first.locator("tbody tr").all_inner_texts()
    assert ["Not yet mature" in row for row in rows[:4]] == [True, True, True, False]
    expect(page.locator(".js-plotly-plot .scatterlayer path[style*=stroke-dasharray]")).to_have_count(1)
