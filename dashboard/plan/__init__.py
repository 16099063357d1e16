"""What data/ says: the plan, the measures that answer it and the areas they are counted for."""

from dashboard.plan.areas import Area, Areas, fold
from dashboard.plan.document import document_of
from dashboard.plan.entries import Entries
from dashboard.plan.errors import Fault, PlanError
from dashboard.plan.measure import COLUMNS, FAMILY_NAMES, Break, Measure
from dashboard.plan.meeting import Meeting, read_stands
from dashboard.plan.meetings import STAGES
from dashboard.plan.offences import FILE
from dashboard.plan.plan import Plan
from dashboard.plan.populations import People, Populations
from dashboard.plan.tables import table_of
from dashboard.plan.weights import Weights
from dashboard.plan.words import (
    STATUSES,
    Action,
    Item,
    PlanDocument,
    PlannedDisposition,
    PlannedTopic,
    RaisedByPlan,
    Rationale,
    Section,
    Track,
    due_on,
    item_words,
    title_case,
)

__all__ = [
    "Action",
    "Area",
    "Areas",
    "Break",
    "COLUMNS",
    "FAMILY_NAMES",
    "Entries",
    "FILE",
    "Fault",
    "Item",
    "Measure",
    "Meeting",
    "People",
    "Plan",
    "PlanDocument",
    "PlanError",
    "PlannedDisposition",
    "PlannedTopic",
    "Populations",
    "RaisedByPlan",
    "Rationale",
    "STAGES",
    "STATUSES",
    "Section",
    "Track",
    "Weights",
    "document_of",
    "due_on",
    "fold",
    "item_words",
    "read_stands",
    "table_of",
    "title_case",
]
