"""Pictures of every page, at three widths, light and dark, from a real Chromium.

Run from the project's folder: python -m scripts.screenshots [--into FOLDER] [--pages overview,agenda]
                                                             [--widths 1440,390] [--themes light,dark]
The folder (screenshots/ unless named) is not committed. The README's pictures are two of these:
python -m scripts.screenshots --readme writes them to docs/pictures/.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
WIDTHS, THEMES = (1440, 1024, 390), ("light", "dark")
TALLEST = 12_000  # pixels; Chromium gives up on much taller pictures
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
PAGES = {
    "overview": "",
    "overview-then": "?as-at=2013-12-20",
    "exceptions": "exceptions",
    "exceptions-by-risk": "exceptions?order=Risk",
    "agenda": "agenda",
    "change-the-plan": "change-the-plan",
    "agenda-held": "agenda?meeting=Monday+23+December+2013",
    "room": "room?meeting=Monday+23+December+2013",
    "commission": "commission?topic=most-serious-violence",
    **{f"section-{each}": f"section-{each}" for each in ("1", "2a", "2b", "2c", "3", "4")},
    "measure": "measures?measure=Violence+without+injury",
    "measure-district": "measures?measure=Race+hate+crime&area=Preston",
    "measure-then": "measures?measure=Violence+without+injury&as-at=2013-12-23",
    "measure-few": "measures?measure=Homicide",
    "measure-trial": "measures?measure=Early+action+referrals",
    "measure-collecting": "measures?measure=First-time+entrants",
    "measure-absent": "measures?measure=Special+constables",
    "measure-half-yearly": "measures?measure=Victims%27+code+compliance",
    "measure-cohort": "measures?measure=Rape%2C+charged",
    "upload": "upload",
    "extracts": "extracts",
    "type": "type?measure=Race+hate+crime",
}
README = (("overview", 1440, "light", 1500), ("overview", 390, "light", 1100))


@contextmanager
def dashboard() -> Iterator[str]:
    """The address of a dashboard on a store of its own, until the end of the block."""
    with socket.socket() as free, tempfile.TemporaryDirectory() as folder:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.headless=true"]
        environment = os.environ | {"SCRUTINY_STORE": f"{folder}/scrutiny.duckdb"}
        process = subprocess.Popen(
            [*command, f"--server.port={port}"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
        )
        try:
            _wait_for(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait()


def _wait_for(address: str) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(address, timeout=1)
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The dashboard did not come up in 30 seconds.")


def picture(browser: Browser, address: str, width: int, theme: str, file: Path, height: int | None = None) -> None:
    """One page as a picture: to its foot, or so many pixels of it."""
    page = browser.new_page(viewport={"width": width, "height": height or 1000}, color_scheme=theme)
    page.goto(address)
    _settle(page)
    if height is None:
        tall = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
        page.set_viewport_size({"width": width, "height": min(int(tall) + 40, TALLEST)})
        _settle(page)
    page.screenshot(path=file)
    page.close()


def _settle(page: Page) -> None:
    page.wait_for_selector(".look-foot", state="attached", timeout=60_000)
    page.wait_for_function("() => document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'")
    page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')")
    page.wait_for_timeout(700)  # charts are drawn after the script has ended


def main() -> None:
    """Make the pictures that were asked for."""
    asked = _asked()
    with dashboard() as address, sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET])
        for name, width, theme, height in _wanted(asked):
            file = asked.into / f"{name}-{width}-{theme}.png"
            picture(browser, f"{address}/{PAGES[name]}", width, theme, file, height)
            print(file)


def _wanted(asked: argparse.Namespace) -> list[tuple[str, int, str, int | None]]:
    if asked.readme:
        return [*README]
    return [(name, width, theme, None) for theme in asked.themes for width in asked.widths for name in asked.pages]


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=Path, default=None)
    parser.add_argument("--pages", type=lambda text: text.split(","), default=[*PAGES])
    parser.add_argument("--widths", type=lambda text: [int(each) for each in text.split(",")], default=[*WIDTHS])
    parser.add_argument("--themes", type=lambda text: text.split(","), default=[*THEMES])
    parser.add_argument("--readme", action="store_true", help="the README's pictures, into docs/pictures/")
    asked = parser.parse_args()
    asked.into = asked.into or (ROOT / "docs" / "pictures" if asked.readme else ROOT / "screenshots")
    asked.into.mkdir(parents=True, exist_ok=True)
    return asked


if __name__ == "__main__":
    main()
