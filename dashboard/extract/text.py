"""The bytes of an uploaded file as text."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from dashboard.extract.problem import Unreadable

SAVE_AS = "Save it as 'CSV UTF-8 (Comma delimited)' and upload that file."
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
LOOKED_AT = 4096  # bytes: enough to tell one encoding from another


def decode(content: bytes) -> str:
    """The text of a CSV in UTF-8, with or without a byte order mark. Raises Unreadable for anything else."""
    if content.startswith(WORKBOOKS):
        raise Unreadable(f"This is a workbook or a zip file, not a CSV. Open it in a spreadsheet. {SAVE_AS}")
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or _is_half_nul(content[:LOOKED_AT]):
        raise Unreadable(f"This is UTF-16 text, not UTF-8. {SAVE_AS}")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"Line {_line(content, error.start)} has a character in another encoding."
        raise Unreadable(f"This is not UTF-8 text. {place} {SAVE_AS}", _around(content, error.start)) from None


def _is_half_nul(head: bytes) -> bool:
    """True for plain text in UTF-16 without its mark: every second byte is NUL."""
    return len(head) > 1 and head.count(0) * 3 > len(head)


def _line(content: bytes, place: int) -> int:
    before = content[:place]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")


def _around(content: bytes, place: int) -> str:
    """The words beside the first byte that is not UTF-8, read as Windows would."""
    return content[max(0, place - 20) : place + 20].decode("cp1252", errors="replace")
