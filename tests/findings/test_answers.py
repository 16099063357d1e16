"""An answer to a question follows its figure: to the store's answers, the series, the charts and the tables."""

from datetime import date

import pytest
from given import HOSTILE, STEADY, a_finding
from held import the_plan
from stores import TODAY, an_extract

from dashboard import intake
from dashboard.findings import known_findings
from dashboard.findings.series import Explained
from dashboard.render import draw, figure_table, plotly_chart
from dashboard.render.svg_chart import still
from dashboard.scrutiny import Act

HEADING = "quarter,area,crime_type,offences,resolved"
SAID = Explained("Operation X backlog recording", "Ann Analyst", TODAY)


def load(store, *rows, explanation="Operation X backlog recording", day=TODAY, note=""):
    intake.load([an_extract(HEADING, *rows)], store, the_plan(), Act(day, "Ann Analyst"), note, explanation)


def explained(store, measure="hiac-burglary-dwelling", area="Preston", as_at=TODAY):
    found = known_findings(store, the_plan(), as_at).of(measure, area)
    return {str(point.period): point.explained for point in found.points if point.explained}


def test_the_answer_stands_with_each_figure_of_the_row_and_with_the_whole_it_is_part_of(store):
    load(store, "2013/14 Q3,Preston,Burglary dwelling,10,12", "2013/14 Q3,Wyre,Burglary dwelling,10,2",
         "2013/14 Q3,Preston,Personal robbery,5,2", "2013/14 Q3,Preston,Business robbery,5,2")  # fmt: skip

    assert explained(store) == {"2013/14 Q3": SAID}
    assert explained(store, "hiac-burglary-dwelling-resolved") == {"2013/14 Q3": SAID}
    assert explained(store, "hiac") == {"2013/14 Q3": SAID}
    assert explained(store, "hiac-personal-robbery") == explained(store, area="Wyre") == {}


def test_the_answer_stays_while_the_figure_does_and_goes_with_it(store):
    load(store, "2013/14 Q2,Preston,Burglary dwelling,10,12", day=date(2013, 11, 1))
    load(store, "2013/14 Q2,Preston,Burglary dwelling,10,12", "2013/14 Q3,Preston,Burglary dwelling,1,1",
         day=date(2014, 1, 28))  # fmt: skip
    assert set(explained(store)) == {"2013/14 Q2"}

    load(store, "2013/14 Q2,Preston,Burglary dwelling,13,12", day=date(2014, 2, 1), explanation="Put right.")

    assert explained(store)["2013/14 Q2"].answer == "Put right."
    assert explained(store, as_at=date(2014, 1, 31))["2013/14 Q2"].answer == "Operation X backlog recording"
    intake.take_back(3, store, Act(TODAY, "Ann Analyst"))
    assert explained(store)["2013/14 Q2"].answer == "Operation X backlog recording"


def test_the_answer_stays_through_a_revision_too_small_to_be_asked_about(store):
    load(store, "2013/14 Q2,Preston,Burglary dwelling,100,120", day=date(2013, 11, 1))
    load(store, "2013/14 Q2,Preston,Burglary dwelling,110,110", day=date(2013, 12, 1), explanation="")
    assert explained(store)["2013/14 Q2"].answer == "Operation X backlog recording"

    load(store, "2013/14 Q2,Preston,Burglary dwelling,150,110", day=date(2014, 1, 28), explanation="A recount.")
    assert explained(store)["2013/14 Q2"].answer == "A recount."


@pytest.mark.parametrize("revised", ["118,110", "110,102"], ids=["the whole", "a part"])
def test_the_answer_goes_once_small_revisions_add_up_to_more_than_a_tenth(store, revised):
    measures = ("hiac-burglary-dwelling-resolved",) + ("hiac-burglary-dwelling",) * (revised == "118,110")
    load(store, "2013/14 Q2,Preston,Burglary dwelling,100,120", day=date(2013, 11, 1))
    load(store, "2013/14 Q2,Preston,Burglary dwelling,110,110", day=date(2013, 12, 1), explanation="")
    assert all(explained(store, each) for each in measures)

    load(store, f"2013/14 Q2,Preston,Burglary dwelling,{revised}", day=date(2014, 1, 28), explanation="")

    assert [explained(store, each) for each in measures] == [{}] * len(measures)


def test_an_answer_that_only_repeats_the_note_on_the_extract_says_nothing_of_the_figure(store):
    load(store, "2013/14 Q3,Preston,Burglary dwelling,10,12", explanation="Sent late.", note="Sent late.")

    assert explained(store) == {}


@pytest.fixture
def finding():
    found = a_finding([*STEADY, 4000])
    found.series.explained[len(STEADY)] = SAID
    return found


def test_the_chart_marks_the_figure_and_says_beneath_who_explained_it(finding):
    drawing = draw(finding)

    assert drawing.notes[-1].replace("\u00a0", " ") == (
        "October–December 2013, explained by Ann Analyst (not verified) on 6 March 2014: Operation X backlog recording."
    )
    assert "explained" in [
        label["text"] for label in plotly_chart.chart(drawing, False).to_dict()["layout"]["annotations"]
    ]
    assert ">explained</text>" in still(drawing)
    assert ">explained</text>" not in still(drawing, "multiple")
    assert "Operation X" in drawing.quarters[-1].title


def test_the_table_and_its_csv_say_who_explained_it(finding):
    assert "Explained by Ann Analyst (not verified) on 6" in figure_table.rows(finding)[0].note
    assert figure_table.csv_text(finding).splitlines()[-1].endswith("Operation X backlog recording,Ann Analyst")


def test_an_explanation_of_any_words_works_nowhere(finding):
    finding.series.explained[len(STEADY)] = Explained(f"=1+1 {HOSTILE}", "=2", TODAY)

    assert "<b>" not in still(draw(finding))
    assert figure_table.csv_text(finding).splitlines()[-1].endswith(",'=2")
