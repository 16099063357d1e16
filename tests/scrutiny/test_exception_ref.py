"""What names an exception: the same from wherever it is met, and of one matter from quarter to quarter."""

from dataclasses import replace
from datetime import date

import matters
import pytest
from held import found_on, the_plan

from dashboard.findings import ExceptionRef
from dashboard.findings.judgement import EXPECTED
from dashboard.scrutiny import Disposition, Evidence, Raised, as_it_stands, evidence_of, evidence_of_raised, repository

PLAN, DAY = the_plan(), date(2014, 3, 6)
SAID = {"meeting": "2014-03-13", "disposition": "not taken", "report": "", "reason": "Small.", "day": DAY, "by": "A"}
BURGLARY = ExceptionRef.of_figures("burglary", "Wyre", "2013/14 Q3", "high", 2)


def pinned(store, row):
    number = store.add_topic([row], **matters.topic())
    return next(each for each in repository.topics(store, PLAN, DAY) if each.number == number).evidence[0]


def decided(store, each):
    store.add_disposition(**SAID, **as_it_stands(each))
    return repository.decided_here(store, DAY)[-1]


def test_a_finding_its_pinned_evidence_and_its_disposition_have_equal_refs(store):
    together, alone = (
        next(each for each in found_on("2014-03-06", EXPECTED).exceptions if (each.window is None) == is_alone)
        for is_alone in (False, True)
    )

    for finding in (together, alone):
        assert pinned(store, evidence_of(finding, DAY)).ref == finding.ref
        assert decided(store, finding).ref == finding.ref
    assert together.ref.window == together.window.quarters and alone.ref.window == 1


def test_what_was_raised_by_hand_has_one_ref_by_its_number_whatever_it_is_called_since(store):
    store.add_raised(**matters.raised())
    hand = next(each for each in repository.raised(store, PLAN, DAY) if each.number)

    assert pinned(store, evidence_of_raised(hand, DAY)).ref == decided(store, hand).ref == hand.ref
    assert replace(hand, title="Rural theft and fly-tipping", area="").ref == hand.ref
    assert replace(hand, number=hand.number + 1).ref.matter != hand.ref.matter


def test_what_came_with_the_plan_is_known_by_its_title_and_is_none_raised_here_of_that_title(store):
    planned = next(each for each in repository.raised(store, PLAN, DAY) if each.number is None)
    here = replace(planned, number=7)

    assert pinned(store, evidence_of_raised(planned, DAY)).ref == decided(store, planned).ref == planned.ref
    assert not planned.ref.is_same_matter(here.ref)
    assert not planned.ref.is_same_matter(replace(planned, title="Other").ref)


@pytest.mark.parametrize("other", [{"signal": "low"}, {"window": 4}, {"period": "2013/14 Q2"}])
def test_another_side_window_or_quarter_is_another_exception_of_the_same_matter(other):
    assert replace(BURGLARY, **other) != BURGLARY
    assert replace(BURGLARY, **other).is_same_matter(BURGLARY)


@pytest.mark.parametrize("other", [{"measure": "theft"}, {"area": "Preston"}])
def test_another_measure_or_area_is_another_matter(other):
    assert not replace(BURGLARY, **other).is_same_matter(BURGLARY)


def test_a_sentence_or_title_that_reads_like_a_measure_is_not_that_measure():
    raised = Raised("burglary", "", "HMIC", "A", "Wyre", "1", DAY)
    figures = Evidence("burglary", "Wyre", "2013/14 Q3", "burglary", DAY)

    assert not raised.ref.is_same_matter(figures.ref)


def test_where_nothing_stands_out_no_quarters_are_taken_together():
    quiet = Disposition(
        "2014-03-13", "It", "Figures", "carried", "", DAY, "A", measure="theft", area="Wyre", quarters=4
    )

    assert quiet.ref.window is None
    assert replace(quiet, signal="high").ref.window == 4


def test_a_disposition_decides_of_a_matter_at_its_meeting():
    one = Disposition("2014-03-13", "It", "Figures", "carried", "", DAY, "A", measure="burglary", area="Wyre")

    assert replace(one, quarter="2013/14 Q2", signal="low", title="Other").decides == one.decides
    assert replace(one, meeting="2014-06-12").decides != one.decides


@pytest.mark.parametrize(
    ("sentence", "window"),
    [("64 offences in July–December 2013. Expected: 41–60.", 2), ("34 offences in October–December 2013.", None)],
)
def test_a_row_pinned_before_its_window_was_recorded_has_that_of_its_sentence(store, sentence, window):
    found = found_on("2014-03-06", EXPECTED).exceptions[0]
    row = evidence_of(found, DAY) | {"period": "2013/14 Q3", "sentence": sentence, "quarters": None}

    assert pinned(store, row).window == window


def test_a_recorded_window_counts_before_the_words(store):
    found = found_on("2014-03-06", EXPECTED).exceptions[0]
    row = evidence_of(found, DAY) | {"sentence": "Withdrawn.", "quarters": 4}

    assert pinned(store, row).window == 4
