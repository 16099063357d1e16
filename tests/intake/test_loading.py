"""An extract against what is held: what is new or revised, and all of it kept or nothing."""

from datetime import date

import pytest
from held import the_plan
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import TODAY, an_extract, contents

from dashboard import intake
from dashboard.scrutiny import Act
from dashboard.store import Store

# Of each family: its heading; a row given twice alike; a row before and after; a row that comes with the second.
FAMILIES = {
    "hiac": (
        "quarter,area,crime_type,offences,resolved",
        "2013/14 Q2,Preston,Burglary dwelling,100,20",
        ("2013/14 Q2,Preston,Personal robbery,50,10", "2013/14 Q2,Preston,Personal robbery,51,10"),
        "2013/14 Q3,Preston,Burglary dwelling,100,20",
    ),
    "violent": (
        "quarter,area,crime_type,offences,resolved,night_time_economy",
        "2013/14 Q2,Preston,Domestic abuse,100,20,5",
        ("2013/14 Q2,Wyre,Domestic abuse,100,20,5", "2013/14 Q2,Wyre,Domestic abuse,100,20,6"),
        "2013/14 Q3,Preston,Domestic abuse,100,20,5",
    ),
    "hate": (
        "quarter,area,strand,offences,resolved",
        "2013/14 Q2,Preston,Race,100,20",
        ("2013/14 Q2,Wyre,Race,100,20", "2013/14 Q2,Wyre,Race,100,c"),
        "2013/14 Q3,Preston,Race,100,20",
    ),
    "asb": (
        "quarter,area,category,incidents,repeat_or_vulnerable,surveyed,satisfied",
        "2013/14 Q2,Preston,Nuisance,100,20,40,30",
        ("2013/14 Q2,Wyre,Nuisance,100,20,40,30", "2013/14 Q2,Wyre,Nuisance,100,20,41,30"),
        "2013/14 Q3,Preston,Nuisance,100,20,40,30",
    ),
    "psd": (
        "quarter,area,measure,count,of",
        "2013/14 Q2,Lancashire,Grievances,10,",
        ("2013/14 Q2,Lancashire,Appeals upheld,5,20", "2013/14 Q2,Lancashire,Appeals upheld,5,21"),
        "2013/14 Q3,Lancashire,Grievances,10,",
    ),
    "made": (
        "quarter,reference,theme,area,summary,raised_by,section,sensitive,sensitivity_reason",
        "2013/14 Q2,M-1,Metal theft,Wyre,More lead is taken.,MADE,2A,no,",
        ("2013/14 Q2,M-2,Fraud,Wyre,Callers.,MADE,2B,no,", "2013/14 Q2,M-2,Fraud,Wyre,Callers.,MADE,2B,yes,Few people"),
        "2013/14 Q3,M-3,Noise,Wyre,More of it.,MADE,2A,no,",
    ),
    "measures": (
        "quarter,area,measure,value,numerator,denominator,note",
        "2013/14 Q2,Preston,burglary,100,,,",
        ("2013/14 Q2,Preston,hiac-burglary-dwelling-resolved,,9,60,",
         "2013/14 Q2,Preston,hiac-burglary-dwelling-resolved,,9,61,"),
        "2013/14 Q3,Preston,burglary,100,,,",
    ),
}  # fmt: skip
COUNTS = "quarter,area,measure,value"
SHARES = "quarter,area,measure,numerator,denominator"
QUARTERS = [f"{year}/{year % 100 + 1:02} Q{quarter}" for year in range(2007, 2013) for quarter in (1, 2, 3, 4)]


def check(store, *lines, **more):
    return intake.check(an_extract(*lines, **more), store, the_plan(), TODAY)


def load(store, *lines, explanation="Seen and right.", **more):
    return intake.load([an_extract(*lines, **more)], store, the_plan(), Act(TODAY, "A"), explanation=explanation)


def count(changes):
    return changes.new, changes.revised, changes.unchanged


@pytest.mark.parametrize("family", FAMILIES)
def test_a_row_of_every_family_is_new_revised_or_unchanged(store, family):
    heading, same, (before, after), new = FAMILIES[family]
    assert count(check(store, heading, same, before).changes) == (2, 0, 0)

    load(store, heading, same, before)

    assert count(check(store, heading, same, after, new).changes) == (1, 1, 1)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_row_of_every_family_given_twice_alike_is_unchanged(store, family):
    heading, same, (before, _), _ = FAMILIES[family]
    load(store, heading, same, before)

    checked = check(store, heading, before, same)

    assert count(checked.changes) == (0, 0, 2)
    assert (checked.questions, checked.identical_to) == ((), None)


