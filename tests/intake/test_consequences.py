"""What publishing would do, or taking back: told before, by doing it where nothing is kept."""

import shutil
from datetime import date

import pytest
from held import the_plan
from stores import TODAY, an_extract, contents

from dashboard import intake
from dashboard.findings import known_findings
from dashboard.intake import StalePreview, consequences, publication
from dashboard.scrutiny import Act, repository
from dashboard.store import Store

HATE = "quarter,area,strand,offences,resolved"
BURNLEY = (HATE, "2013/14 Q3,Burnley,Race,60,3")


@pytest.fixture(scope="module")
def office(bundled_file, tmp_path_factory):
    """A store with every bundled extract, for tests that leave it as it was."""
    store = Store(shutil.copy(bundled_file, tmp_path_factory.mktemp("store") / "scrutiny.duckdb"))
    yield store
    store.close()


@pytest.fixture
def own(bundled):
    """The same for a test that changes it."""
    store = Store(bundled)
    yield store
    store.close()


def would(store, *lines):
    return consequences.of_publishing(
        intake.check(an_extract(*lines), store, the_plan(), TODAY), store, the_plan(), TODAY
    )


def headings(store, as_at=TODAY):
    return {each.heading for each in known_findings(store, the_plan(), as_at).exceptions}


def load(store, *lines, day=TODAY):
    return intake.load([an_extract(*lines)], store, the_plan(), Act(day, "A"), explanation="Seen.")[0].extract


def test_the_exceptions_told_before_are_those_that_come_and_go(own):
    told, before = would(own, *BURNLEY), headings(own)
    load(own, *BURNLEY)
    after = headings(own)

    assert (
        set(told.came)
        == after - before
        == {
            "Race hate crime in Burnley: higher than expected",
            "Race hate crime, resolved in Burnley: lower than expected",
        }
    )
    assert set(told.went) == before - after == set()


def test_nothing_at_all_is_written(office):
    before = contents(office)

    would(office, *BURNLEY)
    consequences.of_taking_back(24, office, the_plan(), TODAY)

    assert contents(office) == before


def test_a_revision_names_the_meeting_whose_papers_were_set_by_the_old_figure(office):
    told = would(office, HATE, "2013/14 Q2,Preston,Race,47,15", "2013/14 Q3,Preston,Race,81,15").relied

    assert {key: [words.replace("\u00a0", " ") for words in said] for key, said in told.items()} == {
        ("hate-race", "Preston", "2013/14 Q2"): ["the papers of 23 December 2013"],
        ("hate-race-resolved", "Preston", "2013/14 Q2"): ["the papers of 23 December 2013"],
    }


def test_a_revision_names_the_topic_that_rests_on_the_old_figure(own):
    finding = known_findings(own, the_plan(), TODAY).of("hate-race", "Preston")
    own.add_topic(
        [repository.evidence_of(finding, TODAY)], meeting="2014-03-13", track="1", title="Hate crime",
        rationale="It rose.",
        origin="Figures", owner="ACC", day=TODAY, by="A",
    )  # fmt: skip

    told = would(own, HATE, "2013/14 Q3,Preston,Race,81,15").relied

    assert told[("hate-race", "Preston", "2013/14 Q3")] == ("“Hate crime” on the agenda of 13\u00a0March 2014",)


def test_a_meeting_that_saw_another_figure_did_not_rely_on_this_one(own):
    load(own, HATE, "2013/14 Q2,Preston,Race,48,15", day=date(2014, 2, 1))

    assert would(own, HATE, "2013/14 Q2,Preston,Race,49,15").relied == {}


def test_what_is_held_for_the_first_time_is_told_by_quarter_and_by_measure(office, store):
    psd = would(office, "quarter,measure,count,of", "2013/14 Q3,Grievances,9,")
    first = would(store, HATE, "2013/14 Q3,Preston,Race,81,15")

    assert psd.gained == ("October–December 2013: Grievances.",)
    assert first.gained == ("Race hate crime; Race hate crime, resolved: the only figures held.",)
    assert first.lost == ()


def test_taking_back_says_which_figures_go_back_to_what_they_were_and_which_are_no_longer_held(own):
    number = load(own, HATE, "2013/14 Q2,Preston,Race,47,15")
    revised = consequences.of_taking_back(number, own, the_plan(), TODAY)
    whole = consequences.of_taking_back(24, own, the_plan(), TODAY)

    assert [(each.measure, each.now, each.then) for each in revised.back] == [
        ("hate-race", "47", "46"), ("hate-race-resolved", "15 of 47", "15 of 46"),
    ]  # fmt: skip
    assert {each.then for each in whole.back} == {"not held"}
    assert whole.lost[0].startswith("October–December 2013: ")


