"""A real server on a store of its own, and a real Chromium to read it with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).parent.parent.parent
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
HOW_TO_GET_ONE = "No Chromium found: install one (on Debian: apt-get install chromium) to run the browser tests."
PATIENCE = 30_000  # milliseconds; a loaded machine is slow, a broken page never comes


@dataclass(frozen=True)
class Server:
    """A running dashboard: its address and its store."""

    address: str
    store: Path


def chromium() -> str | None:
    """The Chromium of this machine."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def pytest_collection_modifyitems(items):
    here = [item for item in items if Path(__file__).parent in Path(item.fspath).parents]
    if chromium() is None:
        for item in here:
            item.add_marker(pytest.mark.skip(reason=HOW_TO_GET_ONE))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    """Debian's Chromium, quiet, in place of the one that Playwright would download."""
    return {"executable_path": chromium(), "args": [*QUIET]}


@contextmanager
def running(store: Path, data: Path | None = None) -> Iterator[Server]:
    """The dashboard on a free port, until the end of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"SCRUTINY_STORE": str(store)} | ({"SCRUTINY_DATA": str(data)} if data else {})
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.headless=true"]
    log = store.with_suffix(".log").open("w")
    process = subprocess.Popen(
        [*command, f"--server.port={port}"], cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
    )
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health", process)
        yield Server(f"http://localhost:{port}", store)
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _wait_for(address: str, process: subprocess.Popen) -> None:
    for _ in range(150):
        assert process.poll() is None, "The server stopped by itself."
        try:
            urllib.request.urlopen(address, timeout=1)
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("The server did not come up in 30 seconds.")


@pytest.fixture(scope="session")
def bundled_store(tmp_path_factory) -> Path:
    """The store the bundle makes, made once: copy it, never change it."""
    from dashboard.bundle import open_store
    from dashboard.plan import Plan

    path = tmp_path_factory.mktemp("bundled") / "scrutiny.duckdb"
    open_store(path, Plan.read(ROOT / "data"), ROOT / "data").close()
    return path


@pytest.fixture(scope="module")
def server(bundled_store: Path, tmp_path_factory) -> Iterator[Server]:
    """A dashboard on a copy of the bundled store, for the tests of one file."""
    store = tmp_path_factory.mktemp("store") / "scrutiny.duckdb"
    shutil.copy(bundled_store, store)
    with running(store) as server:
        yield server


@pytest.fixture
def visit(page: Page, server: Server):
    """Open a page of the dashboard and wait until it has been drawn to its foot."""
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)

    def visit(path: str = "") -> Page:
        page.goto(f"{server.address}/{path}")
        settled(page)
        return page

    return visit


def settled(page: Page) -> None:
    """Wait until the page stands to its foot and Streamlit has nothing left to do."""
    page.wait_for_selector(".look-foot")
    page.wait_for_function("() => document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'")
