"""Usual variation, and the quarters it does not explain: arrays in, arrays out."""

from dashboard.variation.common_shift import Move, beyond, common_shift
from dashboard.variation.comparison.peers import FEWEST_AREAS, Levels, levels
from dashboard.variation.expected.bands import bands_expected
from dashboard.variation.expected.judge import Expected, Total, judge_expected
from dashboard.variation.expected.link_scale import COUNT, MEAN, SHARE
from dashboard.variation.expected.overrides import ASIDE, LEVEL, USUAL
from dashboard.variation.expected.upcoming import ahead_of
from dashboard.variation.false_discovery import stands_out
from dashboard.variation.nhs.chart import Chart, xmr_chart
from dashboard.variation.nhs.point_types import RULES, point_types
from dashboard.variation.nhs.ranges import Ranges, ranges_xmr
from dashboard.variation.states import FEWEST_FOR_TRIAL, FEWEST_TO_ESTABLISH, MEMORY, state_of, supplied_in
from dashboard.variation.verdict import SIGNALS, Verdict, judge_xmr

__all__ = [
    "ASIDE",
    "COUNT",
    "Chart",
    "Expected",
    "FEWEST_AREAS",
    "FEWEST_FOR_TRIAL",
    "FEWEST_TO_ESTABLISH",
    "LEVEL",
    "Levels",
    "MEAN",
    "MEMORY",
    "Move",
    "RULES",
    "Ranges",
    "SHARE",
    "SIGNALS",
    "Total",
    "USUAL",
    "Verdict",
    "ahead_of",
    "bands_expected",
    "beyond",
    "judge_expected",
    "judge_xmr",
    "levels",
    "common_shift",
    "point_types",
    "ranges_xmr",
    "stands_out",
    "state_of",
    "supplied_in",
    "xmr_chart",
]
