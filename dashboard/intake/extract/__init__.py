"""An uploaded file becomes an extract: its figures, its problems and its questions, from the file alone."""

from dashboard.intake.extract.problem import Problem, Unreadable
from dashboard.intake.extract.raised_rows import RaisedRow
from dashboard.intake.extract.reading import Extract, read, unreadable
from dashboard.intake.extract.size_limits import check_bytes

__all__ = ["Extract", "Problem", "RaisedRow", "Unreadable", "check_bytes", "read", "unreadable"]
