"""An uploaded file becomes an Extract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType

import pandas as pd

from dashboard.intake.extract.families import FAMILIES, PERIOD, Family, canonical, recognise
from dashboard.intake.extract.fast_reader import read_plain
from dashboard.intake.extract.home_office import read_offences
from dashboard.intake.extract.named_cells import Sheet
from dashboard.intake.extract.problem import Problem, Unreadable, shortened
from dashboard.intake.extract.published import PUBLISHED, STREET, Found, Published, kind_of, recognise_published
from dashboard.intake.extract.raised_rows import RaisedReader, RaisedRow
from dashboard.intake.extract.row_reader import FiguresReader, frame
from dashboard.intake.extract.street import count_records, months_frame
from dashboard.intake.extract.street_records import read_records, records_in
from dashboard.intake.extract.table import Table, fold
from dashboard.intake.extract.table_in_file import table_in
from dashboard.plan import Measure, Plan


@dataclass(frozen=True)
class Extract:
    """One uploaded file, kept whole, and what it says.

    `family` is None where it is not recognised; `rows` counts the rows under the heading that are not blank.
    `headings` are those of the file as it writes them, by the names of their columns. `notes` are sentences about what
    was passed over: rows above the heading, other sheets, forces that are not ours. `publisher` is that of a published
    file, empty for any other; `months` are the counts of a street file, as `street.months_frame` describes.
    `figures` are as `figures.frame` describes; `raised` are the exceptions of a `made` extract. A file with
    `problems` must not be kept, whatever figures could be read; its `questions` must be put right or explained.
    """

    file: str
    family: str | None
    sha256: str
    content: bytes
    rows: int
    figures: pd.DataFrame
    raised: tuple[RaisedRow, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Problem, ...]
    headings: Mapping[str, str]
    notes: tuple[str, ...] = ()
    months: pd.DataFrame = field(default_factory=months_frame)
    publisher: str = ""

    def heading(self, column: str) -> str:
        """The column's heading as the file writes it; the column's own name where the file has none."""
        return self.headings.get(column, column)

    @cached_property
    def coded(self) -> pd.DataFrame:
        """The figures (row, measure, area, period, value, denominator), their texts as categories: quick to compare."""
        coded = dict.fromkeys(("measure", "area", "period"), "category")
        return self.figures[["row", *coded, "value", "denominator"]].astype(coded)


def read(
    content: bytes,
    file: str,
    plan: Plan,
    family: str | None = None,
    aliases: Mapping[str, str] = MappingProxyType({}),
) -> Extract:
    """The extract in the bytes of a file, with all its problems and questions at once.

    `family` names the family where its columns shall not tell it; ValueError where there is none of that name.
    `aliases`: the area that a person accepted for each text that is no area's name.
    """
    kind = kind_of(family) if family else None
    if kind in (None, STREET) and (records := read_records(content)):
        return _of_published(_extract(file, content, STREET, len(records)), count_records(records, plan))
    if not isinstance(kind, Published) and (plain := read_plain(content, kind, plan, aliases)):
        return _extract(file, content, plain.family, plain.rows, plain.figures, headings=plain.headings)
    return read_with_care(content, file, plan, kind, aliases)


def read_with_care(
    content: bytes,
    file: str,
    plan: Plan,
    kind: Family | Published | None = None,
    aliases: Mapping[str, str] = MappingProxyType({}),
) -> Extract:
    """The extract in the bytes of any file, row by row: what `read` comes to where there is something to say."""
    try:
        table = table_in(content, kind, plan)
    except Unreadable as unreadable:
        return _extract(file, content, kind, 0, problems=[unreadable.problem])
    kind = kind or recognise_published(table.headings) or recognise(table.headings)
    if not table.headings:
        return _extract(file, content, kind, table.filled, problems=table.problems)
    if kind is None:  # other problems of its shape would be about the wrong heading
        ended = [problem for problem in table.problems if problem.ends_reading]
        return _extract(file, content, kind, table.filled, problems=[*ended, _not_recognised(table)], notes=table.notes)
    if isinstance(kind, Published):
        return _of_published_table(_extract(file, content, kind, table.filled, problems=table.problems), table, plan)
    problems = [*table.problems, *_of_columns(table, kind)]
    sheet = Sheet(table, kind, plan, aliases)
    raised = RaisedReader(table, sheet, plan).raised if kind.name == "made" else []
    figures = FiguresReader(table, kind, sheet).rows if kind.name != "made" else []
    problems += sheet.problems
    questions = [*table.questions, *sheet.questions]
    return _extract(
        file, content, kind, table.filled, figures, raised, problems, questions, sheet.headings, table.notes
    )


def _of_published_table(extract: Extract, table: Table, plan: Plan) -> Extract:
    """A table that has, or is said to have, the columns of a published file."""
    kind = kind_of(extract.family)
    if faults := kind.faults(table.headings):
        return _of_published(extract, Found(problems=faults))
    if kind is STREET:
        found = count_records(records_in(table), plan) if table.rows else Found()
    else:
        found = read_offences(table, plan)
    return _of_published(extract, found)


def _of_published(extract: Extract, found: Found) -> Extract:
    return replace(
        extract,
        figures=extract.figures if found.figures is None else found.figures,
        months=extract.months if found.months is None else found.months,
        problems=_in_order([*extract.problems, *found.problems]),
        questions=_in_order([*extract.questions, *found.questions]),
        headings=found.headings,
        notes=(*extract.notes, *found.notes),
        publisher=kind_of(extract.family).publisher,
    )


def _extract(
    file: str,
    content: bytes,
    family: Family | Published | None,
    filled: int,
    figures: Iterable[tuple] | pd.DataFrame = (),
    raised: Iterable[RaisedRow] = (),
    problems: Iterable[Problem] = (),
    questions: Iterable[Problem] = (),
    headings: Mapping[str, str] = MappingProxyType({}),
    notes: tuple[str, ...] = (),
) -> Extract:
    return Extract(
        file=file,
        family=family.name if family else None,
        sha256=sha256(content).hexdigest(),
        content=content,
        rows=filled,
        figures=figures if isinstance(figures, pd.DataFrame) else frame(list(figures)),
        raised=tuple(raised),
        problems=_in_order(problems),
        questions=_in_order(questions),
        headings=headings,
        notes=notes,
    )


def unreadable(file: str, fault: Unreadable) -> Extract:
    """What stands for a file of which no byte was read."""
    return _extract(file, b"", None, 0, problems=[fault.problem])


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of the whole file first, then row by row."""
    return tuple(sorted(problems, key=lambda problem: problem.row or 0))


