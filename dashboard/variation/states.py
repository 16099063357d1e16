"""How much history a verdict rests on: quarters supplied among the last 24 before the one judged."""

from __future__ import annotations

import numpy as np

MEMORY = 24  # quarters; what is older says little of how things are now
FEWEST_FOR_TRIAL = 8  # with fewer there is no range and no verdict
FEWEST_TO_ESTABLISH = 12


def state_of(values_before: np.ndarray) -> str:
    """`collecting`, `trial` or `established`, by the values of the quarters before the one judged.

    They are consecutive, oldest first, NaN where not supplied, from the last definition break on.
    """
    supplied = supplied_in(values_before[-MEMORY:])
    if supplied < FEWEST_FOR_TRIAL:
        return "collecting"
    return "trial" if supplied < FEWEST_TO_ESTABLISH else "established"


def supplied_in(values: np.ndarray) -> int:
    """How many of the values are there."""
    return int(np.count_nonzero(~np.isnan(values)))
