"""The one gate: what it hands out repeats no figure made confidential since, and to the public nothing restricted."""

from dataclasses import asdict, is_dataclass, replace
from datetime import date

import pytest
from held import the_plan
from stores import HATE, an_extract

from dashboard import intake
from dashboard.disclosure import HIDDEN, PUBLIC, Office
from dashboard.findings import findings
from dashboard.scrutiny import Act, Snapshot, as_it_stands, evidence_of

PLAN = the_plan()
DAY, LATER = date(2014, 3, 6), date(2014, 3, 9)
SAID = "It was 86. The words stay."
TOPIC = {
    "meeting": "2014-03-13", "track": "2B-pvp", "title": "Hate", "owner": "ACC", "origin": "Figures",
    "day": DAY, "by": "A",
}  # fmt: skip


@pytest.fixture
def spoken_of(store):
    """A store in which all that people wrote repeats the figure 86, made confidential on the 9th; and its topic."""
    quarters = [f"20{year:02}/{year + 1:02} Q{quarter}" for year in range(9, 14) for quarter in (1, 2, 3, 4)][:19]
    lines = [f"{quarter},Preston,Race,{40 + place % 3},9" for place, quarter in enumerate(quarters[:-1])]
    typed = an_extract(HATE.strip(), *lines, "2013/14 Q3,Preston,Race,86,9")
    intake.load([typed], store, PLAN, Act(DAY, "A"), asks=False)
    finding = findings(store.standing_figures(DAY), PLAN, DAY).of("hate-race", "Preston")
    number = store.add_topic([evidence_of(finding, DAY)], rationale=SAID, question=SAID, **TOPIC)
    key = f"topic {number}"
    store.add_rationale(number, SAID, "Meeting", DAY, "A")
    store.add_verdict(key, 0, verdict="not assured", why=SAID, day=DAY, by="A")
    promised = {"topic": key, "meeting": "2014-03-13", "track": "2B-pvp", "day": DAY, "by": "A"}
    store.add_action(what=SAID, owner="ACC", due=date(2014, 4, 1), **promised)
    store.add_commission(key, 0, to="ACC", question=SAID, deadline=DAY, asked_by="PCC", day=DAY, by="A")
    store.add_reply(key, 0, sender="ACC", words=SAID, file="", sha256="", content=b"", day=DAY, by="A")
    disposed = {"meeting": "2014-06-12", "disposition": "not taken", "report": SAID, "reason": SAID}
    store.add_disposition(day=DAY, by="A", **disposed, **as_it_stands(finding))
    secret = an_extract(HATE.strip(), "2013/14 Q3,Preston,Race,c,c", file="c.csv")
    intake.load([secret], store, PLAN, Act(LATER, "A"), explanation="Too few.")
    return store, key


def handed_out(office):
    """Every text that an office hands out of what was written."""
    memory = office.memory
    things = [
        *office.topics.values(), *office.agenda(PLAN.document.meeting("2014-03-13")).tracks, *memory.actions,
        *memory.verdicts.values(), *memory.commissions.values(), *memory.replies.values(), *office.dispositions,
        *office.decided_here, *office.raised,
        *(office.pinned(each) for topic in office.topics.values() for each in topic.evidence),
    ]  # fmt: skip
    return [text for thing in things for text in _texts(thing)]


def _texts(thing):
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        yield from _texts(asdict(thing))
    elif isinstance(thing, dict):
        yield from (text for each in thing.values() for text in _texts(each))
    elif isinstance(thing, list | tuple):
        yield from (text for each in thing for text in _texts(each))


def test_while_a_figure_may_be_seen_everything_is_as_it_was_written(spoken_of):
    store, key = spoken_of
    texts = handed_out(Office(Snapshot(PLAN, store, DAY)))

    assert texts.count(SAID) >= 10
    assert HIDDEN not in texts


def test_of_a_figure_made_confidential_no_words_that_anybody_wrote_tell_the_digits(
    spoken_of,
):
    store, key = spoken_of
    office = Office(Snapshot(PLAN, store, LATER))
    texts = handed_out(office)

    assert [text for text in texts if "86" in text] == []
    assert texts.count(f"{HIDDEN} The words stay.") >= 10
    assert office.memory.verdicts[key].why == f"{HIDDEN} The words stay."
    assert [each.value for each in office.topics[key].evidence] == [None]


def test_what_is_pinned_and_hidden_tells_neither_what_it_was_nor_how_it_was_revised(spoken_of):
    store, key = spoken_of
    office = Office(Snapshot(PLAN, store, LATER))
    [evidence] = office.topics[key].evidence

    then = office.pinned(evidence)
    assert (then.then, then.now, then.revised, then.turned) == (HIDDEN, "", "", "")


def test_the_public_is_handed_the_title_and_the_reason_of_a_sensitive_matter_and_nothing_that_repeats_it(store):
    made = "quarter,reference,theme,area,summary,raised_by,section,sensitive,sensitivity_reason"
    told = an_extract(made, "2013/14 Q3,M-1,Metal theft,Wyre,A named victim.,MADE,2A,yes,Identifies a victim")
    intake.load([told], store, PLAN, Act(DAY, "A"), asks=False)
    store.add_topic([], rationale="We heard: A named victim. Ask.", **TOPIC)
    snapshot = Snapshot(PLAN, store, DAY)

    texts = handed_out(Office(snapshot, PUBLIC))
    assert [text for text in texts if "named victim" in text] == []
    [matter] = [each for each in Office(snapshot, PUBLIC).raised if each.title == "Metal theft"]
    assert (matter.summary, matter.area, matter.sensitivity_reason) == ("", "", "Identifies a victim")
    assert any("A named victim." in text for text in handed_out(Office(snapshot)))


def test_the_public_is_handed_no_finding_of_a_restricted_measure(store):
    plan = replace(PLAN, measures=tuple(_restricted(each) for each in PLAN.measures))
    intake.load([an_extract(HATE.strip(), "2013/14 Q3,Preston,Race,86,9")], store, plan, Act(DAY, "A"), asks=False)
    snapshot = Snapshot(plan, store, DAY)

    assert Office(snapshot).findings.of("hate-race", "Preston") is not None
    assert Office(snapshot, PUBLIC).findings.of("hate-race", "Preston") is None


def _restricted(measure):
    return replace(measure, publication="restricted") if measure.code == "hate-race" else measure
