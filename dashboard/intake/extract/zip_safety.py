"""A workbook as the zip it is: that it may be opened, and which kind it is, before anything is built from it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from struct import error as StructError
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from dashboard.intake.extract.problem import Unreadable
from dashboard.intake.extract.size_limits import MOST_UNPACKED, check_unpacked

SAVE_AS = "Open it in a spreadsheet, save it as .xlsx or as 'CSV UTF-8 (Comma delimited)', and upload that file."
DAMAGED = f"This workbook is damaged, or is none. {SAVE_AS}"
NO_WORKBOOK = "This is a zip file, not a CSV or a workbook. Unpack it, and upload the file that is in it."
MACROS = f"This workbook holds macros (.xlsm), which are not read. {SAVE_AS}"
BINARY = f"This is a binary workbook (.xlsb), which is not read. {SAVE_AS}"
LOCKED = f"This workbook is locked with a password. Take the password off. {SAVE_AS}"
MOST_PARTS = 10_000
CHUNK = 1 << 20  # bytes
_FAULTS = (
    BadZipFile, EOFError, ExpatError, LargeZipFile, LookupError, NotImplementedError, OSError, ParseError, StructError,
    ValueError, zlib.error,
)  # fmt: skip


@contextmanager
def unpacked(content: bytes) -> Iterator[ZipFile]:
    """The zip in these bytes. Raises Unreadable where it is damaged, locked, or unpacks to too much.

    What is wrong with its parts, found while they are looked at, is damage too.
    """
    try:
        with ZipFile(BytesIO(content)) as zipped:
            _check_sizes(zipped)
            yield zipped
    except Unreadable:
        raise
    except RuntimeError:
        raise Unreadable(LOCKED) from None
    except _FAULTS:
        raise Unreadable(DAMAGED) from None


def kind_of(zipped: ZipFile) -> str:
    """'xlsx' or 'ods'. Raises Unreadable for any other zip."""
    names = {name.casefold() for name in zipped.namelist()}
    if "xl/workbook.bin" in names:
        raise Unreadable(BINARY)
    if "xl/vbaproject.bin" in names:
        raise Unreadable(MACROS)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and b"spreadsheet" in (zipped.read("mimetype") if "mimetype" in names else b""):
        if b"encryption-data" in (zipped.read("META-INF/manifest.xml") if "meta-inf/manifest.xml" in names else b""):
            raise Unreadable(LOCKED)
        return "ods"
    raise Unreadable(NO_WORKBOOK)


def _check_sizes(zipped: ZipFile) -> None:
    """What its directory says it unpacks to; then, as a directory can lie, what it does unpack to."""
    parts = zipped.infolist()
    check_unpacked(sum(part.file_size for part in parts))
    if len(parts) > MOST_PARTS:
        raise Unreadable(DAMAGED)
    total = 0
    for part in parts:
        total += _size(zipped, part, MOST_UNPACKED - total)
        check_unpacked(total)


def _size(zipped: ZipFile, part: ZipInfo, most: int) -> int:
    """The bytes a part unpacks to, counted until they are more than `most`; its XML must be whole.

    A reader of workbooks can wait for ever at the end of XML that is cut short.
    """
    declared, part.file_size, size = part.file_size, most + CHUNK, 0
    xml = ParserCreate() if part.filename.endswith((".xml", ".rels")) else None
    try:
        with zipped.open(part) as opened:
            while size <= most and (chunk := opened.read(CHUNK)):
                size += len(chunk)
                if xml:
                    xml.Parse(chunk)
    finally:
        part.file_size = declared
    if xml and size <= most:
        xml.Parse(b"", True)
    return size