@pytest.mark.parametrize(
    ("column", "other"),
    [(2, "Sound"), (3, "Preston"), (4, "Another"), (5, "Police"), (6, "2B"), (0, "2013/14 Q1")],
)
def test_an_exception_people_raise_is_revised_where_any_of_its_words_is(store, column, other):
    heading, row, _, _ = FAMILIES["made"]
    load(store, heading, row)
    cells = row.split(",")
    cells[column] = other

    assert count(check(store, heading, ",".join(cells)).changes) == (0, 1, 0)


def test_a_figure_revised_twice_stands_at_the_last_and_was_the_one_before(store):
    for value in (410, 425, 430):
        load(store, COUNTS, f"2013/14 Q2,Preston,burglary,{value}")

    row = store.standing_figures(TODAY).iloc[0]

    assert (row.value, row.was, row.extract) == (430, 425, 3)


def test_a_revision_says_what_was_held_and_what_comes(store):
    key = "2013/14 Q2,Preston,hiac-burglary-dwelling-resolved"
    load(store, SHARES, f"{key},9,60")

    [change] = check(store, SHARES, f"{key},12,61").changes.revisions

    assert (change.row, change.area, change.period) == (2, "Preston", "2013/14 Q2")
    assert (change.was, change.was_of, change.now, change.now_of) == (9, 60, 12, 61)


def test_a_blank_cell_leaves_what_is_held_as_it_is(store):
    load(store, COUNTS, "2013/14 Q2,Preston,burglary,410")
    load(store, COUNTS, "2013/14 Q2,Preston,burglary,", "2013/14 Q2,Wyre,burglary,20")

    assert dict(zip(*(store.standing_figures(TODAY)[name] for name in ("area", "value")))) == {
        "Preston": 410,
        "Wyre": 20,
    }


# All of it or nothing


def test_the_same_bytes_again_change_nothing_and_are_asked_nothing(store):
    lines = (COUNTS, "2013/14 Q4,Preston,burglary,10")
    load(store, *lines)
    before = contents(store)

    checked = check(store, *lines, file="other name.csv")
    [loaded] = load(store, *lines, explanation="", file="other name.csv")

    assert (checked.questions, count(checked.changes), checked.identical_to["extract"]) == ((), (0, 0, 1), 1)
    assert (loaded.extract, loaded.identical_to, count(loaded.changes)) == (None, 1, (0, 0, 1))
    assert contents(store) == before


def test_the_same_bytes_after_a_revision_still_change_nothing(store):
    first = (COUNTS, "2013/14 Q2,Preston,burglary,410")
    load(store, *first)
    load(store, COUNTS, "2013/14 Q2,Preston,burglary,425")

    assert count(check(store, *first).changes) == (0, 0, 1)
    assert load(store, *first)[0].identical_to == 1
    assert store.standing_figures(TODAY).value.item() == 425


def test_bytes_taken_back_may_be_loaded_again(store):
    lines = (COUNTS, "2013/14 Q2,Preston,burglary,410")
    load(store, *lines)

    assert intake.take_back(1, store, Act(TODAY, "A"), "wrong quarter") == "typed.csv"
    assert store.standing_figures(TODAY).empty
    assert (load(store, *lines)[0].extract, store.standing_figures(TODAY).extract.item()) == (2, 2)


def test_taking_back_a_revision_brings_back_what_it_was(store):
    load(store, COUNTS, "2013/14 Q2,Preston,burglary,410")
    load(store, COUNTS, "2013/14 Q2,Preston,burglary,425")

    intake.take_back(2, store, Act(TODAY, "A"))

    row = store.standing_figures(TODAY).iloc[0]
    assert (row.value, row.was == row.was) == (410, False)


def test_an_extract_that_is_not_there_or_is_taken_back_already_cannot_be(store):
    load(store, COUNTS, "2013/14 Q2,Preston,burglary,410")
    intake.take_back(1, store, Act(TODAY, "A"))
    before = contents(store)

    with pytest.raises(intake.CannotTakeBack, match="no extract 2"):
        intake.take_back(2, store, Act(TODAY, "A"))
    with pytest.raises(intake.CannotTakeBack, match="taken back already, on 6.March 2014"):
        intake.take_back(1, store, Act(TODAY, "A"))
    assert contents(store) == before


RIGHT = (COUNTS, "2013/14 Q2,Preston,burglary,410")
WRONG = (COUNTS, "2013/14 Q2,Wyre,burglary,410", "2013/14 Q2,Atlantis,burglary,12")
ODD = (COUNTS, "2013/14 Q4,Wyre,burglary,12")


