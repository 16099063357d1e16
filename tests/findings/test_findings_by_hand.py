"""Five findings of the bundle on two days, with all it takes to work them out again on paper.

The mean, and 2.66 average moving ranges to either side of it; a moving range of 3.267 averages or more is left out of
that average, once. The values are read from the committed extracts here, not through the store.
"""

import pytest
from bundled import rows
from held import found_on

from dashboard.period import Period

DECEMBER, MARCH = "2013-12-20", "2014-03-06"
LATEST = {DECEMBER: Period(2013, 2), MARCH: Period(2013, 3)}
STALKING, BURGLARY = ("stalking-and-harassment", "Lancashire"), ("burglary", "Lancashire")
VIOLENCE, ABUSE = ("violence-without-injury", "Burnley"), ("domestic-abuse-resolved", "Burnley")
REFERRALS = ("early-action-referrals", "Lancashire")
RUN = "Seven or more quarters in a row have been below the average of"
# What and where, the day; quarters, mean, lower and upper limit; rule and status; the sentence.
FINDINGS = [
    (STALKING, DECEMBER, 30, 326.70, 248.04, 405.36, "outside", "continuing",
     "413 offences in July–September 2013. Expected: 249–405."),
    (STALKING, MARCH, 31, 329.71, 253.12, 406.30, "outside", "continuing",
     "420 offences in October–December 2013. Expected: 254–406."),
    (BURGLARY, DECEMBER, 30, 3168.30, 2794.16, 3542.44, "run", "continuing",
     f"3,151 offences in July–September 2013. Expected: 2,795–3,542. {RUN} 3,168."),
    (BURGLARY, MARCH, 31, 3165.00, 2795.79, 3534.21, "run", "continuing",
     f"3,066 offences in October–December 2013. Expected: 2,796–3,534. {RUN} 3,165."),
    (VIOLENCE, DECEMBER, 18, 137.33, 81.47, 193.19, None, None,
     "141 offences in July–September 2013. Expected: 82–193."),
    (VIOLENCE, MARCH, 19, 141.63, 77.35, 205.91, "outside", "new",
     "219 offences in October–December 2013. Expected: 78–205."),
    (ABUSE, DECEMBER, 18, 54.34, 43.38, 65.30, None, None,
     "48% (80 of 165 offences) in July–September 2013. Expected: 43–65%."),
    (ABUSE, MARCH, 19, 53.65, 42.22, 65.08, "outside", "new",
     "41% (91 of 221 offences) in October–December 2013. Expected: 42–65%."),
    (REFERRALS, DECEMBER, 9, 183.44, 124.92, 241.96, None, None,
     "205 referrals in July–September 2013. Expected: 125–241. A trial range: 8 earlier quarters, firm from 12."),
    (REFERRALS, MARCH, 10, 184.00, 127.25, 240.75, None, None,
     "189 referrals in October–December 2013. Expected: 128–240. A trial range: 9 earlier quarters, firm from 12."),
]  # fmt: skip


def extracts_of(measure, area):
    """The rows that bring a measure in an area: its value, or its numerator and denominator, by quarter."""
    if measure in ("violence-without-injury", "domestic-abuse-resolved"):
        kind = "Violence without injury" if measure.startswith("violence") else "Domestic abuse"
        found = [row for row in rows("violent", "illustrative") if (row["area"], row["crime_type"]) == (area, kind)]
        columns = ("offences",) if measure.startswith("violence") else ("resolved", "offences")
    else:
        basis = "illustrative" if measure == "early-action-referrals" else "official"
        found = [row for row in rows("measures", basis) if (row["area"], row["measure"]) == (area, measure)]
        columns = ("value",)
    return {row["quarter"]: [int(row[column]) for column in columns] for row in found if row[columns[0]]}


def values_of(measure, area, last):
    """The values shown up to a quarter, oldest first."""
    held = {quarter: of for quarter, of in extracts_of(measure, area).items() if Period.read(quarter) <= last}
    return [100 * of[0] / of[1] if len(of) == 2 else of[0] for _, of in sorted(held.items())]


def on_paper(values):
    """The mean and the two limits, worked out one step at a time."""
    moves = [abs(after - before) for before, after in zip(values, values[1:])]
    usual = sum(moves) / len(moves)
    kept = [move for move in moves if move < 3.267 * usual]
    mean, reach = sum(values) / len(values), 2.66 * sum(kept) / len(kept)
    return mean, mean - reach, mean + reach


@pytest.mark.parametrize("golden", FINDINGS, ids=lambda each: f"{each[0][0]}-{each[1]}")
def test_a_finding_is_what_a_statistician_works_out(golden):
    name, day, count, mean, lower, upper, rule, status, sentence = golden
    finding = found_on(day).of(*name)
    verdict, values = finding.verdict, values_of(*name, LATEST[day])
    assert [point.value for point in finding.points] == pytest.approx(values)
    assert len(values) == count
    assert (verdict.expected, verdict.lower, verdict.upper) == pytest.approx(on_paper(values))
    assert on_paper(values) == pytest.approx((mean, lower, upper), abs=0.005)
    assert (finding.rule, finding.status, finding.sentence) == (rule, status, sentence)


def test_the_run_of_burglaries_is_there_to_be_counted():
    values = values_of(*BURGLARY, LATEST[MARCH])
    assert values[-8:] == [2853, 2943, 2923, 3144, 2763, 3019, 3151, 3066]
    assert max(values[-8:]) < on_paper(values)[0] == 3165
