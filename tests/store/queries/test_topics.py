"""Topics and raised exceptions: what stood on a day, and who changed it first."""

from datetime import date

import pytest

from dashboard.store import Changed

DAY = date(2014, 3, 6)
TOPIC = {
    "meeting": "2014-03-13", "track": "2C", "title": "Operation Avert", "rationale": "It is new.", "origin": "Meeting",
    "owner": "Chief Constable", "day": DAY, "by": "An Officer",
}  # fmt: skip
RAISED = {
    "extract": None, "row": None, "reference": "", "title": "Rural theft", "summary": "", "origin": "Casework",
    "raised_by": "The office", "area": "Northshire", "section": "1", "period": "2013/14 Q4", "sensitive": False,
    "sensitivity_reason": "", "day": DAY, "by": "An Officer",
}  # fmt: skip


def test_a_topic_stands_as_it_was_last_changed(store):
    number = store.add_topic([], **TOPIC)
    store.change_topic(number, 1, taken_off=False, **(TOPIC | {"rationale": "It has begun."}))

    assert list(store.topics(DAY).rationale) == ["It has begun."]
    assert list(store.topics(DAY).version) == [2]


def test_a_topic_taken_off_no_longer_stands_but_did_the_day_before(store):
    number = store.add_topic([], **TOPIC)
    store.change_topic(number, 1, taken_off=True, **(TOPIC | {"day": date(2014, 3, 8)}))

    assert store.topics(date(2014, 3, 8)).empty
    assert list(store.topics(date(2014, 3, 7)).title) == ["Operation Avert"]


def test_the_second_of_two_who_change_a_topic_is_told_and_nothing_is_written(store):
    number = store.add_topic([], **TOPIC)
    store.change_topic(number, 1, taken_off=False, **(TOPIC | {"rationale": "First."}))

    with pytest.raises(Changed):
        store.change_topic(number, 1, taken_off=False, **(TOPIC | {"rationale": "Second."}))

    assert list(store.topics(DAY).rationale) == ["First."]


def test_an_exception_raised_by_hand_is_known_from_its_day(store):
    store.add_raised(**RAISED)

    assert list(store.raised_exceptions(DAY).title) == ["Rural theft"]
    assert store.raised_exceptions(date(2014, 3, 5)).empty


def test_two_raised_by_hand_without_a_reference_are_two(store):
    store.add_raised(**RAISED)
    store.add_raised(**RAISED)

    assert len(store.raised_exceptions(DAY)) == 2


def test_the_same_reference_again_gives_the_later_words(store, given_extract):
    for received, title in (("2013-10-28", "Elderly"), ("2014-01-28", "Elderly vulnerable")):
        number = given_extract(received)
        day = date.fromisoformat(received)
        store.add_raised(**(RAISED | {"extract": number, "reference": "M-1", "title": title, "day": day}))

    assert list(store.raised_exceptions(DAY).title) == ["Elderly vulnerable"]
    assert list(store.raised_exceptions(date(2013, 12, 20)).title) == ["Elderly"]


def test_what_an_extract_raised_goes_when_it_is_taken_back(store, given_extract):
    number = given_extract("2013-10-28")
    store.add_raised(**(RAISED | {"extract": number, "reference": "M-1", "day": date(2013, 10, 28)}))
    store.add_rollback(number, date(2013, 11, 5), "A. Analyst", "wrong file")

    assert store.raised_exceptions(DAY).empty


def test_what_an_extract_raised_is_seen_when_its_quarter_has_ended(store, given_extract):
    number, ahead = given_extract("2014-03-05"), {"reference": "M-1", "period_end": date(2014, 3, 31)}
    store.add_raised(**(RAISED | ahead | {"extract": number}))

    assert store.raised_exceptions(date(2014, 3, 31)).empty
    assert list(store.raised_exceptions(date(2014, 3, 31), not_ended=True).title) == ["Rural theft"]
    assert list(store.raised_exceptions(date(2014, 4, 1)).title) == ["Rural theft"]


def test_words_for_a_quarter_not_yet_ended_leave_the_earlier_ones_standing(store, given_extract):
    for title, end in (("Elderly", date(2013, 12, 31)), ("Elderly vulnerable", date(2014, 3, 31))):
        words = {"reference": "M-1", "title": title, "period_end": end}
        store.add_raised(**(RAISED | words | {"extract": given_extract("2014-03-05")}))

    assert list(store.raised_exceptions(DAY).title) == ["Elderly"]
    assert list(store.raised_exceptions(date(2014, 4, 1)).title) == ["Elderly vulnerable"]


def test_what_a_topic_rests_on_stays_as_it_stood(store):
    evidence = dict.fromkeys(
        ("measure", "period", "value", "denominator", "expected", "lower", "upper", "signal", "quarters")
    )
    evidence |= {"area": "Northshire", "sentence": "412 offences.", "raised": None, "as_at": DAY}
    store.add_topic([evidence], **TOPIC)

    assert list(store.evidence(DAY).sentence) == ["412 offences."]
