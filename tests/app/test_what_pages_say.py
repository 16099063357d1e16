"""What pages say in words, drawn by Streamlit without a browser: of an address, of every state of a series."""

from datetime import date

import matters
import pytest
from drawn import opened, title_of, words_of
from held import the_plan
from stores import HATE, an_extract, contents

from dashboard import intake
from dashboard.app import components
from dashboard.findings import findings
from dashboard.intake import publication
from dashboard.scrutiny import Act, evidence_of
from dashboard.store import Store
from dashboard.text import csv_of


def drawn(address):
    page = opened(address).run()
    assert not page.exception
    return page


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("measures?measure=Witchcraft", "The address names the measure “Witchcraft”, which is not known here."),
        ("measures?area=Atlantis", "The address names the area “Atlantis”, which is not known here."),
        ("agenda?meeting=Friday", "The address names the meeting “Friday”, which is not known here."),
    ],
)
def test_an_address_that_names_what_is_not_known_is_told_so(without_browser, address, said):
    assert said in words_of(drawn(address))


def test_an_address_that_names_what_is_known_is_told_nothing(without_browser):
    page = drawn("measures?measure=Robbery&area=Preston")

    assert title_of(page).startswith("Robbery in Preston")
    assert "not known here" not in words_of(page)


SAID = {
    "three quarters are no baseline": ("First-time entrants", ["Collecting: 4 of the 8 earlier quarters needed"]),
    "nine quarters are a trial": ("Early action referrals", ["Trial range", "9 earlier quarters, firm from 12"]),
    "a summer high is in season": ("All anti-social behaviour", ["Expected:"]),
    "a new count": ("All crime, resolved", ["Counted differently from April 2013: not compared with what came before"]),
    "recording": ("Violence without injury", ["a rise may mean better reporting and recording"]),
}


@pytest.mark.parametrize(("measure", "said"), SAID.values(), ids=SAID)
def test_a_state_is_said_in_words(without_browser, measure, said):
    page = drawn(f"measures?measure={measure.replace(' ', '+')}")

    assert [each for each in said if each not in words_of(page)] == []
    assert title_of(page) == measure, "nothing stands out"


def test_a_bad_autumn_is_out_of_season_where_a_summer_as_high_is_not(without_browser):
    page = drawn("measures?measure=Personal+anti-social+behaviour&area=Rossendale")
    words = words_of(page)
    autumn = words.index("Oct–Dec 2013", words.index("The figures"))
    summer = words.index("Apr–Jun 2013", autumn)

    assert "higher than expected" in title_of(page)
    assert "Above" in words[autumn : autumn + 100] and "Within" in words[summer : summer + 100]


def test_an_unusual_level_stands_beside_its_heading(without_browser):
    assert "Unusually high level" in words_of(drawn("measures?measure=Public+order+offences&area=Blackpool"))


def test_what_an_illustrative_figure_is_stands_beside_it(without_browser):
    words = words_of(drawn("measures?measure=Race+hate+crime&area=Preston"))

    assert "Illustrative" in words
    assert "Figures marked illustrative are made up" in words


def test_the_overview_says_the_meeting_its_day_and_what_is_late(without_browser):
    words = words_of(drawn(""))

    for said in (
        "Thursday 13 March 2014", "in 7 days", "Not received: ", "Complaints recorded", ", 6 days late",
        "Older residents called on again by doorstep fraudsters",
    ):  # fmt: skip
        assert said in words


@pytest.fixture
def pinned_later(without_browser):
    """An exception that somebody pinned to a topic that had been put on the agenda by another."""
    store, day = Store(without_browser), date(2014, 3, 6)
    found = findings(store.standing_figures(day), the_plan(), day).of("domestic-abuse", "Lancashire")
    number = store.add_topic(
        [], meeting="2014-03-13", track="2B-pvp", title="At home", owner="ACC", day=day, by="A. First",
        rationale="It is new.", origin="Meeting",
    )  # fmt: skip
    store.add_evidence(number, "B. Second", **evidence_of(found, day))
    store.close()


def test_an_exception_names_who_chose_it_and_not_who_chose_its_topic(pinned_later):
    words = words_of(drawn("exceptions"))

    assert "On the agenda of 13 March, chosen by B. Second (not verified)." in words
    assert "chosen by A. First" not in words


@pytest.fixture
def promised(without_browser):
    """What Supt Slater promised by a day that has passed, and by one that has not."""
    store, said = Store(without_browser), {"topic": "", "meeting": "2014-03-13", "track": "1", "owner": "Supt Slater"}
    for what, due in (("Audit the codes", date(2014, 3, 5)), ("Visit the hub", date(2014, 9, 1))):
        store.add_action(**said, what=what, due=due, day=date(2014, 3, 1), by="A. First")
    store.close()


def test_a_promise_is_overdue_by_its_day_and_not_by_the_name_of_who_gave_it(promised):
    words = words_of(drawn("agenda"))

    assert "Audit the codes Overdue Supt Slater · due 5 March, 1 day late" in words
    assert "Visit the hub Supt Slater · due 1 September" in words


