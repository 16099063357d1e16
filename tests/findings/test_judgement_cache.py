"""Judgements are kept with the store: the same as worked out anew, and worked out anew only where figures moved."""

import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from given import LATEST, STEADY
from held import found_on, the_plan, the_store
from numpy.testing import assert_array_equal

from dashboard.findings import JudgementCache, findings, judgement, judgement_cache, known_findings, prepare
from dashboard.findings.bands import Bands
from dashboard.findings.judgement import EXPECTED, bands_of
from dashboard.findings.judgement_cache import HOUSE
from dashboard.store import Store, StoreError

TODAY = date(2014, 3, 6)
LEAP = [*STEADY[:-1], 9000]


@pytest.fixture
def judged(monkeypatch):
    """The measures of the groups that are judged, in place of looked up, in the order they are."""
    measures = []

    def judge(groups):
        groups = list(groups)
        measures.extend(group.measure.code for group in groups)
        return judge_groups(groups)

    judge_groups = judgement.judge_groups
    monkeypatch.setattr(judgement_cache, "judge_groups", judge)
    return measures


@pytest.fixture
def worked_out(monkeypatch):
    """The groups whose ranges are worked out, in place of looked up."""
    groups = []

    def draw(asked):
        asked = list(asked)
        groups.extend(asked)
        return bands_of(asked)

    monkeypatch.setattr(judgement_cache, "bands_of", draw)
    return groups


def quarters(measure, values, last=LATEST):
    first = last - (len(values) - 1)
    return [(measure, "Lancashire", str(first + place), float(value)) for place, value in enumerate(values)]


def shown(store):
    found = findings(store.standing_figures(TODAY), the_plan(), TODAY, judge=JudgementCache(store).judge)
    return [(each.measure.code, each.verdict, each.judgement, each.status, each.sentence) for each in found.all]


def test_what_is_looked_up_is_what_was_worked_out():
    store = the_store()
    anew = found_on("2014-03-06", EXPECTED)
    for _ in range(2):
        looked_up = findings(store.standing_figures(TODAY), the_plan(), TODAY, judge=JudgementCache(store).judge)
        assert [(each.judgement, each.status) for each in looked_up.all] == [
            (each.judgement, each.status) for each in anew.all
        ]


def test_a_second_look_judges_nothing(store, given_extract, judged):
    given_extract("2014-01-28", *quarters("burglary", STEADY), *quarters("robbery", LEAP))
    first = shown(store)
    assert {"burglary", "robbery"} == set(judged)
    judged.clear()

    assert shown(store) == first
    assert judged == []


def test_a_new_extract_is_judged_anew_where_it_touches_and_nowhere_else(store, given_extract, judged):
    given_extract("2014-01-28", *quarters("burglary", STEADY), *quarters("robbery", STEADY))
    before = shown(store)
    judged.clear()
    given_extract("2014-02-03", *quarters("robbery", LEAP))

    after = shown(store)

    assert set(judged) == {"robbery"}
    assert [each[0] for each, was in zip(after, before) if each != was] == ["robbery"]


def test_an_extract_taken_back_is_not_judged_again(store, given_extract, judged):
    given_extract("2014-01-28", *quarters("burglary", STEADY))
    before = shown(store)
    given_extract("2014-02-03", *quarters("burglary", LEAP))
    assert shown(store) != before
    judged.clear()
    store.add_rollback(2, TODAY, "A. Analyst", "wrong file")

    assert shown(store) == before
    assert judged == []


def test_judgements_outlive_the_process(tmp_path, judged):
    path = tmp_path / "scrutiny.duckdb"
    store = Store(path)
    groups = [each.group for each in found_on("2014-03-06", EXPECTED).all if each.measure.code == "burglary"][:1]
    first = JudgementCache(store).judge(groups)
    store.close()
    judged.clear()

    reopened = Store(path)
    assert JudgementCache(reopened).judge(groups) == first
    assert judged == []
    reopened.close()


def test_another_engine_judges_everything_anew(store, judged, monkeypatch):
    groups = [found_on("2014-03-06", EXPECTED).of("burglary", "Lancashire").group]
    JudgementCache(store).judge(groups)
    judged.clear()
    monkeypatch.setattr(judgement_cache, "_engine", lambda: b"another")

    JudgementCache(store).judge(groups)

    assert judged == ["burglary"]


