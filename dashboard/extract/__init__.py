"""An uploaded file becomes an extract: its figures, its problems and its questions, from the file alone."""

from dashboard.extract.made import RaisedRow
from dashboard.extract.problem import Problem
from dashboard.extract.reading import Extract, read

__all__ = ["Extract", "Problem", "RaisedRow", "read"]
