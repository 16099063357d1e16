"""What an address asks for is shown, and where it asks for what there is not, the page says so."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("measures?measure=Witchcraft", "The address names the measure “Witchcraft”, which is not known here."),
        ("measures?area=Atlantis", "The address names the area “Atlantis”, which is not known here."),
        ("agenda?meeting=Friday", "The address names the meeting “Friday”, which is not known here."),
    ],
)
def test_an_address_that_names_what_is_not_known_is_told_so(visit, address, said):
    expect(visit(address).get_by_text(said)).to_be_visible()


def test_an_address_that_names_what_is_known_is_told_nothing(visit):
    page = visit("measures?measure=Robbery&area=Preston")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Robbery")
    expect(page.get_by_text("not known here")).to_have_count(0)


def test_the_overview_answers_to_its_name(visit):
    page = visit("overview")

    expect(page.get_by_role("heading", name="Thursday 13 March 2014")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
