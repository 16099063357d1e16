"""The chances of a total that is still to come: a mixture, one part for each tau and rho.

A count is negative-binomial in each part, a share beta-binomial, a mean log-normal. Arrays are (parts, series); the
mid-chance of less than a number counts half of the chance of the number itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, betaln, ndtr

from dashboard.variation.expected.link_scale import COUNT, MEAN, SHARE

EXACT_TO = 60  # of a share: within so many of either end the chances are summed one by one


@dataclass(frozen=True)
class Chances:
    """`centre` is the total expected and `spread` its variance relative to its square, events' own chance left out.

    `base` is the number that a share's total is out of, (series,).
    """

    kind: str
    centre: np.ndarray
    spread: np.ndarray
    weight: np.ndarray
    base: np.ndarray

    def of(self, series: np.ndarray) -> Chances:
        """The chances of some of the series."""
        parts = (each[:, series] for each in (self.centre, self.spread, self.weight))
        return Chances(self.kind, *parts, self.base[series])

    @property
    def expected(self) -> np.ndarray:
        """The total expected of each series."""
        return (self.weight * self.centre).sum(axis=0)

    def below(self, number: np.ndarray) -> np.ndarray:
        """The mid-chance of less than `number`, one for each series."""
        chance = {COUNT: _count_below, MEAN: _mean_below}.get(self.kind, _share_below)
        return (self.weight * chance(self, number)).sum(axis=0)

    @property
    def deviation(self) -> np.ndarray:
        """The standard deviation of each series' total, roughly."""
        variance = self.centre**2 * self.spread + (self.centre if self.kind != MEAN else 0)
        variance = variance + (self.centre - self.expected) ** 2
        return np.sqrt((self.weight * variance).sum(axis=0))


def relative_spread(kind: str, centre: np.ndarray, base: np.ndarray, variance: np.ndarray) -> np.ndarray:
    """The variance of a total relative to its square, from that of its predictor."""
    if kind == SHARE:
        return variance * (1 - centre / base) ** 2
    return variance if kind == MEAN else np.expm1(np.minimum(variance, 50.0))


def two_sided(below: np.ndarray) -> np.ndarray:
    """The two-sided mid-p of a number whose mid-chance of less is given."""
    return np.minimum(1.0, 2 * np.minimum(below, 1 - below))


def _count_below(chances: Chances, number: np.ndarray) -> np.ndarray:
    size = 1 / chances.spread
    share = size / (size + chances.centre)
    at = np.where(number >= 0, betainc(size, np.maximum(number, 0) + 1, share), 0.0)
    under = np.where(number > 0, betainc(size, np.maximum(number, 1e-9), share), 0.0)
    return (at + under) / 2


def _mean_below(chances: Chances, number: np.ndarray) -> np.ndarray:
    score = (np.log(np.maximum(number, 1e-9)) - np.log(chances.centre)) / np.sqrt(chances.spread)
    return np.where(number > 0, ndtr(score), 0.0)


def _share_below(chances: Chances, number: np.ndarray) -> np.ndarray:
    """Beta-binomial: exact near either end, and elsewhere by the beta of the same mean and variance."""
    base = np.maximum(chances.base, 1e-9)
    share = np.clip(chances.centre / base, 1e-9, 1 - 1e-9)
    odds_against = (1 - share) / share
    size = np.maximum(odds_against / chances.spread - 1, 1e-3)  # of the beta that the share itself is drawn from
    whole = number == np.floor(number)
    low, high = whole & (number <= EXACT_TO), whole & (base - number <= EXACT_TO)
    variance = (1 + (base - 1) / (size + 1)) / base  # of the observed share, relative to share (1 - share)
    near = np.maximum(1 / variance - 1, 1e-3)
    chance = betainc(share * near, (1 - share) * near, np.clip(number / base, 0, 1))
    for places, shares, numbers in ((high, 1 - share, base - number), (low, share, number)):
        at = np.flatnonzero(places)
        if at.size:
            summed = _summed(shares[:, at] * size[:, at], (1 - shares[:, at]) * size[:, at], base[at], numbers[at])
            chance[:, at] = summed if places is low else 1 - summed
    return np.where(number < 0, 0.0, np.where(number > base, 1.0, chance))


def _summed(first: np.ndarray, second: np.ndarray, base: np.ndarray, number: np.ndarray) -> np.ndarray:
    """The mid-chance of less than a small number under a beta-binomial, its chances summed from none upwards."""
    chance = np.exp(betaln(first, base + second) - betaln(first, second))
    total = np.zeros_like(chance)
    for count in range(int(max(number.max(), 0)) + 1):
        total += chance * np.where(count < number, 1.0, np.where(count == number, 0.5, 0.0))
        left = np.maximum(base - count, 0)
        chance = chance * left * (first + count) / ((count + 1) * np.maximum(left - 1 + second, 1e-9))
    return total
