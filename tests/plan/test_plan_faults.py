"""A plan that is wrong: every fault names the file, the key and the mend, and all come at once."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.plan.document import read_document

ANOTHER_OFFICE = """
title = "Strategic plan 2025 to 2029"
organisation = "Office of the Commissioner for Westmarch"

[[meetings]]
month = "2026-03"

[[meetings]]
date = 2026-01-15

[[sections]]
id = "A"
title = "Safer streets"
owners = ["Chief Constable"]

[[sections.items]]
id = "A-robbery"
text = "Robbery in town centres"
status = "data"

[[sections.tracks]]
id = "A"
meetings = ["2026-01-15", "2026-03"]
"""
TOPIC = """
[[topics]]
id = "bus-station"
meeting = "2026-03"
track = "A"
title = "The bus station"
"""
RAISED = """
[[raised]]
id = "scooters"
title = "Scooters"
origin = "Casework"
section = "A"
"""


@pytest.fixture
def read(tmp_path):
    """Reads a plan written in a folder of its own: the document and its faults as "key: mend"."""

    def read(text):
        (tmp_path / "plan.toml").write_text(text, encoding="utf-8")
        faults = []
        document = read_document(tmp_path, faults)
        assert {fault.file for fault in faults} <= {"plan.toml"}
        return document, [f"{fault.key}: {fault.mend}" for fault in faults]

    return read


def faults_of(read, old="", new=""):
    """The faults of the other office's plan with `old` replaced, or with `new` written after it."""
    assert old in ANOTHER_OFFICE
    return read(ANOTHER_OFFICE.replace(old, new, 1) if old else ANOTHER_OFFICE + new)[1]


def test_another_offices_short_plan_is_read(read):
    plan, faults = read(ANOTHER_OFFICE)
    assert faults == []
    assert plan.organisation == "Office of the Commissioner for Westmarch"
    assert [meeting.words for meeting in plan.meetings] == ["Thursday 15 January 2026", "March 2026"]
    assert plan.section("A").short == plan.track("A").title == "Safer streets"
    assert plan.track("A").every_months == 3
    assert (plan.as_at, plan.due_days, plan.topics, plan.actions) == (None, 59, (), ())


def test_a_missing_plan_is_one_fault(tmp_path):
    faults = []
    assert read_document(tmp_path, faults) is None
    (fault,) = faults
    assert str(fault) == "plan.toml: This file is missing. Put it back, or name the right folder."


def test_a_plan_that_is_not_toml_says_where_it_breaks(read):
    document, (fault,) = read('title = "Plan\n')
    assert document is None
    assert "not valid TOML" in fault and "line 1" in fault


def test_every_fault_of_a_plan_is_named_at_once(read):
    _, faults = read("""
        titel = "Plan"
        organisation = "Westmarch"
        due_days = -1
        [[meetings]]
        date = 2026-01-15
        month = "2026-01"
        [[meetings]]
        month = "September 2026"
        [[meetings]]
        written = ["soon"]
        [[sections]]
        id = "A"
        title = "Safer streets"
        owners = ["Chief Constable"]
        [[sections.items]]
        id = "A-robbery"
        text = "Robbery"
        status = "figures"
        [[sections.tracks]]
        id = "A"
        meetings = ["2026-02-01"]
    """)
    assert faults == [
        "title: This is missing. Write text in quotation marks.",
        "sections[1].items[1].status: Found 'figures'. Write one of data, requested, qualitative, not_obtainable.",
        "meetings[1].month: A meeting has a date or a month, not both. Take one away.",
        "meetings[2].month: Found 'September 2026'. Write a year and month in quotation marks, like \"2014-09\".",
        'meetings[3].date: Write the day, like date = 2014-03-13, or while it is not set month = "2014-09".',
        "due_days: Found -1. Write a whole number of 0 or more.",
        *[fault for fault in faults if fault.startswith("titel: This key is not known here.")],
        "sections[1].tracks[1].meetings: There is no meeting '2026-02-01'. "
        "There are none at all: add it, or take this away.",
    ]
    assert len(faults) == 8


