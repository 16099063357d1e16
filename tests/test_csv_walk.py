"""The walk of a CSV from the upload page to the published figure: down through the wings, never back up."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from datetime import date

import pytest
from drawn import opened, words_of
from test_house import WINGS

from dashboard.store import Store

FILE = b"quarter,area,measure,value\n2013/14 Q3,Lancashire,special-constables,640\n"
MOST_WINGS = 8
NOT_COUNTED = {"text", "plan", "period", "progress", "settings"}
HANDED_IN = "dashboard.app.cache"  # its loaders are called by the snapshot they are handed to: that is no way up
HEIGHT = {wing: place for place, floor in enumerate(WINGS) for wing in floor}


@contextmanager
def crossings(found):
    """Add to `found` each call from a module of one wing into a module of another, as (caller, called)."""

    def record(frame, event, _):
        if event != "call" or not (called := _module(frame)) or called.startswith(HANDED_IN):
            return
        caller = frame.f_back
        while caller is not None and not _module(caller):
            caller = caller.f_back
        if caller is not None and _wing(_module(caller)) != _wing(called):
            found.add((_module(caller), called))

    threading.setprofile(record)  # a page is drawn in a thread of its own
    sys.setprofile(record)
    try:
        yield
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def _module(frame):
    name = frame.f_globals.get("__name__", "")
    return name if name.startswith("dashboard.") else ""


def _wing(module):
    return module.split(".")[1]


@pytest.fixture(scope="module")
def walk(without_browser):
    """What was called on the way, from the upload page to the figure that the store then holds."""
    found = set()
    page = opened("upload").run()
    with crossings(found):
        page.file_uploader[0].upload("specials.csv", FILE, "text/csv").run()
        for box in page.text_area:
            box.set_value("As counted.")
        page.text_input(key="name in publish").set_value("A. Analyst").run()
        next(each for each in page.button if each.label == "Publish").click().run()
    assert not page.exception, words_of(page)
    with_figure = Store(without_browser)
    held = with_figure.standing_figures(date(2014, 3, 6))
    with_figure.close()
    assert 640 in set(held[held.measure == "special-constables"].value)
    return found


def test_a_csv_goes_down_through_the_wings_and_never_back_up(walk):
    assert [(caller, called) for caller, called in walk if HEIGHT[_wing(called)] <= HEIGHT[_wing(caller)]] == []


def test_a_csv_meets_eight_wings_at_most(walk):
    wings = {_wing(called) for _, called in walk} | {"app"}

    assert {"app", "intake", "findings", "store"} <= wings
    assert len(wings - NOT_COUNTED) <= MOST_WINGS, sorted(wings)
