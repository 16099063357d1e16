"""Overlaps, pinned evidence, candidates and what becomes of those not taken: rows in, rows out."""

from dataclasses import replace
from datetime import date

import matters
import pytest
from given import a_finding, a_measure
from held import found_on, the_plan
from stores import HATE, an_extract

from dashboard import intake
from dashboard.findings import ExceptionRef, findings
from dashboard.findings.judgement import EXPECTED
from dashboard.scrutiny import (
    Act,
    Disposition,
    Evidence,
    Raised,
    Rationale,
    as_it_stands,
    candidates,
    commands,
    overlaps,
    planned_topics,
    repository,
)
from dashboard.scrutiny import evidence as pinned_evidence
from dashboard.scrutiny.dispositions import changed
from dashboard.store import Changed

PLAN, DAY = the_plan(), date(2014, 3, 6)
MARCH, JUNE = PLAN.document.meeting("2014-03-13"), PLAN.document.meeting("2014-06-12")
TOPIC = matters.topic()


def a_topic(title, *measures, track="1", meeting="2014-03-13", number=1):
    evidence = tuple(Evidence(measure, "Lancashire", "2013/14 Q3", "", DAY) for measure in measures)
    return matters.a_topic(meeting=meeting, track=track, title=title, number=number, evidence=evidence)


def stood():
    return found_on("2014-03-06", EXPECTED)


def candidates_for(meeting, topics=(), held=(), raised=()):
    return candidates.candidates(stood(), list(raised), list(topics), list(held), PLAN, meeting)


def disposed(each, kind="not taken", meeting="2014-03-13", **said):
    kept = as_it_stands(each)
    kept["quarter"] = kept.pop("period")
    return Disposition(meeting=meeting, disposition=kind, reason="Too few.", day=DAY, by="A", **(kept | said))


# Overlaps


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("Sexual offences - victims perspective", "Other sexual offences (with victims perspective)", 1),
        ("Other sexual offences", "Sexual offences - victims perspective", 1),
        ("Criminal damage in West Lancashire", "Personal robbery in West Lancashire", 0),
        ("Most Serious violence (including Vanquish)", "All other theft (including business crime)", 0),
        ("Police Officer Recruitment", "Rural Policing (to include Firecrest)", 0),
        ("Overview", "Overview", 0),
        ("Rural burglary", "Rural robbery", 0),
        ("Rural burglary gangs", "Rural burglary dwelling vans", 1),
        ("Rural burglary dwelling night gangs", "Rural burglary dwelling summer vans", 1),
        ("", "Burglary", 0),
    ],
)  # fmt: skip
def test_titles_are_alike_by_the_words_that_tell_something(one, other, are):
    areas = [area.name for area in PLAN.areas.all]

    assert overlaps.alike(one, other, areas) == overlaps.alike(other, one, areas) == bool(are)


def test_of_the_plans_own_topics_the_two_on_sexual_offences_overlap_and_no_others():
    topics = planned_topics(PLAN)
    found = {each.planned: [other.planned for other, _ in overlaps.overlapping(each, topics, PLAN)] for each in topics}

    assert {one: others for one, others in found.items() if others} == {
        "sexual-offences-victims": ["other-sexual-offences"],
        "other-sexual-offences": ["sexual-offences-victims"],
    }


@pytest.mark.parametrize(
    ("mine", "theirs", "why"),
    [
        ("hate-race", "hate-race", "both rest on Race hate crime"),
        ("hate-race", "hate-religion", "both answer 1: "),
        ("hate-race", "burglary", ""),
    ],
)
def test_topics_overlap_by_the_measures_and_items_they_rest_on(mine, theirs, why):
    said = overlaps.overlap(a_topic("One", mine), a_topic("Two", theirs, number=2), PLAN)

    assert said.startswith(why) and bool(said) == bool(why)


def test_topics_of_two_meetings_do_not_overlap():
    elsewhere = a_topic("Sexual offences", meeting="2014-06-12", number=2)

    assert overlaps.overlapping(a_topic("Sexual offences"), [elsewhere], PLAN) == []


# Rationales, and more evidence


