"""Who something is made for, and what kinds of thing that audience may see."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.plan import Measure
from dashboard.scrutiny import Raised


@dataclass(frozen=True)
class Audience:
    """Readers of one kind. sees_restricted: measures that are not published, and what is raised as sensitive."""

    name: str
    sees_restricted: bool

    def sees_measure(self, measure: Measure) -> bool:
        """Whether figures of the measure may be shown at all."""
        return self.sees_restricted or measure.publication != "restricted"

    def sees_matter(self, raised: Raised) -> bool:
        """Whether more may be shown of a raised matter than its title and the reason why it is sensitive."""
        return self.sees_restricted or not raised.sensitive


RESTRICTED = Audience("restricted", sees_restricted=True)
PUBLIC = Audience("public", sees_restricted=False)
