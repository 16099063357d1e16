"""The quarters to come, foretold at once: the same ranges that charts show, and silence where none is firm."""

import numpy as np
import pytest

from dashboard.variation import ahead_of, bands_expected

RNG = np.random.default_rng(7)
VALUES = RNG.poisson([[100], [400], [30], [8]], (4, 25)).astype(float)


def of(values=VALUES, coming=None, **more):
    coming = VALUES[:, -1:] if coming is None else coming
    return ahead_of(values, coming, np.zeros(len(values), int), **more)


def test_the_first_coming_quarter_has_the_range_of_a_chart():
    found, bands = of(), bands_expected(VALUES, np.zeros(4, int), latest=1)

    assert np.allclose(found.expected[:, 0], bands.mean[:, -1])
    assert (found.lower[:, 0] == bands.lower[:, -1]).all() and (found.upper[:, 0] == bands.upper[:, -1]).all()


def test_the_quarter_itself_and_those_beside_it_change_nothing_that_is_expected():
    coming = np.column_stack([VALUES[:, -1], VALUES[:, -1] * 9, np.full(4, np.nan), VALUES[:, -1]])
    found = of(np.where(np.arange(25) == 24, 1e6, VALUES), coming)

    assert np.allclose(found.expected[:, 0], of().expected[:, 0])
    assert np.isnan(found.p[:, 2]).all()
    assert (found.p[:2, 1] < 1e-6).all() and (found.p[:, 3] > 1e-4).all()


@pytest.mark.parametrize(("held", "is_firm"), [(11, False), (12, True), (24, True)])
def test_only_a_firm_range_says_anything(held, is_firm):
    values = np.where(np.arange(25) < 24 - held, np.nan, VALUES)

    assert (~np.isnan(of(values).p)).all() == is_firm


@pytest.mark.parametrize(("kind", "place", "is_firm"), [
    ("definition", 13, False), ("definition", 12, True), ("recording", 21, False), ("recording", 20, True),
    ("recording", 24, False),
])  # fmt: skip
def test_a_break_is_kept(kind, place, is_firm):
    assert (~np.isnan(of(**{kind: [[place]] * 4}).p)).all() == is_firm
