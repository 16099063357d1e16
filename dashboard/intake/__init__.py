"""Extracts on their way in: read, checked against what is held, published or taken back."""

from dashboard.intake.bundled import open_store
from dashboard.intake.changes import Revision
from dashboard.intake.consequences import Consequences
from dashboard.intake.extract.encoding import decode
from dashboard.intake.extract.problem import Problem, Unreadable, shortened
from dashboard.intake.extract.published import FILE_KINDS
from dashboard.intake.extract.reading import Extract
from dashboard.intake.extract.table import Table, read_table
from dashboard.intake.loading import Check, Loaded, Refused, check
from dashboard.intake.manual_entry import AREA, Cell
from dashboard.intake.publication import CannotTakeBack, Preview, StalePreview, load, take_back
from dashboard.intake.templates import NOT_SUPPLIED, TEMPLATE_NAMES, template
from dashboard.intake.timeliness import Received, Row

__all__ = [
    "AREA",
    "CannotTakeBack",
    "Cell",
    "Check",
    "Consequences",
    "Extract",
    "FILE_KINDS",
    "Loaded",
    "StalePreview",
    "NOT_SUPPLIED",
    "Problem",
    "Received",
    "Refused",
    "Revision",
    "Row",
    "Preview",
    "TEMPLATE_NAMES",
    "Table",
    "Unreadable",
    "check",
    "decode",
    "load",
    "open_store",
    "read_table",
    "shortened",
    "take_back",
    "template",
]
