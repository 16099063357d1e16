"""Free words searched for what may not be shown: a withheld text word for word, or a number out of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.text import NUMBERS

HIDDEN = "The figure is confidential now: what it was is not shown."
# A number that stands alone: no part of a date, a year, a quarter or a reference like 2B.
_NUMBER = re.compile(
    r"(?<![\w/.,])"
    r"(?!(?:19|20)[0-9]{2}\b(?![,.][0-9]))"
    r"([0-9][0-9,]*(?:\.[0-9]+)?)"
    r"(?![\w/])(?![,.][0-9])"
    r"(?!\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_SENTENCE = re.compile(r"[^.!?\n]*(?:\.[0-9][^.!?\n]*)*[.!?]*\s*|\n")
_WORDS = {word: str(number) for number, word in enumerate(NUMBERS) if number}
_WORD = re.compile(rf"(?i)\b({'|'.join(_WORDS)})\b")


@dataclass(frozen=True)
class Withheld:
    """What free words may not repeat: texts word for word, and numbers as `numbers_in` writes them."""

    texts: tuple[str, ...] = ()
    numbers: frozenset[str] = field(default_factory=frozenset)

    def __or__(self, other: Withheld) -> Withheld:
        return Withheld(tuple(dict.fromkeys((*self.texts, *other.texts))), self.numbers | other.numbers)


def withheld_figure(sentence: str, numbers: Iterable[float | None]) -> Withheld:
    """What is withheld with a confidential figure: the sentence that told it, and every number in that or of it."""
    own = {f"{number:.10g}" for number in numbers if number is not None}
    return Withheld((sentence,) if sentence else (), frozenset(own | numbers_in(sentence)))


def numbers_in(words: str) -> set[str]:
    """The numbers that words tell, without commas, those up to twelve in letters too; no year, date or quarter."""
    in_figures = {each.replace(",", "") for each in _NUMBER.findall(words)}
    return in_figures | {_WORDS[each.lower()] for each in _WORD.findall(words)}


def redacted(words: str, withheld: Withheld) -> str:
    """Words without what is withheld: in its place, and in that of a sentence with a withheld number, stands HIDDEN.

    Words in which nothing is found are handed back as they are.
    """
    for text in withheld.texts:
        words = words.replace(text, HIDDEN)
    if not (withheld.numbers & numbers_in(words)):
        return words
    return "".join(_sentence(each, withheld.numbers) for each in _SENTENCE.findall(words)).strip()


def _sentence(words: str, numbers: frozenset[str]) -> str:
    if not numbers & numbers_in(words):
        return words
    return HIDDEN + words[len(words.rstrip()) :]