def _not_recognised(table: Table) -> Problem:
    known = "; ".join(f"{family.name}: {', '.join(family.columns)}" for family in (*FAMILIES, *PUBLISHED))
    message = f"These columns are not those of one kind of extract. Name its family, or use one of these. {known}."
    return Problem(None, "", shortened(", ".join(table.headings)), message)


def _of_columns(table: Table, family: Family) -> Iterable[Problem]:
    """The columns that are missing, unknown, or two for the same thing."""
    missing = family.missing(table.headings)
    for column in missing:
        blank = "" if column in (PERIOD, family.category) else " Cells may be blank where nothing was supplied."
        yield Problem(None, column, "", f"The column '{column}' is missing. Add it.{blank}")
    for heading in family.unknown(table.headings):
        near = get_close_matches(fold(heading), map(fold, missing), n=1)
        mean = f"Did you mean {missing[[*map(fold, missing)].index(near[0])]}? " if near else ""
        columns = ", ".join(family.columns)
        message = (
            f"'{heading}' is not a column of {family.name}. {mean}Its columns are {columns}: rename it or take it out."
        )
        yield Problem(None, heading, heading, message)
    yield from _two_for_one(table, family)


def _two_for_one(table: Table, family: Family) -> Iterable[Problem]:
    """Columns that differ in their headings and could both be the same one of the family."""
    found: dict[str, dict[str, str]] = {}
    for heading in table.headings:
        found.setdefault(canonical(heading), {}).setdefault(fold(heading), heading)
    for column, headings in found.items():
        if column in family.columns and len(headings) > 1:
            written = tuple(headings.values())
            message = f"More than one column could give the {column.replace('_', ' ')}: {', '.join(written)}. "
            yield Problem(None, written[1], written[1], f"{message}Keep one of them.")


def columns_of(measure: Measure, extract: Extract, is_ratio: bool) -> tuple[str, str]:
    """The headings of the extract over the measure's value, or numerator, and its denominator."""
    if extract.family == "measures":
        top, bottom = ("numerator", "denominator") if is_ratio else ("value", "")
    else:
        top, bottom = (measure.numerator, measure.denominator) if measure.is_ratio else (measure.value, "")
    return extract.heading(top), extract.heading(bottom)