def test_a_topic_carries_several_rationales_and_one_rationale_serves_several_topics(store):
    first, second = (store.add_topic([], **(TOPIC | {"title": title})) for title in ("Avert", "Firecrest"))
    store.add_rationale(first, "Raised by APCC Jassi.", "APCC", DAY, "A")
    store.add_rationale(second, "Raised by APCC Jassi.", "APCC", DAY, "A")
    store.add_rationale(second, "Links to HMIC.", "HMIC", DAY, "A")
    store.add_rationale(second, "Links to HMIC.", "HMIC", date(2014, 3, 8), "A", withdrawn=True)

    one, two = repository.topics(store, PLAN, DAY)[-2:]

    assert one.rationales == (Rationale("It is new.", "Casework"), Rationale("Raised by APCC Jassi.", "APCC"))
    assert set(one.rationales) <= set(two.rationales)
    assert (two.every_rationale, two.every_origin) == (
        "It is new. Raised by APCC Jassi. Links to HMIC.",
        "Casework; APCC; HMIC",
    )
    assert repository.topics(store, PLAN, date(2014, 3, 8))[-1].rationales == one.rationales


def test_a_question_stays_when_others_change_the_topic_without_a_word_of_it(store):
    number = store.add_topic([], question="What stands behind it?", **TOPIC)
    store.change_topic(number, 1, taken_off=False, **(TOPIC | {"rationale": "Again."}))

    assert repository.topics(store, PLAN, DAY)[-1].question == "What stands behind it?"


def test_one_more_exception_is_pinned_to_a_topic_that_stands_once(store):
    finding = stood().of("burglary", "Lancashire")
    number = store.add_topic([], **TOPIC)

    def pin(day=DAY):
        kept, reason = repository.evidence_of(finding, day), Rationale(finding.sentence, "Figures")
        commands.pin(store, PLAN, number, kept, finding.ref, reason, Act(day, "B. Second"))

    pin()
    with pytest.raises(Changed):
        pin()
    [evidence] = repository.topics(store, PLAN, DAY)[-1].evidence

    assert (evidence.measure, evidence.by) == ("burglary", "B. Second")
    assert repository.topics(store, PLAN, DAY)[-1].further == (Rationale(finding.sentence, "Figures"),)
    assert repository.topics(store, PLAN, date(2014, 3, 5)) == planned_topics(PLAN)


def test_nothing_is_pinned_to_a_topic_taken_off_meanwhile(store):
    number = store.add_topic([], **TOPIC)
    store.change_topic(number, 1, taken_off=True, **TOPIC)
    with pytest.raises(Changed):
        commands.pin(store, PLAN, number, {}, ExceptionRef("burglary"), Rationale("", "MADE"), Act(DAY, "B"))

    assert store.evidence(DAY).empty


# What becomes of those not taken


def test_a_disposition_stands_until_it_is_offered_again_and_as_on_its_day(store):
    finding = stood().exceptions[0]
    said = {"meeting": "2014-03-13", "report": "CE report", "reason": "There.", "by": "A", **as_it_stands(finding)}
    store.add_disposition(disposition="covered elsewhere", day=DAY, **said)
    store.add_disposition(disposition="offered again", day=date(2014, 3, 8), **said)

    held = [repository.dispositions(store, PLAN, date(2014, 3, day)) for day in (5, 6, 8)]
    [planned], [_, kept], _ = held

    assert [len(each) for each in held] == [1, 2, 1]
    assert (planned.title, planned.meeting, planned.words(PLAN), planned.reason) == (
        "Elderly Vulnerable", "2013-12-23", "Covered in another report", "included in CE report",
    )  # fmt: skip
    assert kept.ref.is_same_matter(finding.ref) and kept.words(PLAN) == "Covered in another report: CE report"


def test_the_second_to_say_what_becomes_of_an_exception_writes_nothing(store):
    finding, march = stood().exceptions[0], PLAN.document.meeting("2014-03-13")

    def dispose(disposition, reason, by):
        return commands.dispose(store, PLAN, finding, march, disposition, "", reason, Act(DAY, by))

    assert dispose("carried", "The inquiry ends in May.", "A. First")
    assert not dispose("not taken", "Too small.", "B. Second")
    [said] = [each for each in repository.dispositions(store, PLAN, DAY) if each.ref.is_same_matter(finding.ref)]
    assert (said.disposition, said.by) == ("carried", "A. First")
    assert dispose("offered again", "", "B. Second")
    assert dispose("not taken", "Too small.", "B. Second")


def test_what_is_disposed_of_is_not_offered_until_it_changes():
    finding = stood().exceptions[0]
    same = disposed(finding)
    older, turned, other = (
        replace(same, quarter="2013/14 Q2"),
        replace(same, signal={"high": "low", "low": "high"}[finding.signal]),
        replace(same, quarters=99),
    )

    assert finding not in [each.of for each in candidates_for(MARCH, held=[same])]
    for was in (older, turned, other):
        [offered] = [each for each in candidates_for(MARCH, held=[was]) if each.of is finding]
        assert offered.earlier is was and offered.changed == changed(was, finding)
    assert "flags it again" in changed(older, finding)
    assert "then, and is" in changed(turned, finding)
    assert "It now rests on the last" in changed(other, finding)


