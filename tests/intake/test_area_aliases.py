"""Names that people accept for an area: suggested, accepted once, read so everywhere, revoked."""

from datetime import date

from held import the_plan
from stores import HATE, TODAY, an_extract, contents

from dashboard.intake import area_aliases, extract, publication
from dashboard.scrutiny import Act

MISSPELT = ("quarter,area,strand,offences,resolved", "2013/14 Q3,Rosendale,Race,6,4", "2013/14 Q2,Atlantis,Race,1,1")


def read(store, text, as_at=TODAY):
    return extract.read(text.encode(), "typed.csv", the_plan(), aliases=area_aliases.accepted(store, as_at))


def test_only_a_text_that_is_like_an_area_is_suggested():
    assert area_aliases.suggested(an_extract(*MISSPELT)) == {"Rosendale": "Rossendale"}


def test_a_name_once_accepted_is_read_as_its_area_in_any_case(store):
    publication.accept_alias("Rosendale", "Rossendale", store, Act(TODAY, "A. Analyst"))

    found = read(store, HATE + "2013/14 Q3,ROSENDALE,Race,6,4\n")

    assert found.problems == ()
    assert set(found.figures.area) == {"Rossendale"}
    assert "Rosendale" not in repr(found.figures)


def test_a_name_of_the_plan_is_never_read_as_another_area(store):
    publication.accept_alias("Preston", "Burnley", store, Act(TODAY, "A. Analyst"))

    assert set(read(store, HATE + "2013/14 Q3,Preston,Race,6,4\n").figures.area) == {"Preston"}


def test_a_name_is_read_so_from_its_day_and_no_longer_once_revoked(store):
    publication.accept_alias("Rosendale", "Rossendale", store, Act(TODAY, "A. Analyst"))
    publication.revoke_alias("Rosendale", store, Act(date(2014, 4, 1), "B. Other"))

    known = [area_aliases.accepted(store, day) for day in (date(2014, 3, 5), TODAY, date(2014, 4, 1))]

    assert known == [{}, {"Rosendale": "Rossendale"}, {}]
    assert len(contents(store)["alias"]) == 2
    assert [problem.row for problem in read(store, HATE + "2013/14 Q3,Rosendale,Race,6,4\n", date.max).problems] == [2]


def test_revoking_what_is_not_accepted_records_nothing(store):
    publication.revoke_alias("Rosendale", store, Act(TODAY, "B. Other"))

    assert contents(store)["alias"] == []


def test_a_name_accepted_is_read_by_the_command_line_and_explaining_accepts_none(run, bundled, typed):
    from dashboard.store import Store

    file = typed(HATE + "2013/14 Q3,Rosendale,Race,6,4\n")
    assert run("load", file, "--explain", "Rossendale, as it says.")[0] == 1
    held = Store(bundled)
    publication.accept_alias("Rosendale", "Rossendale", held, Act(TODAY, "A. Analyst"))
    held.close()

    assert run("check", file)[0] == 0
