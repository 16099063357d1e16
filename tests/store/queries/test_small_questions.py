"""The questions of one row: how far the store has come, and what is free."""

from datetime import date

import pandas as pd

from dashboard.store import SCHEMA_VERSION

COUNT = ("burglary", "Northshire", "2013/14 Q1")
DAY = date(2014, 3, 6)


def test_the_acts_on_figures_move_with_every_extract_and_every_rollback(store, given_extract):
    assert store.acts_on_figures() == 0
    given_extract("2013-07-28", (*COUNT, 410))
    assert store.acts_on_figures() == 1
    store.add_rollback(1, DAY, "A. Analyst", "wrong file")
    assert store.acts_on_figures() == 2


def test_numbers_are_free_one_after_another_and_each_kind_has_its_own(store, given_extract):
    given_extract("2013-07-28", (*COUNT, 410))
    given_extract("2013-10-28", (*COUNT, 425))

    free = store._ask("next_numbers").iloc[0]

    assert (free.extract, free.raised, free.topic) == (3, 1, 1)


def test_what_is_kept_ahead_of_its_day_is_numbered_apart_and_moves_no_other_number(store, given_extract):
    given_extract("2013-07-28", (*COUNT, 410))
    ahead = [given_extract(day, (*COUNT, 425), ahead=True) for day in ("2014-04-28", "2014-07-28")]

    free = store._ask("next_numbers").iloc[0]

    assert ahead == [100_001, 100_002]
    assert (free.extract, free.extract_ahead, free.raised, free.raised_ahead) == (2, 100_003, 1, 100_001)


def test_a_topic_that_is_not_there_has_no_version(store):
    assert store._ask("topic_version", topic=7).empty


def test_a_new_store_has_the_schema_of_this_release_and_is_locked_down(store):
    assert store._ask("schema_version").version.item() == SCHEMA_VERSION
    assert bool(store._ask("locked_down").locked.item())


def test_what_is_held_of_an_extract_is_its_own_figures_alone_ended_or_not(store, given_extract):
    later = ("burglary", "Northshire", "2014/15 Q1")
    given_extract("2013-07-28", (*COUNT, 410), ("robbery", "Northshire", "2013/14 Q1", 20))
    given_extract("2013-10-28", (*COUNT, 425), (*later, 12, 40))
    asked = pd.DataFrame([COUNT, later], columns=["measure", "area", "period"])

    held = store.held_figures(asked, DAY).sort_values("period")

    assert list(zip(held.period, held.was, held.was_of.fillna(0))) == [("2013/14 Q1", 425, 0), ("2014/15 Q1", 12, 40)]
    assert store.held_figures(asked, date(2013, 7, 27)).empty


def test_a_store_names_its_tables(store):
    assert {"extract", "figure", "topic", "schema_version"} <= set(store._ask("tables").name)
