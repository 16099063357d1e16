"""What people have decided of past quarters, which the engine obeys instead of its own screening.

Overrides are an integer array shaped as the values: for each quarter the sum of the codes below, 0 where nobody has
decided anything.
"""

from __future__ import annotations

import numpy as np

ASIDE = 1  # this quarter is to be set aside, whatever the figures say
USUAL = 2  # this quarter is to count, however far from the others it is
LEVEL = 4  # no new level begins with this quarter


def has_override(overrides: np.ndarray, code: int) -> np.ndarray:
    """True, shaped as `overrides`, where the sum contains `code`."""
    return (overrides & code) > 0