def test_what_people_raised_is_offered_again_once_it_is_revised(store):
    store.add_raised(**matters.raised())
    [hand] = [each for each in repository.raised(store, PLAN, DAY) if each.number]
    said = {"meeting": "2014-03-13", "report": "", "reason": "Small.", "by": "A", "day": DAY, **as_it_stands(hand)}
    assert hand in repository.open_raised(store, PLAN, DAY)
    store.add_disposition(disposition="not taken", **said)
    held = repository.dispositions(store, PLAN, DAY)

    assert hand not in repository.open_raised(store, PLAN, DAY)
    assert candidates.standing(hand, held, "2014-03-13")
    assert candidates.standing(hand, held, "2014-06-12") is None
    assert candidates.standing(replace(hand, summary="Much more."), held, "2014-03-13") is None


def test_what_is_carried_comes_first_at_the_next_meeting_though_it_no_longer_stands_out():
    quiet = next(each for each in stood().judged if not each.signal)
    loud = stood().exceptions[-1]
    held = [disposed(each, "carried") for each in (quiet, loud)]

    [first, second, *rest] = candidates_for(JUNE, held=held)

    assert {id(first.of), id(second.of)} == {id(quiet), id(loud)}
    assert first.carried and second.carried and not any(each.carried for each in rest)
    assert not {id(quiet), id(loud)} & {id(each.of) for each in candidates_for(MARCH, held=held)}


# Candidates, in order


def test_candidates_are_what_people_raised_then_the_exceptions_by_risk_but_none_on_an_agenda_to_come():
    every = candidates_for(MARCH, raised=[Raised("Theft", "", "MADE", "", "Wyre", "1", DAY, number=1)])
    taken = every[1].of
    topic = replace(a_topic("It"), evidence=(Evidence(taken.measure.code, taken.area.name, "", "", DAY),))

    assert isinstance(every[0].of, Raised) and len(every) == len(stood().exceptions) + 1
    assert [each.risk.startswith("Order of risk") for each in every[1:]] == [True] * (len(every) - 1)
    assert taken not in [each.of for each in candidates_for(MARCH, [topic])]
    assert taken in [each.of for each in candidates_for(MARCH, [replace(topic, meeting="2013-12-23")])]


def test_candidates_by_time_since_they_were_looked_at_begin_with_those_never_looked_at():
    every = candidates_for(MARCH)
    seen = every[0].of
    topic = replace(a_topic("It", meeting="2013-12-23"), evidence=(Evidence(seen.measure.code, "Wyre", "", "", DAY),))
    listed = candidates.longest_since(candidates_for(MARCH, [topic]))
    nevers = [each.last is None for each in listed]

    assert nevers == sorted(nevers, reverse=True) and not nevers[-1]
    assert listed[-1].last.id == "2013-12-23"
    assert [each.of for each in listed if each.last is None] == [
        each.of for each in candidates_for(MARCH, [topic]) if each.last is None
    ]


def test_a_topic_of_a_like_title_counts_as_having_looked_and_one_still_to_come_does_not():
    theft = a_finding([10] * 20, measure=a_measure(name="All other theft offences"))
    planned = planned_topics(PLAN)

    assert candidates.last_looked_at(theft, planned, PLAN, DAY).id == "2013-12-23"
    assert candidates.last_looked_at(theft, planned, PLAN, date(2013, 12, 22)) is None


# The evidence pinned


def as_pinned(finding, **said):
    kept = repository.evidence_of(finding, DAY)
    evidence = Evidence(
        kept["measure"], kept["area"], kept["period"], kept["sentence"], DAY, kept["value"], signal=kept["signal"],
        denominator=kept["denominator"], window=kept["quarters"],
    )  # fmt: skip
    return replace(evidence, **said)


def test_what_has_not_changed_is_said_once():
    finding = stood().of("burglary", "Lancashire")

    assert pinned_evidence.then_and_now(as_pinned(finding), finding) == pinned_evidence.ThenAndNow(
        finding.sentence, "", "", ""
    )


def test_a_revised_figure_shows_what_it_was_and_what_it_is():
    finding = stood().of("burglary", "Lancashire")
    since = pinned_evidence.then_and_now(as_pinned(finding, value=412, sentence="412 offences."), finding)

    assert since.then == "412 offences." and since.now == finding.sentence
    assert since.revised == "r Revised: October–December 2013 was 412, now 3,066."


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        ("high", None, "It was higher than expected then; now it does not stand out."),
        (None, "low", "It did not stand out then; now it is lower than expected."),
        ("low", "high", "It has turned: lower than expected then, higher than expected now."),
    ],
)
def test_an_exception_that_has_gone_or_turned_says_so(then, now, words):
    quiet = stood().of("burglary", "Lancashire")
    finding = replace(quiet, verdict=replace(quiet.verdict, signal=now), status="new" if now else None, judgement=None)

    assert pinned_evidence.then_and_now(as_pinned(quiet, signal=then), finding).turned == words


