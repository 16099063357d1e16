"""One grid of cells written in any dress an extract may come in: encodings, delimiters, line ends, workbooks, titles.

A grid is a list of rows, the heading first; a cell is text, a whole number, a date, or None where it is blank.
"""

from __future__ import annotations

import csv
from datetime import date
from html import escape
from io import BytesIO, StringIO
from zipfile import ZipFile

from hypothesis import strategies as st
from openpyxl import Workbook

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252")
TITLES = ("“Figures” of the quarter – £s", "Supplied by hand, not checked", 'Two\nlines; a "quote"')
SPACES = ("", ",", " ", "\u00a0", "\u202f", "\u2009")  # between thousands
ODS = "application/vnd.oasis.opendocument.spreadsheet"
HIDDEN = ' table:visibility="filter"'
NAMES = "urn:oasis:names:tc:opendocument:xmlns:"


@st.composite
def dresses(draw, grid):
    """The grid as the bytes of a file, and the number there of each row of the grid."""
    titles = draw(st.lists(st.sampled_from(TITLES), max_size=2))
    sheet, numbers = [[title] for title in titles], []
    for row in grid:
        sheet += [[]] * draw(st.sampled_from((0, 0, 0, 1, 2)))
        sheet.append(row)
        numbers.append(len(sheet))
    write = draw(st.sampled_from((_csv, _csv, _xlsx, _ods)))
    return write(draw, sheet), numbers


def _csv(draw, sheet):
    file, space = StringIO(), draw(st.sampled_from(SPACES))
    day = draw(st.sampled_from(("%d/%m/%Y", "%Y-%m-%d")))
    delimiter, end = draw(st.sampled_from(",;\t")), draw(st.sampled_from(("\n", "\r\n", "\r")))
    writer = csv.writer(file, delimiter=delimiter, lineterminator=end)
    writer.writerows([_typed(cell, space, day) for cell in row] for row in sheet)
    text = file.getvalue()
    encoding = draw(st.sampled_from([each for each in ENCODINGS if _holds(each, text)]))
    return ("\ufeff" * encoding.startswith("utf-16") + text).encode(encoding)


def _typed(cell, space, day):
    if isinstance(cell, int):
        return f"{cell:,}".replace(",", space)
    return cell.strftime(day) if isinstance(cell, date) else cell or ""


def _holds(encoding, text):
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _xlsx(draw, sheet):
    book = Workbook()
    if draw(st.booleans()):
        book.create_sheet("Notes")["B2"] = "About these figures"
    number = draw(st.sampled_from((int, float, "{:,}".format)))
    for row in sheet:
        book.active.append([number(cell) if isinstance(cell, int) else cell for cell in row])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _ods(draw, sheet):
    return ods(sheet, blank=draw(st.booleans()))


def ods(sheet, hidden=(), blank=False):
    """Rows as the bytes of an .ods file, some of them hidden (counted from 1), with a million blank ones below."""
    spaces = "".join(f' xmlns:{name}="{NAMES}{name}:1.0"' for name in ("office", "table", "text"))
    rows = "".join(
        f"<table:table-row{HIDDEN if place in hidden else ''}>{''.join(map(_ods_cell, row))}</table:table-row>"
        for place, row in enumerate(sheet, 1)
    )
    below = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    table = f'<table:table table:name="Figures">{rows}{below * blank}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    file = BytesIO()
    with ZipFile(file, "w") as zipped:
        zipped.writestr("mimetype", ODS)
        entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
        manifest = f'<manifest:manifest xmlns:manifest="{NAMES}manifest:1.0">{entry}</manifest:manifest>'
        zipped.writestr("META-INF/manifest.xml", manifest)
        zipped.writestr("content.xml", f"<office:document-content{spaces}>{body}</office:document-content>")
    return file.getvalue()


def _ods_cell(cell):
    if cell is None:
        return "<table:table-cell/>"
    kind, value = "string", ""
    if isinstance(cell, int):
        kind, value = "float", f' office:value="{cell}"'
    elif isinstance(cell, date):
        kind, value = "date", f' office:date-value="{cell}"'
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
    return f'<table:table-cell office:value-type="{kind}"{value}>{text}</table:table-cell>'
