"""One label a point: which rule it answers and in which direction, and what that means for the service."""

from __future__ import annotations

import numpy as np

from dashboard.variation.nhs.limits import Limits
from dashboard.variation.nhs.rules import close, outside, run_of_seven, side_of, trend_of_seven, two_in_three

RULES = ("", "outside", "trend", "two in three", "run")  # the first that a point answers, in this order, names it
NHS_WORDS = {
    (0, 0): "Common Cause",
    (1, 1): "Above UCL",
    (1, -1): "Below LCL",
    (2, 1): "7 Point Trend (Increasing)",
    (2, -1): "7 Point Trend (Decreasing)",
    (3, 1): "2 in 3 Above CL",
    (3, -1): "2 in 3 Below CL",
    (4, 1): "7 Points Above CL",
    (4, -1): "7 Points Below CL",
}
IMPROVEMENT = {"increase": 1, "decrease": -1, "neutral": 0}


def labels_of(values: np.ndarray, limits: Limits) -> tuple[np.ndarray, np.ndarray]:
    """Each point's rule, as its place in RULES, and its direction: +1 high, -1 low, 0 where no rule applies."""
    side = side_of(values, limits)
    answers = (
        np.where(outside(values, limits), side, 0),
        trend_of_seven(values),
        two_in_three(close(values, limits), side),
        run_of_seven(side),
    )
    rule, direction = np.zeros_like(side), np.zeros_like(side)
    for place, answer in reversed(list(enumerate(answers, start=1))):
        rule = np.where(answer != 0, place, rule)
        direction = np.where(answer != 0, answer, direction)
    return rule, direction


def nhs_words(rule: np.ndarray, direction: np.ndarray) -> list[str]:
    """The labels of one series in the NHS tool's own words."""
    return [NHS_WORDS[pair] for pair in zip(rule.tolist(), direction.tolist(), strict=True)]


def point_types(direction: np.ndarray, improvement: str = "neutral") -> list[str]:
    """The NHS point type of each label of one series; `improvement` is increase, decrease or neutral.

    A trend towards the good side is an improvement even among points on the bad side of the mean.
    """
    good = IMPROVEMENT[improvement]
    high, low = (
        ("special_cause_neutral_high", "special_cause_neutral_low")
        if good == 0
        else ("special_cause_improvement", "special_cause_concern")[::good]
    )
    return [{1: high, -1: low, 0: "common_cause"}[sign] for sign in direction.tolist()]


def assurance(target: float | None, lower: float, upper: float, improvement: str) -> str | None:
    """Whether a process within these limits will pass its target; None with no target or no better side.

    A target on a limit, or where the limits are undefined, is passed inconsistently.
    """
    good = IMPROVEMENT[improvement]
    if target is None or good == 0:
        return None
    if target > upper:
        return "consistent_fail" if good > 0 else "consistent_pass"
    if target < lower:
        return "consistent_pass" if good > 0 else "consistent_fail"
    return "inconsistent"
