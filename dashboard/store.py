"""The store: one DuckDB file with every extract, figure, raised exception and topic.

This is the only room that asks DuckDB anything. Each method answers one file of queries/ask/ or makes one
change of queries/record/. Rows are only ever added, and every question names the day as at which it
is asked. One process owns the file; within it each call takes a cursor of its own, and writing takes
one lock and one transaction.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from dashboard import store_faults
from dashboard.store_extracts import AboutExtracts, now, only
from dashboard.store_faults import Changed, StoreError, StoreHeld, StoreNewer
from dashboard.store_incoming import as_table, one_cell
from dashboard.store_plan import AboutThePlan
from dashboard.store_topics import AboutTopics
from dashboard.store_verdicts import AboutVerdicts

__all__ = ["Changed", "SCHEMA_VERSION", "Store", "StoreError", "StoreHeld", "StoreNewer"]

QUERIES = Path(__file__).parent.parent / "queries"
SCHEMA = {
    0: "0_schema_version", 1: "1_tables", 2: "2_known", 3: "3_judgements", 4: "4_decisions", 5: "5_aliases",
    6: "6_months", 7: "7_meetings", 8: "8_topics", 9: "9_verdicts", 10: "10_figures",
    11: "11_topics_of_the_plan",
}  # fmt: skip
SCHEMA_VERSION = max(SCHEMA)


class _Supposed(Exception):
    """Ends what was only supposed."""


class Store(AboutExtracts, AboutThePlan, AboutTopics, AboutVerdicts):
    """An open store. `path` is its file, or None for one in memory.

    For a backup it may write and read in one more `folder`. One that is to be restored is made empty, as of the
    `schema` of its backup, whose tables will note which schema files were run.
    """

    def __init__(self, path: Path | None = None, folder: Path | None = None, schema: int | None = None) -> None:
        self.path = path
        self._folder = folder
        self._connection = _connect(path)
        self._writing = threading.RLock()
        self._here = threading.local()
        try:
            self._refuse_foreign()
            if schema is None:
                self._bring_up_to_date()
            else:
                self._make_empty(schema)
            self._lock_down()
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file; another process may then open it."""
        self._connection.close()

    # Questions

    def standing_figures(self, as_at: date) -> pd.DataFrame:
        """Every figure as known on a day: measure, area, period, value, denominator, symbol, note, extract,
        basis, received; was, was_of, was_received where it has been revised; explained, explained_by, explained_on
        where it was asked about."""
        return self._ask("standing_figures", as_at=as_at)

    def held_figures(self, figures: pd.DataFrame, as_at: date) -> pd.DataFrame:
        """What is held for each of an extract's figures (measure, area, period): was, was_of, was_symbol."""
        key = ["measure", "area", "period"]
        series, periods = figures[key[:2]].drop_duplicates(), figures.period.unique()
        held = self._ask("held_figures", incoming=series, periods=[*periods], as_at=as_at)
        return held if held.empty else held.merge(figures[key].drop_duplicates(), on=key)

    def held_months(self, quarters: pd.DataFrame, as_at: date) -> pd.DataFrame:
        """What is held of the months of some quarters (force, period): month, period, force, place, place_is,
        crime_type, measure, records."""
        return self._ask("held_months", incoming=quarters, as_at=as_at)

    def series_left(self, figures: pd.DataFrame, as_at: date) -> pd.DataFrame:
        """The standing figures of the series of each measure that one of an extract's figures (measure, area,
        period_end, near_from, near_to) goes on from beyond all that was held and is near to it."""
        return self._ask("series_left", incoming=figures, as_at=as_at)

    def received(self, areas: list[str], as_at: date) -> pd.DataFrame:
        """When the figures of each measure and period came first, and in which extract; who brought them last."""
        return self._ask("received", incoming=pd.DataFrame({"area": areas}, dtype=str), as_at=as_at)

    def revisions(self, measure: str, area: str, as_at: date) -> pd.DataFrame:
        """What each figure of one series has been, extract by extract."""
        return self._ask("revisions", measure=measure, area=area, as_at=as_at)

    def aliases(self, as_at: date) -> pd.DataFrame:
        """The texts that people have accepted as the name of an area (text, area, day, by)."""
        return self._ask("aliases", as_at=as_at)

    def raised_exceptions(self, as_at: date, not_ended: bool = False) -> pd.DataFrame:
        """The exceptions people have raised by a day, the latest first; with `not_ended` those too that an extract
        gave for a quarter not over by then."""
        return self._ask("raised_exceptions", as_at=as_at, not_ended=not_ended)

    def decisions(self, as_at: date) -> pd.DataFrame:
        """What people had decided by a day about single quarters of a series' past, the latest on each."""
        return self._ask("decisions", as_at=as_at)

    def acts_on_figures(self) -> int:
        """How many extracts, rollbacks and decisions are recorded: until this moves, what follows from them is good."""
        return int(self._ask("acts_on_figures").acts.item())

    def acts(self) -> int:
        """How many acts are recorded, of every kind: until this moves, nothing held is another."""
        return int(self._ask("acts").acts.item())

    def judgements(self, digests: list[str]) -> dict[str, str]:
        """What the engine has answered before, by the digest of what it was asked."""
        kept = self._ask("judgements", incoming=pd.DataFrame({"digest": digests}, dtype=str))
        return dict(zip(kept.digest, kept.judged))

    # Changes

    @contextmanager
    def recording(self) -> Iterator[None]:
        """One transaction: all changes made inside are kept, or none."""
        with self._writing:
            if getattr(self._here, "cursor", None) is not None:
                yield
                return
            cursor = self._connection.cursor()
            self._here.cursor = cursor
            try:
                cursor.begin()
                yield
                cursor.commit()
            except BaseException as error:
                _roll_back(cursor)
                if isinstance(error, duckdb.Error):
                    raise store_faults.of_writing(self.path, error) from error
                raise
            finally:
                self._here.cursor = None
                cursor.close()

    @contextmanager
    def supposing(self) -> Iterator[None]:
        """As `recording`, but nothing is kept: inside, the store answers as if the changes made there were."""
        if getattr(self._here, "cursor", None) is not None:
            raise RuntimeError("What is being recorded cannot be supposed.")
        with suppress(_Supposed), self.recording():
            yield
            raise _Supposed

    def add_extract(self, figures: pd.DataFrame, ahead: bool = False, **extract: Any) -> int:
        """Keep an extract whole, with its figures (row, measure, area, period, period_end, value, denominator,
        symbol, note), and return its number.

        One that is kept `ahead` of the day it is received is numbered in a range of its own, so that the numbers of
        the others do not tell that it is there."""
        with self.recording():
            number = self._next("extract_ahead" if ahead else "extract")
            self._here.cursor.register("incoming", one_cell(extract.pop("content")))
            self._record("add_extract", extract=number, recorded_at=now(), **extract)
            self._here.cursor.unregister("incoming")
            if len(figures):
                self._here.cursor.register("incoming", as_table(figures))
                self._record("add_figures", extract=number)
                self._here.cursor.unregister("incoming")
            return number

    def add_months(self, extract: int, months: pd.DataFrame) -> None:
        """Keep the counts by month of a street file (row, month, period, period_end, force, place, place_is,
        crime_type, measure, records)."""
        with self.recording():
            self._here.cursor.register("incoming", as_table(months))
            self._record("add_months", extract=extract)
            self._here.cursor.unregister("incoming")

    def add_explanations(self, extract: int, answered: pd.DataFrame) -> None:
        """Keep the answers to an extract's questions (row, column, found, question, answer)."""
        with self.recording():
            self._here.cursor.register("incoming", as_table(answered))
            self._record("add_explanations", extract=extract)
            self._here.cursor.unregister("incoming")

    def add_rollback(self, extract: int, day: date, by: str, why: str) -> None:
        """Take an extract back from a day on; its figures stay held."""
        with self.recording():
            self._record("add_rollback", extract=extract, day=day, recorded_at=now(), by=by, why=why)

    def add_alias(self, text: str, area: str, decision: str, day: date, by: str) -> None:
        """Accept a text as the name of an area from a day on, or revoke that ('accepted', 'revoked')."""
        with self.recording():
            self._record("add_alias", text=text, area=area, decision=decision, day=day, recorded_at=now(), by=by)

    def add_decision(self, **decision: Any) -> None:
        """Add a decision (measure, area, period, kind, decision, why, day, by) about one quarter of a series' past."""
        with self.recording():
            self._record("add_decision", recorded_at=now(), **decision)

    def add_raised(self, ahead: bool = False, **raised: Any) -> int:
        """Add an exception that people raise, and return its number; `ahead` as for add_extract.

        One raised by hand is for no quarter in particular: its `period_end` is its day."""
        with self.recording():
            number = self._next("raised_ahead" if ahead else "raised")
            raised = {"period_end": raised["day"]} | raised
            self._record("add_raised", raised=number, recorded_at=now(), **raised)
            return number

    def add_topic(self, evidence: list[dict[str, Any]], **topic: Any) -> int:
        """Put a topic on an agenda, with what it rests on, and return its number. One that stands in for a topic of
        the plan says which: `planned`, its id there."""
        with self.recording():
            number = self._next("topic")
            topic = {"question": "", "planned": ""} | topic
            self._act("add_topic", topic=number, version=1, taken_off=False, **topic)
            for each in evidence:
                self.add_evidence(number, topic["by"], **each)
            return number

    def change_topic(self, topic: int, version: int, **changed: Any) -> None:
        """Add the next version of a topic last seen at `version`. Raises Changed where it has moved on since.

        Where nothing is said of its `question`, that stays."""
        with self.recording():
            standing = only(self._ask("topic_version", topic=topic))
            if standing is None or standing["version"] != version:
                raise Changed
            kept = {name: standing[name] for name in ("question", "planned")}
            self._act("add_topic", topic=topic, version=version + 1, **kept | changed)

    def keep_judgements(self, judged: dict[str, str]) -> None:
        """Keep what the engine answered. This is no act: it can be worked out again."""
        rows = pd.DataFrame({"digest": [*judged], "judged": [*judged.values()]}, dtype=str)
        with self.recording():
            self._here.cursor.register("incoming", as_table(rows))
            self._record("keep_judgements")
            self._here.cursor.unregister("incoming")

    # Backups

    def tables(self) -> list[str]:
        """The names of all tables, those that others refer to first."""
        return [*self._ask("tables").name]

    def write_table(self, table: str, file: Path) -> int:
        """Write one table whole into a file of the store's `folder`, and return how many rows it has."""
        with self._connection.cursor() as cursor:
            written = cursor.execute(_sql("backup", "write_out"), {"table": table, "file": str(file)})
            return int(written.fetchone()[0])

    def read_table(self, table: str, file: Path) -> None:
        """Add to one table the rows of a file of the store's `folder`."""
        with self.recording():
            self._here.cursor.read_parquet(str(file)).insert_into(table)

    def differences(self, table: str, file: Path) -> int:
        """How many rows are in one table and not in a file of the store's `folder`, or the other way round."""
        with self._connection.cursor() as cursor:
            counted = cursor.execute(_sql("backup", "differences"), {"table": table, "file": str(file)})
            return int(counted.fetchone()[0])

    # How it is done

    def _ask(self, question: str, incoming: pd.DataFrame | None = None, **values: Any) -> pd.DataFrame:
        """The answer to queries/ask/<question>.sql, whose $names are `values`, and whose table is `incoming`."""
        writing = getattr(self._here, "cursor", None)
        with nullcontext(writing) if writing is not None else self._connection.cursor() as cursor:
            if incoming is not None:
                cursor.register("incoming", as_table(incoming))
            try:
                return cursor.execute(_sql("ask", question), values).df()
            except (duckdb.IOException, duckdb.FatalException) as error:
                raise store_faults.of_opening(self.path, error) from error

    def _record(self, change: str, **values: Any) -> None:
        self._here.cursor.execute(_sql("record", change), values)

    def _act(self, change: str, **values: Any) -> None:
        self._record(change, recorded_at=now(), **values)

    def _next(self, kind: str) -> int:
        return int(self._ask("next_numbers")[kind].item())

    def _refuse_foreign(self) -> None:
        """Raise StoreError where the file is somebody else's database: nothing of ours is written into it."""
        tables = set(self._ask("tables").name)
        if tables and "schema_version" not in tables:
            raise store_faults.damaged(self.path)

    def _bring_up_to_date(self) -> None:
        """Run the schema files the store has not had."""
        with self.recording():
            self._here.cursor.execute(_sql("schema", SCHEMA[0]))
            version = int(self._ask("schema_version").version.item())
            if version > SCHEMA_VERSION:
                raise store_faults.newer(self.path, version, SCHEMA_VERSION)
            for number in sorted(each for each in SCHEMA if each > version):
                self._here.cursor.execute(_sql("schema", SCHEMA[number]))
                self._record("add_schema_version", version=number, recorded_at=now())

    def _make_empty(self, schema: int) -> None:
        with self.recording():
            for number in sorted(each for each in SCHEMA if each <= schema):
                self._here.cursor.execute(_sql("schema", SCHEMA[number]))

    def _lock_down(self) -> None:
        """Lock the connection down; a second store on the same file in one process finds it so already."""
        with self._connection.cursor() as cursor:
            if self._folder is not None:
                cursor.execute(_sql("backup", "allow_folder"), {"folder": str(self._folder)})
            if not only(cursor.execute(_sql("ask", "locked_down")).df())["locked"]:
                cursor.execute(_sql("schema", "lock_down"))


@cache
def _sql(folder: str, name: str) -> str:
    return (QUERIES / folder / f"{name}.sql").read_text(encoding="utf-8")


def _connect(path: Path | None) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path) if path else ":memory:")
    except duckdb.Error as error:
        raise store_faults.of_opening(path, error) from error


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    with suppress(duckdb.Error):  # a commit that failed has already ended the transaction
        cursor.rollback()
