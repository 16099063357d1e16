"""An uploaded file becomes an extract: its figures, its problems and its questions, from the file alone."""

from dashboard.extract.made import RaisedRow
from dashboard.extract.problem import Problem, Unreadable
from dashboard.extract.reading import Extract, read, unreadable
from dashboard.extract.sizes import check_bytes

__all__ = ["Extract", "Problem", "RaisedRow", "Unreadable", "check_bytes", "read", "unreadable"]
