"""What a person sees where the plan or the store cannot be used: a sentence and a way out, never a traceback."""

import shutil

from playwright.sync_api import Page, expect
from serving import ROOT, running

from dashboard.store import Store


def test_a_plan_that_cannot_be_read_names_the_file_the_key_and_the_mend(tmp_path, page: Page):
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("*.duckdb*"))
    measure = data / "measures" / "burglary.toml"
    measure.write_text(measure.read_text().replace('worse = "higher"', 'worse = "up"'))
    with running(tmp_path / "scrutiny.duckdb", data) as server:
        page.goto(server.address)

        expect(page.get_by_text("The plan cannot be used.")).to_be_visible()
        expect(page.get_by_text("measures/burglary.toml, worse")).to_be_visible()
        expect(page.get_by_role("button", name="Try again")).to_be_visible()
        expect(page.get_by_text("Traceback")).to_have_count(0)


def test_a_store_another_process_holds_is_named_and_opens_once_it_is_free(bundled_file, tmp_path, page: Page):
    store = tmp_path / "scrutiny.duckdb"
    shutil.copy(bundled_file, store)
    holder = Store(store)
    with running(store) as server:
        page.goto(server.address)
        expect(page.get_by_text("in use by another copy of the dashboard")).to_be_visible()
        holder.close()
        page.get_by_role("button", name="Try again").click()

        expect(page.get_by_role("heading", name="Thursday 13 March 2014")).to_be_visible()
