"""The part of a measure's page where areas stand beside one another: the force with others, the districts too."""

from __future__ import annotations

from functools import partial

from dashboard import comparing, comparison_still, pieces, screen
from dashboard import comparison_words as words
from dashboard.comparing import COMPARATORS, DISTRICTS, Comparison, Uncompared
from dashboard.office import Office
from dashboard.plan import Area, Measure

WITH = {COMPARATORS: "Not with other forces", DISTRICTS: "Not by district"}


def section(measure: Measure, area: Area, office: Office) -> None:
    """The heading with its tag, and a fold for each comparison there is, or why there is none."""
    kinds = (COMPARATORS, DISTRICTS) if area.kind == "force" else (DISTRICTS,)
    found = {kind: comparing.compare(office.findings, measure, kind, office.plan) for kind in kinds}
    own = found.get(comparing.kind_of(area) or "")
    tag = comparing.unusual_level(own, area.name) if own is not None else None
    held = [each for each in found.values() if isinstance(each, Comparison)]
    illustrative = bool(held) and all(each.basis == "illustrative" for each in held)
    tagged = [tag.capitalize()] if tag else []
    pieces.section("Compare", words.NOT_RANKED if held else "", tagged + ["Illustrative"] * illustrative)
    for kind, each in found.items():
        if isinstance(each, Uncompared):
            pieces.muted(f"{WITH[kind]}: {each.why}")
        else:
            tags = ["Illustrative"] if each.basis == "illustrative" and not illustrative else []
            screen.folded(_label(each, area), f"compare {kind}", partial(_comparison, each, area, tags))


def _label(comparison: Comparison, area: Area) -> str:
    others = len(comparison.areas) - (comparison.of(area.name) is not None)
    what = f"{others} other {words.names(comparison)}"
    return f"{area.name} beside {what}" if comparison.of(area.name) else f"{others} {words.names(comparison)}"


def _comparison(comparison: Comparison, area: Area, tags: list[str]) -> None:
    if tags:
        pieces.tagged(tags)
    pieces.text(words.sentence(comparison, area.name))
    pieces.write(comparison_still.comparison_still(comparison, area.name))
    for note in comparison_still.notes(comparison):
        pieces.muted(note)
    pieces.table(words.HEADINGS, words.rows(comparison), numeric=(1, 2))
    name = f"{comparison.measure.code} {words.names(comparison)} compared"
    pieces.download(name, words.CSV_HEADINGS, words.csv_rows(comparison))
