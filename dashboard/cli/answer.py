"""What every command of the command line has in common: its answer, a fault of usage, the store it opens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard import settings
from dashboard.intake import Problem, extract, open_store
from dashboard.plan import Plan
from dashboard.progress import Lines
from dashboard.store import Store

PROGRESS = Lines()


class Usage(Exception):
    """The command was asked in a way it cannot be answered."""

    def __init__(self, error: str, remedy: str) -> None:
        self.error, self.remedy = error, remedy
        super().__init__(error)


@dataclass(frozen=True)
class Answer:
    """What a command found: `document` for --json, `text` for a person."""

    document: dict[str, Any]
    text: str
    has_problems: bool = False


def opened(path: Path, plan: Plan) -> Store:
    """The store, made first where it is not there; whoever opens it closes it."""
    return open_store(path, plan, settings.data_folder(), PROGRESS)


def bytes_of(file: str) -> bytes:
    """The bytes of a file. Raises Unreadable, before it reads one of them, where they are too many for an extract."""
    try:
        extract.check_bytes(Path(file).stat().st_size)
        return Path(file).read_bytes()
    except OSError as error:
        raise Usage(
            f"'{file}' cannot be read ({error.strerror}).", "Name a file that is there and open to you."
        ) from error


def problem_text(name: str, each: Problem) -> str:
    """A problem or a question of a file as a person reads it: where it is, and what was found."""
    place = ", ".join(filter(None, (f"row {each.row}" if each.row else "the whole file", each.column)))
    return f"  {name}, {place}: found '{each.found}'. {each.message}"
