"""What publishing a file would change: figures, exceptions, what is held for the first time, and who relied on what."""

from __future__ import annotations

from dashboard.app import components
from dashboard.disclosure import Office
from dashboard.intake import Consequences, Preview, Revision
from dashboard.text import english

SHOWN_AT_ONCE = 50
NOBODY = "–"


def show(found: Preview, office: Office) -> None:
    """The figures an extract brings, counted and compared, and what follows from them."""
    changes, would = found.check.changes, found.consequences
    components.section("What would change", "Counted in rows of the file.")
    counts = [("New", changes.new), ("Revised", changes.revised), ("Unchanged", changes.unchanged)]
    components.facts([(name, f"{count:,}") for name, count in counts])
    if changes.revisions:
        components.table(
            ["Row", "Measure", "Area", "Quarter", "Was", "Becomes", "Relied on by"],
            [_revision(each, would, office) for each in changes.revisions[:SHOWN_AT_ONCE]],
            numeric=(0, 4, 5),
        )
        _more(len(changes.revisions), "revised figure")
    follows(would)


def follows(would: Consequences) -> None:
    """The exceptions that would come or go, and what would be held for the first time or no longer."""
    told = [
        ("Exceptions that would appear", would.came),
        ("Exceptions that would go", would.went),
        ("Held for the first time", would.gained),
        ("No longer held", would.lost),
    ]
    if not (would.came or would.went):
        components.muted("No exception would come or go.")
    components.lists([(words, lines) for words, lines in told if lines])


def taken_back(would: Consequences, office: Office) -> None:
    """What would be otherwise once an extract is taken back."""
    if would.back:
        components.table(
            ["Measure", "Area", "Quarter", "Now", "Would be", "Relied on by"],
            [
                (
                    office.plan.by_code[each.measure].name, each.area, each.period, each.now, each.then,
                    _by(would, (each.measure, each.area, each.period)),
                )
                for each in would.back[:SHOWN_AT_ONCE]
            ],
            numeric=(3, 4),
        )  # fmt: skip
        _more(len(would.back), "figure")
    else:
        components.muted("No figure would be another.")
    follows(would)


def _more(count: int, one: str) -> None:
    if count > SHOWN_AT_ONCE:
        components.muted(f"And {english.count_words(count - SHOWN_AT_ONCE, one)} more.")


def _revision(each: Revision, would: Consequences, office: Office) -> tuple[str, ...]:
    name, key = office.plan.by_code[each.measure].name, (each.measure, each.area, each.period)
    return (str(each.row), name, each.area, each.period, each.was_words, each.now_words, _by(would, key))


def _by(would: Consequences, key: tuple[str, str, str]) -> str:
    words = "; ".join(would.relied.get(key, ())) or NOBODY
    return words[:1].upper() + words[1:]