@pytest.mark.parametrize("files", [[WRONG], [ODD], [RIGHT, WRONG], [RIGHT, ODD], [WRONG, RIGHT]])
def test_a_refused_extract_leaves_nothing_nor_does_any_beside_it(store, files):
    load(store, FAMILIES["made"][0], FAMILIES["made"][1])
    before = contents(store)

    with pytest.raises(intake.Refused) as refused:
        intake.load([an_extract(*lines) for lines in files], store, the_plan(), Act(TODAY, "A"))

    assert len(refused.value.checks) == len(files)
    assert contents(store) == before


@pytest.mark.parametrize("explanation", ["", "   ", "\n"])
def test_blanks_explain_nothing(store, explanation):
    with pytest.raises(intake.Refused):
        load(store, *ODD, explanation=explanation)


def test_the_answer_is_kept_beside_every_question_it_answers(store):
    heading = FAMILIES["hate"][0]
    load(store, heading, "2013/14 Q4,Wyre,Race,5,9", explanation=" Two years of backlog. ")

    kept = contents(store)["explanation"]

    assert [(extract, row, column, answer) for extract, row, column, _, _, answer in kept] == [
        (1, 2, "resolved", "Two years of backlog."),
        (1, 2, "quarter", "Two years of backlog."),
    ]
    assert all(question.split("?")[0] for _, _, _, _, question, _ in kept)


def test_of_several_files_each_is_held_against_those_before_it(store):
    files = [an_extract(*RIGHT), an_extract(COUNTS, "2013/14 Q2,Preston,burglary,411"), an_extract(*RIGHT)]

    loaded = intake.load(files, store, the_plan(), Act(TODAY, "A"))

    assert [(each.extract, each.identical_to, count(each.changes)) for each in loaded] == [
        (1, None, (1, 0, 0)),
        (2, None, (0, 1, 0)),
        (None, 1, (0, 0, 1)),
    ]


def test_a_check_writes_nothing(store):
    load(store, *RIGHT)
    before = contents(store)

    check(store, COUNTS, "2013/14 Q2,Preston,burglary,10", "2013/14 Q3,Preston,burglary,10")
    check(store, *WRONG)

    assert contents(store) == before


def test_an_extract_is_kept_whole_with_who_brought_it_and_when(store):
    typed = an_extract(*RIGHT)
    intake.load([typed], store, the_plan(), Act(TODAY, "A. Analyst"), note="Monthly return")

    row = store.extracts(TODAY).iloc[0]
    content = contents(store)["extract"][0][-1]

    assert (row.file, row.family, row.by, row.note) == ("typed.csv", "measures", "A. Analyst", "Monthly return")
    assert (row.received.date(), row.row_count, row.basis, content) == (TODAY, 1, "supplied", typed.content)


def test_what_is_raised_again_keeps_the_number_and_the_day_it_was_first_raised(store):
    heading, row, _, _ = FAMILIES["made"]
    for day, lines in ((date(2013, 10, 28), [row]), (date(2014, 1, 28), [row.replace("Metal", "Lead"), ""])):
        intake.load([an_extract(heading, *lines)], store, the_plan(), Act(day, "A"))

    [raised] = store.raised_exceptions(TODAY).itertuples()

    assert (raised.raised, raised.day.date(), raised.title) == (1, date(2013, 10, 28), "Lead theft")


KEYS = st.tuples(
    st.sampled_from(QUARTERS[:6]),
    st.sampled_from(["Preston", "Wyre", "Lancashire"]),
    st.sampled_from(["burglary", "robbery"]),
)
CELLS = st.one_of(st.integers(0, 10**6), st.sampled_from(["c", "x", "z", "low", ""]))

GIVEN = st.dictionaries(KEYS, CELLS, min_size=1, max_size=8).filter(lambda figures: any(map(str, figures.values())))


@settings(deadline=None, max_examples=10)
@given(st.lists(GIVEN, min_size=1, max_size=2))
def test_loading_a_file_again_changes_nothing(files):
    store = Store()
    for number, figures in enumerate(files):
        lines = [COUNTS, *(",".join([*key, str(cell)]) for key, cell in figures.items())]
        load(store, *lines, file=f"{number}.csv")
        before = standing(store)
        again = load(store, *lines, "", file="again.csv")[0]

        assert count(again.changes) == (0, 0, len(figures))
        assert standing(store) == before
        assert load(store, *lines)[0].identical_to is not None
    store.close()


def standing(store):
    """Every figure as it stands, and what it was."""
    columns = ["measure", "area", "period", "value", "symbol", "was"]
    return store.standing_figures(TODAY)[columns].fillna(-1).to_numpy().tolist()
