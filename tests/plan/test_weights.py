"""What one event weighs in the order of risk, as data/weights.toml says, and what is wrong with it."""

import pytest
from given import a_measure

from dashboard.plan.weights import read_weights

THEFT = a_measure()


@pytest.fixture
def read(tmp_path):
    """Reads weights written in a folder of their own, beside the measure `theft`; the weights and the faults."""

    def read(text):
        (tmp_path / "weights.toml").write_text(text, encoding="utf-8")
        faults = []
        return read_weights(tmp_path, [THEFT], faults), list(map(str, faults))

    return read


def test_the_bundled_weights_invent_no_harm_scores(plan):
    assert {plan.weights.of(measure) for measure in plan.measures} == {1.0}


def test_without_the_file_everything_weighs_one(tmp_path):
    assert read_weights(tmp_path, [THEFT], []).of(THEFT) == 1


def test_a_measure_named_has_its_own_weight_and_every_other_the_usual_one(read):
    weights, faults = read("usual = 2\n[measures]\ntheft = 2.5\n")
    assert (weights.of(THEFT), weights.of(a_measure(code="fraud")), faults) == (2.5, 2, [])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[measures]\ntheft = 0", "weights.toml, measures.theft: Found 0. Write a number above 0, like 2.5."),
        ("[measures]\ntheft = -1.5", "weights.toml, measures.theft: Found -1.5. Write a number above 0, like 2.5."),
        ("usual = inf", "weights.toml, usual: Found inf. Write a number above 0, like 2.5."),
        ("usual = nan", "weights.toml, usual: Found nan. Write a number above 0, like 2.5."),
        ("usual = true", "weights.toml, usual: Found True. Write a number, like 2.5."),
        ('[measures]\ntheft = "2"', "weights.toml, measures.theft: Found '2'. Write a number, like 2.5."),
        (
            "[measures]\nthefts = 2",
            "weights.toml, measures.thefts: No measure has this code. "
            "Write the name of a file in measures/, without .toml.",
        ),
        ("theft = 2", "weights.toml, theft: This key is not known here. Known keys: measures, usual."),
    ],
)
def test_what_is_wrong_names_file_key_and_mend(read, text, fault):
    assert read(text)[1] == [fault]
