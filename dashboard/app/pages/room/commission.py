"""A commission: one page to the owner of a topic's section, to print or hand over, and the reply that comes back."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.forms import drafts
from dashboard.app.forms.versioned_form import VersionedForm, versioned_form
from dashboard.app.pages.agenda.choose import LONGEST_RATIONALE, LONGEST_TITLE
from dashboard.app.pages.room.reply import received, reply
from dashboard.disclosure import Office
from dashboard.findings import Finding
from dashboard.pack import Sheet, document, page
from dashboard.plan import Meeting
from dashboard.scrutiny import Commission, Topic, commands, follow_up
from dashboard.store import Changed
from dashboard.text import english

QUESTION = "What stands behind this, and what is being done about it?"


def show(office: Office) -> None:
    """The commission of the topic the address names."""
    topic = office.topics.get(st.query_params.get("topic", ""))
    if topic is None:
        components.title("Commission", lead="The address names no topic that stands on an agenda.")
        screen.link("agenda", "Open the agenda")
        components.foot()
        return
    components.tab(f"Commission, {topic.title}")
    meeting = office.plan.document.meeting(topic.meeting)
    with st.container(key="unprinted"):
        said = _filled(topic, meeting, office) if office.looks_back else _asked(topic, meeting, office)
    sheet = _sheet(topic, meeting, said, office)
    components.sheet(page(sheet))
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.download_button(
            "Download (HTML)", lambda: document(sheet).encode(), f"commission {meeting.id} {topic.key}.html",
            "text/html", key="download commission", on_click="ignore",
        )  # fmt: skip
        screen.link("agenda", "Back to the agenda", meeting=meeting.words)
    with st.container(key="unprinted reply"):
        if office.looks_back:
            received(topic, office)
        else:
            reply(topic, _filled(topic, meeting, office).to, office)
    components.foot()


def _asked(topic: Topic, meeting: Meeting, office: Office) -> Commission:
    """What is asked, as the boxes say it; it is kept once the button is pressed."""
    form = versioned_form(f"commission {topic.key}", _filled(topic, meeting, office), _boxes, ["keep commission"])
    opened, standing, boxes = form.opened, form.standing, form.boxes
    left, right = st.columns(2)
    with left:
        said = replace(
            opened, question=drafts.text_area("Question", opened.question, boxes["question"], LONGEST_RATIONALE, 146)
        )
    with right:
        said = replace(said, to=drafts.line("To", opened.to, boxes["to"], LONGEST_TITLE))
        said = replace(said, asked_by=drafts.line("Who asks", opened.asked_by, boxes["asked_by"], LONGEST_TITLE))
    with left:
        day = drafts.day("To be answered by", opened.deadline, boxes["deadline"])
        said = replace(said, deadline=day or opened.deadline)
    with right:
        by = screen.entered_as("commission")
    if opened.version:
        components.muted(f"Kept by {opened.by} (not verified) on {english.day(opened.day)}.")
    pressed = st.button("Keep this commission", type="primary", key="keep commission")
    if form.is_stale:
        stands = f"{standing.question} To {standing.to}, by {english.day(standing.deadline)}, from {standing.asked_by}."
        pressed = form.somebody_was_first("kept a commission since you began", stands)
    if pressed:
        _keep(office, form, form.laid_over(said), by)
    return said


def _filled(topic: Topic, meeting: Meeting, office: Office) -> Commission:
    """The commission as it stands; one that nobody has kept yet, ready to be changed."""
    standing = office.memory.commission(topic)
    if standing.version:
        return standing
    return Commission(
        topic.key, 0, topic.owner, topic.question or QUESTION,
        follow_up.deadline(meeting, office.as_at), office.plan.document.organisation,
    )  # fmt: skip


def _keep(office: Office, form: VersionedForm[Commission], said: Commission, by: str) -> None:
    needed = [("the question", said.question), ("whom it is for", said.to), ("who asks", said.asked_by)]
    if missing := [words for words, given in [*needed, ("your name", by)] if not given.strip()]:
        components.problem(f"Write {english.listed(missing)}. Nothing is lost.")
        return
    try:
        whole = replace(said, **{part: getattr(said, part).strip() for part in ("to", "question", "asked_by")})
        commands.commission(office.store, form.standing, whole, office.act(by))
    except Changed:
        st.rerun()  # the form then shows both
    form.put_away()
    st.toast("Kept. The agenda says what was asked, and for when.")
    st.rerun()


def _sheet(topic: Topic, meeting: Meeting, said: Commission, office: Office) -> Sheet:
    section = office.plan.document.section(office.plan.document.track(topic.track).section)
    finding = _finding(topic, office)
    if finding is not None:
        office.prepare([finding])
    return Sheet(
        office.plan.document.organisation, f"Strategic scrutiny meeting, {meeting.words}",
        f"{section.id} {section.short}", topic.title, "" if _repeats(topic, finding) else topic.rationale,
        said.to, said.question, said.deadline, said.asked_by, finding, office.as_at, topic.sensitive,
    )  # fmt: skip


def _finding(topic: Topic, office: Office) -> Finding | None:
    found = (office.findings.of(each.measure, each.area) for each in topic.evidence if each.measure)
    return next((each for each in found if each is not None), None)


def _repeats(topic: Topic, finding: Finding | None) -> bool:
    """True where the rationale is the finding's own sentence, which stands over the chart."""
    return finding is not None and topic.rationale == finding.sentence


def _boxes(opened: Commission) -> dict[str, str]:
    about = f"{opened.topic} {opened.version}"
    return {
        "to": f"commission to {about}", "question": f"commission asks {about}", "deadline": f"commission day {about}",
        "asked_by": f"commission by {about}",
    }  # fmt: skip
