"""One section of the plan: its items word for word, each with the charts that answer it or why there is none."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.pages.agenda.actions import when
from dashboard.disclosure import Office
from dashboard.findings import Finding
from dashboard.plan import Item, Measure, Meeting, Section, Track, title_case
from dashboard.scrutiny import Action, AgendaTrack, Topic, looked_at_words, taken
from dashboard.text import english

AREAS = ("Meeting", "Area identified", "Rationale", "Outcome")
SHOWN_AT_ONCE = 2  # charts beside an item before the rest fold away
NO_FIGURES = {
    "data": ("No figures.", "No measure of data/measures/ answers this item yet."),
    "qualitative": ("No figures.", "This item is answered in words at the meeting."),
    "requested": ("Asked for, no answer yet.", "Whether it can be obtained proportionately is not yet known."),
    "not_obtainable": ("Not obtainable.", "It cannot be obtained proportionately."),
}


def show(section: Section, office: Office) -> None:
    """Owner, how often, aim; each item with its figures; the areas identified, meeting by meeting."""
    _head(section, office)
    components.section("What is scrutinised", "Each item of the plan, and the figures that answer it.")
    if section.lead:
        components.muted(section.lead)
    office.prepare(finding for item in section.items for finding in _held(item, office)[:SHOWN_AT_ONCE])
    for item in components.parted(section.items):
        _item(item, office)
    for track in section.tracks:
        _areas_identified(section, track, office)
    components.foot(office.attribution)


def _head(section: Section, office: Office) -> None:
    above = " · ".join(filter(None, (f"The plan, section {section.id}", title_case(section.under))))
    components.title(section.short, above, f"Aim: {section.aim}" if section.aim else "")
    if section.title.casefold() != section.short.casefold():
        components.muted(f"In the plan: {section.title}")
    if section.approach:
        components.text(f"Approach: {section.approach}")
    components.facts([("Owner", " / ".join(section.owners)), ("How often", section.how_often.capitalize())])
    if section.agreed_by:
        components.muted(f"What it looks at is agreed by {english.listed(list(section.agreed_by))}.")
    if section.scrutineers:
        components.muted(f"{english.listed(list(section.scrutineers))} sits on the Commissioner’s side.")
    supports = [title_case(each.title) for each in office.plan.document.priorities if each.id in section.priorities]
    if supports:
        components.muted(f"{'Priority' if len(supports) == 1 else 'Priorities'}: {'; '.join(supports)}.")


def _item(item: Item, office: Office) -> None:
    with st.container(key=f"item {item.id}"):
        words, figures = st.columns([5, 7], gap="large")
        with words:
            components.item_words(item.text, item.note)
            components.muted(f"{looked_at_words(office.looked_at.items.get(item.id))}.")
        with figures:
            _answers(item, office)


def _answers(item: Item, office: Office) -> None:
    """The charts of the measures that answer an item; those with figures first, then what is not supplied."""
    measures = office.plan.by_item[item.id]
    held = _held(item, office)
    shown = [found.measure for found in held]
    missing = [each for each in measures if each not in shown and not each.optional]
    if item.status in ("requested", "not_obtainable") or not measures:
        components.absent(*NO_FIGURES[item.status])
    _charts(held[:SHOWN_AT_ONCE], office)
    if len(held) > SHOWN_AT_ONCE:
        words = english.count_words(len(held) - SHOWN_AT_ONCE, "more measure")
        screen.folded(words, f"more {item.id}", partial(_charts, held[SHOWN_AT_ONCE:], office))
    if missing:
        _not_supplied(missing)


def _held(item: Item, office: Office) -> list[Finding]:
    """The force's findings of the measures that answer an item."""
    force, measures = office.plan.areas.force.name, office.plan.by_item[item.id]
    return [found for each in measures if (found := office.findings.of(each.code, force))]


def _charts(findings: list[Finding], office: Office) -> None:
    office.prepare(findings)
    for finding in findings:
        components.finding_words(finding, office.plan, where=False)
        components.finding_still(finding)
        screen.see_the_figures(finding)


def _not_supplied(measures: list[Measure]) -> None:
    by_supplier: dict[str, list[str]] = {}
    for each in measures:
        by_supplier.setdefault(each.supplier, []).append(each.name)
    components.absent_list("Not supplied.", [("; ".join(names), f"From {by}.") for by, names in by_supplier.items()])


def _areas_identified(section: Section, track: Track, office: Office) -> None:
    several = len(section.tracks) > 1
    name = f": {title_case(track.title)}" if several else ""
    rule = f"{track.areas_each_meeting} at each meeting" if track.areas_each_meeting else ""
    looked_at = looked_at_words(office.looked_at.tracks.get(track.id))
    often = " · ".join(filter(None, (track.how_often.capitalize(), rule, looked_at)))
    components.section(f"Areas identified for consideration{name}", often)
    rows = []
    for meeting in office.plan.document.meetings:
        if meeting.id in track.meetings:
            rows += _rows(office.agenda(meeting).track(track.id), meeting, office)
    components.table(AREAS, rows)
    components.download(f"areas identified {track.id}", AREAS, rows)


def _rows(at: AgendaTrack, meeting: Meeting, office: Office) -> list[tuple[str, str, str, str]]:
    promised = [
        ("", "Promised at the meeting" + (" (illustrative)" if each.illustrative else ""), "", _action(each, office))
        for each in office.memory.besides(at.track.id, meeting)
    ]
    if not at.topics:
        return [(meeting.words, "Nothing identified yet", "", ""), *promised]
    lacking = f" ({at.chosen})" if len(taken(at.topics)) < at.track.areas_each_meeting else ""
    return [
        (
            meeting.words + lacking if place == 0 else "",
            f"{topic.title} (sensitive)" if topic.sensitive else topic.title,
            topic.every_rationale,
            _outcome(topic, office),
        )
        for place, topic in enumerate(at.topics)
    ] + promised


def _outcome(topic: Topic, office: Office) -> str:
    """What came of a topic: where it went, the verdict with its reason, and each action with its state."""
    verdict = office.memory.verdict(topic)
    told = [] if topic.disposition == "taken" else [f"{topic.disposition.capitalize()}."]
    told += [f"{verdict.verdict.capitalize()}: {verdict.why}"] if verdict.version else []
    told += [f"Action: {_action(each, office)}" for each in office.memory.actions_of(topic)]
    return " ".join(told)


def _action(each: Action, office: Office) -> str:
    return f"{each.what} ({when(each, office)})."
