"""Writes docs/house.md: every file of the program with the first sentence of its docstring, wing by wing.

Run it after a file has come, gone or moved: python scripts/write_house.py
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOUSE, PAGE = ROOT / "dashboard", ROOT / "docs" / "house.md"
WINGS = (
    "app", "cli", "pack", "intake", "disclosure", "render", "scrutiny", "findings", "store", "plan", "text",
    "variation",
)  # fmt: skip
HEAD = """\
# The house, file by file

You enter at the top and the facts lie at the bottom. A wing uses only wings below it, and of another wing only what
its face (`__init__.py`) hands on; `tests/test_house.py` holds both. Each line is the first sentence of the file itself.

```
__main__, streamlit_app > app, cli > pack > intake, disclosure, render > scrutiny > findings
                        > store, settings > plan, text, variation > period, progress
```
"""
TABLE = ["| file | what it is |", "| --- | --- |"]
PAST = """\
## Files that were split or folded

`git log --follow` leads from every file that moved whole to its past. Of these the past lies under another name too:

| now | before |
| --- | --- |
| `cli/main.py`, `__main__.py` | `dashboard/__main__.py` |
| `plan/plan.py`, `plan/__init__.py` | `dashboard/plan/__init__.py` |
| `intake/extract/__init__.py` | `dashboard/extract/__init__.py` |
| `app/pages/front.py` | `dashboard/pages/front.py` |
| `app/forms/versioned_form.py` | `dashboard/pages/opened.py` |
| `app/pages/plan/record.py` | `dashboard/pages/kept_form.py` |
| `text/english.py` (numbers, days, lists) | `dashboard/wording.py`; its rest is `findings/wording.py` |
| `text/csv_files.py` | `dashboard/tables.py`; its rest is `render/figure_table.py` |
| `findings/points.py` (absence, explanations) | `dashboard/marks.py`; its rest is `render/chart_marks.py` |
| `findings/wording.py` (odds, `in_words`) | `dashboard/odds.py`, `dashboard/changes.py` |
| `plan/words.py` (`due_on`, `title_case`, `item_words`) | `dashboard/scrutiny.py`; its rest is `scrutiny/agenda.py` |
| `scrutiny/snapshot.py`, `disclosure/office.py` | `dashboard/office.py`; its rest is `app/cache.py` |
| `disclosure/redaction.py` | `dashboard/pinned.py`; its rest is `scrutiny/evidence.py` |
| `scrutiny/commands.py` | what wrote in `dashboard/agendas.py`, `memory.py`, `kept_plan.py` and eight pages |
| `intake/extract/reading.py` (`columns_of`) | `dashboard/columns.py` |
| `intake/extract/table_in_file.py` (`as_written`) | `dashboard/extract/written.py` |
"""


def page() -> str:
    """The page as it should stand."""
    wings = [line for wing in WINGS for line in _wing(HOUSE / wing)]
    hall = [f"| `{path.name}` | {_first(path)} |" for path in sorted(HOUSE.glob("*.py")) if path.stem != "__init__"]
    return "\n".join([HEAD, *wings, "## The hall", "", "What stands in no wing.", "", *TABLE, *hall, "", PAST])


def _wing(folder: Path) -> Iterator[str]:
    packages = sorted(path.parent for path in folder.rglob("__init__.py"))
    for package in packages:
        yield f"{'##' if package == folder else '###'} {package.relative_to(HOUSE).as_posix()}/"
        files = [path for path in sorted(package.glob("*.py")) if path.stem != "__init__"]
        rows = [f"| `{path.name}` | {_first(path)} |" for path in files]
        yield from ("", _first(package / "__init__.py"), "", *(TABLE if rows else ()), *rows, *([""] if rows else ()))


def _first(path: Path) -> str:
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(words.split("\n\n")[0].split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
