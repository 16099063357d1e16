"""The colours of every chart and page, by name, for light and dark paper. No colour is written anywhere else
but in .streamlit/config.toml, which Streamlit reads by itself.
"""

from __future__ import annotations

LIGHT = {
    "paper": "#FFFFFF",
    "wash": "#F3F5F7",  # what is absent, and the chosen row
    "ink": "#1B2229",  # text, section rules, a definition break
    "muted": "#4F5A64",  # chart text, captions, the axis
    "line": "#12436D",  # the series and its latest point
    "exception": "#801650",  # outside what was expected, in either direction, and nothing else
    "band": "#D5DFE9",  # the expected range of each quarter
    "inner-band": "#A9BDD1",  # the range of several quarters together
    "edge": "#5F768D",  # trial dashes, gaps, tags
    "rule": "#D3D9DF",  # the hairline at the top of a chart, the rule between rows
}
DARK = {
    "paper": "#11161B",
    "wash": "#1B2229",
    "ink": "#E7EBEF",
    "muted": "#A9B4BE",
    "line": "#9CC6EA",
    "exception": "#F2A0CB",
    "band": "#24384A",
    "inner-band": "#3C5A75",
    "edge": "#7C97B0",
    "rule": "#37414B",
}

# For a page: the browser picks by the theme it is in, so that one drawing serves both.
PAGE = {name: f"var(--look-{name})" for name in LIGHT}


def inks(dark: bool) -> dict[str, str]:
    """The colours as hex, for drawings that cannot ask the page which theme it is in."""
    return DARK if dark else LIGHT


def variables() -> str:
    """The CSS that gives a page its inks: one variable each, light and dark together."""
    pairs = "".join(f"--look-{name}:light-dark({LIGHT[name]},{DARK[name]});" for name in LIGHT)
    return f":root{{{pairs}}}"
