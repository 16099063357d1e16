"""What may be shown to whom: the one gate between what is recorded and what pages, documents and packs hold."""

from dashboard.disclosure.audience import PUBLIC, RESTRICTED, Audience
from dashboard.disclosure.office import Office
from dashboard.disclosure.redaction import HIDDEN

__all__ = ["HIDDEN", "PUBLIC", "RESTRICTED", "Audience", "Office"]
