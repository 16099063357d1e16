"""What is said of a measure file that is wrong: every fault at once, with its file, its key and its mend."""

import shutil
from pathlib import Path

import pytest

from dashboard.plan.measures import read_measures

DATA = Path(__file__).parents[2] / "data"

HIAC = """
name = "Burglary dwelling"
definition = "Burglary of homes."
items = ["1-hiac"]
kind = "count"
unit = "offences"
worse = "higher"
family = "hiac"
category = "Burglary dwelling"
value = "offences"
source = "Crime system"
supplier = "Performance team"
"""
SHARE = """
name = "Burglary dwelling, resolved"
definition = "Burglaries resolved."
items = ["1-hiac"]
kind = "percentage"
unit = "offences resolved"
of = "offences"
worse = "lower"
family = "hiac"
category = "Burglary dwelling"
numerator = "resolved"
denominator = "offences"
source = "Crime system"
supplier = "Performance team"
"""


@pytest.fixture
def faults_of(tmp_path):
    """What is said of a folder that holds these measure files: file, key and mend of each fault."""

    def faults_of(**files: str) -> list[tuple[str, str, str]]:
        (tmp_path / "measures").mkdir()
        for code, text in files.items():
            (tmp_path / "measures" / f"{code}.toml").write_text(text, encoding="utf-8")
        faults = []
        read_measures(tmp_path, faults)
        return [(fault.file, fault.key, fault.mend) for fault in faults]

    return faults_of


def test_a_sound_pair_of_measures_has_no_fault(faults_of):
    assert faults_of(burglary=HIAC, resolved=SHARE) == []


def test_a_folder_without_measures_is_a_fault(faults_of):
    [(file, _, mend)] = faults_of()

    assert file == "measures"
    assert "Put one file a measure in this folder" in mend


def test_a_folder_of_measures_that_cannot_be_opened_is_named_as_such(tmp_path):
    (tmp_path / "measures").write_text("not a folder")
    faults = []

    assert read_measures(tmp_path, faults) == ()
    assert [(fault.file, fault.mend) for fault in faults] == [
        ("measures", "This folder cannot be opened (Not a directory). Check that it is one and can be read.")
    ]


def test_every_fault_of_every_file_is_told_at_once_with_its_key(faults_of):
    faults = faults_of(
        burglary=HIAC.replace('"count"', '"number"').replace('unit = "offences"', ""),
        resolved=SHARE.replace("supplier", "suplier"),
    )

    assert [(file, key) for file, key, _ in faults] == [
        ("measures/burglary.toml", "kind"),
        ("measures/burglary.toml", "unit"),
        ("measures/resolved.toml", "supplier"),
        ("measures/resolved.toml", "suplier"),
    ]
    assert faults[0][2] == "Found 'number'. Write one of count, rate, percentage, mean."
    assert all(mend for *_, mend in faults)


def test_a_file_that_is_not_toml_does_not_hide_the_faults_of_others(faults_of):
    faults = faults_of(broken="name = ", burglary=HIAC.replace('unit = "offences"', ""))

    assert [(file, key) for file, key, _ in faults] == [
        ("measures/broken.toml", ""),
        ("measures/burglary.toml", "unit"),
    ]


@pytest.mark.parametrize("left_out", ["numerator", "denominator"])
def test_a_percentage_needs_its_numerator_and_its_denominator(faults_of, left_out):
    text = "\n".join(line for line in SHARE.splitlines() if not line.startswith(left_out))

    [(_, key, mend)] = faults_of(resolved=text)

    assert key == left_out
    assert "without_denominator = true" in mend


def test_a_percentage_may_say_that_it_comes_without_its_denominator(faults_of):
    text = SHARE.replace('numerator = "resolved"', 'value = "offences"')
    text = text.replace('denominator = "offences"', "without_denominator = true")

    assert faults_of(resolved=text) == []


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        (HIAC, 'denominator = "offences"', "denominator"),
        (HIAC, "per = 1000", "per"),
        (HIAC, 'of = "offences"', "of"),
        (HIAC, "without_denominator = true", "without_denominator"),
        (HIAC, 'sum_of = ["robbery"]', "category"),
        (SHARE, 'value = "offences"', "value"),
        (HIAC, 'worse_reason = "Because."', "worse_reason"),
        (HIAC, 'publication_reason = "Because."', "publication_reason"),
    ],
)
def test_a_key_that_does_not_go_with_the_kind_is_a_fault(faults_of, text, line, key):
    assert key in [found for _, found, _ in faults_of(measure=f"{text}\n{line}")]


def test_a_rate_needs_what_it_is_a_rate_per(faults_of):
    text = SHARE.replace('"percentage"', '"rate"').replace('of = "offences"\n', "")

    assert [key for _, key, _ in faults_of(rate=text)] == ["per"]


def test_a_column_the_family_does_not_carry_is_a_fault_that_lists_those_it_does(faults_of):
    [(file, key, mend)] = faults_of(burglary=HIAC.replace('value = "offences"', 'value = "crimes"'))

    assert (file, key) == ("measures/burglary.toml", "value")
    assert mend == "A hiac extract has no column 'crimes'. Write one of offences, resolved."


def test_two_measures_may_not_take_the_same_cell_of_an_extract(faults_of):
    other = HIAC.replace('name = "Burglary dwelling"', 'name = "Burglary of homes"')

    [(file, key, mend)] = faults_of(burglary=HIAC, homes=other.replace('"Burglary dwelling"', '"BURGLARY DWELLING"'))

    assert (file, key) == ("measures/homes.toml", "category")
    assert "measures/burglary.toml takes the column 'offences'" in mend


