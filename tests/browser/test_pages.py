"""The pages, as a reader meets them."""

import re

import pytest
from playwright.sync_api import expect
from serving import settled


@pytest.mark.reads
def test_the_overview_answers_to_its_name(visit):
    page = visit("overview")

    expect(page.get_by_role("heading", name="Thursday 13 March 2014")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)


def test_a_link_opens_the_same_view_again(visit, page):
    visit("measures?measure=Race+hate+crime&area=Preston")
    expect(page.get_by_role("heading", name=re.compile("Race hate crime in Preston"))).to_be_visible()

    page.get_by_role("combobox", name="Area").click()
    page.get_by_role("option", name="Burnley").click()
    expect(page.get_by_role("heading", name=re.compile("Race hate crime in Burnley"))).to_be_visible()
    assert "area=Burnley" in page.url

    page.reload()
    settled(page)
    expect(page.get_by_role("heading", name=re.compile("Race hate crime in Burnley"))).to_be_visible()


@pytest.mark.reads
def test_the_districts_stand_in_alphabetical_order_and_are_not_ranked(visit, plan):
    page = visit("measures?measure=Violence+without+injury")
    names = page.locator(".look-multiple b").all_inner_texts()

    assert names == sorted(area.name for area in plan.areas.districts)
    expect(page.get_by_text("they are not ranked")).to_be_visible()


@pytest.mark.reads
def test_the_force_is_compared_with_other_forces_in_a_fold_that_reads_on_a_phone(visit, page):
    page.set_viewport_size({"width": 390, "height": 844})
    visit("measures?measure=Violence+without+injury")
    expect(page.locator(".look-beside")).to_have_count(0)
    page.get_by_text("Lancashire beside 25 other forces").click()
    settled(page)

    said = "similar to the other forces: the group's rate is 4.3, and 1.8–\N{WORD JOINER}7.8 would be expected"
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("^Lancashire: 4.6 offences per 1,000 people"))).to_be_visible()
    names = page.locator("main details .look-table tbody tr td:first-child").all_inner_texts()
    assert names == sorted(names) and len(names) == 26
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    ends = page.eval_on_selector_all(".look-beside text", "all => all.map(each => each.getBoundingClientRect().right)")
    assert max(ends) <= 390


@pytest.mark.reads
def test_the_figures_of_a_measure_can_be_downloaded(visit, page):
    visit("measures?measure=Burglary")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download (CSV)").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()

    assert lines[0].startswith("quarter,months,measure,area,figure")
    assert lines[1].startswith("2006/07 Q1,")
    assert lines[-1].startswith("2013/14 Q3,Oct–Dec 2013,Burglary,Lancashire,3066")


def test_no_request_leaves_the_machine(visit, page, server):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    visit()
    visit("measures?measure=Burglary")

    here = (server.address, server.address.replace("http", "ws"), "data:", "blob:")
    assert [address for address in asked if not address.startswith(here)] == []


def test_plotly_is_read_behind_the_overview_so_that_the_first_live_chart_does_not_wait(visit, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    visit()

    page.locator(".st-key-unseen .js-plotly-plot").wait_for(state="attached")
    assert not page.locator(".st-key-unseen").is_visible()
    before = len(asked)
    page.locator("section[data-testid=stSidebar] a", has_text="Measures").click()
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert [address for address in asked[before:] if "lotly" in address] == []
