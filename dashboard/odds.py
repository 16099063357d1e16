"""How sure, in words: how often so much would come if nothing had changed, and which quarters are meant."""

from __future__ import annotations

from dashboard.period import Half, Period

ROUND_ODDS = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)  # once in so many; rounded down to one of these
PERIODS = {1: "a {every}", 2: "two {every}s", 4: "four {every}s"}


def once_in(p: float) -> int | None:
    """How rare a thing of chance `p` is: once in 50, 100, 200 and so on, rounded down; None if it is commoner."""
    return max((odds for odds in ROUND_ODDS if p * odds <= 1), default=None)


def how_often(p: float, window: int, signal: str, every: str = "quarter") -> str:
    """'If nothing had changed, two quarters this high would come about once in 500.'

    p is adjusted for the windows tried; there are no words where so much comes more often than once in 50.
    """
    odds = once_in(p)
    if odds is None:
        return ""
    periods = PERIODS[window].format(every=every)
    return f"If nothing had changed, {periods} this {signal} would come about once in {odds:,}."


def window_words(last: Period | Half, window: int) -> str:
    """The quarters of a window: 'October–December 2013', 'July–December 2013', 'October 2013–March 2014'."""
    first = last - (window - 1)
    start, end = first.start, last.end
    year = "" if start.year == end.year else f" {start.year}"
    return f"{start:%B}{year}–{end:%B} {end.year}"
