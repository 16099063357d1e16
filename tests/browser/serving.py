"""A dashboard running for a test, and the waiting for its pages."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError

ROOT = Path(__file__).parent.parent.parent
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
RESTED = """() => {
  const rests = document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning';
  window.restedSince = rests ? window.restedSince ?? performance.now() : null;
  return rests && performance.now() - window.restedSince > 200;
}"""
BACK_TO = """path => {
  const app = document.querySelector('.stApp');
  window.hasRun = false;
  new MutationObserver(() => { window.hasRun ||= app.dataset.testScriptState !== 'notRunning'; })
    .observe(app, {attributes: true});
  history.pushState({}, '', path);
  window.dispatchEvent(new PopStateEvent('popstate'));
}"""
IDLE = "document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'"
PORTS: list[int] = []  # of this worker's dashboards, one after another
LONG_TURN = 10_000  # milliseconds
PATIENCE = 60_000  # milliseconds; a loaded machine is slow, a broken page never comes


@dataclass(frozen=True)
class Server:
    """A running dashboard: its address, its store and the number of its process."""

    address: str
    store: Path
    process: int


def chromium() -> str | None:
    """The Chromium of this machine; first the one without windows, which does the same in less time."""
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


@contextmanager
def running(store: Path, data: Path | None = None) -> Iterator[Server]:
    """The dashboard on a free port, until the end of the block."""
    port = _free_port()
    environment = os.environ | {"SCRUTINY_STORE": str(store)} | ({"SCRUTINY_DATA": str(data)} if data else {})
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.headless=true"]
    log = store.with_suffix(".log").open("w")
    process = subprocess.Popen(
        [*command, f"--server.port={port}"], cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
    )
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health", process)
        yield Server(f"http://localhost:{port}", store, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _free_port() -> int:
    """One that an earlier dashboard has left, if there is one: the browser has Streamlit's code from there already."""
    for port in [*PORTS, 0]:
        with socket.socket() as free, suppress(OSError):
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            free.bind(("127.0.0.1", port))
            found = free.getsockname()[1]
            PORTS.extend({found}.difference(PORTS))
            return found
    raise AssertionError("No port is free.")


@contextmanager
def on_a_copy(bundled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on a copy of the bundled store, until the end of the block."""
    store = tmp_path_factory.mktemp("store") / "scrutiny.duckdb"
    shutil.copy(bundled_file, store)
    with running(store) as server:
        yield server


def _wait_for(address: str, process: subprocess.Popen) -> None:
    for _ in range(150):
        assert process.poll() is None, "The server stopped by itself."
        try:
            urllib.request.urlopen(address, timeout=1)
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("The server did not come up in 30 seconds.")


def settled(page: Page) -> None:
    """Wait until the page stands to its foot and Streamlit has had nothing to do for a while.

    One moment of rest is not enough: an upload is followed by a second run, which takes what was typed before it.
    """
    page.wait_for_selector(".look-foot", state="attached")
    page.evaluate("window.restedSince = null")  # the rest before an act says nothing of what follows it
    page.wait_for_function(RESTED, polling=50)


def turned_to(page: Page, address: str, path: str) -> None:
    """Turn to a page of the dashboard at an address and wait until it stands.

    Where another page of the same dashboard is open it is turned to as the browser's own "back" does: Streamlit draws
    it anew in the session that is open, and the browser need not load a third of a second's worth of code again.
    """
    name = path.partition("?")[0]
    is_another = page.url.startswith(f"{address}/") and page.url.split("?")[0] != f"{address}/{name}"
    if not (is_another and _turns_back(page, path)):
        page.goto(f"{address}/{path}")
    settled(page)


def _turns_back(page: Page, path: str) -> bool:
    """Whether the page has turned; a run of another cause, at the very same moment, makes Streamlit miss it."""
    settled(page)
    page.evaluate(BACK_TO, f"/{path}")
    try:
        page.wait_for_function("window.hasRun", polling=20, timeout=LONG_TURN)
    except TimeoutError:
        return False
    return True


def unfolded(page: Page, alike: int | None = None) -> None:
    """Open every fold, or so many of those that are alike, one after another: of several Streamlit draws but one.

    Folds are alike where their headings begin with the same two words, numbers aside: 11 more, 12 more.
    """
    folds = page.locator("main details")
    kinds = [" ".join(re.findall(r"[^\W\d_]+", words)[:2]) for words in folds.locator("> summary p").all_inner_texts()]
    for place, kind in enumerate(kinds):
        if kinds[:place].count(kind) == alike:
            continue
        fold = folds.nth(place)
        if fold.get_attribute("open") is None:
            # A real click would wait each time for the fold above to stand still.
            fold.locator("> summary").dispatch_event("click")
        fold.locator("[data-testid=stExpanderDetails] .stElementContainer").first.wait_for(state="attached")
        page.wait_for_function(IDLE, polling=20)
    settled(page)
