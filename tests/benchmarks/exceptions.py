"""How often each method finds what is there, and what is not: `python tests/benchmarks/exceptions.py [--portfolios N]`.

Made-up portfolios whose truth is known, from a fixed seed. Each has 6 measures (1, 5, 20, 100, 500 and 5,000 a
quarter) in 24 areas: log level sd .3; a season of 0, 10 or 25% shared by a measure, an area's own about it sd 3%; noise
from quarter to quarter on the log, its sd per measure exp(N(ln .08, .4)) and per series that times exp(N(0, .25));
Poisson on top. Half the portfolios drift by 4% a year, the other half's noise has autocorrelation .3. Effects are put
into 15% of the series, so that what is pooled is contaminated as in life.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from dashboard.variation import judge_expected, xmr_chart

SEED = 20131223
LEVELS = (1, 5, 20, 100, 500, 5000)
AREAS = 24
SEASONS = (0.0, 0.10, 0.25)
LENGTHS = (8, 12, 20, 32)  # quarters of history before the effect
EFFECT_SHARE = 0.15
AHEAD = 4  # quarters made from the first of an effect on

Flags = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Made:
    """Series whose truth is known: values (series, quarters); each one's measure, level, season, change."""

    values: np.ndarray
    measure: np.ndarray
    level: np.ndarray
    season: np.ndarray
    changed: np.ndarray


