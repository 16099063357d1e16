"""How quick the pages are, beside a bare Streamlit page with as many charts and a table (bare.py).

Run by hand, from the project's folder: python -m tests.benchmarks.pages [GOES]
The two take turns in one run, in a real Chromium; it prints medians and their ratios: machines differ, ratios travel.
A page is usable at the last change of its document after which it has its title, its foot and every chart, and
Streamlit has nothing left to do.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.intake import open_store
from dashboard.plan import Plan

ROOT = Path(__file__).parent.parent.parent
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
SCRIPTS = {"ours": ROOT / "streamlit_app.py", "bare": Path(__file__).parent / "bare.py"}
FLAGS = ("--server.headless=true", "--server.fileWatcherType=none", "--browser.gatherUsageStats=false")
# Our pages, by the words of their link: the address, and the words of the title once the filter is changed.
PAGES = {
    "Overview": "",
    "Exceptions": "exceptions",
    "2A Frontline policing": "section-2a",
    "1 Constabulary performance": "section-1",
    "Measures": "measures",
}
FILTERS = {"Measures": ("Area", "Preston"), "Exceptions": ("Section", "2B Vulnerable people")}
AT_MOST = {"start": 1.25, "bytes": 0.5, "switch": 1.3, "filter": 1.2}

SEEN = """() => [...document.querySelectorAll('.look-chart svg[role=img], .js-plotly-plot:has(.main-svg)')]
    .filter(each => each.checkVisibility() && !each.closest('details:not([open])')).length"""
SETTLED = f"""async ([charts, press]) => {{
    const began = performance.now(), heading = () => document.querySelector('h1')?.textContent;
    const before = press && heading();
    let last = began;
    new MutationObserver(() => last = performance.now()).observe(
        document, {{subtree: true, childList: true, attributes: true, characterData: true}});
    if (press) [...document.querySelectorAll(press[0])].find(each => each.textContent.trim() == press[1]).click();
    const ready = () => heading() && (!press || press[2] || heading() != before) && document.querySelector('.look-foot')
        && document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning' && ({SEEN})() >= charts;
    while (!ready() || performance.now() - last < 300) await new Promise(requestAnimationFrame);
    return [last - began, performance.timeOrigin + last];
}}"""


@dataclass(frozen=True)
class Running:
    """A server: its address, and when its process was started, in seconds."""

    address: str
    started: float


@contextmanager
def running(name: str, charts: dict[str, int], store: Path) -> Iterator[Running]:
    """Our dashboard or the bare one on a free port, until the end of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"SCRUTINY_STORE": str(store), "BARE": json.dumps(charts)}
    command = [sys.executable, "-m", "streamlit", "run", str(SCRIPTS[name]), *FLAGS, f"--server.port={port}"]
    folder = store.parent if name == "bare" else ROOT
    started = time.time()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health")
        yield Running(f"http://localhost:{port}", started)
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str) -> None:
    for _ in range(1500):
        try:
            urllib.request.urlopen(address, timeout=1)
            return
        except OSError:
            time.sleep(0.02)
    raise SystemExit("A server did not come up in 30 seconds.")


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """A page with nothing cached, until the end of the block."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(address, wait_until="commit")
    yield page
    context.close()


def count_charts(browser: Browser, server: Running) -> dict[str, int]:
    """How many charts a reader sees on each of our pages: as many as the bare one is given."""
    found = {}
    for name, path in PAGES.items():
        with opened(browser, f"{server.address}/{path}") as page:
            page.evaluate(SETTLED, [0, None])
            page.wait_for_timeout(1500)
            found[name] = page.evaluate(SEEN)
    return found


def start(browser: Browser, name: str, charts: dict[str, int], store: Path) -> float:
    """Milliseconds from the start of the process to a usable first page."""
    with running(name, charts, store) as server, opened(browser, server.address) as page:
        _, ended = page.evaluate(SETTLED, [charts["Overview"], None])
        return ended - server.started * 1000


def first_load(browser: Browser, server: Running, charts: int) -> tuple[int, int]:
    """Bytes over the network until the first page is usable: of files, and of messages on the socket."""
    with opened(browser, "about:blank") as page:
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        files, messages = [], []
        network.on("Network.loadingFinished", lambda event: files.append(event["encodedDataLength"]))
        network.on(
            "Network.webSocketFrameReceived",
            lambda event: messages.append(len(event["response"]["payloadData"]) * 3 // 4),  # base64
        )
        page.goto(server.address, wait_until="commit")
        page.evaluate(SETTLED, [charts, None])
        page.wait_for_timeout(1000)
        return int(sum(files)), sum(messages)


def switch(page: Page, name: str, charts: int) -> float:
    """Milliseconds from pressing a page's link to that page, usable."""
    page.locator("section[data-testid=stSidebar] a", has_text=name).first.wait_for()
    taken, _ = page.evaluate(SETTLED, [charts, ["section[data-testid=stSidebar] a", name, False]])
    return taken


