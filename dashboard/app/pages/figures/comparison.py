"""The part of a measure's page where areas stand beside one another: the force with others, the districts too."""

from __future__ import annotations

from functools import partial

from dashboard.app import components, screen
from dashboard.disclosure import Office
from dashboard.findings import COMPARATORS, DISTRICTS, Comparison, Uncompared, comparison
from dashboard.findings import comparison_wording as words
from dashboard.plan import Area, Measure
from dashboard.render import svg_comparison

WITH = {COMPARATORS: "Not with other forces", DISTRICTS: "Not by district"}


def section(measure: Measure, area: Area, office: Office) -> None:
    """The heading with its tag, and a fold for each comparison there is, or why there is none."""
    kinds = (COMPARATORS, DISTRICTS) if area.kind == "force" else (DISTRICTS,)
    found = {kind: comparison.compare(office.findings, measure, kind, office.plan) for kind in kinds}
    own = found.get(comparison.kind_of(area) or "")
    tag = comparison.unusual_level(own, area.name) if own is not None else None
    held = [each for each in found.values() if isinstance(each, Comparison)]
    illustrative = bool(held) and all(each.basis == "illustrative" for each in held)
    tagged = [tag.capitalize()] if tag else []
    components.section("Compare", words.NOT_RANKED if held else "", tagged + ["Illustrative"] * illustrative)
    for kind, each in found.items():
        if isinstance(each, Uncompared):
            components.muted(f"{WITH[kind]}: {each.why}")
        else:
            tags = ["Illustrative"] if each.basis == "illustrative" and not illustrative else []
            screen.folded(_label(each, area), f"compare {kind}", partial(_comparison, each, area, tags))


def _label(comparison: Comparison, area: Area) -> str:
    others = len(comparison.areas) - (comparison.of(area.name) is not None)
    what = f"{others} other {words.names(comparison)}"
    return f"{area.name} beside {what}" if comparison.of(area.name) else f"{others} {words.names(comparison)}"


def _comparison(comparison: Comparison, area: Area, tags: list[str]) -> None:
    if tags:
        components.tagged(tags)
    components.text(words.sentence(comparison, area.name))
    components.write(svg_comparison.comparison_still(comparison, area.name))
    for note in svg_comparison.notes(comparison):
        components.muted(note)
    components.table(words.HEADINGS, words.rows(comparison), numeric=(1, 2))
    name = f"{comparison.measure.code} {words.names(comparison)} compared"
    components.download(name, words.CSV_HEADINGS, words.csv_rows(comparison))