def portfolio(
    rng: np.random.Generator, length: int, season: float, drifts: bool, change: np.ndarray, past: str
) -> Made:
    """One portfolio; `change` is what the effect adds to log expected in each of its quarters."""
    logs = np.concatenate([_measure(rng, level, length + AHEAD, season, drifts) for level in LEVELS])
    series = len(logs)
    if past == "dip":
        logs[:, length // 2 : length // 2 + 2] += np.log(0.65)
    if past == "step":
        begins = rng.integers(4, length - 3, series)
        size = rng.choice(np.log([1.4, 0.6]), series)
        logs += size[:, None] * (np.arange(length + AHEAD) >= begins[:, None])
    changed = rng.random(series) < (EFFECT_SHARE if change.any() else 0)
    logs[changed, length:] += change
    measure = np.repeat(np.arange(len(LEVELS)), AREAS)
    values = rng.poisson(np.exp(logs)).astype(float)
    return Made(values, measure, np.repeat(LEVELS, AREAS), np.full(series, season), changed)


def _measure(rng: np.random.Generator, level: float, quarters: int, season: float, drifts: bool) -> np.ndarray:
    """Log expected of one measure's areas, (areas, quarters)."""
    shape = rng.standard_normal(4)
    shape -= shape.mean()
    own = 0.03 * rng.standard_normal((AREAS, 4)) * (season > 0)
    seasonal = season * shape / np.abs(shape).max() + own
    tau = np.exp(np.log(0.08) + 0.4 * rng.standard_normal() + 0.25 * rng.standard_normal((AREAS, 1)))
    noise = rng.standard_normal((AREAS, quarters))
    drift = np.zeros(quarters)
    if drifts:
        drift = rng.choice([-1, 1]) * 0.04 / 4 * np.arange(quarters)
    else:
        for quarter in range(1, quarters):
            noise[:, quarter] = 0.3 * noise[:, quarter - 1] + np.sqrt(1 - 0.3**2) * noise[:, quarter]
    base = np.log(level) + 0.3 * rng.standard_normal((AREAS, 1))
    return base + drift + seasonal[:, np.arange(quarters) % 4] + tau * noise


def made(length: int, portfolios: int, change: tuple[float, ...] = (), past: str = "") -> Made:
    """Portfolios in each season, those of one length and effect always the same."""
    rng = np.random.default_rng([SEED, length, len(past), *np.frombuffer(repr((change, past)).encode(), np.uint8)])
    added = np.log1p(np.array(change or (0.0,) * AHEAD))
    parts = [
        portfolio(rng, length, season, number % 2 == 0, added, past)
        for season in SEASONS
        for number in range(portfolios)
    ]
    columns = {name: np.concatenate([getattr(part, name) for part in parts]) for name in Made.__dataclass_fields__}
    columns["measure"] = columns["measure"] + len(LEVELS) * np.repeat(np.arange(len(parts)), len(LEVELS) * AREAS)
    return Made(**columns)


def made_shares(
    length: int, portfolios: int, points: float = 0.0
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Percentages: numerators, denominators, measure and whether each changed, in six measures of 24 areas a portfolio.

    Shares of 5 to 90% whose odds vary by 5% from quarter to quarter beyond chance, out of 10 to 5,000, the
    denominators themselves going up and down by a fifth. `points` are added to the latest share of 15% of the series.
    """
    rng = np.random.default_rng([SEED, length, 99, int(1000 * points)])
    count = 6 * portfolios
    logits = np.repeat(rng.uniform(-3, 2.2, count), AREAS)[:, None] + 0.2 * rng.standard_normal((count * AREAS, 1))
    logits = logits + 0.05 * rng.standard_normal((count * AREAS, length + 1))
    share = 1 / (1 + np.exp(-logits))
    changed = rng.random(len(share)) < (EFFECT_SHARE if points else 0)
    share[changed, -1] = np.clip(share[changed, -1] + points, 0, 1)
    usual = np.exp(rng.uniform(np.log(10), np.log(5000), (len(share), 1)))
    base = np.maximum(rng.poisson(usual * np.exp(0.2 * rng.standard_normal(share.shape))), 1)
    return rng.binomial(base, share).astype(float), base.astype(float), np.repeat(np.arange(count), AREAS), changed


# The detectors: each says which series stand out at their last quarter.


def expected(values: np.ndarray, measure: np.ndarray) -> np.ndarray:
    """The engine of this project, p under 0.005 in a window."""
    return np.array([answer.verdict.signal is not None for answer in judge_expected(values, measure)])


def expected_scores(values: np.ndarray, measure: np.ndarray) -> np.ndarray:
    """The same engine's strongest p, so that another threshold can be tried."""
    p = [answer.verdict.p_window for answer in judge_expected(values, measure)]
    return np.array([1.0 if each is None else each for each in p])


def year_on_year(values: np.ndarray, measure: np.ndarray) -> np.ndarray:
    """A tenth more or less than the same quarter a year ago."""
    before = values[:, -5]
    return np.abs(values[:, -1] - before) > 0.1 * before


def nhs_rules(values: np.ndarray, measure: np.ndarray) -> np.ndarray:
    """Any of the four NHS rules at the last point."""
    return xmr_chart(values).direction[:, -1] != 0


def farrington(values: np.ndarray, measure: np.ndarray) -> np.ndarray:
    """Farrington's way, two-sided at 1 in 100 on the 2/3 power: an overdispersed Poisson line with season by quarter,
    past outliers down-weighted, the spread of its parameters counted in."""
    history, latest = values[:, :-1], values[:, -1]
    quarters = history.shape[1]
    place = np.arange(-quarters, 1)
    columns = np.column_stack([np.ones(quarters + 1), place / 10, *(np.arange(4) == (place % 4)[:, None]).T[1:]])
    past, now = columns[:-1], columns[-1]
    weight = np.ones_like(history)
    for _ in range(2):
        coefficients, information = _poisson_line(history, past, weight)
        mean = np.exp(coefficients @ past.T)
        freedom = np.maximum(weight.sum(axis=1) - past.shape[1], 1)
        spread = np.maximum((weight * (history - mean) ** 2 / mean).sum(axis=1) / freedom, 1)
        score = (history ** (2 / 3) - mean ** (2 / 3)) * 1.5 / (mean ** (1 / 6) * np.sqrt(spread)[:, None])
        weight = np.where(np.abs(score) > 2.58, np.abs(score) ** -2, 1.0)
    foretold = np.exp(coefficients @ now)
    unsure = spread * foretold**2 * (now @ np.linalg.inv(information) @ now)
    deviation = 2 / 3 * foretold ** (-1 / 3) * np.sqrt(spread * foretold + unsure)
    return np.abs(latest ** (2 / 3) - foretold ** (2 / 3)) > 2.58 * deviation


def _poisson_line(history: np.ndarray, columns: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    predictor = np.log(history + 0.5)
    for _ in range(6):
        mean = np.exp(np.clip(predictor, -8, 20))
        information = np.einsum("st,tc,td->scd", weight * mean, columns, columns) + 1e-6 * np.eye(columns.shape[1])
        working = predictor + (history - mean) / mean
        right = np.einsum("st,tc->sc", weight * mean * working, columns)
        coefficients = np.linalg.solve(information, right[..., None])[..., 0]
        predictor = np.clip(coefficients @ columns.T, -8, 20)
    return coefficients, information


DETECTORS: dict[str, Flags] = {
    "year on year 10%": year_on_year,
    "NHS rules": nhs_rules,
    "Farrington type": farrington,
    "this engine": expected,
}


# The table


@dataclass(frozen=True)
class Rate:
    """So many of so many, in per cent, with its standard error."""

    found: int
    of: int

    @property
    def percent(self) -> float:
        return 100 * self.found / max(self.of, 1)

    def __str__(self) -> str:
        share = self.found / max(self.of, 1)
        return f"{self.percent:5.1f} (se {100 * np.sqrt(share * (1 - share) / max(self.of, 1)):.1f})"


def rate(flags: np.ndarray, among: np.ndarray) -> Rate:
    return Rate(int(flags[among].sum()), int(among.sum()))


def within(detector: Flags, found: Made, length: int, quarters: int) -> np.ndarray:
    """Which series stood out at any of the first `quarters` of the effect."""
    flags = np.zeros(len(found.values), bool)
    for quarter in range(quarters):
        flags |= detector(found.values[:, : length + quarter + 1], found.measure)
    return flags


def false_alarms(detector: Flags, portfolios: int) -> Iterator[tuple[str, str, Rate]]:
    by_level = {level: [0, 0] for level in LEVELS}
    spikes = [0, 0]
    for length in LENGTHS:
        spike = made(length, portfolios, (0.5, 0, 0, 0))
        flags = within(detector, spike, length, 1)
        yield f"false alarms, {length} quarters", "<= 1.5", rate(flags, ~spike.changed)
        for level in LEVELS:
            here = rate(flags, ~spike.changed & (spike.level == level))
            by_level[level] = [by_level[level][0] + here.found, by_level[level][1] + here.of]
        here = rate(flags, spike.changed & (spike.level == 100))
        spikes = [spikes[0] + here.found, spikes[1] + here.of]
        if length == 20:
            at_20 = rate(flags, spike.changed & (spike.level >= 100))
    for level in LEVELS:
        yield f"false alarms, level {level:,}", "<= 2.0", Rate(*by_level[level])
    for past, length in itertools.product(("dip", "step"), (20, 32)):
        name = f"past {past}, {length} quarters"
        steady = made(length, portfolios, past=past)
        yield f"false alarms, {name}", "<= 1.5", rate(within(detector, steady, length, 1), ~steady.changed)
        spike = made(length, portfolios, (0.5, 0, 0, 0), past)
        here = spike.changed & (spike.level >= 100)
        yield f"spike +50%, level 100 and more, {name}", "", rate(within(detector, spike, length, 1), here)
    yield "spike +50%, level 100", ">= 47", Rate(*spikes)
    yield "spike +50%, level 100 and more, 20 quarters", ">= 63", at_20


STEPS = ((0.5, 2, 12, ">= 73"), (0.5, 2, 20, ">= 80"), (0.3, 2, 20, ">= 47"), (0.3, 4, 20, ">= 55"))


def steps(detector: Flags, portfolios: int) -> Iterator[tuple[str, str, Rate]]:
    for size, quarters, length, goal in STEPS:
        step = made(length, portfolios, (size,) * AHEAD)
        name = f"step +{100 * size:.0f}% within {quarters} quarters, level 100 and more, {length} quarters"
        yield name, goal, rate(within(detector, step, length, quarters), step.changed & (step.level >= 100))


def against_nhs(portfolios: int) -> Iterator[str]:
    """In each slice, at the NHS rules' own false alarms: spikes of +50% found by them, and by the engine."""
    for length in LENGTHS:
        spike = made(length, portfolios, (0.5, 0, 0, 0))
        values = spike.values[:, : length + 1]
        theirs, scores = nhs_rules(values, spike.measure), expected_scores(values, spike.measure)
        for season in SEASONS:
            here = spike.season == season
            alarms = theirs[here & ~spike.changed].mean()
            threshold = np.quantile(scores[here & ~spike.changed], alarms)
            ours = scores <= threshold
            yield (
                f"  {length:>2} quarters, season {season:4.0%}: false alarms {100 * alarms:4.1f}; found by NHS rules "
                f"{rate(theirs, here & spike.changed)}, by this engine {rate(ours, here & spike.changed)}"
            )


def percentages(portfolios: int) -> Iterator[str]:
    """False alarms and power with denominators, by the engine and by the bare p-chart that it is never to be."""
    for length in (12, 20):
        values, base, measure, changed = made_shares(length, portfolios, 0.1)
        answers = judge_expected(values, measure, base, "share")
        flags = np.array([answer.verdict.signal is not None for answer in answers])
        share = values[:, :-1].sum(axis=1) / base[:, :-1].sum(axis=1)
        error = np.sqrt(np.maximum(share * (1 - share), 1e-9) / base[:, -1])
        chart = np.abs(values[:, -1] / base[:, -1] - share) > 3 * error
        for low, high in ((10, 100), (100, 1000), (1000, 10**6)):
            here = (base.mean(axis=1) >= low * 0.8) & (base.mean(axis=1) < high)
            yield (
                f"  {length} quarters, out of {low:,} to {min(high, 5000):,}: "
                f"false alarms {rate(flags, here & ~changed)}, p-chart {rate(chart, here & ~changed)}; "
                f"10 points more found {rate(flags, here & changed)}"
            )
        yield f"  {length} quarters, all: false alarms {rate(flags, ~changed)}, p-chart {rate(chart, ~changed)}"


def speed(series: int = 10_000, quarters: int = 24) -> str:
    """Seconds of one processor for three windows, beside the NHS rules on the same series."""
    found = made(quarters, -(-series // (len(LEVELS) * AREAS * len(SEASONS))))
    values, measure = found.values[:series, :quarters], found.measure[:series]
    times = []
    for detector in (nhs_rules, expected):
        begun = time.process_time()
        detector(values, measure)
        times.append(time.process_time() - begun)
    return f"{series:,} series x {quarters} quarters: {times[1]:.1f} s, {times[1] / times[0]:.0f} x the NHS rules"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--portfolios", type=int, default=10, help="of each length, season and effect")
    portfolios = parser.parse_args().portfolios
    print(f"Seed {SEED}, {portfolios} portfolios of {len(LEVELS) * AREAS} series for each length, season and effect.")
    print(speed())
    rows: dict[str, list[str]] = {}
    for detector in DETECTORS.values():
        for job in (false_alarms, steps):
            for name, goal, found in job(detector, portfolios):
                rows.setdefault(name, [goal]).append(str(found))
    print(f"{'per 100':<66}{'goal':<8}" + "".join(f"{name:<20}" for name in DETECTORS))
    for name, (goal, *found) in rows.items():
        print(f"{name:<66}{goal:<8}" + "".join(f"{each:<20}" for each in found))
    print("At the NHS rules' own false alarms, spikes of +50% found:")
    print("\n".join(against_nhs(portfolios)))
    print("Percentages with denominators of 10 to 5,000 (goal: false alarms <= 1.5):")
    print("\n".join(percentages(portfolios)))


if __name__ == "__main__":
    main()
