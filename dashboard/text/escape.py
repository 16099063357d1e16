"""What people type, made safe to show as typed: in HTML, in Markdown and in a plotly label."""

from __future__ import annotations

import html as _html
import re

_MARKDOWN = re.compile(r"[!-/:-@\[-`{-~]")  # every ASCII mark that could mean something
# Bare addresses become links, and -> an arrow, after the marks are read: these are kept apart by a joiner.
_APART = re.compile(r"(?i)(?<=://)|(?<=www)(?=\.)|(?=@)|(?<=[-<>~])(?=[->=])")
_RANGE = re.compile(r"(?<=[0-9%])–(?=[0-9])")  # a range of numbers stays on one line
_DAY = re.compile(
    r"(?<=\d) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_SPACE = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")
JOINER = "\N{WORD JOINER}"  # takes no room and is not seen


def html(text: str) -> str:
    """Text for inside our own HTML, which stands in Markdown: on one line, and no mark of it works.

    A line break would end the HTML, and Streamlit reads `:red[...]` even inside it.
    """
    text = _RANGE.sub(f"–{JOINER}", _DAY.sub("\N{NO-BREAK SPACE}", collapsed(text)))
    return _html.escape(text).replace(":", "&#58;")


def markdown(text: str) -> str:
    """Text for where Streamlit reads Markdown: labels, buttons, captions."""
    broken = _APART.sub(JOINER, collapsed(text))
    return _MARKDOWN.sub(lambda mark: f"&#{ord(mark[0])};", broken)


def plotly(text: str) -> str:
    """Text for a label or hover of plotly, which would obey tags and read $...$ as mathematics."""
    return _html.escape(collapsed(text), quote=False).replace("$", "&#36;")


def collapsed(text: str) -> str:
    """Text with every run of white space as one space, and without what no one can see.

    A no-break space stays: it keeps a day and its month on one line.
    """
    return _SPACE.sub(" ", text.replace("\0", " ")).strip()
