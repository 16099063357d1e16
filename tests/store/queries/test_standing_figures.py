"""At what does every figure stand, as known on a day?"""

from datetime import date

COUNT = ("burglary", "Northshire", "2013/14 Q1")


def standing(store, day):
    found = store.standing_figures(date.fromisoformat(day))
    return [(row.period, row.value, row.was, row.extract) for row in found.fillna({"was": 0}).itertuples()]


def test_a_later_extract_replaces_a_figure_and_says_what_it_was(store, given_extract):
    given_extract("2013-07-28", (*COUNT, 410))
    given_extract("2013-10-28", (*COUNT, 425), ("burglary", "Northshire", "2013/14 Q2", 398))

    assert standing(store, "2014-03-06") == [("2013/14 Q1", 425, 410, 2), ("2013/14 Q2", 398, 0, 2)]


def test_an_extract_received_later_is_not_known_before(store, given_extract):
    given_extract("2013-07-28", (*COUNT, 410))
    given_extract("2013-10-28", (*COUNT, 425))

    assert standing(store, "2013-10-27") == [("2013/14 Q1", 410, 0, 1)]
    assert standing(store, "2013-10-28") == [("2013/14 Q1", 425, 410, 2)]


def test_a_quarter_is_seen_once_it_has_ended(store, given_extract):
    given_extract("2013-06-01", (*COUNT, 410))

    assert standing(store, "2013-06-30") == []
    assert standing(store, "2013-07-01") == [("2013/14 Q1", 410, 0, 1)]


def test_an_extract_taken_back_no_longer_counts_from_that_day(store, given_extract):
    given_extract("2013-07-28", (*COUNT, 410))
    given_extract("2013-10-28", (*COUNT, 425))
    store.add_rollback(2, date(2013, 11, 5), "A. Analyst", "wrong quarter in every row")

    assert standing(store, "2013-11-04") == [("2013/14 Q1", 425, 410, 2)]
    assert standing(store, "2013-11-05") == [("2013/14 Q1", 410, 0, 1)]


def test_the_same_figure_given_again_is_no_revision(store, given_extract):
    for received in ("2013-07-28", "2013-10-28"):
        given_extract(received, (*COUNT, 410))

    assert standing(store, "2014-03-06") == [("2013/14 Q1", 410, 0, 2)]


def test_what_it_was_reaches_back_past_a_repeated_figure(store, given_extract):
    for received, value in (("2013-07-28", 412), ("2013-10-28", 431), ("2014-01-28", 431)):
        given_extract(received, (*COUNT, value))

    assert standing(store, "2014-03-06") == [("2013/14 Q1", 431, 412, 3)]


def test_a_figure_revised_to_a_symbol_keeps_what_it_was(store, given_extract):
    given_extract("2013-07-28", (*COUNT, 410))
    given_extract("2013-10-28", (*COUNT, "c"))

    found = store.standing_figures(date(2014, 3, 6)).iloc[0]

    assert (found.symbol, found.was, found.value != found.value) == ("c", 410, True)


def test_a_denominator_that_alone_changes_is_a_revision(store, given_extract):
    given_extract("2013-07-28", (*COUNT, 12, 40))
    given_extract("2013-10-28", (*COUNT, 12, 48))

    found = store.standing_figures(date(2014, 3, 6)).iloc[0]

    assert (found.value, found.denominator, found.was, found.was_of) == (12, 48, 12, 40)


def test_of_two_extracts_received_on_one_day_the_one_recorded_last_counts(store, given_extract):
    given_extract("2014-03-06", (*COUNT, 410))
    given_extract("2014-03-06", (*COUNT, 425))

    assert standing(store, "2014-03-06") == [("2013/14 Q1", 425, 410, 2)]
