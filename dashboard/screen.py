"""What the pages share: the open office, the day it stands at, and what the reader has chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import streamlit as st

from dashboard import (
    agendas,
    candidates,
    charts,
    clocks,
    coverage,
    findings,
    kept_plan,
    memory,
    pieces,
    scrutiny,
    settings,
    sources,
)
from dashboard.bundle import open_store
from dashboard.candidates import Candidate
from dashboard.clocks import Asked
from dashboard.considered import Disposition
from dashboard.drawing import draw
from dashboard.findings import Finding, Findings
from dashboard.kept import KeptJudgements, known_findings
from dashboard.memory import Memory
from dashboard.plan import Area, Measure, Meeting, Plan, PlanError
from dashboard.scrutiny import Agenda, LookedAt, Raised, Topic
from dashboard.store import Store, StoreError

AS_AT = "as-at"  # the day in the address
LONG_NAME = 400  # pixels; on a phone a row of its own


@dataclass(frozen=True)
class Office:
    """The plan and the store as one drawing of a page sees them: each thing is asked for once, however often used.

    All of it is as known on `as_at`: on the day it is `seen_on`, else today. `written` is the plan as data/ says it,
    without what the office has changed in it since.
    """

    written: Plan
    store: Store
    seen_on: date | None = None

    @cached_property
    def as_at(self) -> date:
        """The day as at which everything is known: never later than today."""
        return self.seen_on or settings.today(self.written)

    @property
    def looks_back(self) -> bool:
        """Whether another day than today is seen: then nothing is recorded, and no form or button offers it."""
        return self.seen_on is not None

    @property
    def today(self) -> date:
        """The day of an act. Raises StoreError while looking back: what is recorded is recorded today."""
        if self.looks_back:
            raise StoreError(clocks.NO_RECORDING, "Nothing was changed. Go back to today, then do it again.")
        return self.as_at

    @cached_property
    def plan(self) -> Plan:
        """The plan as it is kept up, as known on that day; read anew after each change of it."""
        return _plan(self.store.acts_on_plan(), self.as_at, self)

    @cached_property
    def findings(self) -> Findings:
        """Every finding as known on that day; worked out once for each extract and each rollback."""
        known = _findings_then if self.looks_back else _findings
        return known(self.store.acts_on_figures(), self.as_at, self)

    def prepare(self, found: Iterable[Finding]) -> None:
        """Have the ranges ready that charts of these findings will draw."""
        findings.prepare(found, KeptJudgements(self.store).draw)

    @cached_property
    def sources(self) -> str:
        """Whose figures are held; put in words once for each of them."""
        return _sources(self.store.acts_on_figures(), self.as_at, self)

    @cached_property
    def meeting(self) -> Meeting | None:
        """The next meeting."""
        return scrutiny.next_meeting(self.plan, self.as_at)

    def agenda(self, meeting: Meeting) -> Agenda:
        """The agenda of a meeting as it stands."""
        return scrutiny.agenda(self.plan, meeting, self._topics, self.as_at)

    @cached_property
    def looked_at(self) -> LookedAt:
        """When each track and item of the plan was last looked at."""
        return scrutiny.last_looked_at(self.plan, self._topics, self.as_at)

    @cached_property
    def raised(self) -> list[Raised]:
        """Every exception people have raised."""
        return agendas.raised(self.store, self.plan, self.as_at)

    @cached_property
    def dispositions(self) -> list[Disposition]:
        """What has become of the exceptions nobody took, at every meeting."""
        return agendas.dispositions(self.store, self.plan, self.as_at)

    def candidates(self, meeting: Meeting) -> list[Candidate]:
        """The exceptions that may yet be taken to a meeting: carried, raised by people, then by risk."""
        return candidates.candidates(
            self.findings, self.raised, self._topics, self.dispositions, self.plan, meeting
        )  # fmt: skip

    @cached_property
    def memory(self) -> Memory:
        """What was concluded, promised, asked and answered."""
        return memory.memory(self.store, self.plan, self.as_at)

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Every topic that stands today, by what names it for good."""
        return {each.key: each for each in self._topics}

    @cached_property
    def _topics(self) -> list[Topic]:
        return agendas.topics(self.store, self.plan, self.as_at)


def office() -> Office:
    """The office, afresh for each drawing of a page; where it cannot be opened the page says why, and stops."""
    try:
        plan, store = _opened(str(settings.store_path()), str(settings.data_folder()))
        opened = Office(plan, store, _seen_on(plan))
        opened.plan  # noqa: B018  what is wrong with it is told here
        return opened
    except StoreError as fault:
        _stop(fault.error, [fault.remedy])
    except PlanError as fault:
        _stop("The plan cannot be used. Nothing was changed. Put these right, then try again.", map(str, fault.faults))


def _seen_on(plan: Plan) -> date | None:
    """The day the address asks for. It goes along to the next page; today drops out of the address."""
    day = asked_day(plan).day
    st.session_state[AS_AT] = day.isoformat() if day else ""
    if st.query_params.get(AS_AT) == settings.today(plan).isoformat():
        look_on(None)
    return day