@pytest.fixture(scope="module")
def hidden(without_browser):
    """A topic whose words repeat the sentence of a figure that is confidential now: its key, and the sentence."""
    store, day = Store(without_browser), date(2014, 3, 6)
    found = findings(store.standing_figures(day), the_plan(), day).of("hate-race", "Preston")
    number = store.add_topic(
        [evidence_of(found, day)], meeting="2014-03-13", track="2B-pvp", title="Hate", owner="ACC", day=day, by="A",
        rationale=f"{found.sentence} Ask why.", origin="Figures", question=f"{found.sentence} Why?",
    )  # fmt: skip
    store.add_rationale(number, f"{found.sentence} Also.", "Meeting", day, "A")
    given = an_extract(HATE.strip(), "2013/14 Q3,Preston,Race,c,c")
    intake.load([given], store, the_plan(), Act(day, "A"), explanation="Too few.")
    store.close()
    return f"topic+{number}", found.sentence


def test_words_repeat_no_figure_that_is_confidential_now(hidden):
    topic, sentence = hidden
    pages = {page: drawn(f"{page}?topic={topic}") for page in ("commission", "room", "agenda", "section-2b")}
    told = {path: words_of(page) for path, page in pages.items()}
    boxes = [box.value for page in pages.values() for box in (*page.text_area, *page.text_input)]
    boxes += [each.label for page in pages.values() for each in page.button]
    boxes += [option for page in pages.values() for each in page.selectbox for option in each.options]

    assert "86 offences" in sentence
    assert [path for path, words in told.items() if "Ask why." not in words or sentence in words] == []
    assert "Ask why." in str(boxes) and "Why?" in str(boxes)
    assert [words for words in boxes if "86 offences" in str(words)] == []


def test_who_withdraws_a_reason_that_somebody_else_withdrew_withdraws_no_other(hidden, without_browser):
    number = int(hidden[0].removeprefix("topic+"))
    store, day = Store(without_browser), date(2014, 3, 6)
    for words in ("Told in May.", "Told in June."):
        store.add_rationale(number, words, "Meeting", day, "A")
    page = drawn("agenda")
    page.text_input(key=f"name in topic {number}").set_value("A. Officer")
    store.add_rationale(number, "Told in May.", "Meeting", day, "B. First", withdrawn=True)
    store.close()
    next(each for each in page.button if "Told in May" in each.label).click().run()

    assert not page.exception
    assert "Told in June." in words_of(page)
    assert "Told in June." in words_of(drawn("agenda"))


def test_a_reason_that_repeats_a_confidential_figure_can_be_withdrawn(hidden):
    topic, _ = hidden
    page = drawn("agenda")
    assert "Also." in words_of(page)

    page.text_input(key=f"name in {topic.replace('+', ' ')}").set_value("A. Officer")
    next(each for each in page.button if each.label.startswith("Withdraw")).click().run()

    assert not page.exception
    assert "Also." not in words_of(drawn("agenda"))


SECRET, REASON = "A bank in Wyre was called on twice.", "A case is before the court."
RAISED = matters.raised(
    title="Doorstep callers", summary=SECRET, origin="MADE", sensitive=True, sensitivity_reason=REASON
)


def test_what_is_sensitive_stands_in_a_closed_fold_alone_and_in_no_download(without_browser, monkeypatch):
    store, downloads = Store(without_browser), {}
    store.add_raised(**RAISED)
    store.add_raised(**RAISED | {"title": "Scrap metal", "summary": "Less of it.", "sensitive": False})
    store.close()
    monkeypatch.setattr(
        components, "download", lambda name, headings, rows: downloads.update({name: csv_of(headings, rows)})
    )

    page = drawn("exceptions")

    folds = [each for each in page.expander if SECRET in str([text.value for text in each.markdown])]
    assert [(each.label, each.proto.expanded) for each in folds] == [
        ("What was noticed: not for a public screen", False)
    ]
    assert words_of(page).count(SECRET) == 1
    assert f"Not for publication: {REASON}" in words_of(page)
    raised = downloads["exceptions raised by people"]
    assert SECRET not in raised and f"Not for publication: {REASON}" in raised
    assert "Doorstep callers" in raised and "Less of it." in raised


@pytest.mark.parametrize(("when", "count"), [("before it is pressed", 32), ("while it is recorded", 33)])
def test_publish_pressed_on_figures_that_moved_publishes_nothing_and_says_so(without_browser, monkeypatch, when, count):
    store, day, before = Store(without_browser), date(2014, 3, 6), []
    publish = publication.publish

    def others_first(*given):
        theirs = an_extract(HATE.strip(), f"2013/14 Q3,Burnley,Race,{count},9")
        intake.load([theirs], store, the_plan(), Act(day, "A. First"), explanation="A recount.")
        before.append(contents(store))
        return publish(*given) if given else None

    page = drawn("upload")
    mine = an_extract(HATE.strip(), "2013/14 Q3,Burnley,Race,31,9").content
    page.file_uploader[0].upload("mine.csv", mine, "text/csv").run()
    page.text_input(key="name in publish").set_value("B. Second").run()
    for box in page.text_area:
        box.set_value("A recount.")
    page.run()
    if when == "before it is pressed":
        others_first()
    else:
        monkeypatch.setattr(publication, "publish", others_first)
    next(each for each in page.button if each.label == "Publish").click().run()

    judgements = {"judgement": None}  # what is shown anew is judged, and a judgement may be kept
    after = contents(store) | judgements
    store.close()
    assert not page.exception
    assert [each | judgements for each in before] == [after]
    assert "A. First published extract" in words_of(page)
    assert "Nothing of yours was published." in words_of(page)
