"""What each measure shows in each area: series, judgement, range, exception, words."""

from dashboard.findings.collection import Findings, by_nhs_rules, findings, prepare
from dashboard.findings.comparison import COMPARATORS, DISTRICTS, Beside, Comparison, Uncompared
from dashboard.findings.coverage import NotReceived, expected_quarter, latest_held, never_supplied, sections_of
from dashboard.findings.decisions import (
    CONFIRMED,
    DECLARED,
    NEW_LEVEL,
    QUARTER,
    REJECTED,
    WITHDRAWN,
    Decision,
    decisions_of,
)
from dashboard.findings.exception_ref import ExceptionRef
from dashboard.findings.finding import LIKELY_CHANCE, Finding
from dashboard.findings.judgement import Group, Judgement, breaks_of, judge_groups
from dashboard.findings.judgement_cache import JudgementCache, known_findings
from dashboard.findings.points import (
    TOO_FEW,
    Figure,
    Point,
    absence,
    explanation,
    explanation_alone,
    first_words,
    is_too_few,
)
from dashboard.findings.ranking import Ranked, ranked
from dashboard.findings.series import (
    BASES,
    CONFIDENTIAL,
    FEWEST_FOR_A_PERCENTAGE,
    KEY,
    Series,
    of_one_length,
    series_of,
    shares,
)
from dashboard.findings.wording import figure_and_unit, how_often, in_words, places_in_range, span, window_words

__all__ = [
    "BASES",
    "Beside",
    "COMPARATORS",
    "CONFIDENTIAL",
    "CONFIRMED",
    "Comparison",
    "DECLARED",
    "DISTRICTS",
    "Decision",
    "ExceptionRef",
    "FEWEST_FOR_A_PERCENTAGE",
    "Figure",
    "Finding",
    "Findings",
    "Group",
    "Judgement",
    "KEY",
    "JudgementCache",
    "LIKELY_CHANCE",
    "NEW_LEVEL",
    "NotReceived",
    "Point",
    "QUARTER",
    "REJECTED",
    "Ranked",
    "Series",
    "TOO_FEW",
    "Uncompared",
    "WITHDRAWN",
    "absence",
    "breaks_of",
    "by_nhs_rules",
    "decisions_of",
    "expected_quarter",
    "explanation",
    "explanation_alone",
    "figure_and_unit",
    "findings",
    "first_words",
    "how_often",
    "in_words",
    "is_too_few",
    "judge_groups",
    "known_findings",
    "latest_held",
    "never_supplied",
    "of_one_length",
    "places_in_range",
    "prepare",
    "ranked",
    "sections_of",
    "series_of",
    "shares",
    "span",
    "window_words",
]
