"""What stands in a sheet's XML that its reader leaves unsaid: how far it reaches, what it hides, errors, footnotes.

The reader gives a cell in error, and a formula whose answer was never worked out, as a blank one, 61.5% as 0.615, and
412 with the raised number of a footnote behind it, 412¹, as 4121.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from posixpath import join, normpath
from xml.etree import ElementTree
from zipfile import ZipFile

from dashboard.intake.extract.hidden_rows import hidden_rows, is_hidden_ods
from dashboard.intake.extract.problem import Unreadable
from dashboard.intake.extract.size_limits import check_cells

UNPLACED = "This workbook does not say where its cells stand. Open it in a spreadsheet, save it, and upload that file."
NO_ANSWER = "= (a formula whose answer was not saved)"  # never a number, never blank
PERCENT_FORMATS = (9, 10)  # those every workbook has
MOST_MARKS = 100_000  # of one sheet

_CELL = re.compile(rb"""<(?:\w+:)?c\s([^>]*?)\br=["']([A-Za-z]+)([0-9]+)["']([^>]*)>(?!</)""")
_UNPLACED = re.compile(rb"""<(?:\w+:)?c(?=[\s>])(?![^>]*\sr=["'][A-Za-z]+[0-9]+["'])[^>]*(?<!/)>(?!</)""")
_STYLE = re.compile(rb"""\bs=["']([0-9]+)["']""")
_FORMULA = re.compile(
    rb"(?s)\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>.*?</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<v></v>)?\s*</(?:\w+:)?c>"
)
_VALUE = re.compile(rb"(?s).*?<(?:\w+:)?v>(.*?)</")
_ODS = re.compile(
    rb"""<table:(table|table-row|table-cell|covered-table-cell)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(/?)>"""
)
_ODS_REPEATED = re.compile(rb"""table:number-(?:rows|columns)-repeated=["']([0-9]{1,9})["']""")
_ODS_NAME = re.compile(rb"""table:name=(?:"([^"]*)"|'([^']*)')""")
_ODS_TEXT = re.compile(rb"(?s)\s*<text:p[^>]*>(.*?)</text:p>")
_ODS_RAISED = re.compile(
    rb"""(?s)<style:style\s[^>]*style:name=["']([^"']+)["'][^>]*>\s*<style:text-properties\s[^>]*text-position=["']super"""
)
_ODS_SPAN = re.compile(rb"""(?s)<text:span\s[^>]*style-name=["']([^"']+)["'][^>]*>([^<]*)</text:span>""")
_ODS_ERROR = re.compile(rb"#[A-Z/0]+[!?A]|Err:[0-9]+|#N/A")
_RICH = re.compile(rb"(?s)<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)")
_RUN = re.compile(rb"(?s)<(?:\w+:)?r(?:\s[^>]*)?>(.*?)</(?:\w+:)?r>")
_RUN_TEXT = re.compile(rb"(?s)<(?:\w+:)?t(?:\s[^>]*)?>(.*?)</(?:\w+:)?t>")
_CELL_END = re.compile(rb"</(?:\w+:)?c>")
SUPERSCRIPT = b"superscript"
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RELATION = "/relationships}id"  # of either namespace, the strict one too


@dataclass
class Marks:
    """Of one sheet: `rows` and `columns` to its furthest filled cell; by (row, column), each counted from 0,

    `texts`: what a cell says that its reader gives as blank; `percent`: the cells that show a percentage;
    `footnoted`: the whole text of a cell that has a raised digit in it, with that digit as ¹, ² or ³;
    `hidden`: the rows that it hides, those without a filled cell perhaps left out.
    """

    rows: int = 0
    columns: int = 0
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    percent: set[tuple[int, int]] = field(default_factory=set)
    footnoted: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)

    def reach(self, row: int, column: int) -> None:
        """Note a filled cell, counted from 0."""
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)

    def check(self) -> Marks:
        """Itself; Unreadable where the sheet reaches too far."""
        check_cells(self.rows, self.columns)
        return self


def marks_of(zipped: ZipFile, kind: str) -> dict[str, Marks]:
    """The marks of each sheet by its name. Raises Unreadable for a sheet that reaches too far."""
    return _of_ods(zipped.read("content.xml")) if kind == "ods" else dict(_of_xlsx(zipped))


def _of_xlsx(zipped: ZipFile) -> Iterator[tuple[str, Marks]]:
    percent, shared = _percent_styles(zipped), _footnoted_strings(zipped)
    targets = {
        each.get("Id"): normpath(join("/xl", each.get("Target", ""))).lstrip("/")
        for each in ElementTree.fromstring(zipped.read("xl/_rels/workbook.xml.rels"))
    }
    names = set(zipped.namelist())
    for sheet in ElementTree.fromstring(zipped.read("xl/workbook.xml")).iter():
        if not sheet.tag.endswith("}sheet"):
            continue
        part = next((targets.get(value) for key, value in sheet.items() if key.endswith(_RELATION)), None)
        if part in names and "worksheets" in part:
            yield sheet.get("name", ""), _of_sheet(zipped.read(part), percent, shared).check()


def _percent_styles(zipped: ZipFile) -> set[bytes]:
    """The numbers of the cell styles that show a percentage."""
    if "xl/styles.xml" not in zipped.namelist():
        return set()
    root = ElementTree.fromstring(zipped.read("xl/styles.xml"))
    of_its_own = {e.get("numFmtId"): e.get("formatCode", "") for e in root.iter() if e.tag.endswith("}numFmt")}
    formats = {*map(str, PERCENT_FORMATS), *(number for number, code in of_its_own.items() if "%" in code)}
    styles = next((each for each in root if each.tag.endswith("}cellXfs")), ())
    return {str(place).encode() for place, style in enumerate(styles) if style.get("numFmtId") in formats}


