"""Many small symmetric systems at once: arrays (row, column, ...), one system at each place of the last axes."""

from __future__ import annotations

import numpy as np


def lower_factor(matrix: np.ndarray) -> np.ndarray:
    """The Cholesky factor L of each positive definite matrix, L L' = matrix. Shape (c, c, ...)."""
    left = matrix.copy()
    size = len(left)
    for j in range(size):
        left[j, j] = np.sqrt(left[j, j])
        left[j + 1 :, j] /= left[j, j]
        left[j, j + 1 :] = 0.0
        for k in range(j + 1, size):
            left[k:, k] -= left[k:, j] * left[k, j]
    return left


def forward(factor: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The solution of L x = right for each system. `right` is (c, ...) or (c, k, ...)."""
    solved = right.copy()
    for j in range(len(factor)):
        solved[j] /= factor[j, j]
        for k in range(j + 1, len(factor)):
            solved[k] -= factor[k, j] * solved[j]
    return solved


def backward(factor: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The solution of L' x = right for each system. `right` is (c, ...)."""
    solved = right.copy()
    for j in reversed(range(len(factor))):
        for k in range(j + 1, len(factor)):
            solved[j] -= factor[k, j] * solved[k]
        solved[j] /= factor[j, j]
    return solved


def log_determinant(factor: np.ndarray) -> np.ndarray:
    """The logarithm of each matrix's determinant, from its factor."""
    return 2 * np.log(np.stack([factor[j, j] for j in range(len(factor))])).sum(axis=0)
