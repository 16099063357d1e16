"""The files of queries/ as the store reads them: their text, and which of them make its schema, in their order."""

from __future__ import annotations

from functools import cache
from pathlib import Path

QUERIES = Path(__file__).parents[2] / "queries"
SCHEMA = {
    0: "0_schema_version", 1: "1_tables", 2: "2_known", 3: "3_judgements", 4: "4_decisions", 5: "5_aliases",
    6: "6_months", 7: "7_meetings", 8: "8_topics", 9: "9_verdicts", 10: "10_figures",
    11: "11_topics_of_the_plan", 12: "12_window_of_evidence",
}  # fmt: skip
SCHEMA_VERSION = max(SCHEMA)


@cache
def sql(folder: str, name: str) -> str:
    """The text of queries/<folder>/<name>.sql."""
    return (QUERIES / folder / f"{name}.sql").read_text(encoding="utf-8")