def asked_day(plan: Plan) -> Asked:
    """What the address asks for, and why that cannot be shown where it cannot."""
    return clocks.asked(st.query_params.get(AS_AT), settings.today(plan))


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
def telling_faults() -> Iterator[None]:
    """Where the store fails inside, the page says why and what to do there, and stops."""
    try:
        yield
    except StoreError as fault:
        _stop(fault.error, [fault.remedy])


@st.cache_resource(show_spinner=False)
def get_ready() -> None:
    """Open the office and look at every series before a reader asks; what is in the way, the page will say."""
    # Cached, because what a cached function calls looks for no page to show its own spinner on.
    with suppress(StoreError, PlanError):
        Office(*_opened(str(settings.store_path()), str(settings.data_folder()))).findings  # noqa: B018


def choose_measure(office: Office) -> Measure:
    """The measure the reader picks, kept in the address."""
    by_name = {measure.name: measure for measure in coverage.offered(office.findings, office.plan)}
    _tell_unknown("measure", by_name)
    return by_name[st.selectbox("Measure", list(by_name), key="measure", bind="query-params", width=LONG_NAME)]


def choose_area(office: Office, measure: Measure) -> Area:
    """The area the reader picks among those the measure is held for, kept in the address; the force by itself."""
    areas = [area for area in office.plan.areas.all if area.kind != "comparator"]
    by_name = {area.name: area for area in areas}
    _tell_unknown("area", by_name)
    return by_name[st.selectbox("Area", list(by_name), key="area", bind="query-params")]


def choose_meeting(office: Office) -> Meeting:
    """The meeting the reader picks, kept in the address; the next one by itself.

    An address that names it as it once stood opens it still.
    """
    document = office.plan.document
    by_words = {meeting.words: meeting for meeting in document.meetings}
    default = office.meeting or document.meetings[-1]
    options = list(by_words)
    asked = st.query_params.get("meeting")
    if asked is not None and asked not in by_words:
        with suppress(KeyError):
            st.session_state["meeting"] = document.meeting_called(asked).words
            del st.query_params["meeting"]  # the choice writes its own
    _tell_unknown("meeting", by_words)
    # On another day another meeting is the next: who has not chosen one sees that.
    # On the same day it stays where the reader is: another is the next because this one was held.
    day, before = st.session_state.get("next meeting", (office.as_at, default.words))
    if day != office.as_at and before != default.words and st.session_state.get("meeting") == before:
        st.session_state["meeting"] = default.words
    st.session_state["next meeting"] = office.as_at, default.words
    chosen = st.selectbox("Meeting", options, index=options.index(default.words), key="meeting", bind="query-params")
    return by_words[chosen]


def _tell_unknown(kind: str, known: Iterable[str]) -> None:
    """Say so where the address names a measure, area or meeting there is none of: another stands on the page then."""
    asked = st.query_params.get(kind)
    if asked is not None and asked not in known:
        pieces.absent(f"The address names the {kind} “{asked}”, which is not known here.", "Another one is shown.")


def live_chart(finding: Finding, count: int, size: str, key: str) -> None:
    """A finding's live chart of the latest `count` quarters, with its notes; nothing where there is none to draw."""
    drawing = draw(finding, count)
    if drawing is None:
        return
    dark = st.context.theme.type == "dark"
    st.plotly_chart(
        charts.chart(drawing, dark, size), key=key, theme=None, config=charts.CONFIG, alt=drawing.description
    )
    pieces.under_live(drawing)


def await_live_charts() -> None:
    """Have the browser fetch and read plotly behind a page that has no live chart, before a reader turns to one."""
    with st.container(key="unseen"):
        st.plotly_chart(
            charts.Chart({"data": [], "layout": {"height": 20}}), key="unseen chart", theme=None, config=charts.CONFIG
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
            with telling_faults():
                show()


@st.fragment
def apart(show: Callable[[], None]) -> None:
    """A form, drawn again alone while a reader writes in it; what it records or puts away is followed by `st.rerun`."""
    with telling_faults():
        show()


@st.cache_resource(show_spinner="Opening the figures. The first time takes a few seconds.")
def _opened(store: str, data: str) -> tuple[Plan, Store]:
    plan = Plan.read(Path(data))
    return plan, open_store(Path(store), plan, Path(data))


@st.cache_resource(show_spinner=False, max_entries=4)
def _plan(acts: int, today: date, _office: Office) -> Plan:
    return kept_plan.known(_office.store, _office.written, today)


@st.cache_resource(show_spinner="Looking at every series.", max_entries=4)
def _findings(acts: int, today: date, _office: Office) -> Findings:
    return known_findings(_office.store, _office.plan, today)


@st.cache_resource(show_spinner="Looking at every series as known then.", max_entries=4)
def _findings_then(acts: int, as_at: date, _office: Office) -> Findings:
    # Apart from today's, which no look at other days may put out of the cache.
    return known_findings(_office.store, _office.plan, as_at)


@st.cache_resource(show_spinner=False, max_entries=8)
def _sources(acts: int, as_at: date, _office: Office) -> str:
    return sources.told(_office.store.extracts(as_at))


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
