"""Whose figures are held: what stands at the foot of every page."""

from __future__ import annotations

import pandas as pd

OFFICIAL = (
    "Contains public sector information licensed under the Open Government Licence v3.0. "
    "Official figures stand in for the force’s own returns, with values as published later."
)
ILLUSTRATIVE = "Figures marked illustrative are made up, to show how the dashboard works."
SUPPLIED = "Figures as supplied to the office."
NONE = "No figures are held."


def attribution_words(extracts: pd.DataFrame) -> str:
    """Who published or supplied the extracts (basis, publisher, rolled_back) that stand, and under which licence."""
    standing = extracts[extracts.rolled_back.isna()]
    bases = set(standing.basis)
    publishers = standing.publisher[standing.basis == "official"].str.split(";").explode().str.strip()
    names = sorted(set(publishers) - {""})
    sentences = [f"Published by {'; '.join(names)}."] if names else []
    sentences += [OFFICIAL] if "official" in bases else []
    sentences += [SUPPLIED] if "supplied" in bases else []
    sentences += [ILLUSTRATIVE] if "illustrative" in bases else []
    return " ".join(sentences) or NONE
