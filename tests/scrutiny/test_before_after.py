"""Whether the measure moved after an action was agreed: told in figures, and without a cause."""

from dataclasses import replace
from datetime import date

import matters
from given import LATEST, STEADY, a_finding, a_measure, a_percentage

from dashboard.findings import Findings
from dashboard.plan import Break
from dashboard.scrutiny import Action, Evidence
from dashboard.scrutiny.before_after import NOT_THE_CAUSE, before_and_after

DAY = date(2014, 3, 6)
TOPIC = matters.a_topic(number=1)


def moved(finding, agreed):
    pinned = Evidence(finding.measure.code, finding.area.name, str(LATEST), "It rose.", DAY)
    action = Action("action 1", 1, "topic 1", "2014-03-13", "1", "Audit", "ACC", DAY, date.fromisoformat(agreed))
    return before_and_after(action, replace(TOPIC, evidence=(pinned,)), Findings(DAY, LATEST, (finding,), "xmr"))


def test_what_came_since_is_held_against_the_same_quarters_of_the_year_before():
    seasonal = [100, 200, 300, 400] * 3 + [100, 200, 310, 420]

    assert moved(a_finding(seasonal), "2013-06-20") == (
        "Theft in Preston. Since then: 350 a quarter before, 365 after (the same 2 quarters of the year); "
        f"within the expected range. {NOT_THE_CAUSE}"
    )


def test_after_a_year_four_quarters_are_held_against_four():
    told = moved(a_finding([600] * 12 + [540] * 4), "2012-12-31")

    assert "600 a quarter before, 540 after (a year each)" in told and told.endswith(NOT_THE_CAUSE)


def test_the_quarter_in_which_it_was_agreed_is_on_neither_side():
    assert moved(a_finding(STEADY), "2013-11-01") == (
        "Theft in Preston: no quarter that began since has been supplied yet."
    )


def test_a_share_is_that_of_all_its_events_and_none_is_told_on_too_small_a_base():
    assert "25.0% a quarter before, 50.0% after" in moved(
        a_finding([10] * 12 + [20] * 4, [40] * 16, a_percentage()), "2012-12-31"
    )
    assert moved(a_finding([1] * 16, [4] * 16, a_percentage()), "2012-12-31") == "Theft in Preston: too few to compare."


def test_nothing_is_compared_across_a_break():
    measure = a_measure(breaks=(Break(date(2013, 7, 1), "definition", "Counted anew."),))

    assert moved(a_finding(STEADY, measure=measure), "2013-06-20") == (
        "Theft in Preston: nothing to compare what came since with."
    )


def test_of_a_topic_without_figures_nothing_is_told():
    action = Action("a", 1, "topic 1", "2014-03-13", "1", "Audit", "ACC", DAY, DAY)

    assert before_and_after(action, TOPIC, Findings(DAY, LATEST, (), "xmr")) == ""
    assert before_and_after(action, None, Findings(DAY, LATEST, (), "xmr")) == ""