def test_a_later_quarter_is_named_and_a_series_no_longer_held_is_told():
    quiet = stood().of("burglary", "Lancashire")
    earlier = as_pinned(quiet, quarter="2013/14 Q2", signal="high", value=quiet.figures[-2].numerator)

    assert pinned_evidence.then_and_now(earlier, quiet).turned.endswith("with figures to October–December 2013.")
    assert pinned_evidence.then_and_now(earlier, quiet).revised == ""
    assert pinned_evidence.then_and_now(earlier, None).turned == "No figure of it is held now."


def test_of_a_figure_made_confidential_since_nothing_is_shown():
    finding = a_finding([*[30] * 19, None], symbols={19: "c"})
    since = pinned_evidence.then_and_now(as_pinned(finding, value=4, sentence="4 offences."), finding)

    assert since == pinned_evidence.ThenAndNow("", "", "", "", confidential=True)


@pytest.mark.parametrize(
    ("sentence", "window", "is_hidden"),
    [
        ("115 offences in January–December 2013. Expected: 90–112.", 4, True),
        ("64 offences in July–December 2013. Expected: 41–60.", 2, True),
        ("34 offences in October–December 2013. Expected: 20–30.", 1, False),
    ],
)
def test_a_total_with_a_quarter_made_confidential_since_is_not_shown_for_it_tells_on_that_quarter(
    sentence, window, is_hidden
):
    finding = a_finding([*[30] * 18, None, 34], symbols={18: "c"})
    since = pinned_evidence.then_and_now(as_pinned(finding, value=34, sentence=sentence, window=window), finding)

    assert (since.confidential, since.then) == (is_hidden, "" if is_hidden else sentence)


def test_who_changed_a_figure_when_and_why_is_answered_and_taking_back_too(store):
    def load(line, day, by, why=""):
        return intake.load([an_extract(HATE.strip(), line)], store, PLAN, Act(day, by), explanation=why)[0].extract

    load("2013/14 Q2,Preston,Race,46,15", date(2013, 10, 28), "A. First")
    number = load("2013/14 Q2,Preston,Race,58,15", DAY, "B. Second", "Reports came late.")
    store.add_rollback(number, date(2014, 3, 8), "C. Third", "Wrong file.")

    before = store.given("hate-race", "Preston", "2013/14 Q2", date(2014, 3, 7))
    after = store.given("hate-race", "Preston", "2013/14 Q2", date(2014, 3, 8))

    assert list(before.value) == list(after.value) == [46, 58]
    assert list(before.by) == ["A. First", "B. Second"]
    assert before.answer.iloc[1] == "Reports came late." and before.back_on.isna().all()
    assert (after.back_by.iloc[1], after.back_why.iloc[1]) == ("C. Third", "Wrong file.")
    assert store.given("hate-race", "Preston", "2013/14 Q2", date(2013, 10, 27)).empty


def test_the_december_topic_keeps_the_old_figure_while_the_live_one_is_revised(store):
    for quarter, count in zip(("2012/13 Q3", "2012/13 Q4", "2013/14 Q1", "2013/14 Q2"), (40, 41, 44, 46)):
        extract = an_extract(HATE.strip(), f"{quarter},Preston,Race,{count},15", file=f"{count}.csv")
        intake.load([extract], store, PLAN, Act(date(2013, 10, 28), "A"), asks=False)
    then = findings(store.standing_figures(DAY), PLAN, date(2013, 12, 22)).of("hate-race", "Preston")
    store.add_topic([repository.evidence_of(then, date(2013, 12, 22))], **(TOPIC | {"meeting": "2013-12-23"}))
    revised = an_extract(HATE.strip(), "2013/14 Q2,Preston,Race,47,15", file="revised.csv")
    intake.load([revised], store, PLAN, Act(DAY, "A"), asks=False)

    now = findings(store.standing_figures(DAY), PLAN, DAY).of("hate-race", "Preston")
    [evidence] = repository.topics(store, PLAN, DAY)[-1].evidence
    since = pinned_evidence.then_and_now(evidence, now)

    assert since.then.startswith("46 offences") and since.revised == "r Revised: July–September 2013 was 46, now 47."
    assert [point.was for point in now.figures if point.was is not None] == [46]
