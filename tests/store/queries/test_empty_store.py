"""Every question, put to an empty store and to one of its own."""

import re
from datetime import date

import pandas as pd
import pytest

from dashboard.store import Store
from dashboard.store.queries import QUERIES

DAY = date(2014, 3, 6)
VALUES = {
    "as_at": DAY, "measure": "burglary", "area": "Northshire", "sha256": "abc", "topic": 1, "not_ended": False,
    "extract": 1, "received": DAY, "period": "2013/14 Q1", "name": "topic 1", "version": 1,
    "periods": ["2013/14 Q1"], "much": 0.1,
}  # fmt: skip
QUESTIONS = sorted(path.stem for path in (QUERIES / "ask").glob("*.sql"))
FIGURE = {"measure": "burglary", "area": "Northshire", "period": "2013/14 Q1", "period_end": date(2013, 6, 30)}
NEAR = {"near_from": 400.0, "near_to": 420.0, "force": "Northshire"}
INCOMING = pd.DataFrame([FIGURE | {"value": 410.0, "denominator": 500.0, "digest": "abc"} | NEAR])
ROWS = {"acts_on_figures": 1, "locked_down": 1, "next_numbers": 1, "schema_version": 1, "tables": 21, "acts": 1}
ROWS |= {"concluded_versions": 1, "acts_on_plan": 1}
CHANGES = sorted(path.stem for path in (QUERIES / "record").glob("*.sql"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_empty_store_answers_every_question(question):
    sql = (QUERIES / "ask" / f"{question}.sql").read_text()
    wanted = {name: VALUES[name] for name in re.findall(r"(?<=\$)\w+(?=\b)", without_comments(sql))}
    cursor = Store()._connection.cursor()
    cursor.register("incoming", INCOMING)

    answer = cursor.execute(sql, wanted).df()

    assert len(answer) == ROWS.get(question, 0)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_asked_in_english_in_its_first_line(question):
    first = (QUERIES / "ask" / f"{question}.sql").read_text().splitlines()[0]

    assert first.startswith("-- ") and first.endswith("?")


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_said_in_english_in_its_first_line(change):
    first = (QUERIES / "record" / f"{change}.sql").read_text().splitlines()[0]

    assert first.startswith("-- ") and first.endswith(".")


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_parameter_of_a_question_is_named_at_its_top(question):
    sql = (QUERIES / "ask" / f"{question}.sql").read_text()
    comments = "\n".join(line for line in sql.splitlines() if line.startswith("--"))

    assert all(f"${name}" in comments for name in re.findall(r"(?<=\$)\w+", without_comments(sql)))


def without_comments(sql: str) -> str:
    return "\n".join(line for line in sql.splitlines() if not line.startswith("--"))
