"""Many small systems at once against numpy's one at a time."""

import numpy as np
import pytest

from dashboard.variation.expected.batched_cholesky import backward, forward, log_determinant, lower_factor

SYSTEMS = 5
_root = np.random.default_rng(2).normal(size=(4, 6, SYSTEMS))
MATRICES = np.einsum("iks,jks->ijs", _root, _root)
RIGHT = np.random.default_rng(3).normal(size=(4, SYSTEMS))


@pytest.mark.parametrize("system", range(SYSTEMS))
def test_factor_solution_and_determinant_are_numpys(system):
    matrix = MATRICES[..., system]
    factor = lower_factor(MATRICES)
    solution = backward(factor, forward(factor, RIGHT))

    assert factor[..., system] == pytest.approx(np.linalg.cholesky(matrix))
    assert solution[:, system] == pytest.approx(np.linalg.solve(matrix, RIGHT[:, system]))
    assert log_determinant(factor)[system] == pytest.approx(np.linalg.slogdet(matrix)[1])