def test_a_plan_with_nothing_in_it_asks_for_its_four_necessities(read):
    assert [fault.split(":")[0] for fault in read("")[1]] == ["title", "organisation", "sections", "meetings"]


@pytest.mark.parametrize("month", ["2026-00", "2026-13", "0000-01", "2026-3", "٢٠٢٦-03"])
def test_a_month_that_is_none_is_a_fault(read, month):
    faults = faults_of(read, 'month = "2026-03"', f'month = "{month}"')
    assert faults[0].startswith(f"meetings[1].month: Found '{month}'.")


def test_an_id_given_twice_is_a_fault_at_the_second(read):
    faults = faults_of(
        read,
        new='[[sections]]\nid = "A"\ntitle = "Again"\nowners = ["Chief Constable"]\n'
        '[[sections.tracks]]\nid = "A"\nmeetings = ["2026-03"]\n',
    )
    assert faults == [
        "sections[2].id: There is already a section 'A'. Give each its own.",
        "sections[2].tracks[1].id: There is already a track 'A'. Give each its own.",
    ]


def test_two_meetings_in_one_place_are_a_fault(read):
    assert faults_of(read, new="[[meetings]]\ndate = 2026-01-15\n") == [
        "meetings[3].date: There is already a meeting '2026-01-15'. Give each its own."
    ]


def test_a_reference_to_nothing_names_the_nearest_ids(read):
    (fault,) = faults_of(read, 'meetings = ["2026-01-15"', 'meetings = ["2026-01-16"')
    assert fault.startswith("sections[1].tracks[1].meetings: There is no meeting '2026-01-16'.")
    assert fault.endswith("Write one that there is: 2026-01-15, 2026-03.")


@pytest.mark.parametrize(
    ("line", "key", "kind"),
    [
        ('rationales = ["panel"]', "topics[1].rationales", "rationale"),
        ('overlaps = ["station"]', "topics[1].overlaps", "topic"),
    ],
)
def test_a_topics_references_must_be_given_somewhere(read, line, key, kind):
    (fault,) = faults_of(read, new=TOPIC + line)
    assert fault.startswith(f"{key}: There is no {kind} ")


def test_a_priority_must_be_given_somewhere(read):
    (fault,) = faults_of(read, 'title = "Safer streets"', 'title = "Safer streets"\npriorities = ["streets"]')
    assert (
        fault
        == "sections[1].priorities: There is no priority 'streets'. There are none at all: add it, or take this away."
    )


def test_a_topic_may_stand_before_the_rationale_it_refers_to(read):
    rationale = '[[rationales]]\nid = "panel"\ntext = "The Panel asked"\norigin = "Panel"\nfollow_up = "2026-03"\n'
    plan, faults = read(ANOTHER_OFFICE + TOPIC + 'rationales = ["panel"]\n' + rationale)
    assert faults == []
    assert (plan.topics[0].rationales, plan.rationales[0].follow_up) == (("panel",), "2026-03")


def test_a_topic_at_a_meeting_its_track_does_not_hold_is_a_fault(read):
    (fault,) = read((ANOTHER_OFFICE + TOPIC).replace('["2026-01-15", "2026-03"]', '["2026-01-15"]'))[1]
    assert fault.startswith("topics[1].meeting: The track 'A' has no meeting 2026-03.")


def test_what_is_put_aside_needs_a_reason(read):
    raised = RAISED + "raised = 2026-02-01\n"
    assert faults_of(read, new=raised) == []
    for disposition in ("covered elsewhere", "not taken"):
        (fault,) = faults_of(read, new=raised + f'disposition = "{disposition}"\n')
        assert fault.startswith("raised[1].disposition_reason: This is missing.")
        (fault,) = faults_of(read, new=TOPIC + f'disposition = "{disposition}"\n')
        assert fault.startswith("topics[1].note: This is missing.")


def test_a_raised_exception_has_a_day_or_a_meeting(read):
    assert faults_of(read, new=RAISED) == [
        "raised[1].raised: This is missing. Write the day it was raised, or the meeting it was raised for."
    ]
    assert faults_of(read, new=RAISED + 'meeting = "2026-03"\n') == []


