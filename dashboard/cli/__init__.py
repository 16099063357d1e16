"""The dashboard from a command line: each command answers with a document and a text."""

from dashboard.cli.main import main, parser

__all__ = ["main", "parser"]
