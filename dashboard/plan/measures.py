"""The measures of data/measures/, one file each: read, and held to their kinds and to one another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from dashboard.plan.entries import Entries, read_toml
from dashboard.plan.errors import Fault
from dashboard.plan.measure import A_YEAR, BREAKS, COLUMNS, EVERY, FOLDER, KINDS, PUBLICATION, WORSE, Break, Measure

__all__ = ["Break", "Measure", "read_measures"]

_SHAPES = {
    "count": {"value"},
    "mean": {"value"},
    "rate": {"numerator", "denominator", "per"},
    "percentage": {"numerator", "denominator", "of"},
}
_SHAPE_KEYS = ("category", "value", "numerator", "denominator", "of", "per")
MOST_MATURING = 12  # quarters: what takes longer leaves too little to look at
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_measures(folder: Path, faults: list[Fault]) -> tuple[Measure, ...]:
    """The measures of `folder`/measures, by code; what is wrong with any of them is added to `faults`."""
    paths = _paths(folder / FOLDER, faults)
    measures = tuple(
        _measure(entries, path.stem, faults) for path in paths if (entries := read_toml(path, folder, faults))
    )
    _check_names(measures, faults)
    _check_cells(measures, faults)
    _check_parts(measures, faults)
    return measures


def _paths(folder: Path, faults: list[Fault]) -> list[Path]:
    """The measure files of a folder, by code; none, and a fault, where there is none or the folder cannot be read."""
    try:
        paths = [path for path in folder.iterdir() if path.suffix == ".toml"] if folder.exists() else []
    except OSError as error:
        mend = f"This folder cannot be opened ({error.strerror}). Check that it is one and can be read."
        faults.append(Fault(FOLDER, "", mend))
        return []
    if not paths:
        faults.append(Fault(FOLDER, "", "No measure is here. Put one file a measure in this folder, named CODE.toml."))
    return sorted(paths, key=lambda path: path.stem)


def _measure(entries: Entries, code: str, faults: list[Fault]) -> Measure:
    if not _CODE.fullmatch(code):
        entries.fault("", "Name the file in small letters, figures and single hyphens: burglary-dwelling.toml.")
    before = len(faults)
    kind, family = entries.choice("kind", KINDS), entries.choice("family", COLUMNS)
    worse = entries.choice("worse", WORSE)
    publication = entries.choice("publication", PUBLICATION, default="public")
    understood = len(faults) == before  # else what should go with these is not known, and nothing is said of it
    rate = entries.whole("per", 0)
    measure = Measure(
        code=code,
        name=entries.text("name", required=True),
        family=family,
        category=entries.text("category"),
        value=entries.text("value"),
        numerator=entries.text("numerator"),
        denominator=entries.text("denominator"),
        unit=entries.text("unit", required=True),
        of=entries.text("of"),
        items=entries.texts("items", required=True),
        kind=kind,
        per={"percentage": 100, "rate": rate}.get(kind, 1),
        worse=worse,
        worse_reason=entries.text("worse_reason"),
        definition=entries.text("definition", required=True),
        source=entries.text("source", required=True),
        supplier=entries.text("supplier", required=True),
        publication=publication,
        publication_reason=entries.text("publication_reason"),
        sum_of=entries.texts("sum_of"),
        breaks=_breaks(entries),
        every=entries.choice("every", EVERY, default="quarter"),
        matures_after=entries.whole("matures_after", 0),
        optional=entries.flag("optional"),
    )
    bare = entries.flag("without_denominator")
    entries.done()
    if understood:
        _check_reasons(measure, entries)
        _check_shape(measure, rate, bare, entries)
        _check_columns(measure, entries)
        _check_periods(measure, entries)
    return measure


def _breaks(entries: Entries) -> tuple[Break, ...]:
    breaks = []
    for table in entries.tables("breaks"):
        day = table.day("date", required=True)
        kind, reason = table.choice("kind", BREAKS), table.text("reason", required=True)
        table.done()
        if day:
            breaks.append(Break(day, kind, reason))
    breaks.sort(key=lambda each: each.date)
    for earlier, later in pairwise(breaks):
        if earlier.date == later.date:
            entries.fault("breaks", f"Two breaks stand on {later.date}. Keep one, with both reasons.")
    return tuple(breaks)


def _check_reasons(measure: Measure, entries: Entries) -> None:
    if measure.worse == "neither" and not measure.worse_reason:
        entries.fault("worse_reason", "This is missing. Say why neither way is worse.")
    if measure.worse != "neither" and measure.worse_reason:
        entries.fault("worse_reason", 'Only a measure with worse = "neither" takes this. Take it out.')
    if measure.publication == "restricted" and not measure.publication_reason:
        entries.fault("publication_reason", "This is missing. Say why the measure is not for the public.")
    if measure.publication == "public" and measure.publication_reason:
        entries.fault("publication_reason", "Only a restricted measure takes this. Take it out.")


def _check_shape(measure: Measure, rate: int, bare: bool, entries: Entries) -> None:
    """Hold the keys that are filled against those its kind, family and parts ask for."""
    if bare and measure.kind != "percentage":
        entries.fault("without_denominator", "Only a percentage takes this. Take it out.")
    if measure.sum_of and measure.kind not in ("count", "percentage"):
        entries.fault("sum_of", f"A {measure.kind} cannot be added up. Take this out.")
        return
    filled = {key for key in _SHAPE_KEYS if (rate if key == "per" else getattr(measure, key))}
    wanted = _wanted(measure, bare)
    for key in _SHAPE_KEYS:
        if key in wanted - filled:
            entries.fault(key, _missing(measure, key))
        if key in filled - wanted:
            entries.fault(key, f"{_article(measure)} takes no '{key}'. Take it out, or change what the measure is.")
    if rate < 0:
        entries.fault("per", "Write a whole number above 0, like 1000.")


def _wanted(measure: Measure, bare: bool) -> set[str]:
    if measure.sum_of:
        return {"of"} if measure.kind == "percentage" else set()
    shape = {"value", "of"} if bare and measure.kind == "percentage" else _SHAPES[measure.kind]
    return shape | ({"category"} if measure.family != "measures" else set())


def _missing(measure: Measure, key: str) -> str:
    if key in ("numerator", "denominator") and measure.kind == "percentage":
        return (
            "A percentage needs its numerator and its denominator. Name both columns, "
            "or write without_denominator = true where only the percentage is to be had."
        )
    return f"{_article(measure)} needs this. Write what its '{key}' is."


def _article(measure: Measure) -> str:
    return f"A whole with sum_of ({measure.kind})" if measure.sum_of else f"A {measure.kind} of family {measure.family}"


def _check_columns(measure: Measure, entries: Entries) -> None:
    columns = COLUMNS[measure.family]
    for key in ("value", "numerator", "denominator"):
        column = getattr(measure, key)
        if columns and column and column not in columns:
            known = ", ".join(columns)
            entries.fault(key, f"A {measure.family} extract has no column '{column}'. Write one of {known}.")
    if measure.numerator and measure.numerator == measure.denominator:
        entries.fault("denominator", "This is the numerator again. Name what it is a share of.")


def _check_periods(measure: Measure, entries: Entries) -> None:
    """Hold how often it comes, and how long its cohorts take, against its family and each other."""
    if measure.every == "half-year" and measure.family != "measures":
        mend = f"A {measure.family} extract comes each quarter. Take this out, or make the family measures."
        entries.fault("every", mend)
    if not 0 <= measure.matures_after <= MOST_MATURING:
        entries.fault("matures_after", f"Write a whole number of quarters from 1 to {MOST_MATURING}, like 3.")
    elif measure.matures_after % (A_YEAR["quarter"] // measure.a_year):
        entries.fault("matures_after", "A half-yearly measure matures in whole half-years. Write an even number.")


def _check_names(measures: Iterable[Measure], faults: list[Fault]) -> None:
    first: dict[str, Measure] = {}
    for measure in measures:
        other = first.setdefault(measure.name.casefold(), measure)
        if measure.name and other is not measure:
            faults.append(Fault(measure.file, "name", f"{other.file} has this name too. Change one of them."))


def _check_cells(measures: Iterable[Measure], faults: list[Fault]) -> None:
    first: dict[tuple[str, str, str], Measure] = {}
    for measure in measures:
        column = measure.value or measure.numerator
        if measure.family == "measures" or not column:
            continue
        other = first.setdefault((measure.family, measure.category.casefold(), column), measure)
        if other is not measure:
            mend = f"{other.file} takes the column '{column}' of '{measure.category}' too. Change one of them."
            faults.append(Fault(measure.file, "category", mend))


def _check_parts(measures: Iterable[Measure], faults: list[Fault]) -> None:
    measures = tuple(measures)
    by_code = {measure.code: measure for measure in measures}
    for whole in measures:
        for code in whole.sum_of:
            if mend := _unlike(whole, by_code.get(code, whole)):
                faults.append(Fault(whole.file, "sum_of", mend))


def _unlike(whole: Measure, part: Measure) -> str:
    """Why a part cannot be added up to the whole; empty where it can, or is not known."""
    if part.kind != whole.kind:
        return f"'{part.code}' is a {part.kind}, the whole a {whole.kind}. Add up measures of one kind."
    if part.every != whole.every:
        return f"'{part.code}' comes each {part.every}, the whole each {whole.every}. Give both the same 'every'."
    if part.matures_after != whole.matures_after:
        return f"'{part.code}' does not mature when the whole does. Give both the same 'matures_after'."
    return ""
