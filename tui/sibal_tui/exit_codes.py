"""What the program's end says to the shell; `docs/commands.md` lists them for users."""

from __future__ import annotations

DONE = 0
WRONG_CONTENT = 1
"""A value, a file or a place is wrong."""
WRONG_USAGE = 2
"""An unknown command or option, a missing argument, no terminal for the app."""
CRASHED = 70
"""A fault of the program (EX_SOFTWARE); its trace is in the log."""
INTERRUPTED = 130
"""Ctrl+C."""