def test_an_unknown_disposition_names_the_known_ones(read):
    (fault,) = faults_of(read, new=RAISED + 'raised = 2026-02-01\ndisposition = "maybe"\n')
    assert fault == (
        "raised[1].disposition: Found 'maybe'. Write one of taken, carried, covered elsewhere, not taken, "
        "or leave it out while undecided."
    )


def test_an_item_without_figures_says_why(read):
    assert faults_of(read, 'status = "data"', 'status = "requested"') == [
        "sections[1].items[1].note: An item with status 'requested' has no figures. Say why."
    ]


def test_an_action_needs_a_day_it_is_due_and_evidence_once_done(read):
    action = '[[actions]]\nid = "lights"\nmeeting = "2026-01-15"\ntrack = "A"\nwhat = "Mend them"\nowner = "Chief"\n'
    assert faults_of(read, new=action + "due = 2026-02-01\ndone = 2026-01-30\n") == [
        "actions[1].evidence: An action that is done needs its evidence. Say what shows it."
    ]
    (fault,) = faults_of(read, new=action)
    assert fault.startswith("actions[1].due: This is missing.")
    plan, faults = read(ANOTHER_OFFICE + action + "due = 2026-02-01\n")
    assert (faults, plan.actions[0].due) == ([], date(2026, 2, 1))


def test_a_scrutineer_is_one_of_the_owners(read):
    (fault,) = faults_of(read, 'title = "Safer streets"', 'title = "Safer streets"\nscrutineers = ["Deputy"]')
    assert fault == "sections[1].scrutineers: 'Deputy' is not among the owners. Write it as it stands there."


def test_a_track_that_never_meets_is_a_fault(read):
    (fault,) = faults_of(read, 'meetings = ["2026-01-15", "2026-03"]', "every_months = 0\nmeetings = ['2026-03']")
    assert fault == "sections[1].tracks[1].every_months: Found 0. Write a whole number of 1 or more."
    (fault,) = faults_of(read, '["2026-01-15", "2026-03"]', "[]")
    assert fault.startswith("sections[1].tracks[1].meetings: This is empty.")


SECTION = """
[[sections]]
id = "{}"
title = "Rural crime"
owners = ["Chief Constable"]

[[sections.tracks]]
id = "R"
meetings = ["2026-03"]
"""


@pytest.mark.parametrize("name", ["B/c d", "Bé", "B c", "../B", "B?"])
def test_a_section_whose_id_cannot_stand_in_an_address_is_a_fault(read, name):
    assert faults_of(read, new=SECTION.format(name)) == [
        f"sections[2].id: Found '{name}'. It stands in an address: write it with the letters A to Z, figures and "
        "hyphens alone, like 2B."
    ]


def test_two_sections_that_an_address_takes_for_one_are_a_fault(read):
    assert faults_of(read, new=SECTION.format("a")) == [
        "sections[2].id: Found 'a'. An address takes it for 'A', which is there already. Give each its own."
    ]
    assert faults_of(read, new=SECTION.format("A-2")) == []
    assert faults_of(read, new=SECTION.format("A")) == [
        "sections[2].id: There is already a section 'A'. Give each its own."
    ]


DISPOSITION = (
    '[[dispositions]]\nmeeting = "2026-03"\ntitle = "T"\norigin = "Figures"\ndisposition = "carried"\nreason = "R"\n'
    'decided = 2026-01-05\nmeasure = "m"\n'
)


def test_a_disposition_of_a_figure_says_the_quarter_it_was_judged_at(read):
    assert faults_of(read, new=DISPOSITION + 'quarter = "2013/14 Q3"\n') == []
    for quarter in ("", "2013/15 Q3", "2013/14 Q5"):
        (fault,) = faults_of(read, new=DISPOSITION + f'quarter = "{quarter}"\n')
        assert fault.startswith(f"dispositions[1].quarter: Found '{quarter}'.")
