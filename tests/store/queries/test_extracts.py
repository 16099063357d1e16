"""Which extracts have been received, which are the same bytes, and what each figure has been."""

from datetime import date

COUNT = ("burglary", "Northshire", "2013/14 Q1")
TODAY = date(2014, 3, 6)


def test_the_newest_extract_comes_first_and_a_later_one_is_not_listed(store, given_extract):
    for received in ("2013-07-28", "2014-01-28", "2014-04-28"):
        given_extract(received, (*COUNT, 410))

    assert list(store.extracts(TODAY).extract) == [2, 1]


def test_an_extract_taken_back_is_listed_with_its_day_and_why(store, given_extract):
    given_extract("2013-07-28", (*COUNT, 410))
    store.add_rollback(1, date(2013, 11, 5), "A. Analyst", "wrong quarter")

    row = store.extracts(TODAY).iloc[0]

    assert (row.rolled_back.date(), row.rolled_back_why) == (date(2013, 11, 5), "wrong quarter")
    assert store.extracts(date(2013, 11, 4)).rolled_back.isna().all()


def test_the_same_bytes_name_the_extract_that_brought_them(store, given_extract):
    given_extract("2013-07-28", (*COUNT, 410), sha256="abc", file="july.csv")

    assert store.identical_extract("abc", TODAY)["file"] == "july.csv"
    assert store.identical_extract("abc", date(2013, 7, 27)) is None
    assert store.identical_extract("abd", TODAY) is None


def test_bytes_taken_back_may_be_loaded_again(store, given_extract):
    given_extract("2013-07-28", (*COUNT, 410), sha256="abc")
    store.add_rollback(1, date(2013, 8, 1), "A. Analyst", "wrong quarter")

    assert store.identical_extract("abc", TODAY) is None


def test_every_figure_given_for_a_quarter_is_named_with_its_extract(store, given_extract):
    given_extract("2013-07-28", (*COUNT, 412))
    given_extract("2013-10-28", (*COUNT, 431))

    given = store.revisions("burglary", "Northshire", TODAY)

    assert list(zip(given.value, given.extract, given.file)) == [(412, 1, "1.csv"), (431, 2, "2.csv")]
