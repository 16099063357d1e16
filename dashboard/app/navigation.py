"""The way through: every page with its address, under the three headings of the sidebar."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.app import as_at, components, screen
from dashboard.app.pages import exceptions, overview
from dashboard.app.pages.agenda import agenda
from dashboard.app.pages.figures import measure
from dashboard.app.pages.intake import manual_entry, timeliness, upload
from dashboard.app.pages.plan import change_plan
from dashboard.app.pages.plan import section as plan_section
from dashboard.app.pages.room import commission, room
from dashboard.disclosure import Office
from dashboard.plan import Section


def open_page(office: Office) -> None:
    """Open the page the address names, with the sidebar beside it."""
    headings = pages(office)
    # The page at no address answers to its name too.
    named = st.Page(partial(overview.show, office), title="Overview", url_path="overview", visibility="hidden")
    asked = st.Page(partial(commission.show, office), title="Commission", url_path="commission", visibility="hidden")
    chosen = st.navigation([*(page for group in headings.values() for page in group), named, asked], position="hidden")
    with st.sidebar:
        for heading, group in headings.items():
            components.write(f'<p class="look-nav">{heading}</p>')
            for page in group:
                st.page_link(page, query_params=screen.going_along() or None)
        as_at.choose_day(office)
    components.apply_style()
    components.tab(chosen.title)
    with screen.reporting_faults():
        as_at.band(office)
        chosen.run()


def pages(office: Office) -> dict[str, list[StreamlitPage]]:
    """The pages in reading order, by the heading they stand under."""

    def page(show, title: str, path: str, default: bool = False) -> StreamlitPage:
        return st.Page(partial(show, office), title=title, url_path=path, default=default)

    return {
        "Strategic scrutiny": [
            page(overview.show, "Overview", "next-meeting", default=True),
            page(exceptions.show, "Exceptions", "exceptions"),
            page(agenda.show, "Agenda", "agenda"),
            page(room.show, "In the room", "room"),
        ],
        "The plan": [
            page(partial(plan_section.show, section), f"{section.id} {section.short}", path_of(section))
            for section in office.plan.document.sections
        ]
        + [page(change_plan.show, "Change the plan", "change-the-plan")],
        "Figures": [
            page(measure.show, "Measures", "measures"),
            page(upload.show, "Upload", "upload"),
            page(timeliness.show, "Extracts", "extracts"),
            page(manual_entry.show, "Type a figure", "type"),
        ],
    }


def path_of(section: Section) -> str:
    """The address of a section's page."""
    return f"section-{section.id.lower()}"