def _footnoted_strings(zipped: ZipFile) -> dict[bytes, str]:
    """The texts that cells share and that have a raised digit in them, by their number."""
    xml = zipped.read("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in zipped.namelist() else b""
    if SUPERSCRIPT not in xml:
        return {}
    texts = ((place, found[1] or b"") for place, found in enumerate(_RICH.finditer(xml)))
    return {str(place).encode(): _footnoted(text) for place, text in texts if SUPERSCRIPT in text}


def _footnoted(xml: bytes) -> str:
    """The text of a cell's runs, the digits of those that are raised as ¹, ² or ³."""
    whole = ""
    for run in _RUN.finditer(xml):
        text = "".join(unescape(each[1].decode(errors="replace")) for each in _RUN_TEXT.finditer(run[1]))
        whole += text.translate(RAISED) if SUPERSCRIPT in run[1] else text
    return whole


def _footnote_in(xml: bytes, start: int, attributes: bytes, shared: dict[bytes, str]) -> str:
    """The text of a cell that begins there where it has a raised digit in it; empty where it has none."""
    end = _CELL_END.search(xml, start)
    cell = xml[start : end.start()] if end else b""
    if SUPERSCRIPT in cell:
        return _footnoted(cell)
    value = _VALUE.match(cell) if b't="s"' in attributes or b"t='s'" in attributes else None
    return shared.get(value[1], "") if value else ""


def _of_sheet(xml: bytes, percent: set[bytes], shared: dict[bytes, str]) -> Marks:
    if _UNPLACED.search(xml):
        raise Unreadable(UNPLACED)
    marks, has_formulas = Marks(hidden=hidden_rows(xml)), re.search(rb"<(\w+:)?f\b", xml)
    has_footnotes = bool(shared) or SUPERSCRIPT in xml
    for found in _CELL.finditer(xml):
        before, letters, number, after = found.groups()
        if after.endswith(b"/"):
            continue
        place = int(number) - 1, _column(letters)
        marks.reach(*place)
        attributes = before + after
        if percent and (style := _STYLE.search(attributes)) and style[1] in percent:
            marks.percent.add(place)
        if has_footnotes and (text := _footnote_in(xml, found.end(), attributes, shared)):
            marks.footnoted[place] = text
        if b't="e"' in attributes or b"t='e'" in attributes:
            value = _VALUE.match(xml, found.end())
            marks.texts[place] = unescape(value[1].decode(errors="replace")) if value else "#N/A"
        elif has_formulas and b'"str"' not in attributes and _FORMULA.match(xml, found.end()):
            marks.texts[place] = NO_ANSWER
    return marks


@cache
def _column(letters: bytes) -> int:
    """The column with these letters, counted from 0."""
    number = 0
    for letter in letters[:9].upper():
        number = number * 26 + letter - 64
    return number - 1


def _of_ods(xml: bytes) -> dict[str, Marks]:
    found: dict[str, Marks] = {}
    marks, row, height, column, is_hidden = Marks(), 0, 0, 0, False
    raised = set(_ODS_RAISED.findall(xml))
    for token in _ODS.finditer(xml):
        what, attributes, closed = token.groups()
        repeated = _ODS_REPEATED.search(attributes)
        times = int(repeated[1]) if repeated else 1
        if what == b"table":
            name = _ODS_NAME.search(attributes)
            marks, row, height = Marks(), 0, 0
            found[unescape((name[1] or name[2] or b"").decode()) if name else ""] = marks
        elif what == b"table-row":
            row, height, column = row + height, times, 0
            is_hidden = is_hidden_ods(attributes)
        else:
            if not closed or b"office:value" in attributes:
                marks.reach(row + height - 1, column + times - 1)
                _mark_ods(marks.check(), xml, token, (row, height, column, times))
                marks.hidden.update(range(row, row + height) if is_hidden else ())
                if raised and (text := _footnoted_ods(xml, token, raised)):
                    marks.footnoted[row + height - 1, column] = text
            column += times
    return found


def _footnoted_ods(xml: bytes, token: re.Match[bytes], raised: set[bytes]) -> str:
    """The text of a cell in one paragraph that has a raised digit in it; empty where it has none."""
    found = _ODS_TEXT.match(xml, token.end())
    if found is None or not any(span[1] in raised for span in _ODS_SPAN.finditer(found[1])):
        return ""

    def said(span: re.Match[bytes]) -> bytes:
        text = span[2].decode(errors="replace")
        return (text.translate(RAISED) if span[1] in raised else text).encode()

    return unescape(re.sub(rb"<[^>]*>", b"", _ODS_SPAN.sub(said, found[1])).decode(errors="replace"))


def _mark_ods(marks: Marks, xml: bytes, token: re.Match[bytes], place: tuple[int, int, int, int]) -> None:
    """Note what a filled cell, repeated down and across, shows beside its value."""
    row, height, column, times = place
    attributes = token[2]
    places = [(r, c) for r in range(row, row + height) for c in range(column, column + times)][:MOST_MARKS]
    if b'value-type="percentage"' in attributes:
        marks.percent.update(places)
    if b'value-type="error"' in attributes or b"table:formula" in attributes:
        text = _ODS_TEXT.match(xml, token.end())
        if text and _ODS_ERROR.fullmatch(text[1]):
            marks.texts.update((each, unescape(text[1].decode())) for each in places)
        elif not text and b"office:" not in attributes:
            marks.texts.update((each, NO_ANSWER) for each in places)
