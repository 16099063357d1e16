"""Illustrative series: made up, from a fixed seed, by the assumptions of `illustrative.toml`.

A series is an array of whole numbers, one row a quarter and one column a district (or one column, the force).
"""

from __future__ import annotations

import zlib

import numpy as np

from dashboard.period import Period, periods

CERTAIN = 0.97  # no share of a whole is taken to be surer than this


class Maker:
    """The maker of series: the same settings and populations always give the same figures."""

    def __init__(self, settings: dict, people: dict[str, int]) -> None:
        self.settings = settings
        self.quarters = periods(Period.read(settings["first"]), Period.read(settings["last"]))
        self.districts = sorted(people)
        self._people = np.array([people[name] for name in self.districts], dtype=float)

    def counts(self, name: str, wide: bool = True) -> np.ndarray:
        """A series about the `level` of its settings, by district or (not `wide`) for the force alone."""
        level = self._of(name)["level"] * self._moves(name, wide)
        return self._chance(name).poisson(level * self._places(name) if wide else level)

    def split(self, name: str, totals: np.ndarray) -> np.ndarray:
        """One whole number a quarter shared out among the districts: each row sums to its total exactly."""
        weights = self._places(name) * self._moves(name, wide=True)
        weights /= weights.sum(axis=1, keepdims=True)
        chance = self._chance(name)
        return np.array([chance.multinomial(total, row) for total, row in zip(totals.ravel(), weights, strict=True)])

    def part(self, name: str, whole: np.ndarray) -> np.ndarray:
        """The part of `whole` that the settings' `share` takes: never more than the whole."""
        wide = whole.shape[1] > 1
        share = self._of(name)["share"] * self._moves(name, wide, calm=0.5)
        if wide and "theme" in self._of(name):
            share = share * self._factors(self._of(name)["theme"])
        return self._chance(name).binomial(whole, np.minimum(share, CERTAIN))

    def level(self, name: str) -> np.ndarray:
        """A measured quantity of the force, such as days a head, to two decimals."""
        return np.round(self._of(name)["level"] * self._moves(name, wide=False, calm=0.5), 2)

    def year_split(self, name: str, by_year: dict[int, int]) -> np.ndarray:
        """Yearly totals shared among their quarters by season: one column, the force."""
        season, found = np.array(self._of(name)["season"]), {}
        for year in sorted({quarter.year for quarter in self.quarters}):
            chance = self._chance(f"{name} {year}")
            weights = season * np.exp(chance.normal(0, self.settings["shared"], 4))
            found[year] = chance.multinomial(by_year[year], weights / weights.sum())
        return np.array([[found[quarter.year][quarter.quarter - 1]] for quarter in self.quarters])

    def _of(self, name: str) -> dict:
        return self.settings["series"][name]

    def _chance(self, name: str) -> np.random.RandomState:
        # A stream of its own for each series, so that adding one leaves the others as they were;
        # RandomState because numpy promises never to change what it draws.
        return np.random.RandomState(zlib.crc32(f"{self.settings['seed']} {name}".encode()))

    def _factors(self, theme: str) -> np.ndarray:
        return np.array([self.settings["areas"][district][theme] for district in self.districts])

    def _places(self, name: str) -> np.ndarray:
        weights = self._people * self._factors(self._of(name)["theme"])
        return weights / weights.sum() * self._summers()

    def _moves(self, name: str, wide: bool, calm: float = 1.0) -> np.ndarray:
        """Season, trend, noise and planted changes as one multiplier a quarter and column."""
        chance, settings, of = self._chance(f"{name} moves"), self.settings, self._of(name)
        columns, years = len(self.districts) if wide else 1, np.arange(len(self.quarters))[:, None] / 4
        season = np.array([of.get("season", (1, 1, 1, 1))[quarter.quarter - 1] for quarter in self.quarters])
        drift = chance.normal(of.get("trend", 0), settings["drift"] * calm, columns)
        shared = chance.normal(0, settings["shared"] * calm, (len(self.quarters), 1))
        own = chance.normal(0, settings["noise"] * calm, (len(self.quarters), columns)) if wide else 0
        return season[:, None] * np.exp(drift * years + shared + own) * self._planted(name, columns)

    def _summers(self) -> np.ndarray:
        """Summer visitors: more of everything in July to September on the coast."""
        summer = np.array([quarter.quarter == 2 for quarter in self.quarters])[:, None]
        return np.where(summer, self._factors("summer"), 1.0)

    def _planted(self, name: str, columns: int) -> np.ndarray:
        times = np.ones((len(self.quarters), columns))
        for change in self.settings["planted"]:
            everywhere = "area" not in change
            if name not in change["series"] or (columns == 1 and not everywhere):
                continue
            since = [quarter >= Period.read(change["from"]) for quarter in self.quarters]
            where = slice(None) if everywhere else self.districts.index(change["area"])
            times[since, where] *= change["times"]
        return times
