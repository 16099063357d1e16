"""What the store's figures show as known on a day: which quarter, which areas, in which order; and nothing later."""

import csv
import shutil
from datetime import date, timedelta

import pytest
from given import LATEST, STEADY
from held import DATA, found_on, the_plan, the_store
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import frame

from dashboard.findings import JudgementCache, findings, prepare
from dashboard.findings.bands import Bands
from dashboard.findings.collection import finding_by_nhs_rules as finding
from dashboard.findings.collection import in_agenda_order
from dashboard.findings.judgement import METHODS, XMR
from dashboard.findings.series import every_series
from dashboard.intake.bundled import fill
from dashboard.period import Period
from dashboard.store import Store

DUE = "2014-02-28"  # when the extracts of 2013/14 Q3 are due


def quarters(count, last=LATEST):
    return [str(last - back) for back in range(count - 1, -1, -1)]


def rows(measure, values, area="Lancashire", last=LATEST):
    return [(measure, area, period, value) for period, value in zip(quarters(len(values), last), values)]


@pytest.fixture
def found(store, given_extract, plan):
    """What the store shows on a day."""

    def found(day):
        as_at = date.fromisoformat(day)
        return findings(store.standing_figures(as_at), plan, as_at, XMR)

    return found


def test_the_latest_quarter_is_that_of_the_forces_own_figures(found, given_extract):
    given_extract("2014-01-28", *rows("burglary", STEADY, last=LATEST - 1))
    given_extract("2014-01-28", *rows("burglary", STEADY, area="Kent"))
    assert found("2014-03-06").latest == LATEST - 1


def test_an_empty_store_has_no_latest_quarter(found):
    nothing = found("2014-03-06")
    assert (nothing.latest, nothing.all, nothing.judged, nothing.exceptions) == (None, (), (), ())


def test_what_is_not_yet_due_is_judged_at_the_quarter_before(found, given_extract):
    given_extract("2014-01-28", *rows("burglary", STEADY), *rows("robbery", STEADY, last=LATEST - 1))
    finding = found(DUE).of("robbery", "Lancashire")
    assert (finding.quarter, finding.supplied) == (LATEST - 1, True)
    assert finding.sentence.startswith("2,972 offences in July–September 2013.")
    assert found(DUE).of("burglary", "Lancashire").quarter == LATEST


def test_after_it_was_due_it_is_not_supplied(found, given_extract):
    given_extract("2014-01-28", *rows("burglary", STEADY), *rows("robbery", STEADY, last=LATEST - 1))
    finding = found("2014-03-01").of("robbery", "Lancashire")
    assert (finding.quarter, finding.sentence) == (LATEST, "Not supplied for October–December 2013.")
    assert [point.value for point in finding.points[-2:]] == [2972, None]


def test_what_has_missed_two_quarters_is_not_supplied_even_before_the_second_is_due(found, given_extract):
    given_extract("2014-01-28", *rows("burglary", STEADY), *rows("robbery", STEADY, last=LATEST - 2))
    assert found(DUE).of("robbery", "Lancashire").sentence == "Not supplied for July–September 2013."


def test_one_district_behind_the_others_is_not_supplied(found, given_extract):
    given_extract("2014-01-28", *rows("burglary", STEADY), *rows("burglary", STEADY, "Wyre", LATEST - 1))
    assert found(DUE).of("burglary", "Wyre").sentence == "Not supplied for October–December 2013."


def test_a_series_that_has_not_begun_has_no_point(plan, store, given_extract):
    given_extract("2014-01-28", *rows("burglary", STEADY))
    series = next(every_series(store.standing_figures(date(2014, 3, 6)), plan))
    early = finding(plan.by_code["burglary"], plan.areas.force, series, LATEST - 20)
    assert (early.points, early.latest, early.before) == ((), None, 0)
    assert early.sentence == "Not supplied for October–December 2008."


# Who is judged, and in which order


def test_comparators_are_never_judged(found, given_extract):
    given_extract("2014-01-28", *rows("burglary", [*STEADY, 9000]), *rows("burglary", [*STEADY, 9000], "Kent"))
    shown = found("2014-03-06")
    assert shown.of("burglary", "Kent").points[-1].value == 9000
    assert [each.area.name for each in shown.judged] == ["Lancashire"]
    assert [each.area.name for each in shown.exceptions] == ["Lancashire"]


def test_findings_stand_in_the_plans_order_the_force_before_its_districts(plan):
    shown = found_on("2014-03-06").all
    measures = list(dict.fromkeys(each.measure for each in shown))
    assert measures == [each for each in in_agenda_order(plan) if each in set(measures)]
    areas = [area.name for area in plan.areas.all]
    assert [each.area.name for each in shown if each.measure.code == "burglary"] == areas


def test_every_measure_stands_once_in_the_agendas_order(plan):
    assert sorted(each.code for each in in_agenda_order(plan)) == sorted(plan.by_code)


def test_a_finding_is_found_by_measure_and_area():
    shown = found_on("2014-03-06")
    assert shown.of("burglary", "Lancashire").sentence.startswith("3,066 offences")
    assert shown.of("burglary", "Atlantis") is None


# As known on a day