def change(page: Page, label: str, option: str, charts: int, same_title: bool) -> float:
    """Milliseconds from picking another option of a filter to the page of that option, usable."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).wait_for()
    taken, _ = page.evaluate(SETTLED, [charts, ["[role=option]", option, same_title]])
    return taken


def one_go(browser: Browser, name: str, server: Running, charts: dict[str, int]) -> dict[tuple[str, str], float]:
    """One of each switch, from the overview and back, and one of each filter."""
    taken = {}
    with opened(browser, server.address) as page:
        page.evaluate(SETTLED, [charts["Overview"], None])
        # Our first page has no live chart: plotly comes with the first that has one, the bare page's with its first.
        taken["switch", "Overview to Measures, first of a visit"] = switch(page, "Measures", charts["Measures"])
        switch(page, "Overview", charts["Overview"])
        for to in [each for each in PAGES if each != "Overview"]:
            taken["switch", f"Overview to {to}"] = switch(page, to, charts[to])
            taken["switch", f"{to} to Overview"] = switch(page, "Overview", charts["Overview"])
        for at, (label, option) in FILTERS.items():
            switch(page, at, charts[at])
            ours = name == "ours"
            # The exceptions keep their title whatever is picked, and the fewer they then are the better.
            fewer = 0 if ours and at == "Exceptions" else charts[at] - 1 if ours else charts[at]
            asked = (label, option, at == "Exceptions") if ours else ("Choice", "Second", False)
            taken["filter", at] = change(page, *asked[:2], fewer, asked[2])
    return taken


def measured(browser: Browser, folder: Path, goes: int) -> Iterator[tuple[str, tuple[str, str], float]]:
    """Who, what and how much, over and over, the two taking turns."""
    stores = {name: folder / f"{name}.duckdb" for name in ("ours", "start")}
    open_store(stores["ours"], Plan.read(ROOT / "data"), ROOT / "data").close()
    shutil.copy(stores["ours"], stores["start"])
    with ExitStack() as stack:
        servers = {"ours": stack.enter_context(running("ours", {}, stores["ours"]))}
        charts = count_charts(browser, servers["ours"])
        servers["bare"] = stack.enter_context(running("bare", charts, folder / "bare"))
        print("charts:", ", ".join(f"{name} {count}" for name, count in charts.items()), flush=True)
        for _ in range(goes):
            for name, server in servers.items():
                yield name, ("start", "process start to usable page"), start(browser, name, charts, stores["start"])
                files, messages = first_load(browser, server, charts["Overview"])
                yield name, ("bytes", "first load, files, kB"), files / 1000
                yield name, ("bytes", "first load, files and messages, kB"), (files + messages) / 1000
                for what, taken in one_go(browser, name, server, charts).items():
                    yield name, what, taken


def main(goes: int) -> None:
    """Print the table."""
    found: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET])
        for name, what, value in measured(browser, Path(folder), goes):
            found[what][name].append(value)
    print(f"{f'medians of {goes}, ms unless said':<56}{'ours':>9}{'bare':>9}{'ratio':>8}{'at most':>9}")
    for (kind, words), values in found.items():
        ours, bare = median(values["ours"]), median(values["bare"])
        print(f"{f'{kind}: {words}':<56}{ours:>9.0f}{bare:>9.0f}{ours / bare:>8.2f}{AT_MOST[kind]:>9}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
