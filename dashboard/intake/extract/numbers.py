"""The number in one cell, read strictly: what could be read in two ways, or as something else, is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

SYMBOLS = ("c", "x", "z", "low")
MOST_DIGITS = 15  # more cannot all be held exactly
LONGEST_NUMBER = 60  # characters: what is longer is not looked into, nor remembered
REMEMBERED = 4096  # different cells: counts are small and come again, and remembering more is slower than reading
NOT_A_NUMBER = (
    "This is not a number. Write one in plain digits, like 1204; where none was supplied leave the cell blank, "
    "or write c (confidential), x (not available), z (not applicable) or low (below rounding)."
)

# Between groups of three stands a comma or a space (ordinary, no-break, narrow no-break, thin), the same throughout.
SEPARATORS = ", \u00a0\u202f\u2009"
_THOUSANDS = rf"[1-9][0-9]{{0,2}}(?P<parted>[{SEPARATORS}])[0-9]{{3}}((?P=parted)[0-9]{{3}})*"
_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(_THOUSANDS)
_DECIMAL = re.compile(rf"-?([0-9]+|{_THOUSANDS})(\.[0-9]+)?")
_WITHOUT = str.maketrans("", "", SEPARATORS)
_ANY_DECIMAL = re.compile(r"[0-9][0-9,]*\.[0-9]+")
_POWER = re.compile(r"[-+]?[0-9.]+e[-+]?[0-9]+", re.IGNORECASE)
_FOOTNOTED = re.compile(r"(?P<number>.+?)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}")
_LETTERS = str.maketrans("OoIl", "0011")
_MINUS = ("-", "−", "–")


@dataclass(frozen=True, slots=True)
class Number:
    """What one cell holds: a value, a symbol, a fault (a sentence saying what to write) or, all empty, nothing."""

    value: float | None = None
    symbol: str = ""
    fault: str = ""

    @property
    def is_filled(self) -> bool:
        """Whether the cell holds a value or a symbol."""
        return self.value is not None or bool(self.symbol)


BLANK = Number()


def count(text: str) -> Number:
    """The whole number, 0 or more, that a cell writes in digits; thousands may be parted by commas or spaces."""
    return _count(text) if len(text) <= LONGEST_NUMBER else _strip_or_refuse(text, count)


def decimal(text: str) -> Number:
    """The number that a cell writes in digits, with a point or a minus or neither."""
    return _decimal(text) if len(text) <= LONGEST_NUMBER else _strip_or_refuse(text, decimal)


def _strip_or_refuse(text: str, read: Callable[[str], Number]) -> Number:
    stripped = text.strip()
    return read(stripped) if len(stripped) <= LONGEST_NUMBER else Number(fault=NOT_A_NUMBER)


@lru_cache(maxsize=REMEMBERED)
def _count(text: str) -> Number:
    text = text.strip()
    if found := _symbol(text):
        return found
    if _PLAIN.fullmatch(text):
        digits = text
    elif _GROUPED.fullmatch(text):
        digits = text.translate(_WITHOUT)
    else:
        return Number(fault=_why_not_count(text))
    if len(digits) > MOST_DIGITS:
        return Number(fault=f"A count has at most {MOST_DIGITS} digits. Check this one.")
    return Number(float(digits))


@lru_cache(maxsize=REMEMBERED)
def _decimal(text: str) -> Number:
    text = text.strip()
    if found := _symbol(text):
        return found
    if not _DECIMAL.fullmatch(text):
        return Number(fault=_why_not_decimal(text))
    if sum(map(str.isdigit, text.partition(".")[0])) > MOST_DIGITS:
        return Number(fault=f"A number has at most {MOST_DIGITS} digits before its point. Check this one.")
    return Number(float(text.translate(_WITHOUT)))


def _symbol(text: str) -> Number | None:
    if not text:
        return BLANK
    return Number(symbol=text.casefold()) if text.casefold() in SYMBOLS else None


def _why_not_count(text: str) -> str:
    """What to write instead; a likely number is asked about, never taken."""
    if text.startswith(_MINUS) and text[1:].strip()[:1].isdigit():
        return "A count cannot be negative. Write 0 or more."
    if _ANY_DECIMAL.fullmatch(text):
        return "A count is a whole number. Write it without a point, like 1204."
    if text.endswith("%"):
        return "A percentage is not read here. Write the count itself, like 1204."
    return _why_not(text, _PLAIN, _GROUPED)


def _why_not_decimal(text: str) -> str:
    if text.endswith("%"):
        return "Write the number without the percent sign, like 12.7."
    return _why_not(text, _DECIMAL)


def _why_not(text: str, *forms: re.Pattern[str]) -> str:
    """The fault of any text that is no number, with the one it may stand for."""
    if _POWER.fullmatch(text):
        return "Write the number out in full, like 1204, not with an e."
    if "," in text and re.fullmatch(r"[0-9,.]+", text):
        return "Commas part only thousands, three digits after each. Write it like 1,204 or 1204."
    if (noted := _FOOTNOTED.fullmatch(text)) and any(form.fullmatch(noted["number"].strip()) for form in forms):
        return f"The number of a footnote stands behind this one. Write {noted['number'].strip()} alone."
    meant = re.sub(r"[\s_']", "", text.translate(_LETTERS)).removeprefix("+")
    if re.search(r"[0-9]", text) and any(form.fullmatch(meant) for form in forms):
        return f"This is not a number in plain digits. Did you mean {meant}?"
    return NOT_A_NUMBER
