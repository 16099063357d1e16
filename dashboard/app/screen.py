"""What the pages share on the screen: the day and the choices in the address, folds, forms, links and faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date

import streamlit as st

from dashboard import settings
from dashboard.app import components
from dashboard.app.cache import office_on, plan_and_store
from dashboard.disclosure import Office
from dashboard.findings import Finding, coverage
from dashboard.plan import Area, Measure, Meeting, Plan, PlanError
from dashboard.render import draw, plotly_chart
from dashboard.scrutiny import RequestedDay, as_at
from dashboard.store import StoreError

AS_AT = "as-at"  # the day in the address
LONG_NAME = 400  # pixels; on a phone a row of its own


def office() -> Office:
    """The office, afresh for each drawing of a page; where it cannot be opened the page says why, and stops."""
    try:
        plan, store = plan_and_store()
        opened = office_on(plan, store, _requested_day(plan))
        opened.plan  # noqa: B018  what is wrong with it is reported here
        return opened
    except StoreError as fault:
        _stop(fault.error, [fault.remedy])
    except PlanError as fault:
        _stop("The plan cannot be used. Nothing was changed. Put these right, then try again.", map(str, fault.faults))


def _requested_day(plan: Plan) -> date | None:
    """The day the address asks for. It goes along to the next page; today drops out of the address."""
    day = requested_day(plan).day
    st.session_state[AS_AT] = day.isoformat() if day else ""
    if st.query_params.get(AS_AT) == settings.today(plan).isoformat():
        look_on(None)
    return day


def requested_day(plan: Plan) -> RequestedDay:
    """What the address asks for, and why that cannot be shown where it cannot."""
    return as_at.requested_day(st.query_params.get(AS_AT), settings.today(plan))


def look_on(day: date | None) -> None:
    """See this page, and those that follow, as known on a day; None for today. The page is then drawn anew."""
    if day is None:
        st.query_params.pop(AS_AT, None)
    else:
        st.query_params[AS_AT] = day.isoformat()


def going_along() -> dict[str, str]:
    """What goes along in the address from page to page: the day that is looked on."""
    day = st.session_state.get(AS_AT)
    return {AS_AT: day} if day else {}


@contextmanager
def reporting_faults() -> Iterator[None]:
    """Where the store fails inside, the page says why and what to do there, and stops."""
    try:
        yield
    except StoreError as fault:
        _stop(fault.error, [fault.remedy])


def choose_measure(office: Office) -> Measure:
    """The measure the reader picks, kept in the address."""
    by_name = {measure.name: measure for measure in coverage.offered(office.findings, office.plan)}
    _report_unknown("measure", by_name)
    return by_name[st.selectbox("Measure", list(by_name), key="measure", bind="query-params", width=LONG_NAME)]


def choose_area(office: Office, measure: Measure) -> Area:
    """The area the reader picks among those the measure is held for, kept in the address; the force by itself."""
    areas = [area for area in office.plan.areas.all if area.kind != "comparator"]
    by_name = {area.name: area for area in areas}
    _report_unknown("area", by_name)
    return by_name[st.selectbox("Area", list(by_name), key="area", bind="query-params")]


def choose_meeting(office: Office) -> Meeting:
    """The meeting the reader picks, kept in the address; the next one by itself.

    An address that names it as it once stood opens it still.
    """
    document = office.plan.document
    by_words = {meeting.words: meeting for meeting in document.meetings}
    default = office.meeting or document.meetings[-1]
    options = list(by_words)
    requested = st.query_params.get("meeting")
    if requested is not None and requested not in by_words:
        with suppress(KeyError):
            st.session_state["meeting"] = document.meeting_called(requested).words
            del st.query_params["meeting"]  # the choice writes its own
    _report_unknown("meeting", by_words)
    # On another day another meeting is the next: who has not chosen one sees that.
    # On the same day it stays where the reader is: another is the next because this one was held.
    day, before = st.session_state.get("next meeting", (office.as_at, default.words))
    if day != office.as_at and before != default.words and st.session_state.get("meeting") == before:
        st.session_state["meeting"] = default.words
    st.session_state["next meeting"] = office.as_at, default.words
    chosen = st.selectbox("Meeting", options, index=options.index(default.words), key="meeting", bind="query-params")
    return by_words[chosen]


def _report_unknown(kind: str, known: Iterable[str]) -> None:
    """Say so where the address names a measure, area or meeting there is none of: another stands on the page then."""
    named = st.query_params.get(kind)
    if named is not None and named not in known:
        components.absent(f"The address names the {kind} “{named}”, which is not known here.", "Another one is shown.")


def live_chart(finding: Finding, count: int, size: str, key: str) -> None:
    """A finding's live chart of the latest `count` quarters, with its notes; nothing where there is none to draw."""
    drawing = draw(finding, count)
    if drawing is None:
        return
    dark = st.context.theme.type == "dark"
    st.plotly_chart(
        plotly_chart.chart(drawing, dark, size),
        key=key,
        theme=None,
        config=plotly_chart.CONFIG,
        alt=drawing.description,
    )
    components.under_live(drawing)


def await_live_charts() -> None:
    """Have the browser fetch and read plotly behind a page that has no live chart, before a reader turns to one."""
    with st.container(key="unseen"):
        st.plotly_chart(
            plotly_chart.Chart({"data": [], "layout": {"height": 20}}),
            key="unseen chart",
            theme=None,
            config=plotly_chart.CONFIG,
        )


def entered_as(place: str) -> str:
    """The name the reader gives once a session, before the first change; empty until then. It is not verified."""
    key, name = f"name in {place}", st.session_state.setdefault("entered_as", "")
    if st.session_state.get(key) != name:
        st.session_state[key] = name
    st.text_input("Your name", max_chars=80, key=key, on_change=_enter, args=(key,))
    return name


def _enter(key: str) -> None:
    st.session_state["entered_as"] = " ".join(st.session_state[key].split())


@st.fragment
def folded(words: str, key: str, show: Callable[[], None]) -> None:
    """What folds away under its words: drawn once a reader opens it, alone, while the page around it stays."""
    with st.expander(words, key=key, on_change="rerun") as fold:
        if fold.open:
            with reporting_faults():
                show()


@st.fragment
def apart(show: Callable[[], None]) -> None:
    """A form, drawn again alone while a reader writes in it; what it records or puts away is followed by `st.rerun`."""
    with reporting_faults():
        show()


def _stop(error: str, remedies) -> None:
    st.error(error)
    for remedy in remedies:
        st.markdown(f"- {remedy}")
    st.button("Try again")
    st.stop()


def link(path: str, label: str, **choices: str) -> None:
    """A link to the page at `path`, opened at the choices given."""
    # Streamlit knows a page by its address alone, so that pages need not import one another.
    st.page_link(
        st.Page(_elsewhere, url_path=path, title=label), label=label, query_params=going_along() | choices or None
    )


def see_the_figures(finding: Finding) -> None:
    """The link to a finding's own page."""
    link("measures", "See the figures", measure=finding.measure.name, area=finding.area.name)


def switch(path: str, **choices: str) -> None:
    """Open the page at `path`, at the choices given."""
    st.switch_page(st.Page(_elsewhere, url_path=path, title=path), query_params=going_along() | choices or None)


def _elsewhere() -> None:
    raise AssertionError("Navigation opens the page of that address, never this.")