def test_two_measures_may_not_share_a_name(faults_of):
    faults = faults_of(burglary=HIAC, resolved=SHARE.replace("Burglary dwelling, resolved", "burglary dwelling"))

    assert [(file, key) for file, key, _ in faults] == [("measures/resolved.toml", "name")]


def test_neither_way_is_worse_only_with_a_reason(faults_of):
    assert [key for _, key, _ in faults_of(burglary=HIAC.replace('"higher"', '"neither"'))] == ["worse_reason"]


def test_a_measure_is_restricted_only_with_a_reason(faults_of):
    assert [key for _, key, _ in faults_of(burglary=HIAC + 'publication = "restricted"')] == ["publication_reason"]


def test_a_whole_is_added_up_from_measures_of_its_own_kind(faults_of):
    whole = 'sum_of = ["burglary", "resolved"]\n' + HIAC.replace('name = "Burglary dwelling"', 'name = "All"')
    whole = whole.replace('category = "Burglary dwelling"', "").replace('value = "offences"', "")

    [(file, key, mend)] = faults_of(all=whole, burglary=HIAC, resolved=SHARE)

    assert (file, key) == ("measures/all.toml", "sum_of")
    assert "'resolved' is a percentage, the whole a count" in mend


def test_breaks_are_kept_in_the_order_of_their_days(tmp_path):
    later = '[[breaks]]\ndate = 2014-04-01\nkind = "recording"\nreason = "New rules."\n'
    earlier = '[[breaks]]\ndate = 2013-04-01\nkind = "definition"\nreason = "New list."\n'
    (tmp_path / "measures").mkdir()
    (tmp_path / "measures" / "burglary.toml").write_text(HIAC + later + earlier)

    [measure] = read_measures(tmp_path, [])

    assert [(each.date.year, each.kind) for each in measure.breaks] == [(2013, "definition"), (2014, "recording")]


def test_a_break_needs_a_day_a_kind_and_a_reason(faults_of):
    faults = faults_of(burglary=HIAC + '[[breaks]]\ndate = "2013-04-01"\nkind = "counting"\n')

    assert [key for _, key, _ in faults] == ["breaks[1].date", "breaks[1].kind", "breaks[1].reason"]


def test_two_breaks_may_not_stand_on_one_day(faults_of):
    each = '[[breaks]]\ndate = 2013-04-01\nkind = "definition"\nreason = "New list."\n'

    [(_, key, mend)] = faults_of(burglary=HIAC + each + each)

    assert key == "breaks"
    assert "2013-04-01" in mend


def test_a_code_is_written_in_small_letters_and_hyphens(tmp_path):
    shutil.copytree(DATA / "measures", tmp_path / "measures")
    (tmp_path / "measures" / "burglary.toml").rename(tmp_path / "measures" / "Burglary_all.toml")
    faults = []

    read_measures(tmp_path, faults)

    assert [(fault.file, fault.key) for fault in faults] == [("measures/Burglary_all.toml", "")]
    assert "burglary-dwelling.toml" in faults[0].mend


# Half-years and cohorts

COHORT = SHARE.replace('family = "hiac"\ncategory = "Burglary dwelling"', 'family = "measures"')


@pytest.mark.parametrize("more", ['every = "quarter"', 'every = "half-year"', "matures_after = 3", "matures_after = 0"])
def test_a_measure_may_come_each_half_year_or_take_some_quarters_to_mature(faults_of, more):
    assert faults_of(resolved=f"{COHORT}{more}\n") == []


def test_any_other_length_of_period_says_which_there_are(faults_of):
    assert faults_of(resolved=f'{COHORT}every = "month"\n') == [
        ("measures/resolved.toml", "every", "Found 'month'. Write one of quarter, half-year.")
    ]


def test_an_extract_of_a_family_of_its_own_comes_each_quarter(faults_of):
    [(file, key, mend)] = faults_of(resolved=f'{SHARE}every = "half-year"\n')

    assert (file, key) == ("measures/resolved.toml", "every")
    assert mend == "A hiac extract comes each quarter. Take this out, or make the family measures."


@pytest.mark.parametrize("written", ["-1", "13", "400"])
def test_a_cohort_matures_in_some_quarters_and_no_more_than_three_years(faults_of, written):
    assert faults_of(resolved=f"{COHORT}matures_after = {written}\n") == [
        ("measures/resolved.toml", "matures_after", "Write a whole number of quarters from 1 to 12, like 3.")
    ]


@pytest.mark.parametrize("written", ['"three"', "2.5", "true"])
def test_how_long_a_cohort_takes_is_a_whole_number(faults_of, written):
    [(_, key, mend)] = faults_of(resolved=f"{COHORT}matures_after = {written}\n")

    assert key == "matures_after"
    assert mend.endswith("Write a whole number.")


def test_a_half_yearly_cohort_matures_in_whole_half_years(faults_of):
    assert faults_of(resolved=f'{COHORT}every = "half-year"\nmatures_after = 3\n') == [
        (
            "measures/resolved.toml",
            "matures_after",
            "A half-yearly measure matures in whole half-years. Write an even number.",
        )
    ]


@pytest.mark.parametrize(
    ("more", "why"), [('every = "half-year"', "comes each half-year"), ("matures_after = 2", "mature")]
)
def test_a_whole_comes_and_matures_as_its_parts_do(faults_of, more, why):
    whole = COHORT.replace('numerator = "resolved"\ndenominator = "offences"', 'sum_of = ["part"]')
    whole = whole.replace("Burglary dwelling, resolved", "All of it")
    [(file, key, mend)] = faults_of(whole=whole, part=f"{COHORT}{more}\n")

    assert (file, key) == ("measures/whole.toml", "sum_of")
    assert why in mend
