"""A real server on a store of its own, and a real Chromium to read it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import PATIENCE, Server, chromium, on_a_copy, turned_to

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
# All pages in one process of Chromium, so that Streamlit's and plotly's code is compiled once, and in it no threads
# that wait for one another.
TOGETHER = (
    "--renderer-process-limit=1", "--disable-site-isolation-trials", "--disable-features=PaintHolding,site-per-process",
    "--js-flags=--single-threaded-gc --no-concurrent-recompilation",
)  # fmt: skip
DESK = {"width": 1280, "height": 720}
LONGEST = ("every_page", "two_people", "upload", "choosing_topics", "meetings", "in_the_room", "typed_text", "keyboard")
HOW_TO_GET_ONE = (
    "No Chromium found: install one (on Debian: apt-get install chromium-headless-shell) to run the browser tests."
)


def pytest_collection_modifyitems(items):
    here = [item for item in items if Path(__file__).parent in Path(item.fspath).parents]
    # They come last: quick tests fail first, and while Playwright runs no other test can run an event loop.
    # Of them the longest files come first, so that no worker is left with one when the others are done.
    items.sort(key=lambda item: _turn(item) if item in here else -1)
    if chromium() is None:
        for item in here:
            item.add_marker(pytest.mark.skip(reason=HOW_TO_GET_ONE))


def _turn(item: pytest.Item) -> int:
    name = Path(item.fspath).stem.removeprefix("test_")
    return LONGEST.index(name) if name in LONGEST else len(LONGEST)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    """Debian's Chromium, quiet, in place of the one that Playwright would download."""
    return {"executable_path": chromium(), "args": [*QUIET, *TOGETHER]}


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One reader for all tests of a run: what the browser has fetched once it need not fetch and read again."""
    context = browser.new_context(reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="session")
def reader(context: BrowserContext) -> Page:
    """The page of one who reads on from test to test in one session."""
    return context.new_page()


@pytest.fixture(scope="session")
def left() -> list[Page]:
    """Pages that earlier tests have left: each keeps the code that it has once read."""
    return []


@pytest.fixture
def one_more(context: BrowserContext, left: list[Page]) -> Iterator[Callable[[], Page]]:
    """One more person's page: every page is a session of its own."""
    taken = []

    def one_more() -> Page:
        taken.append(left.pop() if left else context.new_page())
        return at_a_desk(taken[-1])

    yield one_more
    for page in taken:
        page.goto("about:blank")
    left.extend(taken)


@pytest.fixture
def page(request: pytest.FixtureRequest, one_more: Callable[[], Page]) -> Page:
    """A page and a session of its own for each test; the reader's, where a test only reads."""
    if request.node.get_closest_marker("reads"):
        return at_a_desk(request.getfixturevalue("reader"))
    return one_more()


def at_a_desk(page: Page) -> Page:
    """The page as one sees it on a desk in daylight, read with patience."""
    page.set_viewport_size(DESK)
    page.emulate_media(media="screen", color_scheme="light")
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    return page


@pytest.fixture(scope="session")
def server(bundled_file: Path, tmp_path_factory) -> Iterator[Server]:
    """A dashboard on a copy of the bundled store, for all tests that only read; the others have their own."""
    with on_a_copy(bundled_file, tmp_path_factory) as server:
        yield server


@pytest.fixture
def visit(page: Page, server: Server) -> Callable[[str], Page]:
    """Open a page of the dashboard and wait until it has been drawn to its foot."""

    def visit(path: str = "") -> Page:
        turned_to(page, server.address, path)
        return page

    return visit


@pytest.fixture
def visit_as_another(one_more: Callable[[], Page], server: Server) -> Callable[[str], Page]:
    """The same, as one more person."""

    def visit_as_another(path: str = "") -> Page:
        page = one_more()
        turned_to(page, server.address, path)
        return page

    return visit_as_another
