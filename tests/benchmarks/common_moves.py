"""How often districts seem to move together, and do: `python -m tests.benchmarks.common_moves [--portfolios N]`.

The made-up portfolios of `exceptions.py`, of which each measure's first 4, 8 or 14 areas stand for its districts. Their
noise is each one's own; where some of it is shared, so much of its variance is the same in all of them every quarter.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from dashboard.variation import common_shift, judge_expected
from tests.benchmarks.exceptions import AREAS, LEVELS, SEED, made

USUAL_NOISE = 0.08
LENGTHS = (12, 20)
DISTRICTS = (4, 8, 14)


def moves(length: int, portfolios: int, districts: int, added: float = 0.0, shared: float = 0.0) -> np.ndarray:
    """Of each measure expected 20 times a quarter or more: did its districts move together at the last quarter?

    added: to each district's last quarter, 0.2 for a fifth more. shared: of the noise's variance, in each quarter.
    """
    found = made(length, portfolios)
    keep = (np.arange(len(found.values)) % AREAS < districts) & (found.level >= 20)
    values, measure = found.values[keep, : length + 1], found.measure[keep]
    rng = np.random.default_rng([SEED, length, districts, int(1000 * shared)])
    common = USUAL_NOISE * np.sqrt(shared / (1 - shared)) * rng.standard_normal((measure.max() + 1, length + 1))
    values = values * np.exp(common[measure])
    values[:, -1] *= 1 + added
    verdicts = [each.verdict for each in judge_expected(np.round(values), measure)]
    p, value, expected = (
        np.array([getattr(each, name) for each in verdicts], dtype=float).reshape(-1, districts)
        for name in ("p_value", "value", "expected")
    )
    return np.array([common_shift(*rows) is not None for rows in zip(p, value, expected)])


def main() -> None:
    """Print one line for each number of districts and kind of change."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portfolios", type=int, default=60, help="a season, half of which drift")
    portfolios = parser.parse_args().portfolios
    print(f"{portfolios * 3} portfolios of {sum(level >= 20 for level in LEVELS)} measures a cell, {LENGTHS} quarters")
    for districts in DISTRICTS:
        for words, change in (
            ("each on its own account", {}),
            ("half of the noise shared", {"shared": 0.5}),
            ("20% more in all", {"added": 0.2}),
            ("30% more in all", {"added": 0.3}),
        ):
            seen = np.concatenate([moves(length, portfolios, districts, **change) for length in LENGTHS])
            error = np.sqrt(seen.mean() * (1 - seen.mean()) / len(seen))
            print(
                f"{districts:>3} districts, {words:<26} {100 * seen.mean():6.2f} per 100 ({100 * error:.2f})",
                flush=True,
            )


if __name__ == "__main__":
    main()
