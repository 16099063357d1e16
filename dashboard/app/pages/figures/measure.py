"""One measure in one area: its finding, chart, figures and definition; every district, and areas compared."""

from __future__ import annotations

import streamlit as st

from dashboard.app import as_at, components, screen
from dashboard.app.pages.figures import comparison
from dashboard.app.pages.figures.explanation import why
from dashboard.disclosure import Office
from dashboard.findings import Finding, by_nhs_rules, explanations
from dashboard.plan import Area, Measure
from dashboard.render import PAGE, figure_table, tags
from dashboard.text import english

SHOWN_AT_ONCE = 8  # quarters in the table before the rest are asked for
RANGES = ("Expected", "NHS rules (XmR)")
WORSE = {"higher": "Higher is worse.", "lower": "Lower is worse.", "neither": "Neither by itself."}


def show(office: Office) -> None:
    """The measure and area the address names."""
    with st.container(horizontal=True):
        measure = screen.choose_measure(office)
        area = screen.choose_area(office, measure)
        by_nhs = st.selectbox("Range", RANGES, key="range", bind="query-params") == RANGES[1]
        as_at.choose_figures(office)
    finding = _judged(office.findings.of(measure.code, area.name), by_nhs)
    if finding is None:
        _no_figures(measure, area, office)
    else:
        _finding(finding, office)
    if finding is None:
        _what_it_counts(measure, office)
    else:
        left, right = st.columns([7, 5], gap="large")
        with left:
            _figures(finding, office)
        with right:
            _what_it_counts(measure, office)
    _districts(measure, office, by_nhs)
    comparison.section(measure, area, office)
    components.foot(office.attribution)


def _judged(finding: Finding | None, by_nhs: bool) -> Finding | None:
    """The finding by the method the reader chose."""
    return by_nhs_rules(finding) if finding is not None and by_nhs else finding


def _no_figures(measure: Measure, area: Area, office: Office) -> None:
    name = measure.name if area.kind == "force" else f"{measure.name} in {area.name}"
    components.tab(name)
    components.title(name, f"{_sections(measure, office)} · {area.name}")
    components.absent("Not supplied.", "No figure of this measure is held for this area.", f"From {measure.supplier}.")


def _finding(finding: Finding, office: Office) -> None:
    where = f"{_sections(finding.measure, office)} · {finding.area.name} · {finding.quarter.words}"
    components.tab(finding.heading)
    components.title(finding.heading, where)
    components.finding_body(finding)
    office.prepare([finding])
    screen.live_chart(finding, PAGE, "page", "measure chart")
    for words in explanations.past(finding):
        components.muted(words)
    why(finding, office)


def _figures(finding: Finding, office: Office) -> None:
    components.section("The figures", tagged=[tag for tag in tags(finding) if tag == "Illustrative"])
    rows = figure_table.rows(finding)
    shown = rows
    if len(rows) > SHOWN_AT_ONCE:
        label = f"Show all {len(rows)} {finding.measure.every}s"
        shown = rows if st.toggle(label, key="all", bind="query-params") else rows[:SHOWN_AT_ONCE]
    headings = [finding.measure.every.capitalize(), finding.measure.unit.capitalize(), "Expected", "Range"]
    cells = [[row.quarter, row.figure, row.expected, row.verdict] for row in shown]
    if any(row.note for row in shown):
        headings.append("Note")
        cells = [[*each, row.note] for each, row in zip(cells, shown)]
    components.table(headings, cells, numeric=(1, 2))
    st.download_button(
        "Download (CSV)",
        figure_table.csv_text(finding).encode("utf-8-sig"),
        file_name=f"{finding.measure.code} {finding.area.name}.csv",
        mime="text/csv",
        on_click="ignore",
    )
    _revisions(finding, office)


def _revisions(finding: Finding, office: Office) -> None:
    """Who gave each revised figure, when and why."""
    revised = {str(point.period) for point in finding.points if point.was is not None}
    if not revised:
        return
    components.section("Revisions", f"Every figure given for a {finding.measure.every} that was revised.")
    given = office.store.revisions(finding.measure.code, finding.area.name, office.as_at)
    components.table(
        [finding.measure.every.capitalize(), "Given", "Received", "By", "Extract", "Note"],
        [
            (
                each.period,
                _given(each),
                english.day(each.received.date()),
                each.by,
                f"{each.extract}: {each.file}",
                each.note,
            )
            for each in given[given.period.isin(revised)].itertuples()
        ],
    )


def _given(each) -> str:
    if each.symbol:
        return each.symbol
    value = english.in_full(each.value)
    return value if each.denominator != each.denominator else f"{value} of {english.in_full(each.denominator)}"


def _what_it_counts(measure: Measure, office: Office) -> None:
    components.section("What it counts")
    components.text(measure.definition)
    answers = [f"{item.section}: {item.text}" for item in office.plan.document.items if item.id in measure.items]
    breaks = [f"{english.day(each.date)}, {each.kind}: {each.reason}" for each in measure.breaks_by(office.as_at)]
    components.rows(
        [
            ("Which way is worse", " ".join(filter(None, (WORSE[measure.worse], measure.worse_reason)))),
            *_how_counted(measure),
            ("Answers", " · ".join(answers)),
            ("Source", f"{measure.source}. Supplied by {measure.supplier}."),
            (
                "Publication",
                " ".join(filter(None, (measure.publication.capitalize() + ".", measure.publication_reason))),
            ),
            ("Breaks", " ".join(breaks) or "None declared."),
        ]
    )


def _how_counted(measure: Measure) -> list[tuple[str, str]]:
    """What is unlike other measures in how this one is counted: by half-years, or in cohorts."""
    told = [("Comes", "Each half-year. It is never mixed with quarters.")] if measure.every == "half-year" else []
    if measure.young:
        after = english.count_words(measure.matures_after, "quarter")
        words = (
            f"A {measure.every}'s cases are judged once {after} have passed: until then they are still being decided."
        )
        told.append(("Matures", words))
    return told


def _districts(measure: Measure, office: Office, by_nhs: bool) -> None:
    areas = sorted(office.plan.areas.districts, key=lambda area: area.name)
    held_now = [each for area in areas if (each := office.findings.of(measure.code, area.name))]
    if not areas:
        return
    office.prepare(held_now)
    found = [_judged(each, by_nhs) for each in held_now]
    illustrative = ["Illustrative"] if any(each.basis == "illustrative" for each in found) else []
    note = "Alphabetical. Each on its own scale, against its own past: they are not ranked."
    components.section("The districts", note if found else "", illustrative)
    if not found:
        components.absent("Not supplied.", "No figure of this measure is held for any district.")
    else:
        components.multiples(found)
    held = {each.area.name for each in found}
    missing = [area.name for area in areas if area.name not in held]
    if found and missing:
        components.muted(f"Not supplied: {english.listed(missing)}.")


def _sections(measure: Measure, office: Office) -> str:
    named = [office.plan.document.section(each) for each in office.plan.sections_of(measure)]
    return " · ".join(f"{each.id} {each.short}" for each in named)