def test_an_exception_that_people_raise_is_told_too(store):
    made = "quarter,reference,theme,area,summary,raised_by,section,sensitive,sensitivity_reason"

    assert would(store, made, "2013/14 Q3,M-1,Metal theft,Wyre,More.,MADE,2A,no,").came == (
        "Raised by people: Metal theft",
    )


def test_taking_back_restores_all_that_is_found_and_the_same_bytes_go_in_again(own):
    before, held = known_findings(own, the_plan(), TODAY), own.standing_figures(TODAY)
    number = load(own, *BURNLEY)
    intake.take_back(number, own, Act(TODAY, "A. Analyst"), "The wrong quarter in every row.")

    assert own.standing_figures(TODAY).equals(held)
    after = known_findings(own, the_plan(), TODAY)
    assert [(each.heading, each.status) for each in after.all] == [(each.heading, each.status) for each in before.all]
    assert load(own, *BURNLEY) == number + 1
    row = own.extracts(TODAY).set_index("extract").loc[number]
    assert (row.rolled_back_by, row.rolled_back_why) == ("A. Analyst", "The wrong quarter in every row.")


def seen(store, *lines):
    return publication.preview(an_extract(*lines), store, the_plan(), TODAY)


def publish(store, shown, by="B. Second"):
    answers = dict.fromkeys(shown.check.questions, "Seen.")
    return publication.publish(shown, answers, store, the_plan(), Act(TODAY, by))


def test_the_second_of_two_is_shown_the_firsts_change_and_nothing_of_hers_is_kept(store):
    load(store, HATE, "2013/14 Q2,Preston,Race,46,15")
    first, second = (seen(store, HATE, f"2013/14 Q2,Preston,Race,{count},15") for count in (47, 48))
    publish(store, first, "A. First")
    before = contents(store)

    with pytest.raises(StalePreview) as moved:
        publish(store, second)

    assert moved.value.why == "Since you opened this file A. First published extract 2, typed.csv."
    assert [each.was for each in moved.value.now.check.changes.revisions] == [47, 15]
    assert contents(store) == before
    assert publish(store, moved.value.now).extract == 3


def test_what_somebody_else_did_to_other_figures_does_not_stand_in_the_way(store):
    load(store, HATE, "2013/14 Q2,Burnley,Race,46,15")
    mine = seen(store, HATE, "2013/14 Q2,Preston,Race,46,15")
    load(store, HATE, "2013/14 Q2,Wyre,Race,46,15")

    assert publish(store, mine).extract == 3


def test_each_question_is_kept_with_its_own_answer(store):
    shown = seen(store, HATE, "2013/14 Q2,Preston,Race,4,15", "2013/14 Q2,Wyre,Race,4,15")
    answers = dict(zip(shown.check.questions, ("First.", "Second.")))

    number = publication.publish(shown, answers, store, the_plan(), Act(TODAY, "A")).extract

    assert [*zip(store.answers(number).row, store.answers(number).answer)] == [(2, "First."), (3, "Second.")]


def test_a_question_without_an_answer_is_refused(store):
    shown = seen(store, HATE, "2013/14 Q2,Preston,Race,4,15", "2013/14 Q2,Wyre,Race,4,15")

    with pytest.raises(intake.Refused):
        publication.publish(shown, {shown.check.questions[0]: "First."}, store, the_plan(), Act(TODAY, "A"))


def test_what_was_received_is_handed_over_byte_for_byte_and_says_what_it_revised(store):
    load(store, HATE, "2013/14 Q2,Preston,Race,46,15", day=date(2014, 1, 1))
    number = load(store, HATE, "2013/14 Q2,Preston,Race,47,15")

    assert store.content(number, TODAY) == an_extract(HATE, "2013/14 Q2,Preston,Race,47,15").content
    assert store.content(number, date(2014, 3, 5)) is None
    revised = store.revised_by(number, TODAY)
    assert [*zip(revised.measure, revised.was, revised.value)] == [
        ("hate-race", 46, 47),
        ("hate-race-resolved", 15, 15),
    ]
    assert store.revised_by(1, date(2014, 1, 1)).empty


def test_what_is_supposed_is_not_kept_and_cannot_be_supposed_while_recording(store):
    with store.supposing():
        store.add_alias("Rosendale", "Rossendale", "accepted", TODAY, "A")
        assert len(store.aliases(TODAY)) == 1
    assert store.aliases(TODAY).empty

    with store.recording(), pytest.raises(RuntimeError), store.supposing():
        pass


def test_check_tells_the_consequences_in_its_text_and_not_in_its_document(run, asked, typed):
    file = typed("\n".join((HATE, "2013/14 Q2,Burnley,Race,61,3")))

    told, document = run("check", file)[1], asked("check", file)[1]["files"][0]

    assert "(relied on by the papers of 23" in told
    assert "held for the first time" not in told
    assert set(document) == {"file", "family", "rows", "problems", "questions", "changes"}
    assert set(document["changes"]) == {"new", "revised", "unchanged"}
