"""What a person has said of past quarters, which the engine takes as it is told.

One whole number for each quarter of each series, shaped as the values are: the sum of what was said, 0 for nothing.
"""

from __future__ import annotations

import numpy as np

ASIDE = 1  # this quarter is to be set aside, whatever the figures say
USUAL = 2  # this quarter is to count, however far from the others it is
LEVEL = 4  # no new level begins with this quarter


def is_said(said: np.ndarray, what: int) -> np.ndarray:
    """True where `what` was said."""
    return (said & what) > 0
