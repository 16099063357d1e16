"""What a page shows at first sight, before anything is chosen or held: no dead end, no fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import streamlit as st
from held import DATA
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.store import Store

FRONT = Path(__file__).parents[2] / "dashboard" / "app" / "pages" / "front.py"
TITLES = {"extracts": "Extracts", "upload": "Upload an extract", "type": "Type a figure"}


@pytest.fixture
def opened(monkeypatch):
    """Open a page on a store; give it back as it was drawn."""

    def opened(store: Path, path: str) -> AppTest:
        monkeypatch.setenv("SCRUTINY_STORE", str(store))
        monkeypatch.setenv("SCRUTINY_DATA", str(DATA))
        st.cache_resource.clear()
        page = AppTest.from_file(str(FRONT), default_timeout=120)
        page._page_hash = calc_hash(path)
        return page.run()

    yield opened
    st.cache_resource.clear()


def test_typing_begins_with_a_measure_that_can_be_typed(opened, bundled_file, tmp_path):
    store = shutil.copy(bundled_file, tmp_path / "store.duckdb")

    page = opened(store, "type")

    assert page.selectbox(key="measure").value == "Burglary dwelling"
    assert not page.exception


@pytest.mark.parametrize("path", TITLES)
def test_a_store_that_holds_nothing_has_its_pages(opened, tmp_path, path):
    Store(tmp_path / "store.duckdb").close()

    page = opened(tmp_path / "store.duckdb", path)

    assert not page.exception
    assert TITLES[path] in " ".join(each.value for each in page.markdown)