def same(left, right):
    """Whether two sets of findings say the same, figure by figure; of the force, every quarter's range as well."""
    for shown in (left, right):
        prepare(each for each in shown.all if each.is_force)
    told = [
        [
            (each.measure.code, each.area.name, each.quarter, each.verdict, each.status, each.sentence)
            + (each.points if each.is_force else ())
            for each in shown.all
        ]
        for shown in (left, right)
    ]
    return left.latest == right.latest and told[0] == told[1]


REVISED = rows("burglary", [value + 500 for value in STEADY])


@pytest.mark.parametrize(
    ("received", "later"),
    [
        ("2014-03-07", REVISED),
        ("2014-04-28", rows("burglary", [5000], last=LATEST + 1)),
        ("2014-03-07", rows("robbery", STEADY)),
        ("2014-02-01", rows("burglary", [5000], last=LATEST + 1)),
    ],
    ids=["a later revision", "a later quarter", "another measure", "a quarter not yet ended"],
)
def test_nothing_after_the_day_changes_what_was_seen_on_it(found, given_extract, received, later):
    given_extract("2014-01-28", *rows("burglary", STEADY))
    before = found("2014-03-06")
    given_extract(received, *later)
    assert same(found("2014-03-06"), before)


def test_an_earlier_revision_does_change_it(found, given_extract):
    given_extract("2014-01-28", *rows("burglary", STEADY))
    before = found("2014-03-06")
    given_extract("2014-03-06", *REVISED)
    after = found("2014-03-06")
    assert not same(after, before)
    assert (after.all[0].latest.value, after.all[0].latest.was) == (3472, 2972)


DAY_0 = date(2013, 1, 1)
EXTRACTS = st.lists(
    st.tuples(
        st.integers(0, 800),
        st.dictionaries(
            st.tuples(st.sampled_from(["burglary", "robbery"]), st.sampled_from(["Lancashire", "Wyre", "Kent"]),
                      st.integers(8030, 8062).map(lambda index: str(Period(index // 4, index % 4 + 1)))),
            st.integers(0, 400), min_size=1, max_size=12,
        ),
    ),
    min_size=1, max_size=5,
)  # fmt: skip


def held(extracts):
    """What a real store with these extracts answers on a day."""
    store = Store()
    for number, (day, figures) in enumerate(extracts):
        store.add_extract(
            frame(tuple((*key, value) for key, value in figures.items())), received=DAY_0 + timedelta(day),
            file="f.csv", sha256=str(number), family="measures", basis="supplied", publisher="", by="A", note="",
            row_count=1, content=b"",
        )  # fmt: skip
    return store


@settings(deadline=None, max_examples=25)
@given(EXTRACTS, st.integers(0, 800))
def test_whatever_is_received_later_a_day_shows_the_same(extracts, day):
    as_at = DAY_0 + timedelta(day)
    with_all, without = held(extracts), held([each for each in extracts if each[0] <= day])
    shown = [findings(store.standing_figures(as_at), the_plan(), as_at, XMR) for store in (with_all, without)]
    with_all.close(), without.close()
    assert same(*shown)
    assert all(point.period.end < as_at for each in shown[0].all for point in each.points)


# The bundle


@pytest.mark.parametrize(("day", "latest"), [("2013-12-20", "2013/14 Q2"), ("2014-03-06", "2013/14 Q3")])
def test_the_bundle_shows_no_quarter_after_its_day(day, latest):
    shown = found_on(day)
    assert str(shown.latest) == latest
    assert max(point.period.last_quarter for each in shown.all for point in each.points) == shown.latest


def test_no_base_under_twenty_shows_a_percentage_in_the_bundle():
    shares = [each for each in found_on("2014-03-06").all if each.measure.kind == "percentage"]
    small = [
        point for each in shares for point in each.points if point.denominator is not None and point.denominator < 20
    ]
    assert len(small) > 100
    assert all(point.value is None for point in small)


def test_an_official_figure_is_split_over_the_districts_by_illustrative_ones():
    shown = found_on("2014-03-06")
    assert shown.of("stalking-and-harassment", "Lancashire").basis == "official"
    assert shown.of("stalking-and-harassment", "Wyre").basis == "illustrative"


@pytest.mark.parametrize("day", ["2013-12-20", "2014-03-06"])
def test_the_bundle_shows_the_same_on_a_day_whether_or_not_it_holds_what_came_later(tmp_path, day):
    as_at = date.fromisoformat(day)
    store = Store()
    fill(store, the_plan(), received_by(as_at, tmp_path))
    known = store.extracts(date.max)
    assert 10 < len(known) < len(the_store().extracts(date.max)) - 15
    kept = JudgementCache(the_store())  # what rests on the very same is judged once, anything else anew
    for method in METHODS:
        shown = [
            findings(each.standing_figures(as_at), the_plan(), as_at, method, kept.judge, bands=Bands(kept.bands_of))
            for each in (store, the_store())
        ]
        assert same(*shown)
    store.close()


def received_by(as_at, folder):
    """A data folder with those of the bundled extracts alone that were received by a day."""
    shutil.copytree(DATA / "extracts", folder / "extracts")
    path = folder / "extracts" / "received.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        kept = [row for row in reader if row["received"] <= as_at.isoformat()]
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, reader.fieldnames)
        writer.writeheader()
        writer.writerows(kept)
    return folder