@pytest.fixture
def copied(tmp_path):
    """A copy of the engine's sources, with one file more, in a subfolder."""
    (tmp_path / "findings").mkdir()
    shutil.copy(HOUSE / "findings" / "judgement.py", tmp_path / "findings")
    shutil.copytree(HOUSE / "variation", tmp_path / "variation", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "variation" / "deeper").mkdir()
    (tmp_path / "variation" / "deeper" / "one.py").write_text("A = 1\n")
    return tmp_path


def digest_of(folder):
    judgement_cache._engine.cache_clear()
    return judgement_cache._engine(folder)


def test_a_change_in_any_file_of_the_engine_changes_its_digest(copied):
    files = [copied / "findings" / "judgement.py", *(copied / "variation").rglob("*.py")]
    before = digest_of(copied)
    assert len(files) > 20 and digest_of(copied) == before
    for each in files:
        text = each.read_text(encoding="utf-8")
        each.write_text(f"{text}# changed\n", encoding="utf-8")
        assert digest_of(copied) != before, each.name
        each.write_text(text, encoding="utf-8")
    assert digest_of(copied) == before


def test_a_file_more_or_less_changes_the_digest_of_the_engine(copied):
    before = digest_of(copied)
    (copied / "variation" / "deeper" / "two.py").write_text("B = 2\n")
    more = digest_of(copied)
    (copied / "variation" / "states.py").unlink()

    assert len({before, more, digest_of(copied)}) == 3


def test_all_that_judges_is_in_the_digest_of_the_engine():
    found_on("2014-03-06", EXPECTED)
    loaded = {
        Path(module.__file__)
        for name, module in sys.modules.items()
        if name == "dashboard.findings.judgement" or name.startswith("dashboard.variation")
    }

    assert len(loaded) > 20
    assert loaded <= set(judgement_cache.engine_files())


def test_another_quarter_is_another_question():
    group = found_on("2014-03-06", EXPECTED).of("burglary", "Lancashire").group

    assert judgement_cache.digest(group) == judgement_cache.digest(replace(group))
    assert judgement_cache.digest(group) != judgement_cache.digest(replace(group, quarter=group.quarter - 1))


def test_where_nothing_can_be_kept_the_answer_is_still_given(store, monkeypatch):
    def full(judged):
        raise StoreError("The disk is full.", "Make room.")

    monkeypatch.setattr(store, "keep_judgements", full)
    groups = [found_on("2014-03-06", EXPECTED).of("burglary", "Lancashire").group]

    assert len(JudgementCache(store).judge(groups)[0]) == len(groups[0].series)


def test_bands_looked_up_are_those_worked_out(store):
    group = found_on("2014-03-06", EXPECTED).of("burglary", "Preston").group
    [drawn] = bands_of([group])
    for _ in range(2):
        again, once_more = JudgementCache(store).bands_of([replace(group), replace(group)])
        for edge in ("mean", "lower", "upper"):
            assert_array_equal(getattr(again, edge), getattr(drawn, edge))
            assert_array_equal(getattr(once_more, edge), getattr(drawn, edge))


def test_bands_drawn_once_are_not_worked_out_again(store, worked_out):
    group = found_on("2014-03-06", EXPECTED).of("burglary", "Lancashire").group
    JudgementCache(store).bands_of([replace(group)])
    assert len(worked_out) == 1

    JudgementCache(store).bands_of([replace(group)])

    assert len(worked_out) == 1


def test_a_chart_nobody_prepared_has_the_same_ranges_and_they_are_kept_too(store, given_extract, worked_out):
    given_extract("2014-01-28", *quarters("burglary", STEADY), *quarters("robbery", LEAP))
    ready = known_findings(store, the_plan(), TODAY)
    prepare(ready.all)
    assert {group.measure.code for group in worked_out} == {"burglary", "robbery"}
    worked_out.clear()

    forgotten = known_findings(store, the_plan(), TODAY)

    assert [each.points for each in forgotten.all] == [each.points for each in ready.all]
    assert worked_out == []


def test_the_ranges_of_a_group_are_worked_out_once_and_leave_the_group_as_it_was():
    group, asked = found_on("2014-03-06", EXPECTED).of("burglary", "Lancashire").group, []

    def draw(groups):
        asked.append(len(groups))
        return bands_of(groups)

    bands, before = Bands(draw), set(vars(group))
    bands.ask([group, replace(group), group])

    assert bands.of(group) is bands.of(group)
    assert asked == [2]
    assert "bands" not in set(vars(group)) - before
