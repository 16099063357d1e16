"""A page of the dashboard as Streamlit draws it without a browser, and the words on it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

FRONT = Path(__file__).parent.parent / "dashboard" / "app" / "pages" / "front.py"
JOINER = "\N{WORD JOINER}"


def opened(address: str = "", **state: object) -> AppTest:
    """The page at an address such as `measures?area=Preston`, not yet drawn; `state` is what its session holds."""
    path, _, asked = address.partition("?")
    page = AppTest.from_file(str(FRONT), default_timeout=120)
    for name, value in state.items():
        page.session_state[name] = value
    page.query_params |= dict(parse_qsl(asked))
    if path:
        page._page_hash = calc_hash(path)
    return page


def markup_of(page: AppTest) -> str:
    """All markup on a page, in its order."""
    return " ".join(each.proto.body for each in (*page.markdown, *page.get("html"), *page.error))


def words_of(page: AppTest) -> str:
    """The words a reader meets, spaces plain."""
    return _words(re.sub(r"<style.*?</style>", " ", markup_of(page), flags=re.DOTALL))


def title_of(page: AppTest) -> str:
    """The heading of the page."""
    [title] = re.findall(r"<h1[^>]*>(.*?)</h1>", markup_of(page), re.DOTALL)
    return _words(title)


def _words(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).replace(JOINER, "").split())
