"""Words, numbers and files of text, whatever they are about."""

from dashboard.text.csv_files import csv_of, harmless
from dashboard.text.english import NUMBERS, as_typed, count_words, day, in_full, listed, number, one_of
from dashboard.text.escape import html, markdown

__all__ = [
    "NUMBERS",
    "as_typed",
    "count_words",
    "csv_of",
    "day",
    "harmless",
    "html",
    "in_full",
    "listed",
    "markdown",
    "number",
    "one_of",
]
