"""The jobs of the dashboard from a command line: python -m dashboard COMMAND."""

from __future__ import annotations

import sys

from dashboard.cli import main

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # whatever the terminal's own: an area or a note may hold any letter
    sys.exit(main())
