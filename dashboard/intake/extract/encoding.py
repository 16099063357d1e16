"""The bytes of an uploaded file as text."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from dashboard.intake.extract.problem import Unreadable

SAVE_AS = "Save it as 'CSV UTF-8 (Comma delimited)' and upload that file."
ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"  # .xls; a workbook with a password, too
LOOKED_AT = 4096  # bytes: enough to tell one encoding from another
NOT_TEXT = f"This is not a text file, nor a workbook. {SAVE_AS}"

_NO_TEXT = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")  # bytes that stand in no text of Windows


def decode(content: bytes) -> str:
    """The text of a CSV in UTF-8, UTF-16 with its byte order mark, or Windows-1252.

    Raises Unreadable for anything else, and for what could be more than one of them.
    """
    if content.startswith((*ZIPS, OLD_WORKBOOK)):
        raise Unreadable(f"This is a workbook or a zip file, not a CSV. Open it in a spreadsheet. {SAVE_AS}")
    if content.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        raise Unreadable(f"This is UTF-32 text, which is not read. {SAVE_AS}")
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _of_utf_16(content)
    if _is_half_nul(content[:LOOKED_AT]):
        raise Unreadable(f"This looks like UTF-16 text without its byte order mark. {SAVE_AS}")
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return _of_windows(content, error.start)


def _of_utf_16(content: bytes) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-16", errors="replace")
        place = f"Line {_line(before.encode(), None)} has a character that is broken."
        raise Unreadable(f"This begins like UTF-16 text and is not. {place} {SAVE_AS}") from None


def _of_windows(content: bytes, place: int) -> str:
    """The text in Windows-1252; `place` is where it is not UTF-8. A file that is partly UTF-8 could be either."""
    if _NO_TEXT.search(content):
        raise Unreadable(NOT_TEXT)
    line = f"Line {_line(content, place)} has a character"
    if content.startswith(BOM_UTF8) or _is_utf_8_elsewhere(content):
        raise Unreadable(f"This is UTF-8 text in part. {line} in another encoding. {SAVE_AS}", _around(content, place))
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        line = f"Line {_line(content, error.start)} has a character"
        message = f"This is neither UTF-8 nor Windows-1252 text. {line} of another encoding. {SAVE_AS}"
        raise Unreadable(message, _around(content, error.start)) from None


def _is_utf_8_elsewhere(content: bytes) -> bool:
    """Whether some characters that are not ASCII are written in UTF-8."""
    return not content.decode("utf-8", errors="ignore").isascii()


def _is_half_nul(head: bytes) -> bool:
    """True for plain text in UTF-16 without its mark: every second byte is NUL, and hardly one beside them."""
    fewer, more = sorted((head[::2].count(0), head[1::2].count(0)))
    return more * 3 > len(head) and fewer * 10 < more


def _line(content: bytes, place: int | None) -> int:
    before = content[:place]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")


def _around(content: bytes, place: int) -> str:
    """The words beside the first byte in doubt, read as Windows would."""
    return content[max(0, place - 20) : place + 20].decode("cp1252", errors="replace")
